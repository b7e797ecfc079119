package org.crmferry.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.FieldType;
import org.crmferry.model.Said;
import org.crmferry.model.Schema;

/**
 * A database for records that come from elsewhere than a database: filled once, then read like any other.
 *
 * <p>It lies in a file of its own in the computer's folder for temporary files, encrypted with a key that is made for it
 * and kept in memory only, and is deleted by {@link #close}: what a crash leaves behind nobody can read. First everything
 * is written ({@link #table}, {@link #fill}, {@link #key}), then {@link #database} opens it for reading. For one thread.
 * Fails with {@code FerryException} (STORAGE).
 */
public final class Staging implements AutoCloseable {
    private static final Dialect H2 = new H2Dialect();
    private static final int BATCH = 1_000;
    private static final int COMMIT = 20_000;
    /** H2 keeps texts up to about this length in the row. */
    private static final int LONGEST = 1_000_000;

    private final Path folder;
    private final Endpoint endpoint;
    private final char[] password;
    private final Map<String, Map<String, ColumnType>> loose = new HashMap<>();
    private final Map<String, Set<String>> columns = new HashMap<>();
    private Database writing;
    private Database reading;

    /**
     * A column to be made.
     *
     * @param name case matters
     * @param type TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIME, DATETIME or INSTANT
     * @param scale digits after the point of decimals
     * @param mixed whether some values are something else than {@code type}
     * @param longest characters of the longest text
     * @param required whether no row lacks it
     */
    public record Column(String name, FieldType type, int scale, boolean mixed, int longest, boolean required) {
        /** A text that may be empty. */
        public static Column text(String name) {
            return new Column(name, FieldType.TEXT, 0, false, 0, false);
        }

        private String sql() {
            if (mixed) {
                return LooseText.TYPE;
            }
            return switch (type) {
                case TEXT -> longest > LONGEST ? "CHARACTER LARGE OBJECT" : "CHARACTER VARYING";
                case INTEGER -> "BIGINT";
                case DECIMAL -> "NUMERIC(" + (38 + scale) + ", " + scale + ")";
                case BOOLEAN -> "BOOLEAN";
                case DATE -> "DATE";
                case TIME -> "TIME(9)";
                case DATETIME -> "TIMESTAMP(9)";
                case INSTANT -> "TIMESTAMP(9) WITH TIME ZONE";
                default -> throw new IllegalArgumentException("no such column: " + type);
            };
        }
    }

    private Staging(Path folder, char[] password) {
        this.folder = folder;
        this.password = password;
        endpoint = new Endpoint(
                Endpoint.Kind.DATABASE,
                "jdbc:h2:file:" + folder.resolve("staged").toAbsolutePath() + ";CIPHER=AES");
        writing = Database.open(endpoint, login(), Access.WRITE);
    }

    /** Makes an empty one. */
    public static Staging create() {
        try {
            Path folder = Files.createTempDirectory("crm-ferry-");
            byte[] key = new byte[24];
            new SecureRandom().nextBytes(key);
            // H2 takes the file's key and the user's password in one, with a blank between them.
            return new Staging(folder, (HexFormat.of().formatHex(key) + " x").toCharArray());
        } catch (IOException e) {
            throw failed(e.getMessage(), e);
        }
    }

    private Credentials login() {
        return new Credentials("sa", password);
    }

    /** Makes a table. */
    public void table(String name, List<Column> columns) {
        execute("create table " + quote(name) + " ("
                + columns.stream()
                        .map(c -> quote(c.name()) + " " + c.sql() + (c.required() ? " not null" : ""))
                        .collect(Collectors.joining(", "))
                + ")");
        Set<String> names = this.columns.computeIfAbsent(name, n -> new HashSet<>());
        for (Column column : columns) {
            names.add(column.name());
            if (column.mixed()) {
                ColumnType type = ColumnType.of(column.type(), LooseText.TYPE + " as " + column.type());
                loose.computeIfAbsent(name, n -> new HashMap<>()).put(column.name(), type);
            }
        }
    }

    /** Where rows are put; the caller closes it before anything else is done with the database. */
    public Filling fill(String table, List<Column> columns) {
        return new Filling(table, columns);
    }

    /** Rows on their way into one table. */
    public final class Filling implements AutoCloseable {
        private final List<ColumnType> types = new ArrayList<>();
        private final Engine engine = Engine.of(writing.dialect());
        private final Connection connection = writing.connection();
        private final PreparedStatement insert;
        private long rows;

        private Filling(String table, List<Column> columns) {
            for (Column column : columns) {
                ColumnType mixed = loose.getOrDefault(table, Map.of()).get(column.name());
                types.add(mixed == null ? ColumnType.of(column.type(), column.sql()) : mixed);
            }
            String names = columns.stream().map(c -> quote(c.name())).collect(Collectors.joining(", "));
            try {
                connection.setAutoCommit(false);
                insert = connection.prepareStatement("insert into " + quote(table) + " (" + names + ") values (?"
                        + ", ?".repeat(columns.size() - 1) + ")");
            } catch (SQLException e) {
                throw failed(Failure.code(e), e);
            }
        }

        /** One row: a value per column, of its type, {@link org.crmferry.model.Raw} where it may be mixed, or null. */
        public void add(Object... values) {
            try {
                for (int i = 0; i < values.length; i++) {
                    engine.bind(insert, i + 1, values[i], types.get(i));
                }
                insert.addBatch();
                if (++rows % BATCH == 0) {
                    insert.executeBatch();
                }
                if (rows % COMMIT == 0) {
                    connection.commit();
                }
            } catch (SQLException e) {
                throw failed(Failure.code(e), e);
            }
        }

        @Override
        public void close() {
            try (connection;
                    insert) {
                if (rows % BATCH != 0) {
                    insert.executeBatch();
                }
                connection.commit();
            } catch (SQLException e) {
                throw failed(Failure.code(e), e);
            }
        }
    }

    /** Makes a column the key of its table if no row lacks it and no two share it; says whether it is. */
    public boolean key(String table, String column) {
        String name = quote(column);
        long repeated = number("select count(*) - count(distinct " + name + ") from " + quote(table));
        if (repeated != 0) {
            return false;
        }
        execute("alter table " + quote(table) + " alter column " + name + " set not null");
        execute("alter table " + quote(table) + " add primary key (" + name + ")");
        return true;
    }

    boolean has(String table) {
        return columns.containsKey(table);
    }

    boolean has(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }

    /** Adds a column of text. */
    void add(String table, String column) {
        if (columns.get(table).add(column)) {
            execute("alter table " + quote(table) + " add column " + quote(column) + " varchar");
        }
    }

    /** Takes a column away. */
    void drop(String table, String column) {
        columns.get(table).remove(column);
        execute("alter table " + quote(table) + " drop column " + quote(column));
    }

    static String quote(String name) {
        return H2.quote(name);
    }

    long number(String sql) {
        try (Connection connection = writing.connection()) {
            return Long.parseLong(Rows.text(connection, sql));
        } catch (SQLException e) {
            throw failed(Failure.code(e), e);
        }
    }

    void execute(String sql) {
        try (Connection connection = writing.connection()) {
            Engine.execute(connection, sql);
        } catch (SQLException e) {
            throw failed(Failure.code(e), e);
        }
    }

    /** Ends the writing and opens it for reading; closed with this. */
    public Database database() {
        if (reading == null) {
            writing.close();
            reading = Database.open(endpoint, login(), Access.READ);
        }
        return reading;
    }

    /** What is in it, with the types that {@link Column} said. */
    public Schema schema() {
        Schema found = database().discover(true);
        return new Schema(
                found.product(),
                found.version(),
                found.name(),
                found.charset(),
                found.tables().stream().map(this::typed).toList());
    }

    private Schema.Table typed(Schema.Table table) {
        Map<String, ColumnType> mixed = loose.getOrDefault(table.name(), Map.of());
        List<Schema.Column> columns = table.columns().stream()
                .map(c -> new Schema.Column(
                        c.name(),
                        mixed.getOrDefault(c.name(), c.type()),
                        c.nullable(),
                        c.defaultValue(),
                        c.generated(),
                        c.serial()))
                .toList();
        return new Schema.Table(
                table.name(),
                columns,
                table.primaryKey(),
                table.uniqueKeys(),
                table.foreignKeys(),
                table.triggers(),
                table.rows(),
                table.exact());
    }

    private static FerryException failed(String why, Exception cause) {
        return new FerryException(Fault.STORAGE, Said.of(Staging.class, "staging.failed", why), cause);
    }

    /** Deletes it. */
    @Override
    public void close() {
        (reading == null ? writing : reading).close();
        Arrays.fill(password, '\0');
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw failed(e.getMessage(), e);
        }
    }
}
