/**
 * The one door: one method per step of the way, blocking, for the command line and the wizard alike.
 *
 * <p>May use every room but {@code cli} and {@code ui}. A {@link org.crmferry.ferry.Ferry} belongs to one worker thread;
 * its {@link org.crmferry.transfer.Progress} may be polled and cancelled from any.
 */
package org.crmferry.ferry;
