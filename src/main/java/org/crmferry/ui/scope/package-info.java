/** What to move: which entities, and which of their records. */
package org.crmferry.ui.scope;
