/** The pages Source and Target: which database it is, whether it can be entered, and what is in it. */
package org.crmferry.ui.endpoint;
