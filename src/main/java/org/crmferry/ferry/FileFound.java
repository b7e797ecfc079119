package org.crmferry.ferry;

import java.util.List;

/**
 * What was found out about one table in files. Holds names and counts, no cell.
 *
 * @param files names of its files
 * @param table what its records are called
 * @param rows how many can be read
 * @param encoding character set; empty in a workbook
 * @param mark whether a byte order mark says so
 * @param delimiter what stands between two cells: a character or {@code tab}; empty in a workbook
 * @param header whether the first row names the columns
 * @param dates order of days and months, {@code DMY}, {@code MDY} or {@code YMD}; empty if it has no dates
 * @param decimal decimal sign; empty if it has no numbers with a fraction
 * @param columns its columns
 * @param troubles rows that are not as the header says
 */
public record FileFound(
        List<String> files,
        String table,
        long rows,
        String encoding,
        boolean mark,
        String delimiter,
        boolean header,
        String dates,
        String decimal,
        List<Column> columns,
        List<Rows> troubles) {
    /**
     * One column.
     *
     * @param name as the file has it
     * @param type what nearly all cells are, in lower case
     * @param misfits cells that are something else
     */
    public record Column(String name, String type, long misfits) {}

    /**
     * Rows with the same trouble.
     *
     * @param kind {@code FEW_CELLS} (read, the missing ones empty), {@code MANY_CELLS} or {@code OPEN_QUOTE} (left out)
     * @param count how many
     * @param lines lines of the first of them
     */
    public record Rows(String kind, long count, List<Long> lines) {}
}
