package org.crmferry.database;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDiscoveryTest extends DiscoveryContract {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    Path folder;

    @Override
    String create() {
        return "jdbc:sqlite:" + folder.resolve("s" + COUNT.incrementAndGet() + ".db");
    }

    @Override
    String product() {
        return "SQLite";
    }

    @Override
    String serial() {
        return "integer primary key";
    }

    @Override
    List<String> trigger() {
        return List.of("create trigger stamp before insert on account begin select 1; end");
    }

    @Override
    String kinds() {
        return "create table kinds (bo boolean, i int, l bigint unsigned, n decimal(30,10), d double, v varchar(50),"
                + " te text, dt date, ts datetime, ti time, bl blob, any)";
    }

    @Override
    boolean keepsNegativeZero() {
        return false;
    }

    @Test
    void knowsWhatColumnsAreDeclaredToHold() {
        plain(FieldType.BOOLEAN, "bo");
        number("i", FieldType.INTEGER, 19, 0, "-9223372036854775808", "9223372036854775807", false);
        number("n", FieldType.DECIMAL, 15, 10, null, null, false);
        number("d", FieldType.FLOAT, 53, -1, null, null, false);
        text("v", 0, LengthUnit.CODE_POINTS, "", "");
        text("any", 0, LengthUnit.CODE_POINTS, "", "");
        time("dt", FieldType.DATE, 0, true);
        time("ts", FieldType.DATETIME, 9, true);
        time("ti", FieldType.TIME, 9, false);
        bytes("bl", 0);
    }
}
