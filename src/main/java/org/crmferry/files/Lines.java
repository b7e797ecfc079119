package org.crmferry.files;

import java.io.IOException;

/** The rows of one table in a file, one after the other. One thread; the owner closes it. */
interface Lines extends AutoCloseable {
    /** The next row, or null at the end. */
    Line next() throws IOException;

    @Override
    void close() throws IOException;
}
