/**
 * The one loop: collect and check, load, verify, undo, on one worker thread with bounded stages beside it.
 *
 * <p>May use {@code model}, {@code mapping}, {@code plan}, {@code cargo}, {@code journal}, {@code database} and
 * {@code files}; knows no screen and no terminal, and reports through {@link org.crmferry.transfer.Progress} alone.
 */
package org.crmferry.transfer;
