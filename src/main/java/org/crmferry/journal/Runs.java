package org.crmferry.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the target was written to, by whom, and which batches came with it. A project that is older than this knows
 * neither of what it did before. Every method is one transaction; not thread-safe.
 */
public final class Runs {
    static final String[] TABLES = {
        "create table if not exists run(number int primary key, at timestamp default current_timestamp,"
                + " kind varchar(20), rule varchar(4000), person varchar(200))",
        "create table if not exists run_batch(run int, entity varchar(300), first int, primary key(run, entity))",
        "alter table result add column if not exists at timestamp",
    };
    private static final String TIME =
            "coalesce(formatdatetime(%s at time zone 'UTC', 'yyyy-MM-dd''T''HH:mm:ss''Z'''), '')";

    private final Journal journal;

    Runs(Journal journal) {
        this.journal = journal;
    }

    /**
     * A step with its time.
     *
     * @param step what it did
     * @param at when, as an ISO 8601 point in time; empty if unknown
     */
    public record Step(BatchResult step, String at) {}

    /**
     * Writes down that something begins.
     *
     * @param first by source entity, the number of the first batch that comes with it
     */
    public void begin(Run.Kind kind, String rule, String person, Map<String, Integer> first) {
        int number = last() + 1;
        journal.update(
                "insert into run(number, kind, rule, person) values(?, ?, ?, ?)", number, kind.name(), rule, person);
        first.forEach(
                (entity, batch) -> journal.update("insert into run_batch values(?, ?, ?)", number, entity, batch));
    }

    /** The number of the last one; 0 if none was written down. */
    public int last() {
        return journal.query("select coalesce(max(number), 0) from run", row -> row.getInt(1))
                .get(0);
    }

    /** All that were written down, by number. */
    public List<Run> all() {
        return journal.query(
                "select r.number, " + TIME.formatted("r.at")
                        + ", r.kind, r.rule, r.person from run r order by r.number",
                Runs::run);
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getInt(1),
                row.getString(2),
                Run.Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5));
    }

    /** What a batch came with; empty if that was not written down. */
    public Optional<Run> of(String entity, int batch) {
        return journal
                .query(
                        "select r.number, " + TIME.formatted("r.at") + ", r.kind, r.rule, r.person from run r"
                                + " join run_batch b on b.run = r.number where b.entity = ? and b.first <= ?"
                                + " order by b.first desc, r.number desc limit 1",
                        Runs::run,
                        entity,
                        batch)
                .stream()
                .findFirst();
    }

    /** When a step was done; empty if it was not, or that was not written down. */
    public String at(String step) {
        return journal
                .query("select " + TIME.formatted("at") + " from result where step = ?", row -> row.getString(1), step)
                .stream()
                .findFirst()
                .orElse("");
    }

    /** The step that wrote a record which the target had refused at first; empty if it never did, or still does. */
    public String solving(String entity, int number, int position) {
        return journal
                .query(
                        "select solved from failure where entity = ? and number = ? and position = ?",
                        row -> row.getString(1),
                        entity,
                        number,
                        position)
                .stream()
                .findFirst()
                .orElse("");
    }

    /** All steps, the newest first; those without a time at the end. */
    public List<Step> newestFirst() {
        return journal.query(
                "select step, entity, number, created, updated, failed, " + TIME.formatted("at")
                        + " from result order by at desc nulls last, number desc, step desc",
                row -> new Step(
                        new BatchResult(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)),
                        row.getString(7)));
    }
}
