package org.crmferry.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.model.DiskFailure;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.h2.Driver;

/**
 * The encrypted store of one project. Every method is one transaction, on disk when it returns. One process at a time;
 * not thread-safe.
 */
public final class Journal implements AutoCloseable {
    /** Rows that one question asks for by their numbers. */
    private static final int AT_ONCE = 500;

    private static final String[] TABLES = {
        "create table if not exists fact(name varchar(100) primary key, text varchar not null)",
        "create table if not exists batch(area varchar(20), entity varchar(300), number int, name varchar(400),"
                + " records int, first_key varchar(200), last_key varchar(200), bytes bigint, plain bigint,"
                + " sha256 varchar(64),"
                + " crc32c varchar(16), primary key(area, entity, number))",
        "create table if not exists result(step varchar(400) primary key, entity varchar(300), number int,"
                + " created bigint, updated bigint, failed bigint, settled boolean default false)",
        "create table if not exists failure(entity varchar(300), number int, position int, record_key varchar, reason varchar,"
                + " target_key varchar default '', step varchar(400) default '', solved varchar(400) default '',"
                + " primary key(entity, number, position))",
        "create table if not exists log(at timestamp default current_timestamp, text varchar)",
    };

    private static final String BATCHES =
            "select name, entity, number, records, first_key, last_key, bytes, plain, sha256, crc32c from batch"
                    + " where area = ? and entity = ?";

    private final Connection connection;
    private final ConflictStore conflicts = new ConflictStore(this);
    private final Runs runs = new Runs(this);
    private final List<String> logged = new ArrayList<>();

    private Journal(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the store, or makes it.
     *
     * @param file path without the suffix {@code .mv.db}
     * @param secret the project's key as hexadecimal digits
     * @throws FerryException INTEGRITY if it is locked with another key or damaged, STORAGE if the disk refuses it or
     *     another process has it open
     */
    public static Journal open(Path file, String secret) {
        Properties login = new Properties();
        login.setProperty("user", "ferry");
        login.setProperty("password", secret + " ferry");
        String url = "jdbc:h2:file:" + file.toAbsolutePath()
                + ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        try {
            // Not through DriverManager, which would start every driver we bring along.
            Connection connection = new Driver().connect(url, login);
            Journal journal = new Journal(connection);
            for (String table : TABLES) {
                journal.update(table);
            }
            for (String table : ConflictStore.TABLES) {
                journal.update(table);
            }
            for (String table : ConflictLooks.TABLES) {
                journal.update(table);
            }
            for (String table : Runs.TABLES) {
                journal.update(table);
            }
            return journal;
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    private static FerryException explain(SQLException e) {
        return switch (e.getErrorCode()) {
            case 90020 -> new FerryException(Fault.STORAGE, Said.of(Journal.class, "open"), e);
            case 90030, 90049, 28000, 90108 ->
                new FerryException(Fault.INTEGRITY, Said.of(Journal.class, "damaged"), e);
            default -> storage(e);
        };
    }

    private static FerryException storage(SQLException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // A message of the database itself may hold what was written: only the disk's own words are shown.
        String why = root instanceof SQLException sql ? "error " + sql.getErrorCode() : root.getMessage();
        return DiskFailure.of("journal.mv.db", why, e);
    }

    /** A named text, such as the frozen mapping. */
    public Optional<String> fact(String name) {
        return query("select text from fact where name = ?", row -> row.getString(1), name).stream()
                .findFirst();
    }

    public void setFact(String name, String text) {
        update("merge into fact key(name) values(?, ?)", name, text);
    }

    public void removeFact(String name) {
        update("delete from fact where name = ?", name);
    }

    public void addBatch(String area, BatchEntry entry) {
        update(
                "merge into batch key(area, entity, number) values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                area,
                entry.entity(),
                entry.number(),
                entry.name(),
                entry.records(),
                entry.firstKey(),
                entry.lastKey(),
                entry.bytes(),
                entry.plain(),
                entry.sha256(),
                entry.crc32c());
    }

    private static BatchEntry entry(ResultSet row) throws SQLException {
        return new BatchEntry(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                row.getString(9),
                row.getString(10));
    }

    /** The sealed batches of one entity in one area of the vault, by number. */
    public List<BatchEntry> batches(String area, String entity) {
        return query(BATCHES + " order by number", Journal::entry, area, entity);
    }

    /**
     * What an area of the vault holds.
     *
     * @param name the area's
     * @param batches how many sealed files
     * @param bytes their length together
     */
    public record Area(String name, long batches, long bytes) {}

    /** What the vault must hold, by area. */
    public List<Area> sealed() {
        return query(
                "select area, count(*), coalesce(sum(bytes), 0) from batch group by area order by area",
                row -> new Area(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    public Optional<BatchEntry> batch(String area, String entity, int number) {
        return query(BATCHES + " and number = ?", Journal::entry, area, entity, number).stream()
                .findFirst();
    }

    /** Records what a step is about to do, before the target commits it. */
    public void addResult(BatchResult result, List<Failure> failures) {
        addResult(result, failures, List.of());
    }

    /**
     * The same for a step that tries refused records again.
     *
     * @param failures records that were refused, for the first time or again
     * @param solved failures of earlier steps that are none any more
     */
    public void addResult(BatchResult result, List<Failure> failures, List<Failure> solved) {
        try {
            connection.setAutoCommit(false);
            update(
                    "merge into result(step, entity, number, created, updated, failed, at) key(step)"
                            + " values(?, ?, ?, ?, ?, ?, current_timestamp)",
                    result.step(),
                    result.entity(),
                    result.number(),
                    result.created(),
                    result.updated(),
                    result.failed());
            failures.forEach(failure -> addFailure(result.step(), failure));
            for (Failure failure : solved) {
                update(
                        "update failure set solved = ? where entity = ? and number = ? and position = ?",
                        result.step(),
                        failure.entity(),
                        failure.number(),
                        failure.position());
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw storage(e);
        }
    }

    /** A failure belongs to the step that met it first. */
    private void addFailure(String step, Failure failure) {
        int known = update(
                "update failure set reason = ? where entity = ? and number = ? and position = ?",
                failure.reason(),
                failure.entity(),
                failure.number(),
                failure.position());
        if (known == 0) {
            update(
                    "insert into failure(entity, number, position, record_key, target_key, reason, step)"
                            + " values(?, ?, ?, ?, ?, ?, ?)",
                    failure.entity(),
                    failure.number(),
                    failure.position(),
                    failure.key(),
                    failure.targetKey(),
                    failure.reason(),
                    step);
        }
    }

    /** Forgets a step that the target did not commit after all. */
    public void removeResult(BatchResult result) {
        if (result.step().startsWith("resolve/")) {
            long id = Long.parseLong(result.step().split("/", 3)[1]);
            update("update conflict set applied = false where id = ?", id);
            conflicts.touch(id);
        }
        update("delete from failure where step = ?", result.step());
        update("update failure set solved = '' where solved = ?", result.step());
        update("delete from result where step = ?", result.step());
    }

    public List<BatchResult> results() {
        return query(
                "select step, entity, number, created, updated, failed from result order by step",
                row -> new BatchResult(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)));
    }

    /** Steps whose marks may go from the target's ledger: they are done for good. */
    public List<String> settled() {
        return query("select step from result where settled", row -> row.getString(1));
    }

    /** Settles all steps so far; called before the ledger is dropped. */
    public void settle() {
        update("update result set settled = true");
    }

    /** How many records the target has refused so far. */
    public long refused() {
        return query(
                        "select count(*) from failure where solved = '' and entity not like 'left/%'"
                                + " and entity not like 'unlinked/%'",
                        row -> row.getLong(1))
                .get(0);
    }

    /** Records that could not be written and still are not, by batch and place. */
    public List<Failure> failures(String entity) {
        return failures("entity = ? and solved = ''", entity);
    }

    /** Failures that a step has put right. */
    public List<Failure> solved(String step) {
        return failures("solved = ?", step);
    }

    private List<Failure> failures(String where, String value) {
        return query(
                "select entity, number, position, record_key, target_key, reason from failure where " + where
                        + " order by number, position",
                row -> new Failure(
                        row.getString(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                value);
    }

    /** The conflicts and what was decided on them. */
    public ConflictStore conflicts() {
        return conflicts;
    }

    /** When the target was written to, and by whom. */
    public Runs runs() {
        return runs;
    }

    /** A line of the project's history: what, never values. */
    public void log(String text) {
        update("insert into log(text) values(?)", text);
        logged.add(text);
    }

    /** The lines that came since it was opened. */
    public List<String> logged() {
        return List.copyOf(logged);
    }

    public List<String> log() {
        return query(
                "select formatdatetime(at, 'yyyy-MM-dd HH:mm:ss') || ' ' || text from log order by at",
                row -> row.getString(1));
    }

    /** Does several changes as one: all of them are on the disk when it returns, or none is. */
    public void together(Runnable changes) {
        boolean done = false;
        try {
            connection.setAutoCommit(false);
            try {
                changes.run();
                connection.commit();
                done = true;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
                if (!done) {
                    conflicts.forget();
                }
            }
        } catch (SQLException e) {
            throw storage(e);
        }
    }

    /** Forgets everything but the sealed source batches: before a new check. */
    public void forgetDecisions() {
        for (String table :
                List.of("result", "failure", "conflict", "conflict_seen", "conflict_pair", "run", "run_batch")) {
            update("delete from " + table);
        }
        conflicts.forget();
        update("delete from batch where area <> 'batches'");
    }

    /** Forgets that anything was read from that source entity. */
    public void forgetBatches(String entity) {
        update("delete from batch where entity = ?", entity);
    }

    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (rows.next()) {
                    list.add(reader.read(rows));
                }
                return list;
            }
        } catch (SQLException e) {
            throw storage(e);
        }
    }

    /**
     * Asks for rows by their numbers, a few hundred at once.
     *
     * @param sql ends with what the numbers are looked for in: {@code ... where id}
     */
    <T> List<T> queryIn(String sql, Collection<Long> ids, RowReader<T> reader) {
        List<Long> wanted = List.copyOf(ids);
        List<T> rows = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<Long> some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            rows.addAll(query(sql + " in (" + marks + ")", reader, some.toArray()));
        }
        return rows;
    }

    int update(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw storage(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw storage(e);
        }
    }
}
