/**
 * Folders of CSV and Excel files: how each is written is found out (encoding, delimiter, header, order of dates, decimal
 * sign), its rows are read one after the other, and every column gets the type that its cells have.
 *
 * <p>May use the model. Reads only, holds one row at a time, and never puts a cell value into an error or a log. What
 * cannot be read is a {@link org.crmferry.files.Trouble} with its line, never an exception and never lost in silence.
 */
package org.crmferry.files;
