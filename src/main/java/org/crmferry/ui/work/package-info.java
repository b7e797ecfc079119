/** Background work of the window: the only place that starts threads or hands anything over to the JavaFX thread. */
package org.crmferry.ui.work;
