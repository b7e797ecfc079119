package org.crmferry.database;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Credentials;

class MariaDbReadingWritingTest extends ReadingWritingContract {
    @Override
    String url() {
        return Servers.newMariaDb();
    }

    @Override
    Credentials login() {
        return Servers.mariadbLogin();
    }

    @Override
    String allKinds() {
        return "create table hostile (id bigint primary key, t longtext, v varchar(40), c char(12), bo bit(1),"
                + " bi bit(9), i1 tinyint(1), i2 smallint, i3 mediumint unsigned, i4 int, i8 bigint,"
                + " u8 bigint unsigned, n decimal(65,30), n2 decimal(18,2), f float, d double, dt date, ti time(6),"
                + " ts datetime(6), t0 datetime, tm timestamp(6) null, y year, u uuid, by1 longblob, by2 varbinary(40),"
                + " by3 binary(8), j json, e enum('a','b''c'), s set('x','y'))";
    }

    @Override
    String counted() {
        return "bigint auto_increment primary key";
    }

    @Override
    String bigText() {
        return "longtext";
    }

    @Override
    Map<String, List<Object>> ownValues() {
        return Map.ofEntries(
                Map.entry("dt", List.of(raw("0000-00-00"), raw("2026-00-10"), raw("2026-02-31"))),
                Map.entry("ts", List.of(raw("0000-00-00 00:00:00.000000"), time("2000-01-01T00:00"))),
                Map.entry("t0", List.of(raw("0000-00-00 00:00:00"), raw("2026-02-30 10:00:00"))),
                Map.entry("tm", List.of(raw("0000-00-00 00:00:00.000000"))),
                Map.entry("ti", List.of(raw("838:59:59"), raw("-01:00:00"), raw("24:00:00"), raw("-838:59:58.5"))),
                Map.entry("u8", List.of(new BigDecimal("18446744073709551615"))),
                Map.entry("y", List.of(0L)),
                Map.entry("e", List.of("a", "b'c")),
                Map.entry("s", List.of("x,y", "")));
    }
}
