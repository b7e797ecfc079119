package org.crmferry.files;

import java.util.List;

/**
 * One row of a file.
 *
 * @param number of its first line in the file, counted from 1
 * @param cells as written; null where nothing is written, empty text where an empty text is (two quotes)
 */
record Line(long number, List<String> cells) {}
