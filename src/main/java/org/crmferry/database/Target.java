package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Item;
import org.crmferry.model.Key;
import org.crmferry.model.Said;
import org.crmferry.model.Shape;

/**
 * Writes entities into a database, through one connection and transactions by hand.
 *
 * <p>Writing methods work inside the open transaction; if the database refuses content, all of that call is taken back,
 * {@link RowsRefused} is thrown and the transaction goes on. Other failures are {@code FerryException} (CONNECTION,
 * SCHEMA); after one, roll back. Tables, keys, counters and the ledger's table are made outside transactions. One
 * thread; the owner closes it.
 */
public final class Target implements AutoCloseable {
    private static final int CHUNK = 500;

    private final Connection connection;
    private final Engine engine;
    private final KeyMaker maker;
    private final Map<String, TableColumns> tables = new HashMap<>();
    private final IdentityHashMap<Entity, WritePlan> plans = new IdentityHashMap<>();
    private final Ledger ledger;
    private List<Shape.LinkedBook> books = List.of();
    private boolean open;

    private Target(Connection connection, Dialect dialect, KeyMaker maker) {
        this.connection = connection;
        this.engine = Engine.of(dialect);
        this.maker = maker;
        ledger = new Ledger(connection, dialect);
    }

    /** Derives keys of addresses from their text. */
    public static Target of(Database database) {
        return of(database, KeyMaker.DERIVED);
    }

    /**
     * As above, with keys of addresses and links of the caller's making.
     *
     * @param maker makes keys of addresses and links; must always give the same key for the same seed, as removal
     *     knows by it what was made here
     */
    public static Target of(Database database, KeyMaker maker) {
        if (database.access() != Access.WRITE) {
            throw new IllegalArgumentException("opened for reading only");
        }
        return new Target(database.connection(), database.dialect(), maker);
    }

    /** Something done on the connection. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    public void begin() {
        if (open) {
            throw new IllegalStateException("a transaction is open already");
        }
        plainly("Beginning a transaction", () -> {
            connection.setAutoCommit(false);
            return null;
        });
        open = true;
    }

    public void commit() {
        end("Committing", connection::commit);
    }

    /** Takes everything back since {@link #begin}; does nothing without it. */
    public void rollback() {
        if (open) {
            end("Rolling back", connection::rollback);
        }
    }

    @FunctionalInterface
    private interface End {
        void run() throws SQLException;
    }

    private void end(String what, End how) {
        checkOpen();
        plainly(what, () -> {
            how.run();
            open = false;
            connection.setAutoCommit(true);
            return null;
        });
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException("no transaction is open");
        }
    }

    /** Learns of all books of the database, so that an address which one of them uses is never removed. */
    public void shared(Collection<Entity> entities) {
        books = entities.stream()
                .filter(entity -> entity.shape() != null)
                .flatMap(entity -> entity.shape().books().stream())
                .filter(Shape.LinkedBook.class::isInstance)
                .map(Shape.LinkedBook.class::cast)
                .toList();
    }

    /** Sees what this transaction sees; ends with it, and need not be closed. */
    public Snapshot view() {
        return Snapshot.within(connection, engine);
    }

    /**
     * Writes new records with all parts of their shape, in bulk. Where the database counts the key and a record has
     * none, the key is put into the record.
     */
    public WriteResult create(Entity entity, List<Object[]> records) throws RowsRefused {
        return guarded("Writing " + entity.name(), () -> created(plan(entity), records));
    }

    private WriteResult created(WritePlan plan, List<Object[]> records) throws SQLException {
        if (plan.serialKey >= 0) {
            List<Object[]> counted = new ArrayList<>();
            List<Object[]> keyed = new ArrayList<>();
            records.forEach(r -> (r[plan.serialKey] == null ? counted : keyed).add(r));
            if (!counted.isEmpty()) {
                createCounted(plan, counted);
            }
            insert(plan.master, plan.expanded(keyed));
        } else {
            insert(plan.master, plan.expanded(records));
        }
        List<Object[]> expanded = plan.expanded(records);
        for (int i = 0; i < plan.satellites.size(); i++) {
            TablePart part = plan.satellites.get(i);
            Shape.Satellite satellite = plan.shape.satellites().get(i);
            boolean optional = satellite.optional() && !satellite.always();
            insert(
                    part,
                    optional
                            ? expanded.stream()
                                    .filter(r -> !part.emptyBeyondFirst(r))
                                    .toList()
                            : expanded);
        }
        List<WriteResult.Raised> raised = new ArrayList<>();
        for (WritePlan.BookPlace place : plan.books) {
            Map<Object, List<Item>> items = items(plan, place, records);
            if (place.book() instanceof Shape.LinkedBook linked) {
                BookWriting writing = books(plan);
                writing.add(linked, items);
                raised.addAll(writing.raised());
            } else if (place.book() instanceof Shape.RowBook rows) {
                rowBook(plan, rows).add(items);
            }
        }
        return new WriteResult(records.size(), raised);
    }

    private void insert(TablePart part, List<Object[]> records) throws SQLException {
        if (!records.isEmpty()) {
            for (Insertion insertion : part.insertions(records)) {
                engine.insert(connection, insertion);
            }
        }
    }

    /** One by one, because not every driver tells the keys of many rows. */
    private void createCounted(WritePlan plan, List<Object[]> records) throws SQLException {
        boolean done = false;
        try {
            for (Object[] record : records) {
                List<Object[]> one = plan.expanded(List.<Object[]>of(record));
                Insertion insertion = plan.master.insertions(one).get(0);
                String keyColumn =
                        ReadPlan.binding(plan.shape, plan.entity.fields().get(plan.serialKey))
                                        instanceof Shape.OwnColumn own
                                ? own.column()
                                : "";
                String sql = engine.insertSql(insertion);
                try (PreparedStatement statement = engine.dialect instanceof PostgresDialect
                                || engine.dialect instanceof H2Dialect
                                || engine.dialect instanceof OracleDialect
                        ? connection.prepareStatement(sql, new String[] {keyColumn})
                        : connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
                    engine.bindRow(statement, insertion, one.get(0));
                    statement.executeUpdate();
                    try (ResultSet keys = statement.getGeneratedKeys()) {
                        keys.next();
                        record[plan.serialKey] = keys.getLong(1);
                    }
                }
            }
            done = true;
        } finally {
            if (!done) {
                records.forEach(r -> r[plan.serialKey] = null);
            }
        }
    }

    private static Map<Object, List<Item>> items(WritePlan plan, WritePlan.BookPlace place, List<Object[]> records) {
        Map<Object, List<Item>> items = new LinkedHashMap<>();
        for (Object[] record : records) {
            items.put(plan.entity.keyOf(record).part(0), WritePlan.items(record, place.field()));
        }
        return items;
    }

    /**
     * Writes new records as far as the database takes them, and names the others.
     *
     * @param raised takes the flags of shared addresses that were set
     */
    public List<Refusal> createOneByOne(
            Entity entity, List<Object[]> records, Consumer<List<WriteResult.Raised>> raised) {
        return new Halves(
                        entity,
                        records,
                        lot -> raised.accept(create(entity, lot).raised()))
                .refusals();
    }

    /**
     * Changes records that are there.
     *
     * @param changed for each record, which fields are written; keys never are
     * @param books what becomes of lines of books that a record does not name
     * @return how many were there and were updated
     */
    public int update(Entity entity, List<Object[]> records, List<boolean[]> changed, BookChange books)
            throws RowsRefused {
        return guarded(
                "Updating " + entity.name(),
                () -> new Update(connection, engine, plan(entity)).run(records, changed, books, this::changeBooks));
    }

    /** As above, to exactly the given books. */
    public int update(Entity entity, List<Object[]> records, List<boolean[]> changed) throws RowsRefused {
        return update(entity, records, changed, BookChange.EXACT);
    }

    private void changeBooks(WritePlan plan, WritePlan.BookPlace place, List<Object[]> records, BookChange how)
            throws SQLException {
        for (int from = 0; from < records.size(); from += CHUNK) {
            Map<Object, List<Item>> items =
                    items(plan, place, records.subList(from, Math.min(records.size(), from + CHUNK)));
            if (place.book() instanceof Shape.LinkedBook linked) {
                books(plan).change(linked, items, how);
            } else if (place.book() instanceof Shape.RowBook rows) {
                rowBook(plan, rows).change(items, how);
            }
        }
    }

    /** Updates as far as the database takes them, and names the others. */
    public List<Refusal> updateOneByOne(
            Entity entity, List<Object[]> records, List<boolean[]> changed, BookChange books) {
        IdentityHashMap<Object[], boolean[]> of = new IdentityHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            of.put(records.get(i), changed.get(i));
        }
        return new Halves(
                        entity,
                        records,
                        lot -> update(entity, lot, lot.stream().map(of::get).toList(), books))
                .refusals();
    }

    /**
     * Writes back the whole former content of records that are still there, books included.
     *
     * @param now the records as they are, by key, as far as they are known: fields that are as before are left alone, so
     *     that what reads alike (an empty text and nothing) stays what it is
     */
    public int restore(Entity entity, List<Object[]> records, Map<Key, Object[]> now) throws RowsRefused {
        return guarded("Restoring " + entity.name(), () -> {
            WritePlan plan = plan(entity);
            Update update = new Update(connection, engine, plan);
            int count = update.run(records, differing(plan, records, now), BookChange.EXACT, this::changeBooks);
            update.removeEmptySatellites(records);
            return count;
        });
    }

    private static List<boolean[]> differing(WritePlan plan, List<Object[]> records, Map<Key, Object[]> now) {
        List<boolean[]> all = new ArrayList<>(records.size());
        for (Object[] record : records) {
            boolean[] changed = plan.everything();
            Object[] current = now.get(plan.entity.keyOf(record));
            for (int i = 0; current != null && i < changed.length; i++) {
                changed[i] &= !Objects.deepEquals(record[i], current[i]);
            }
            all.add(changed);
        }
        return all;
    }

    /** Restores as far as the database lets it, and names the others. */
    public List<Refusal> restoreOneByOne(Entity entity, List<Object[]> records, Map<Key, Object[]> now) {
        return new Halves(entity, records, lot -> restore(entity, lot, now)).refusals();
    }

    /** Takes back flags of addresses that {@link #create} set. */
    public void lower(Entity entity, List<WriteResult.Raised> raised) throws RowsRefused {
        guarded("Restoring addresses", () -> {
            for (WriteResult.Raised r : raised) {
                String table = engine.dialect.table(entity.shape().schema(), r.table());
                TableColumns columns = columns(table);
                try (PreparedStatement statement = connection.prepareStatement("update " + table + " set "
                        + engine.dialect.quote(r.flagColumn()) + " = ? where " + engine.dialect.quote(r.keyColumn())
                        + " = ?")) {
                    engine.bind(statement, 1, columns.fitted(r.flagColumn(), false), columns.type(r.flagColumn()));
                    engine.bind(statement, 2, columns.fitted(r.keyColumn(), r.key()), columns.type(r.keyColumn()));
                    statement.executeUpdate();
                }
            }
            return null;
        });
    }

    /**
     * Removes records with all parts that creation made, and addresses made here that nobody uses any more.
     *
     * @return how many were there
     */
    public int delete(Entity entity, List<Key> keys) throws RowsRefused {
        return guarded("Removing " + entity.name(), () -> {
            WritePlan plan = plan(entity);
            for (WritePlan.BookPlace place : plan.books) {
                List<Object> owners = keys.stream().map(k -> k.part(0)).toList();
                if (place.book() instanceof Shape.LinkedBook linked) {
                    BookWriting writing = books(plan);
                    writing.remove(linked, writing.lines(linked, owners));
                } else if (place.book() instanceof Shape.RowBook rows) {
                    rowBook(plan, rows).removeAll(owners);
                }
            }
            return new Update(connection, engine, plan).delete(keys);
        });
    }

    /** Removes as far as the database lets it, and names the others: records that something else points at. */
    public List<Refusal> deleteOneByOne(Entity entity, List<Object[]> records) {
        return new Halves(
                        entity,
                        records,
                        lot -> delete(entity, lot.stream().map(entity::keyOf).toList()))
                .refusals();
    }

    /**
     * Writes one fixed value into a column of records' own rows, whether the entity shows these records or not: how a
     * product marks what it holds for deleted.
     *
     * @return how many were there
     */
    public int mark(Entity entity, List<Key> keys, String column, Object value) throws RowsRefused {
        return guarded(
                "Marking " + entity.name(),
                () -> new Update(connection, engine, plan(entity))
                        .mark(
                                keys,
                                column,
                                value,
                                columns(engine.dialect.table(
                                        entity.shape().schema(), entity.shape().table()))));
    }

    private BookWriting books(WritePlan plan) {
        return new BookWriting(connection, engine, maker, this::columns, plan.shape.schema(), books);
    }

    private RowBookWriting rowBook(WritePlan plan, Shape.RowBook rows) throws SQLException {
        return new RowBookWriting(connection, engine, maker, this::columns, plan.shape.schema(), rows);
    }

    private WritePlan plan(Entity entity) throws SQLException {
        WritePlan plan = plans.get(entity);
        if (plan == null) {
            if (!entity.writable()) {
                throw new IllegalArgumentException(entity.name() + " cannot be written");
            }
            plan = new WritePlan(engine.dialect, entity, this::columns);
            plans.put(entity, plan);
        }
        return plan;
    }

    private TableColumns columns(String table) throws SQLException {
        TableColumns columns = tables.get(table);
        if (columns == null) {
            columns = TableColumns.of(connection, table);
            tables.put(table, columns);
        }
        return columns;
    }

    /** Runs work so that it happens wholly or not at all. */
    private <T> T guarded(String what, Work<T> work) throws RowsRefused {
        checkOpen();
        Savepoint before = null;
        try {
            before = connection.setSavepoint();
            T result = work.run();
            if (!(engine.dialect instanceof OracleDialect || engine.dialect instanceof SqlServerDialect)) {
                connection.releaseSavepoint(before);
            }
            return result;
        } catch (SQLException e) {
            if (Diagnosis.temporary(e) || !takenBack(before, e)) {
                throw Failure.of(what, e);
            }
            String reason = Refusals.reason(e);
            if (reason == null) {
                throw Failure.of(what, e);
            }
            throw new RowsRefused(reason, e);
        } catch (RuntimeException e) {
            takenBack(before, e);
            throw e;
        }
    }

    private boolean takenBack(Savepoint before, Exception why) {
        if (before == null) {
            return false;
        }
        try {
            connection.rollback(before);
            return true;
        } catch (SQLException e) {
            why.addSuppressed(e);
            return false;
        }
    }

    private <T> T plainly(String what, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw Failure.of(what, e);
        }
    }

    private void checkClosed() {
        if (open) {
            throw new IllegalStateException("not inside a transaction");
        }
    }

    /** Makes tables for entities as {@link TableMaking#retyped} gave them, without secondary keys. */
    public void createTables(List<Entity> entities) {
        checkClosed();
        tables.clear();
        plans.clear();
        plainly("Making tables", () -> {
            for (String sql : new TableMaking(engine.dialect).tables(entities)) {
                Engine.execute(connection, sql);
            }
            return null;
        });
    }

    /**
     * Adds primary keys (where they are better made after loading), indexes on references, and foreign keys where the
     * source declares them. What is there already is left. Call it after the load and before updates.
     *
     * @return foreign keys that the content does not allow, in words
     */
    public List<String> createKeys(List<Entity> entities) {
        checkClosed();
        List<String> left = new ArrayList<>();
        tables.clear();
        plans.clear();
        for (TableMaking.KeyStatement key : new TableMaking(engine.dialect).keys(entities)) {
            plainly("Making keys", () -> {
                try {
                    Engine.execute(connection, key.sql());
                } catch (SQLException e) {
                    if (Diagnosis.temporary(e)) {
                        throw e;
                    }
                    if (!TableMaking.thereAlready(e)) {
                        if (!key.optional()) {
                            throw e;
                        }
                        left.add(key.what() + ": " + Failure.code(e));
                    }
                }
                return null;
            });
        }
        return left;
    }

    /** Sets counted keys and other counted columns above the largest that is there. */
    public void raiseCounters(Entity entity) {
        raiseCounters(entity, 0);
    }

    /** The same, and the key above {@code key}, which is set aside for a record that may come later. */
    public void raiseCounters(Entity entity, long key) {
        checkClosed();
        plainly("Raising the counters of " + entity.name(), () -> {
            new Counters(connection, engine.dialect).raise(entity, key);
            return null;
        });
    }

    /** What a product's own counter says; empty if it is not there. */
    public Optional<String> counter(Entity entity, Shape.Counter counter) {
        checkClosed();
        return plainly(
                "Reading " + counter.table(),
                () -> new StoredCounter(connection, engine.dialect, entity, counter).text());
    }

    /** Sets a product's own counter; false if it does not say {@code from} any more. */
    public boolean setCounter(Entity entity, Shape.Counter counter, String from, String to) {
        checkClosed();
        return plainly(
                "Setting " + counter.table(),
                () -> new StoredCounter(connection, engine.dialect, entity, counter).set(from, to));
    }

    /** Makes sure the ledger is there and knows of a run; false if this user may not make it. */
    public boolean ledgerBegin(String run) {
        checkClosed();
        return plainly("Making the ledger", () -> ledger.begin(run));
    }

    /** Notes in the open transaction that a step of a run is done. Fails if it was done before. */
    public void ledgerMark(String run, String step) {
        checkOpen();
        try {
            ledger.mark(run, step);
        } catch (SQLException e) {
            if (Refusals.data(e)) {
                throw new FerryException(Fault.DATA, Said.of(Target.class, "step.done", step), e);
            }
            throw Failure.of("Writing the ledger", e);
        }
    }

    /** Steps of a run that were committed; empty without a ledger. */
    public Set<String> ledger(String run) {
        return plainly("Reading the ledger", () -> ledger.steps(run));
    }

    /** Takes a run out of the ledger; the ledger goes with the last one. */
    public void ledgerEnd(String run) {
        checkClosed();
        plainly("Removing the ledger", () -> {
            ledger.end(run);
            return null;
        });
    }

    /**
     * Makes everything that was committed so far, through any connection, outlast a crash of the server, where the
     * server is set up not to see to that by itself.
     *
     * @return false if that cannot be had, for want of a right
     */
    public boolean secure() {
        checkClosed();
        return plainly("Making sure of what was written", () -> new Durability(connection, engine.dialect).secure());
    }

    @Override
    public void close() {
        try (connection) {
            if (open) {
                open = false;
                connection.rollback();
            }
        } catch (SQLException e) {
            throw Failure.of("Closing the target", e);
        }
    }
}
