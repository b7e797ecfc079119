/** The page "Transfer": start, watch, pause, cancel, go on; or the package that is made instead. */
package org.crmferry.ui.transfer;
