/** The page "Conflicts": records that differ on both sides, field by field, decided by a person and then applied. */
package org.crmferry.ui.conflicts;
