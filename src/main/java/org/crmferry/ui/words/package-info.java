/** What the window says, in every language it speaks. */
package org.crmferry.ui.words;
