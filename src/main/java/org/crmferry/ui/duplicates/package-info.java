/** Records that are likely the same: looked at side by side, decided, merged. Opened from the last page; writes through the desk only. */
package org.crmferry.ui.duplicates;
