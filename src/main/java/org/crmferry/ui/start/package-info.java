/** The start page: begin, go on, look around. */
package org.crmferry.ui.start;
