package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Shape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One unchanging view of a database: everything read through it is as it was when it was opened, whatever others write
 * meanwhile.
 *
 * <p>One connection in one read-only transaction, so one thread, and one {@link Reader} at a time. Fails with
 * {@code FerryException} (CONNECTION, SCHEMA). The owner closes it.
 */
public final class Snapshot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);
    private static final int KEYS = 500;

    private final Connection connection;
    private final Engine engine;
    private final Map<String, Filter> filters;
    private final List<KeyRange> ranges;

    private Snapshot(Connection connection, Engine engine, Map<String, Filter> filters) {
        this(connection, engine, filters, List.of());
    }

    private Snapshot(Connection connection, Engine engine, Map<String, Filter> filters, List<KeyRange> ranges) {
        this.connection = connection;
        this.engine = engine;
        this.filters = Map.copyOf(filters);
        this.ranges = List.copyOf(ranges);
    }

    public static Snapshot of(Database database) {
        return of(database, Map.of());
    }

    /** A view that shows only some records of the entities named in {@code filters}, whichever way it is asked. */
    public static Snapshot of(Database database, Map<String, Filter> filters) {
        Connection connection = database.connection();
        Engine engine = Engine.of(database.dialect());
        try {
            engine.beginSnapshot(connection);
            return new Snapshot(connection, engine, filters);
        } catch (SQLException e) {
            try (connection) {
                connection.rollback();
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw Failure.of("A consistent view of the database could not be had", e);
        }
    }

    /** Reads through a connection of somebody else, in his transaction; never closes it. */
    static Snapshot within(Connection connection, Engine engine) {
        return new Snapshot(connection, engine, Map.of());
    }

    private ReadPlan plan(Entity entity) {
        return new ReadPlan(engine, entity, filters.get(entity.name()));
    }

    /** All records from the beginning. */
    public Reader read(Entity entity) {
        return read(entity, null, 1);
    }

    /**
     * Records in the order of their keys.
     *
     * @param after the last key that was read already, or null to begin at the beginning
     * @param firstNumber number of the first batch
     * @throws IllegalArgumentException if {@code after} is given for an entity without a key
     */
    public Reader read(Entity entity, Key after, int firstNumber) {
        if (after != null && entity.key().isEmpty()) {
            throw new IllegalArgumentException(entity.name() + " has no key, so reading it cannot be resumed");
        }
        return new Reader(connection, plan(entity), after, firstNumber);
    }

    /** As {@link #read(Entity, Key, int)}, but of each record only some fields and its key; see {@link #only}. */
    public Reader read(Entity entity, List<String> fields, Key after, int firstNumber) {
        return read(only(entity, fields), after, firstNumber);
    }

    /**
     * All records, in an order of their keys that is the same in every product: empty keys first.
     *
     * @param sorting how each key field is put in order
     * @param unique whether no two records have the same key; if not, equal ones follow each other
     */
    public Reader inOrder(Entity entity, List<Sorting> sorting, boolean unique) {
        ReadPlan plan = new ReadPlan(engine, entity, ranges);
        plan.sort(sorting, unique);
        return new Reader(connection, plan, null, 1);
    }

    /** Whether the rows of tables lie in the product's own order of their primary keys. */
    public boolean clustered() {
        return engine.clustered();
    }

    /**
     * The same view, but {@link #inOrder} gives only records of these ranges. Shares this one's connection and thread and
     * is never closed. Only for entities that can be hashed ({@link #hashing}).
     *
     * @param some at least one; ascending, none overlaps another
     */
    public Snapshot within(List<KeyRange> some) {
        return new Snapshot(connection, engine, filters, some);
    }

    /**
     * What hashes the entity's records in the server, by ranges of the first key field.
     *
     * @param forms how each field is written to be hashed, null for one that cannot be
     * @return null if this product or this entity cannot be hashed so: then records are to be read
     */
    public Hashing hashing(Entity entity, List<Form> forms) {
        return Hashing.of(connection, engine, entity, forms);
    }

    /** The entity with only these fields and its key, in its own order. */
    public static Entity only(Entity entity, List<String> fields) {
        Set<String> kept = new HashSet<>(fields);
        kept.addAll(entity.key());
        return entity.withFields(
                entity.fields().stream().filter(f -> kept.contains(f.name())).toList());
    }

    /** The first records, at most {@code n}. */
    public List<Object[]> sample(Entity entity, int n) {
        ReadPlan plan = plan(entity);
        String sql = engine.dialect.first(plan.select() + (plan.keyless() ? "" : plan.order()), n);
        return query(plan, sql, plan::bindConstants);
    }

    /** The records that have these keys, in any order; absent ones are missing. */
    public List<Object[]> byKeys(Entity entity, List<Key> keys) {
        if (entity.key().isEmpty()) {
            throw new IllegalArgumentException(entity.name() + " has no key");
        }
        ReadPlan plan = plan(entity);
        int chunk = entity.key().size() == 1 ? KEYS : KEYS / entity.key().size();
        List<Object[]> found = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += chunk) {
            List<Key> some = keys.subList(from, Math.min(keys.size(), from + chunk));
            found.addAll(query(
                    plan,
                    plan.select() + plan.oneOf(some),
                    statement -> plan.bindOneOf(statement, plan.bindConstants(statement), some)));
        }
        return found;
    }

    /** The greatest value of a field that is no book; null if no record has one. */
    public Object greatest(Entity entity, String field) {
        Entity narrow = only(entity, List.of(field));
        ReadPlan plan = new ReadPlan(engine, narrow);
        String column = plan.reference(ReadPlan.binding(plan.shape, narrow.field(field)));
        String sql = plan.select() + " and " + column + " is not null order by " + column + " desc";
        List<Object[]> first = query(plan, engine.dialect.first(sql, 1), plan::bindConstants);
        return first.isEmpty() ? null : first.get(0)[narrow.index(field)];
    }

    /**
     * The records whose field (any line of it, if it is a book) is one of some values.
     *
     * @param values with {@link Fold#LOWER} texts in lower case
     */
    public List<Object[]> lookup(Entity entity, String field, Collection<?> values, Fold fold) {
        ReadPlan plan = plan(entity);
        Lookup lookup = new Lookup(plan, field, fold);
        List<Object> all = new ArrayList<>(new HashSet<>(values));
        List<Object[]> found = new ArrayList<>();
        Set<Key> keys = new HashSet<>();
        for (int from = 0; from < all.size(); from += KEYS) {
            List<Object> some = all.subList(from, Math.min(all.size(), from + KEYS));
            query(
                            plan,
                            plan.select() + lookup.condition(some.size()),
                            statement -> lookup.bind(statement, plan.bindConstants(statement), some))
                    .stream()
                    .filter(r -> plan.keyless() || keys.add(entity.keyOf(r)))
                    .forEach(found::add);
        }
        return found;
    }

    /** Binds all parameters of a statement. */
    @FunctionalInterface
    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private List<Object[]> query(ReadPlan plan, String sql, Binder binder) {
        List<Object[]> rows = new ArrayList<>();
        try {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                binder.bind(statement);
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        Object[] row = plan.row(result);
                        plan.fillColumnBooks(row);
                        rows.add(row);
                    }
                }
            }
            if (plan.asksOtherTables() && !rows.isEmpty()) {
                new BookReading(plan, connection).fill(rows);
            }
        } catch (SQLException e) {
            throw Failure.of("Reading " + plan.entity.name() + " failed", e);
        }
        rows.replaceAll(plan::trimmed);
        return rows;
    }

    /** The number of records. */
    public long count(Entity entity) {
        ReadPlan plan = plan(entity);
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*)" + plan.from() + plan.where())) {
            plan.bindConstants(statement);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw Failure.of("Counting " + entity.name() + " failed", e);
        }
    }

    /**
     * How many records have each value of a field, those with the most first.
     *
     * @param field one that lives in a column of the entity's own tables
     */
    public Map<Object, Long> counts(Entity entity, String field) {
        ReadPlan plan = plan(only(entity, List.of(field)));
        Field one = entity.field(field);
        String column = plan.reference(ReadPlan.binding(plan.shape, one));
        String value = engine.select(one.type(), column);
        Map<Object, Long> counts = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select " + value + ", count(*)" + plan.from()
                + plan.where() + " group by " + column + " order by 2 desc, 1")) {
            plan.bindConstants(statement);
            Cell cell = engine.cell(one.type());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    counts.merge(cell.read(rows, 1), rows.getLong(2), Long::sum);
                }
            }
            return counts;
        } catch (SQLException e) {
            throw Failure.of("Counting " + entity.name() + " failed", e);
        }
    }

    /**
     * A hash of all records' content, the same whatever their order and whichever product keeps them.
     *
     * @return 32 bytes
     */
    public byte[] contentHash(Entity entity) {
        ContentHash hash = new ContentHash();
        each(entity, batch -> batch.records().forEach(hash::add));
        return hash.value();
    }

    private void each(Entity entity, Consumer<Batch> take) {
        try (Reader reader = read(entity)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                take.accept(batch);
            }
        }
    }

    /** Ends the view. Over a lost connection the database has done that by itself, and nothing was written. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("a view was ended by the database: SQLSTATE {}", e.getSQLState());
        }
    }

    /** The condition that a field or book has one of some values. */
    private static final class Lookup {
        private final ReadPlan plan;
        private final Fold fold;
        private final List<String> columns = new ArrayList<>();
        private final Field field;
        private Shape.Book book;
        private boolean upper;

        Lookup(ReadPlan plan, String name, Fold fold) {
            this.plan = plan;
            this.fold = fold;
            field = plan.entity.field(name);
            if (ReadPlan.binding(plan.shape, field) instanceof Shape.BookList list) {
                book = plan.shape.books().stream()
                        .filter(b -> b.name().equals(list.book()))
                        .findFirst()
                        .orElseThrow();
                if (book instanceof Shape.ColumnBook slots) {
                    slots.columns().forEach(s -> columns.add(folded(plan.reference(s.place()))));
                }
            } else {
                columns.add(folded(plan.reference(ReadPlan.binding(plan.shape, field))));
            }
        }

        private String folded(String column) {
            return fold == Fold.LOWER ? "lower(" + column + ")" : column;
        }

        String condition(int values) {
            String in = " in (?" + ", ?".repeat(values - 1) + ")";
            if (book instanceof Shape.LinkedBook linked) {
                Shape.AddressTable a = linked.address();
                boolean byFolded = fold == Fold.LOWER && !a.folded().isEmpty();
                upper = byFolded && a.upper();
                String value = byFolded ? "a." + quote(a.folded()) : folded("a." + quote(a.value()));
                return " and " + plan.key() + " in (select l."
                        + quote(linked.link().owner()) + " from "
                        + plan.table(linked.link().table()) + " l join " + plan.table(a.table()) + " a on a."
                        + quote(a.key()) + " = l." + quote(linked.link().address()) + " where " + value + in
                        + plan.fixed("l", linked.link().constants()) + plan.fixed("a", a.constants()) + ")";
            } else if (book instanceof Shape.RowBook rows) {
                return " and " + plan.key() + " in (select b." + quote(rows.owner()) + " from "
                        + plan.table(rows.table()) + " b where " + folded("b." + quote(rows.value())) + in
                        + plan.fixed("b", rows.constants()) + ")";
            }
            return " and (" + String.join(in + " or ", columns) + in + ")";
        }

        private String quote(String name) {
            return plan.engine.dialect.quote(name);
        }

        void bind(PreparedStatement statement, int first, List<Object> values) throws SQLException {
            int parameter = first;
            for (int i = 0; i < Math.max(1, columns.size()); i++) {
                for (Object value : values) {
                    Object v = upper && value instanceof String s ? s.toUpperCase(Locale.ROOT) : value;
                    plan.engine.bind(statement, parameter++, v, book == null ? field.type() : ReadPlan.ANY_TEXT);
                }
            }
            if (book instanceof Shape.LinkedBook linked) {
                parameter = FixedValues.bind(
                        plan.engine, statement, parameter, linked.link().constants());
                FixedValues.bind(
                        plan.engine, statement, parameter, linked.address().constants());
            } else if (book instanceof Shape.RowBook rows) {
                FixedValues.bind(plan.engine, statement, parameter, rows.constants());
            }
        }
    }
}
