package org.crmferry.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One table in a file, as it is written. Immutable; every {@link #open} reads it from the beginning. */
public interface Sheet {
    /** The file it is in. */
    Path file();

    /** What the file (or the sheet in it) is called, without its ending. */
    String name();

    /** Names of its columns; each is there, none twice. */
    List<String> header();

    /** How it is written, for people: {@code UTF-8}, a delimiter. */
    Writing writing();

    /**
     * Its rows, without the header.
     *
     * @param open told the line of a quote that is never closed
     */
    Lines open(java.util.function.LongConsumer open) throws IOException;

    /**
     * How a text file is written.
     *
     * @param encoding its character set
     * @param mark whether a byte order mark says so
     * @param delimiter what stands between two cells; 0 in a workbook
     * @param header whether its first row names the columns
     */
    record Writing(String encoding, boolean mark, char delimiter, boolean header) {}
}
