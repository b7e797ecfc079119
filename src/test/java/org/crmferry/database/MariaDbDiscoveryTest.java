package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.Credentials;
import org.crmferry.model.FieldType;
import org.junit.jupiter.api.Test;

class MariaDbDiscoveryTest extends DiscoveryContract {
    @Override
    String create() {
        return Servers.newMariaDb();
    }

    @Override
    Credentials login() {
        return Servers.mariadbLogin();
    }

    @Override
    String product() {
        return "MariaDB";
    }

    @Override
    String serial() {
        return "integer auto_increment primary key";
    }

    @Override
    List<String> trigger() {
        return List.of("create trigger stamp before insert on account for each row set new.note = 'x'");
    }

    @Override
    String kinds() {
        return "create table kinds (t tinyint(1), tu tinyint unsigned, s smallint, m mediumint, i int, iu int unsigned,"
                + " l bigint, lu bigint(20) unsigned, y year, b1 bit(1), b12 bit(12), n decimal(30,10), nu decimal(5,2)"
                + " unsigned, f float, d double, d8 double(24,8), c char(36), v varchar(50), v3 varchar(50) character set"
                + " utf8mb3, v1 varchar(50) character set latin1, tt tinytext, te text, te3 text character set utf8mb3,"
                + " mt mediumtext, lt longtext, en enum('a','long'), se set('a','b'), js json, dt date, dm datetime,"
                + " dm6 datetime(6), ts timestamp null, ti time(3), bi binary(16), vb varbinary(20), bl blob, lb longblob,"
                + " uu uuid, i6 inet6, pt point) character set utf8mb4";
    }

    @Test
    void knowsNumbers() {
        number("t", FieldType.INTEGER, 3, 0, "-128", "127", false);
        assertThat(kind("t").nativeType()).isEqualTo("tinyint(1)");
        number("tu", FieldType.INTEGER, 3, 0, "0", "255", false);
        number("s", FieldType.INTEGER, 5, 0, "-32768", "32767", false);
        number("m", FieldType.INTEGER, 7, 0, "-8388608", "8388607", false);
        number("i", FieldType.INTEGER, 10, 0, "-2147483648", "2147483647", false);
        number("iu", FieldType.INTEGER, 10, 0, "0", "4294967295", false);
        number("l", FieldType.INTEGER, 19, 0, "-9223372036854775808", "9223372036854775807", false);
        number("lu", FieldType.DECIMAL, 20, 0, "0", "18446744073709551615", false);
        number("y", FieldType.INTEGER, 4, 0, "1901", "2155", false);
        number("n", FieldType.DECIMAL, 30, 10, null, null, false);
        number("nu", FieldType.DECIMAL, 5, 2, "0", null, false);
        number("f", FieldType.FLOAT, 24, -1, null, null, false);
        number("d", FieldType.FLOAT, 53, -1, null, null, false);
        number("d8", FieldType.FLOAT, 53, 8, "-9999999999999999.99999999", "9999999999999999.99999999", false);
        plain(FieldType.BOOLEAN, "b1");
        bytes("b12", 2);
    }

    @Test
    void knowsText() {
        text("c", 36, LengthUnit.CODE_POINTS, "utf8mb4", "padded");
        text("v", 50, LengthUnit.CODE_POINTS, "utf8mb4", "");
        text("v3", 50, LengthUnit.CODE_POINTS, "utf8mb3", "");
        text("v1", 50, LengthUnit.CODE_POINTS, "latin1", "");
        text("tt", 255, LengthUnit.BYTES, "utf8mb4", "");
        text("te", 65535, LengthUnit.BYTES, "utf8mb4", "");
        text("te3", 65535, LengthUnit.BYTES, "utf8mb3", "");
        text("mt", 16777215, LengthUnit.BYTES, "utf8mb4", "");
        text("lt", 0, LengthUnit.BYTES, "utf8mb4", "");
        text("en", 4, LengthUnit.CODE_POINTS, "utf8mb4", "");
        text("i6", 39, LengthUnit.CODE_POINTS, "ascii", "");
        plain(FieldType.TEXT, "se", "js");
        plain(FieldType.UUID, "uu");
        bytes("bi", 16);
        bytes("vb", 20);
        bytes("bl", 65535);
        bytes("lb", 0);
        plain(FieldType.BYTES, "pt");
        assertThat(schema().charset()).isEqualTo("utf8mb4");
    }

    @Test
    void knowsTimes() {
        time("dt", FieldType.DATE, 0, true);
        time("dm", FieldType.DATETIME, 0, true);
        time("dm6", FieldType.DATETIME, 6, true);
        time("ts", FieldType.DATETIME, 0, true);
        time("ti", FieldType.TIME, 3, false);
        assertThat(kind("ts").time().earliest()).isEqualTo(LocalDateTime.of(1970, 1, 1, 0, 0, 1));
        assertThat(kind("dt").time().earliest()).isEqualTo(LocalDateTime.of(1, 1, 1, 0, 0));
        assertThat(kind("dm").time().latest()).hasYear(9999);
    }

    /** The manual says 1000; what the server stores counts. */
    @Test
    void storesTheEarliestDates() {
        String url = Servers.newMariaDb();
        Servers.execute(
                url,
                login(),
                "create table a (d date, t datetime(6))",
                "insert into a values ('0001-01-01', '0001-01-01 00:00:00.000001')");
        Servers.query(url, login(), "select concat(d), concat(t) from a where d < '0002-01-01' and t > d", row -> {
            assertThat(row.getString(1)).isEqualTo("0001-01-01");
            assertThat(row.getString(2)).isEqualTo("0001-01-01 00:00:00.000001");
        });
    }
}
