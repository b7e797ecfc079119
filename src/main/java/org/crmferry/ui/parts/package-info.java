/** Controls that several pages use, each in one look. */
package org.crmferry.ui.parts;
