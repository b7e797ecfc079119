/** The versions of one record, and putting one of them back; a dialog that other pages open. */
package org.crmferry.ui.history;
