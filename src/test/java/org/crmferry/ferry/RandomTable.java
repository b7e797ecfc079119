package org.crmferry.ferry;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;

/** A table {@code thing} with random columns of all kinds that servers hash, the same on two sides and then not. */
final class RandomTable {
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "A",
        "a ",
        "a  ",
        " a",
        "1:a",
        ",",
        "2:,a,",
        "Müller",
        "Muller",
        "\u00e4",
        "a\u0308",
        "ß",
        "王伟",
        "\ud83d\ude00",
        "\\N",
        "'\"\\",
        "line\nline",
        "tab\t",
        "null",
        "0",
        "Ł",
        "\u00a0",
        "x".repeat(700)
    };
    private static final String[] DATES = {
        "0001-01-01", "0999-12-31", "1582-10-10", "1899-12-31", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31"
    };
    private static final String[] TIMES = {"00:00:00", "00:00:01", "09:05:00", "10:00:00", "23:59:59"};

    /** What a column holds, and what it is called in MariaDB and in PostgreSQL. */
    private enum Kind {
        INT("int", "int"),
        LONG("bigint", "bigint"),
        WIDE("bigint unsigned", "numeric(20,0)"),
        SMALL("tinyint", "numeric(8,3)"),
        YES("tinyint(1)", "boolean"),
        BIT("bit(1)", "boolean"),
        YEAR("year", "smallint"),
        MONEY("decimal(14,2)", "numeric(14,2)"),
        SCALE("decimal(12,2)", "numeric(16,6)"),
        TEXT("varchar(1500)", "varchar(1500)"),
        LONG_TEXT("longtext", "text"),
        BINARY_ORDER("varchar(1500) collate utf8mb4_bin", "text"),
        LATIN("varchar(40) character set latin1", "varchar(40)"),
        CHAR("char(40)", "varchar(40)"),
        CHARS("char(40)", "char(40)"),
        CHOICE("enum('one', 'two', 'Three')", "varchar(10)"),
        GUID("uuid", "uuid"),
        GUID_TEXT("char(36)", "uuid"),
        DATE("date", "date"),
        SECOND("datetime", "timestamp(0)"),
        MILLI("datetime(3)", "timestamp(3)"),
        MICRO("datetime(6)", "timestamp"),
        CLOCK("time", "time(0)"),
        FINE_CLOCK("time(6)", "time"),
        BYTES("varbinary(30)", "bytea"),
        BLOB("longblob", "bytea");

        private final String maria;
        private final String postgres;

        Kind(String maria, String postgres) {
            this.maria = maria;
            this.postgres = postgres;
        }

        String type(boolean inMaria) {
            return inMaria ? maria : postgres;
        }

        /** MariaDB takes a text for a bit as its bits. */
        String parameter(boolean inMaria) {
            return inMaria && this == BIT ? "cast(? as unsigned)" : "?";
        }
    }

    private final Random random;
    private final List<Kind> kinds = new ArrayList<>();
    private final boolean composite;
    private final TreeSet<Long> keys = new TreeSet<>();
    private final int edits;
    private final boolean mariaLeft;
    private final boolean mariaRight;

    RandomTable(Random random, String left, String right) {
        this.random = random;
        int columns = 1 + random.nextInt(9);
        for (int i = 0; i < columns; i++) {
            kinds.add(Kind.values()[random.nextInt(Kind.values().length)]);
        }
        composite = random.nextInt(4) == 0;
        mariaLeft = inMaria(left);
        mariaRight = inMaria(right);
        int records = 1 + random.nextInt(2500);
        long first = random.nextInt(3) == 0 ? -1000 : random.nextInt(1000);
        int gap = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(100_000);
        long next = first;
        for (int i = 0; i < records; i++) {
            keys.add(next);
            next += 1 + random.nextInt(gap);
        }
        if (random.nextInt(4) == 0) {
            keys.add(1_000_000_000_000L);
        }
        edits = random.nextInt(8) == 0 ? records : 1 + random.nextInt(30);
    }

    @Override
    public String toString() {
        return kinds + ", " + keys.size() + " records" + (composite ? ", two key fields" : "") + ", " + edits
                + " edits";
    }

    private static Connection open(String url, Credentials login) throws SQLException {
        String free = url.startsWith("jdbc:postgresql") ? url + "?stringtype=unspecified" : url;
        return DriverManager.getConnection(free, login.user(), new String(login.password()));
    }

    void create(String left, Credentials leftLogin, String right, Credentials rightLogin) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (long key : keys) {
            rows.add(row(key));
        }
        fill(left, leftLogin, rows);
        fill(right, rightLogin, rows);
    }

    private void fill(String url, Credentials login, List<Object[]> rows) throws SQLException {
        StringBuilder sql = new StringBuilder("create table thing (id bigint, part varchar(10)");
        for (int i = 0; i < kinds.size(); i++) {
            sql.append(", c").append(i).append(' ').append(kinds.get(i).type(inMaria(url)));
        }
        Servers.execute(url, login, sql + ", primary key (id" + (composite ? ", part" : "") + "))");
        try (Connection connection = open(url, login)) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(insert(inMaria(url)))) {
                for (Object[] row : rows) {
                    bind(insert, row);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    private static boolean inMaria(String url) {
        return url.startsWith("jdbc:mariadb");
    }

    private String insert(boolean inMaria) {
        StringBuilder sql = new StringBuilder("insert into thing values (?, ?");
        kinds.forEach(kind -> sql.append(", ").append(kind.parameter(inMaria)));
        return sql + ")";
    }

    private Object[] row(long key) {
        Object[] row = new Object[kinds.size() + 2];
        row[0] = key;
        row[1] = "p" + random.nextInt(3);
        for (int i = 0; i < kinds.size(); i++) {
            row[i + 2] = value(kinds.get(i));
        }
        return row;
    }

    private static void bind(PreparedStatement statement, Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            bind(statement, i + 1, row[i]);
        }
    }

    private static void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else if (value instanceof Long n) {
            statement.setLong(parameter, n);
        } else {
            statement.setString(parameter, (String) value);
        }
    }

    /** A Long, a text that either product reads as the column's type, bytes, or null. */
    private Object value(Kind kind) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        return switch (kind) {
            case INT -> (long) random.nextInt();
            case LONG -> random.nextInt(10) == 0 ? Long.MIN_VALUE : random.nextLong();
            case WIDE -> random.nextInt(3) == 0 ? "18446744073709551615" : String.valueOf(random.nextInt(100));
            case SMALL -> (long) random.nextInt(256) - 128;
            case YES, BIT -> truth();
            case YEAR -> 1901L + random.nextInt(255);
            case MONEY, SCALE -> money();
            case TEXT, LONG_TEXT, BINARY_ORDER -> text() + text();
            case LATIN -> random.nextBoolean() ? "Müller ß" : "x" + random.nextInt(9) + " ".repeat(random.nextInt(3));
            // The trailing blanks of such a column are none of its content.
            case CHAR, CHARS -> ("x" + random.nextInt(9) + " y" + random.nextInt(3)).strip();
            case CHOICE -> List.of("one", "two", "Three").get(random.nextInt(3));
            case GUID, GUID_TEXT -> new UUID(random.nextLong(), random.nextInt(3)).toString();
            case DATE -> date();
            case SECOND -> date() + " " + time();
            case MILLI ->
                date() + " " + time() + List.of("", ".5", ".120", ".007").get(random.nextInt(4));
            case MICRO ->
                date() + " " + time() + List.of("", ".5", ".000001", ".120000").get(random.nextInt(4));
            case CLOCK -> time();
            case FINE_CLOCK -> time() + List.of("", ".25", ".000010").get(random.nextInt(3));
            case BYTES, BLOB -> bytes();
        };
    }

    private Object truth() {
        return random.nextBoolean() ? "1" : "0";
    }

    private String money() {
        return switch (random.nextInt(4)) {
            case 0 -> "-0.00";
            case 1 -> "0";
            case 2 -> BigDecimal.valueOf(random.nextInt(), 2).toPlainString();
            default -> String.valueOf(random.nextInt(100));
        };
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private String date() {
        return random.nextInt(3) == 0
                ? DATES[random.nextInt(DATES.length)]
                : LocalDate.of(1950, 1, 1).plusDays(random.nextInt(30_000)).toString();
    }

    private String time() {
        return TIMES[random.nextInt(TIMES.length)];
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(12)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Changes, removes and adds records on either side, preferably at the ends. */
    void diverge(String left, Credentials leftLogin, String right, Credentials rightLogin) throws SQLException {
        try (Connection one = open(left, leftLogin);
                Connection other = open(right, rightLogin)) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            for (int i = 0; i < edits; i++) {
                boolean inLeft = random.nextBoolean();
                edit(inLeft ? one : other, inLeft ? mariaLeft : mariaRight);
            }
            if (random.nextInt(10) == 0) {
                execute(random.nextBoolean() ? one : other, "delete from thing", new Object[0]);
            }
            one.commit();
            other.commit();
        }
    }

    private void edit(Connection connection, boolean maria) throws SQLException {
        switch (random.nextInt(5)) {
            case 0 -> execute(connection, "delete from thing where id = ?", new Object[] {key()});
            case 1 -> {
                long key = free();
                execute(
                        connection,
                        insert(maria) + (maria ? " on duplicate key update id = id" : " on conflict do nothing"),
                        row(key));
            }
            default -> {
                int column = random.nextInt(kinds.size());
                execute(
                        connection,
                        "update thing set c" + column + " = "
                                + kinds.get(column).parameter(maria) + " where id = ?",
                        new Object[] {value(kinds.get(column)), key()});
            }
        }
    }

    private static void execute(Connection connection, String sql, Object[] values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private long key() {
        return switch (random.nextInt(6)) {
            case 0 -> keys.first();
            case 1 -> keys.last();
            default -> {
                Long found = keys.ceiling(keys.first() + (long) (random.nextDouble() * (keys.last() - keys.first())));
                yield found;
            }
        };
    }

    private long free() {
        return switch (random.nextInt(4)) {
            case 0 -> keys.first() - 1 - random.nextInt(3);
            case 1 -> keys.last() + 1 + random.nextInt(3);
            default -> key() + 1;
        };
    }
}
