/**
 * What happened, for people (HTML, PDF) and for machines (JSON, CSV): one sign-off report per migration.
 *
 * <p>May use {@code model}, {@code plan}, {@code journal} and {@code compare}. Holds counts, names, record keys and
 * fingerprints; never a cell value, a user's name or a password. Never touches a database or the network: it only
 * turns a finished {@link org.crmferry.report.Report} into one file.
 */
package org.crmferry.report;
