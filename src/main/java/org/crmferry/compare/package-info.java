/**
 * Differences between two databases: which records only one of them has, and which fields differ in those that both
 * have, whatever products keep them.
 *
 * <p>May use {@code model}, {@code database}, {@code files} and {@code cargo}. Reads only; never writes to either side.
 */
package org.crmferry.compare;
