/**
 * Source record to target record: what becomes of each field (the mapping, as data), carried out exactly or with a
 * finding, and how a mapping is suggested.
 *
 * <p>Pure: values in, values out. May use {@code model} and {@code catalog}; never opens a connection or a file, never
 * starts a thread, never logs.
 */
package org.crmferry.mapping;
