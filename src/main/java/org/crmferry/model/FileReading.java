package org.crmferry.model;

/**
 * How files are to be read, as far as a person has said so. Everything that is empty is found out from the files.
 *
 * @param encoding name of a character set, such as {@code windows-1252}
 * @param delimiter what stands between two cells: one character, or {@code tab}
 * @param dates order of days and months: {@code DMY}, {@code MDY} or {@code YMD}
 * @param decimal decimal sign: {@code .} or {@code ,}
 */
public record FileReading(String encoding, String delimiter, String dates, String decimal) {
    /** Everything is found out. */
    public static final FileReading DETECT = new FileReading("", "", "", "");

    public FileReading {
        encoding = encoding == null ? "" : encoding.strip();
        delimiter = delimiter == null ? "" : delimiter;
        dates = dates == null ? "" : dates.strip();
        decimal = decimal == null ? "" : decimal.strip();
    }

    /** Whether nothing was said. */
    public boolean detects() {
        return equals(DETECT);
    }
}
