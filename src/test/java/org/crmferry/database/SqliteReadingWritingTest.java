package org.crmferry.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Credentials;
import org.junit.jupiter.api.io.TempDir;

class SqliteReadingWritingTest extends ReadingWritingContract {
    @TempDir
    private Path folder;

    @Override
    String url() {
        try {
            return "jdbc:sqlite:" + Files.createTempFile(folder, "rw", ".db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Credentials login() {
        return Credentials.NONE;
    }

    @Override
    String allKinds() {
        return "create table hostile (id integer primary key, t text, v varchar(40), i8 bigint, n decimal(12,2),"
                + " d double, dt date, ts datetime, by1 blob)";
    }

    @Override
    String counted() {
        return "integer primary key autoincrement";
    }

    /** A reader in the classic journal mode keeps writers out. */
    @Override
    boolean seesOthers() {
        return false;
    }

    @Override
    Map<String, List<Object>> ownValues() {
        return Map.of(
                "dt", List.of(raw("yesterday")),
                "n", List.of(raw("abc")),
                "i8", List.of(raw("12 apples")),
                "ts", List.of(raw("0000-00-00 00:00:00")));
    }
}
