/** Protect and deliver: the passphrase of everything that is stored, and how the records travel. */
package org.crmferry.ui.protect;
