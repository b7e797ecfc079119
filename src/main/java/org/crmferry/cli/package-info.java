/**
 * The command line: one subcommand per method of {@code ferry}, exit codes, and the only room that prints.
 *
 * <p>May use {@code ferry} and its words; never sees {@code ui}, and decides nothing itself.
 */
package org.crmferry.cli;
