/** The frame around the pages: steps at left, the page, Back and Next, the status line. Knows pages by {@link Page} only. */
package org.crmferry.ui.shell;
