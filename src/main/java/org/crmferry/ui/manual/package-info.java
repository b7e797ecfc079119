/**
 * The manual: Markdown files in {@code en} and {@code zh_CN} beside this package, one per page of the wizard, shown in a
 * window of their own. Needs no network.
 */
package org.crmferry.ui.manual;
