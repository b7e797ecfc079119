/**
 * The check: what will happen to every record, with which findings and in which order, fixed before a byte is written.
 *
 * <p>Pure: may use {@code model} and {@code mapping}; never reads or writes a database or a file.
 */
package org.crmferry.plan;
