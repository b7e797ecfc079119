package org.crmferry.database;

import java.util.List;
import java.util.Map;
import org.crmferry.model.Credentials;

class PostgresReadingWritingTest extends ReadingWritingContract {
    @Override
    String url() {
        return Servers.newPostgres();
    }

    @Override
    Credentials login() {
        return Servers.postgresLogin();
    }

    @Override
    String allKinds() {
        return "create table hostile (id bigint primary key, t text, v varchar(40), c char(12), b boolean, i2 smallint,"
                + " i4 integer, i8 bigint, n numeric, n2 numeric(60,20), f real, d double precision, dt date, ti time,"
                + " ts timestamp, ts3 timestamp(3), tz timestamptz, u uuid, by bytea, j json, iv interval)";
    }

    @Override
    String counted() {
        return "bigserial primary key";
    }

    @Override
    Map<String, List<Object>> ownValues() {
        return Map.of(
                "dt",
                        List.of(
                                raw("infinity"),
                                raw("-infinity"),
                                raw("0044-03-15 BC"),
                                java.time.LocalDate.of(12345, 1, 2)),
                "ts", List.of(raw("infinity"), raw("0001-01-01 00:00:00 BC"), time("2000-01-01T00:00")),
                "tz", List.of(raw("-infinity")),
                "ti", List.of(raw("24:00:00")),
                "n", List.of(raw("NaN"), raw("Infinity")),
                "iv", List.of("838:59:59", "-01:02:03.5", "1 year 2 mons 3 days"));
    }
}
