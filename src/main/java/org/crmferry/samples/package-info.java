/**
 * Two made-up CRM databases to try the ferry on: one built like SuiteCRM 7, one like EspoCRM 9.
 *
 * <p>Tables and columns are those of the products (the scripts {@code suitecrm.sql} and {@code espocrm.sql}), the people
 * and companies are invented from a seed. What is wrong with the data, and how often, is written down in
 * {@link org.crmferry.samples.Amounts}.
 *
 * <p>May use {@code model} and {@code database}; writes nothing but the two files and their marker, never touches a
 * database it did not make.
 */
package org.crmferry.samples;
