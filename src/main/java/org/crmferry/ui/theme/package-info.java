/** Light and dark. */
package org.crmferry.ui.theme;
