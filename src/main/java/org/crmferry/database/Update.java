package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.Shape;

/** Changes and removes rows of one entity by their keys, in batches of equal statements. */
final class Update {
    private static final int KEYS = 500;

    private final Connection connection;
    private final Engine engine;
    private final WritePlan plan;
    private final List<String> keys = new ArrayList<>();
    private final List<ColumnType> keyTypes = new ArrayList<>();

    /** Brings the books of some records up to date. */
    @FunctionalInterface
    interface Books {
        void change(WritePlan plan, WritePlan.BookPlace place, List<Object[]> records, BookChange how)
                throws SQLException;
    }

    Update(Connection connection, Engine engine, WritePlan plan) {
        this.connection = connection;
        this.engine = engine;
        this.plan = plan;
        Entity entity = plan.entity;
        if (entity.key().isEmpty()) {
            throw new IllegalArgumentException(entity.name() + " has no key, so its records cannot be found again");
        }
        for (String name : entity.key()) {
            Field field = entity.field(name);
            keys.add(engine.dialect.quote(((Shape.OwnColumn) ReadPlan.binding(plan.shape, field)).column()));
            keyTypes.add(field.type());
        }
    }

    int run(List<Object[]> records, List<boolean[]> changed, BookChange how, Books books) throws SQLException {
        List<Object[]> rows = plan.expanded(records);
        List<boolean[]> positions = new ArrayList<>(rows.size());
        for (boolean[] fields : changed) {
            boolean[] wide = plan.expanded(fields.clone());
            for (String key : plan.entity.key()) {
                wide[plan.entity.index(key)] = false;
            }
            positions.add(wide);
        }
        Set<Key> present = present(rows);
        updatePart(plan.master, new Finder(keys, keyTypes, this::keyOf), rows, positions);
        for (int i = 0; i < plan.satellites.size(); i++) {
            satellite(plan.satellites.get(i), plan.shape.satellites().get(i), rows, positions);
        }
        for (WritePlan.BookPlace place : plan.books) {
            List<Object[]> some = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                if (changed.get(i)[place.field()] && present.contains(plan.entity.keyOf(records.get(i)))) {
                    some.add(records.get(i));
                }
            }
            books.change(plan, place, some, how);
        }
        return present.size();
    }

    /** Which of the records are there. */
    private Set<Key> present(List<Object[]> rows) throws SQLException {
        Entity bare = Snapshot.only(plan.entity, List.of());
        List<Key> wanted = rows.stream().map(plan.entity::keyOf).toList();
        Set<Key> found = new HashSet<>();
        for (Object[] record : Snapshot.within(connection, engine).byKeys(bare, wanted)) {
            found.add(bare.keyOf(record));
        }
        return found;
    }

    /**
     * How the row of a record is found.
     *
     * @param columns quoted
     * @param values of a record, one per column
     */
    private record Finder(List<String> columns, List<ColumnType> types, Function<Object[], List<Object>> values) {}

    /**
     * The columns that one statement changes.
     *
     * @param set all of them
     * @param toDefault those that get their default
     * @param emptied those that have nothing any more
     */
    private record Columns(BitSet set, BitSet toDefault, BitSet emptied) {
        /** Those that get a value of each row. */
        BitSet bound() {
            BitSet bound = (BitSet) set.clone();
            bound.andNot(toDefault);
            bound.andNot(emptied);
            return bound;
        }
    }

    /** Groups rows by the set of columns that change, so that each group is one statement. */
    private void updatePart(TablePart part, Finder finder, List<Object[]> rows, List<boolean[]> positions)
            throws SQLException {
        Map<Columns, List<Object[]>> groups = new LinkedHashMap<>();
        for (int r = 0; r < rows.size(); r++) {
            BitSet set = new BitSet();
            BitSet toDefault = new BitSet();
            BitSet emptied = new BitSet();
            for (int c = 0; c < part.size(); c++) {
                int from = part.from(c);
                if (from >= 0 && positions.get(r)[from]) {
                    set.set(c);
                    if (rows.get(r)[from] == null && part.required(c) && !(engine.dialect instanceof SqliteDialect)) {
                        toDefault.set(c);
                    } else if (rows.get(r)[from] == null && plan.slot(from) && part.text(c)) {
                        emptied.set(c);
                    }
                }
            }
            if (!set.isEmpty()) {
                groups.computeIfAbsent(new Columns(set, toDefault, emptied), k -> new ArrayList<>())
                        .add(rows.get(r));
            }
        }
        for (Map.Entry<Columns, List<Object[]>> group : groups.entrySet()) {
            update(part, finder, group.getKey(), group.getValue());
        }
    }

    private void update(TablePart part, Finder finder, Columns columns, List<Object[]> rows) throws SQLException {
        BitSet bound = columns.bound();
        List<String> sets = new ArrayList<>();
        columns.set().stream().forEach(c -> {
            String column = part.quoted(c);
            // Where a book has no line, an empty text says as much as nothing, and stays.
            String nothing = columns.toDefault().get(c) ? "default" : "case when " + column + " = '' then '' end";
            sets.add(column + " = " + (bound.get(c) ? engine.parameter(part.type(c)) : nothing));
        });
        if (engine.dialect instanceof MariaDbDialect) {
            // A date that the database renews with every update stays as it is, unless it is written itself.
            for (int c = 0; c < part.size(); c++) {
                FieldType type = part.type(c).type();
                if (part.from(c) >= 0
                        && !columns.set().get(c)
                        && (type == FieldType.DATETIME || type == FieldType.INSTANT)) {
                    sets.add(part.quoted(c) + " = " + part.quoted(c));
                }
            }
        }
        String sql = "update " + part.table + " set " + String.join(", ", sets) + " where "
                + String.join(" = ? and ", finder.columns()) + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Object[] row : rows) {
                int parameter = 1;
                for (int c = bound.nextSetBit(0); c >= 0; c = bound.nextSetBit(c + 1)) {
                    engine.bind(statement, parameter++, row[part.from(c)], part.type(c));
                }
                List<Object> key = finder.values().apply(row);
                for (int k = 0; k < key.size(); k++) {
                    engine.bind(
                            statement, parameter++, key.get(k), finder.types().get(k));
                }
                statement.addBatch();
                if (++waiting == Engine.BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }

    private List<Object> keyOf(Object[] row) {
        Key key = plan.entity.keyOf(row);
        List<Object> parts = new ArrayList<>();
        for (int k = 0; k < keys.size(); k++) {
            parts.add(key.part(k));
        }
        return parts;
    }

    /** Updates the rows that are there and inserts those that are not, where they have something to say. */
    private void satellite(TablePart part, Shape.Satellite satellite, List<Object[]> rows, List<boolean[]> positions)
            throws SQLException {
        List<Object[]> touched = new ArrayList<>();
        List<boolean[]> touchedPositions = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 1; c < part.size(); c++) {
                if (part.from(c) >= 0 && positions.get(r)[part.from(c)]) {
                    touched.add(rows.get(r));
                    touchedPositions.add(positions.get(r));
                    break;
                }
            }
        }
        Map<String, Object> there = owners(part, satellite, touched);
        List<Object[]> old = new ArrayList<>();
        List<boolean[]> oldPositions = new ArrayList<>();
        List<Object[]> missing = new ArrayList<>();
        List<Object[]> emptied = new ArrayList<>();
        for (int r = 0; r < touched.size(); r++) {
            boolean gone =
                    satellite.optional() && part.refuses(touched.get(r)) && part.emptyBeyondFirst(touched.get(r));
            Object at = there.get(BookReading.text(touched.get(r)[part.from(0)]));
            if (at != null && gone) {
                emptied.add(touched.get(r));
            } else if (at != null) {
                old.add(touched.get(r));
                oldPositions.add(touchedPositions.get(r));
            } else if (!satellite.optional() || !part.emptyBeyondFirst(touched.get(r))) {
                missing.add(touched.get(r));
            }
        }
        Finder finder = finder(part, satellite, there);
        updatePart(part, finder, old, oldPositions);
        remove(part, finder, emptied);
        if (!missing.isEmpty()) {
            for (Insertion insertion : part.insertions(missing)) {
                engine.insert(connection, insertion);
            }
        }
    }

    /** Removes rows that would say nothing in a column that must say something. */
    private void remove(TablePart part, Finder finder, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String sql = "delete from " + part.table + " where " + String.join(" = ? and ", finder.columns()) + " = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                List<Object> key = finder.values().apply(row);
                for (int k = 0; k < key.size(); k++) {
                    engine.bind(delete, k + 1, key.get(k), finder.types().get(k));
                }
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /** By the key, and where there may be several by what the first of them is found by. */
    private Finder finder(TablePart part, Shape.Satellite satellite, Map<String, Object> there) {
        if (satellite.first().isEmpty()) {
            return new Finder(
                    List.of(part.quoted(0)),
                    List.of(part.type(0)),
                    row -> List.of(there.get(BookReading.text(row[part.from(0)]))));
        }
        return new Finder(
                List.of(part.quoted(0), engine.dialect.quote(satellite.first())),
                List.of(part.type(0), ReadPlan.ANY_TEXT),
                row -> List.of(row[part.from(0)], there.get(BookReading.text(row[part.from(0)]))));
    }

    /** The master's keys of rows that are there, as text, with what the row is found by. */
    private Map<String, Object> owners(TablePart part, Shape.Satellite satellite, List<Object[]> rows)
            throws SQLException {
        Map<String, Object> found = new HashMap<>();
        boolean one = satellite.first().isEmpty();
        for (int from = 0; from < rows.size(); from += KEYS) {
            List<Object[]> some = rows.subList(from, Math.min(rows.size(), from + KEYS));
            String sql = "select " + part.quoted(0)
                    + (one ? "" : ", min(" + engine.dialect.quote(satellite.first()) + ")") + " from " + part.table
                    + " where " + part.quoted(0) + " in (?" + ", ?".repeat(some.size() - 1) + ")"
                    + (one
                            ? ""
                            : FixedValues.conditions(engine.dialect, "", satellite.constants()) + " group by "
                                    + part.quoted(0));
            Map<String, Object> keysOf = new HashMap<>();
            some.forEach(row -> keysOf.put(BookReading.text(row[part.from(0)]), row[part.from(0)]));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int parameter = 1;
                for (Object[] row : some) {
                    engine.bind(statement, parameter++, row[part.from(0)], part.type(0));
                }
                if (!one) {
                    FixedValues.bind(engine, statement, parameter, satellite.constants());
                }
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        String key = Engine.unpadded(result.getString(1));
                        found.put(key, one ? keysOf.get(key) : result.getString(2));
                    }
                }
            }
        }
        return found;
    }

    /**
     * Removes satellite rows that say nothing but their key and fixed values: an update made them, and before they were
     * not there.
     */
    void removeEmptySatellites(List<Object[]> records) throws SQLException {
        List<Object[]> rows = plan.expanded(records);
        for (int i = 0; i < plan.satellites.size(); i++) {
            TablePart part = plan.satellites.get(i);
            Shape.Satellite satellite = plan.shape.satellites().get(i);
            if (!satellite.optional() || satellite.always()) {
                continue;
            }
            List<Object[]> empty = rows.stream().filter(part::emptyBeyondFirst).toList();
            String nothing = String.join(
                    "",
                    part.known().others(part.unquoted(0)).stream()
                            .filter(c -> !satellite.constants().containsKey(c)
                                    && !satellite.defaults().containsKey(c)
                                    && !c.equals(satellite.first()))
                            .map(c -> " and " + engine.dialect.quote(c) + " is null")
                            .toList());
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from " + part.table + " where " + part.quoted(0) + " = ?"
                            + FixedValues.conditions(engine.dialect, "", satellite.constants()) + nothing)) {
                for (Object[] row : empty) {
                    engine.bind(delete, 1, row[part.from(0)], part.type(0));
                    FixedValues.bind(engine, delete, 2, satellite.constants());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        }
    }

    /** Writes a value into a column of the master's rows; returns how many there were. */
    int mark(List<Key> wanted, String column, Object value, TableColumns columns) throws SQLException {
        String sql = "update " + plan.master.table + " set " + engine.dialect.quote(column) + " = ? where "
                + String.join(" = ? and ", keys) + " = ?";
        int count = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Key key : wanted) {
                int parameter = 1;
                engine.bind(statement, parameter++, columns.fitted(column, value), columns.type(column));
                for (int k = 0; k < keys.size(); k++) {
                    engine.bind(statement, parameter++, key.part(k), keyTypes.get(k));
                }
                count += statement.executeUpdate();
            }
        }
        return count;
    }

    /** Removes satellite and master rows; returns how many master rows there were. */
    int delete(List<Key> wanted) throws SQLException {
        for (int i = 0; i < plan.satellites.size(); i++) {
            TablePart part = plan.satellites.get(i);
            // Where several may be, rows of others can lie under the same number.
            Shape.Satellite satellite = plan.shape.satellites().get(i);
            Map<String, Object> fixed = satellite.first().isEmpty() ? Map.of() : satellite.constants();
            delete(part.table, List.of(part.quoted(0)), wanted, fixed);
        }
        return delete(plan.master.table, keys, wanted, Map.of());
    }

    private int delete(String table, List<String> columns, List<Key> wanted, Map<String, Object> fixed)
            throws SQLException {
        String sql = "delete from " + table + " where " + String.join(" = ? and ", columns) + " = ?"
                + FixedValues.conditions(engine.dialect, "", fixed);
        int count = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < wanted.size(); from += Engine.BATCH) {
                for (Key key : wanted.subList(from, Math.min(wanted.size(), from + Engine.BATCH))) {
                    for (int i = 0; i < columns.size(); i++) {
                        engine.bind(statement, i + 1, key.part(i), keyTypes.get(i));
                    }
                    FixedValues.bind(engine, statement, columns.size() + 1, fixed);
                    statement.addBatch();
                }
                for (int n : statement.executeBatch()) {
                    count += n == Statement.SUCCESS_NO_INFO ? 1 : n;
                }
            }
        }
        return count;
    }
}
