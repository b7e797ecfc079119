package org.crmferry.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.Key;
import org.crmferry.model.Shape;
import org.crmferry.model.Shape.Binding;
import org.crmferry.model.Shape.ColumnBook;

/**
 * How one entity is selected: the statement's parts and, for each selected column, what reads it and where it goes.
 *
 * <p>Rows are read into an array with the entity's fields first and helpers behind them (the columns of column books,
 * the values that picks start from).
 */
final class ReadPlan {
    static final ColumnType ANY_TEXT = ColumnType.of(FieldType.TEXT, "");

    final Engine engine;
    final Entity entity;
    final Shape shape;
    private final List<String> columns = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Integer> into = new ArrayList<>();
    private final Set<String> satellites = new LinkedHashSet<>();
    private final List<String> keys = new ArrayList<>();
    private final List<ColumnType> keyTypes = new ArrayList<>();
    private final List<SlotList> columnBooks = new ArrayList<>();
    private final List<Shape.Pick> picks = new ArrayList<>();
    private final List<Integer> pickOwn = new ArrayList<>();
    private final List<Integer> pickField = new ArrayList<>();
    private final Map<String, Integer> pickPlaces = new HashMap<>();
    private final List<Shape.Book> books = new ArrayList<>();
    private final List<Integer> bookField = new ArrayList<>();
    private final FilterPlan filter;
    private final List<String> sorts = new ArrayList<>();
    private boolean streamed;
    private int width;
    private Cell[] cell;
    private int[] position;

    /** A column book's field and the places of its columns in a row. */
    private record SlotList(int field, ColumnBook book, int first) {}

    ReadPlan(Engine engine, Entity entity) {
        this(engine, entity, null, List.of());
    }

    /** @param limits what is read at all, or null */
    ReadPlan(Engine engine, Entity entity, Filter limits) {
        this(engine, entity, limits, List.of());
    }

    /** Only records whose first key field lies in one of some ranges. */
    ReadPlan(Engine engine, Entity entity, List<KeyRange> ranges) {
        this(engine, entity, null, ranges);
    }

    private ReadPlan(Engine engine, Entity entity, Filter limits, List<KeyRange> ranges) {
        this.engine = engine;
        this.entity = entity;
        this.shape = entity.shape();
        width = entity.fields().size();
        for (String key : entity.key()) {
            Field field = entity.field(key);
            keys.add(reference(binding(shape, field)));
            keyTypes.add(field.type());
        }
        sorts.addAll(keys);
        for (int i = 0; i < entity.fields().size(); i++) {
            place(i, entity.fields().get(i));
        }
        filter = limits != null ? new FilterPlan(this, limits) : ranges.isEmpty() ? null : new FilterPlan(this, ranges);
        cell = cells.toArray(new Cell[0]);
        position = into.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Where a field lives; one that the shape does not name is a column of that name. */
    static Binding binding(Shape shape, Field field) {
        Binding binding = shape.bindings().get(field.name());
        return binding == null ? new Shape.OwnColumn(field.name()) : binding;
    }

    private void place(int i, Field field) {
        Binding binding = binding(shape, field);
        if (binding instanceof Shape.PickedColumn picked) {
            pick(picked, i);
        } else if (binding instanceof Shape.BookList list) {
            Shape.Book book = named(
                    shape.books().stream()
                            .filter(b -> b.name().equals(list.book()))
                            .toList(),
                    list.book());
            if (book instanceof ColumnBook slots) {
                columnBooks.add(new SlotList(i, slots, width));
                for (Shape.Slot slot : slots.columns()) {
                    select(slot.place(), ANY_TEXT, width++);
                }
            } else {
                books.add(book);
                bookField.add(i);
            }
        } else {
            select(binding, field.type(), i);
        }
    }

    private void pick(Shape.PickedColumn picked, int to) {
        Shape.Pick pick = named(
                shape.picks().stream()
                        .filter(p -> p.name().equals(picked.pick()))
                        .toList(),
                picked.pick());
        int own = own(pick.own());
        picks.add(pick);
        pickField.add(to);
        pickOwn.add(own);
        pickPlaces.put(pick.name(), to);
    }

    /** Where the value is that a pick starts from; another pick is made before it. */
    private int own(String own) {
        Binding binding = shape.bindings().get(own);
        if (binding instanceof Shape.PickedColumn picked) {
            if (!pickPlaces.containsKey(picked.pick())) {
                pick(picked, width++);
            }
            return pickPlaces.get(picked.pick());
        }
        select(binding instanceof Shape.SatelliteColumn ? binding : new Shape.OwnColumn(own), ANY_TEXT, width);
        return width++;
    }

    private <T> T named(List<T> found, String name) {
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the shape of " + entity.name() + " has no part named " + name);
        }
        return found.get(0);
    }

    private void select(Binding place, ColumnType type, int to) {
        columns.add(engine.select(type, reference(place)));
        cells.add(engine.cell(type));
        into.add(to);
    }

    String reference(Binding place) {
        if (place instanceof Shape.OwnColumn own) {
            return "m." + engine.dialect.quote(own.column());
        } else if (place instanceof Shape.SatelliteColumn column) {
            satellites.add(column.satellite());
            return alias(column.satellite()) + "." + engine.dialect.quote(column.column());
        }
        throw new IllegalArgumentException(entity.name() + " has a key or column where none can be");
    }

    private String alias(String satellite) {
        for (int i = 0; i < shape.satellites().size(); i++) {
            if (shape.satellites().get(i).name().equals(satellite)) {
                return "s" + i;
            }
        }
        throw new IllegalArgumentException("the shape of " + entity.name() + " has no satellite " + satellite);
    }

    /** What selects the field at that place of the entity; only where no other table is asked. */
    String selected(int field) {
        return columns.get(into.indexOf(field));
    }

    /** The master's key column; single-column keys only. */
    String key() {
        return keys.get(0);
    }

    /** Another table of the shape, quoted. */
    String table(String name) {
        return engine.dialect.table(shape.schema(), name);
    }

    /** Fixed values as conditions on the table with that alias. */
    String fixed(String alias, Map<String, Object> values) {
        return FixedValues.conditions(engine.dialect, alias + ".", values);
    }

    boolean keyless() {
        return keys.isEmpty();
    }

    /** Whether all rows come from one long query, because the order is not that of an index or not of single rows. */
    boolean streamed() {
        return streamed || keyless();
    }

    /**
     * Sorts so that any product gives the same order.
     *
     * @param sorting one per key field
     * @param unique whether the key tells every row, so that reading can go on behind it
     */
    void sort(List<Sorting> sorting, boolean unique) {
        sorts.clear();
        boolean plain = unique;
        for (int i = 0; i < sorting.size(); i++) {
            Field field = entity.field(entity.key().get(i));
            plain &= sorting.get(i) == Sorting.NATIVE && !field.nullable();
            sorts.add(engine.sort(sorting.get(i), field.type(), keys.get(i)));
        }
        streamed = !plain && !asksOtherTables();
    }

    /** Whether a page must be complete before its records are: other tables are asked about them. */
    boolean asksOtherTables() {
        return !picks.isEmpty() || !books.isEmpty();
    }

    List<Shape.Pick> picks() {
        return picks;
    }

    int pickOwn(int pick) {
        return pickOwn.get(pick);
    }

    int pickField(int pick) {
        return pickField.get(pick);
    }

    List<Shape.Book> books() {
        return books;
    }

    int bookField(int book) {
        return bookField.get(book);
    }

    String from() {
        StringBuilder sql = new StringBuilder(" from ")
                .append(engine.dialect.table(shape.schema(), shape.table()))
                .append(" m");
        for (int i = 0; i < shape.satellites().size(); i++) {
            Shape.Satellite satellite = shape.satellites().get(i);
            if (satellites.contains(satellite.name())) {
                sql.append(satellite.optional() ? " left join " : " join ")
                        .append(engine.dialect.table(shape.schema(), satellite.table()))
                        .append(" s" + i + " on s" + i + ".")
                        .append(engine.dialect.quote(satellite.key()))
                        .append(" = ")
                        .append(keys.get(0))
                        .append(chosen(satellite, "s" + i));
            }
        }
        return sql.toString();
    }

    /** The conditions that choose one of several rows of a satellite. */
    private String chosen(Shape.Satellite satellite, String alias) {
        if (satellite.first().isEmpty()) {
            return fixed(alias, satellite.constants());
        }
        String first = engine.dialect.quote(satellite.first());
        return " and " + alias + "." + first + " = (select min(f." + first + ") from " + table(satellite.table())
                + " f where f." + engine.dialect.quote(satellite.key()) + " = " + keys.get(0)
                + fixed("f", satellite.constants()) + ")";
    }

    /** The select list and tables, with the constants as the first conditions. */
    String select() {
        return "select " + String.join(", ", columns) + from() + where();
    }

    /** The constants and the filter as conditions; starts with {@code where}, so that more can follow with {@code and}. */
    String where() {
        StringBuilder sql = new StringBuilder(" where 1 = 1").append(fixed("m", shape.constants()));
        for (int i = 0; i < shape.conditions().size(); i++) {
            sql.append(" and ");
            condition(sql, shape.conditions().get(i), "c" + i);
        }
        return filter == null ? sql.toString() : sql + filter.sql();
    }

    private void condition(StringBuilder sql, Shape.Condition condition, String alias) {
        sql.append(condition.or().isEmpty() ? "" : "(")
                .append(condition.not() ? "not exists (" : "exists (")
                .append("select 1 from ")
                .append(table(condition.table()))
                .append(' ' + alias + " where " + alias + '.')
                .append(engine.dialect.quote(condition.on()))
                .append(" = m.")
                .append(engine.dialect.quote(condition.own()))
                .append(fixed(alias, condition.where()))
                .append(')');
        for (int i = 0; i < condition.or().size(); i++) {
            sql.append(" or ");
            condition(sql, condition.or().get(i), alias + "o" + i);
        }
        sql.append(condition.or().isEmpty() ? "" : ")");
    }

    private int bind(PreparedStatement statement, int first, Shape.Condition condition) throws SQLException {
        int parameter = FixedValues.bind(engine, statement, first, condition.where());
        for (Shape.Condition other : condition.or()) {
            parameter = bind(statement, parameter, other);
        }
        return parameter;
    }

    /** Binds the constants (those of satellites first) and the filter from the first parameter on; returns the next parameter. */
    int bindConstants(PreparedStatement statement) throws SQLException {
        return bindConstants(statement, 1);
    }

    /** As {@link #bindConstants(PreparedStatement)} for a statement with other parameters before those. */
    int bindConstants(PreparedStatement statement, int first) throws SQLException {
        int parameter = first;
        for (Shape.Satellite satellite : shape.satellites()) {
            if (satellites.contains(satellite.name())) {
                parameter = FixedValues.bind(engine, statement, parameter, satellite.constants());
            }
        }
        parameter = FixedValues.bind(engine, statement, parameter, shape.constants());
        for (Shape.Condition condition : shape.conditions()) {
            parameter = bind(statement, parameter, condition);
        }
        return filter == null ? parameter : filter.bind(engine, statement, parameter);
    }

    String order() {
        if (!streamed || keyless()) {
            return " order by " + String.join(", ", keyless() ? columns : sorts);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < sorts.size(); i++) {
            if (entity.field(entity.key().get(i)).nullable()) {
                parts.add("case when " + keys.get(i) + " is null then 0 else 1 end");
            }
            parts.add(sorts.get(i));
        }
        return " order by " + String.join(", ", parts);
    }

    /** The condition that a row lies behind a key, in the order of {@link #order}. */
    String behind(Key key) {
        StringBuilder sql = new StringBuilder(" and (");
        int last = sorts.size() - 1;
        if (last > 0 && key.part(0) != null) {
            sql.append(sorts.get(0)).append(" >= ? and (");
        }
        for (int i = 0; i <= last; i++) {
            String greater = sorts.get(i) + (key.part(i) == null ? " is not null" : " > ?");
            String equal = sorts.get(i) + (key.part(i) == null ? " is null" : " = ?");
            sql.append(i < last ? "(" + greater + " or (" + equal + " and " : greater);
        }
        sql.append("))".repeat(last));
        if (last > 0 && key.part(0) != null) {
            sql.append(')');
        }
        return sql.append(')').toString();
    }

    void bindBehind(PreparedStatement statement, int first, Key key) throws SQLException {
        int parameter = first;
        int last = keys.size() - 1;
        if (last > 0 && key.part(0) != null) {
            engine.bind(statement, parameter++, key.part(0), keyTypes.get(0));
        }
        for (int i = 0; i <= last; i++) {
            if (key.part(i) != null) {
                engine.bind(statement, parameter++, key.part(i), keyTypes.get(i));
                if (i < last) {
                    engine.bind(statement, parameter++, key.part(i), keyTypes.get(i));
                }
            }
        }
    }

    /** The condition that a row has one of some keys. */
    String oneOf(List<Key> wanted) {
        if (keys.size() == 1) {
            return " and " + keys.get(0) + " in (?" + ", ?".repeat(wanted.size() - 1) + ")";
        }
        List<String> listed = keyTypes.stream().map(engine::listed).toList();
        if (!listed.contains(null) && wanted.stream().allMatch(this::isWhole)) {
            String row = "(" + String.join(", ", listed) + ")";
            return " and (" + String.join(", ", keys) + ") in (values " + row + (", " + row).repeat(wanted.size() - 1)
                    + ")";
        }
        List<String> alternatives = new ArrayList<>();
        for (Key key : wanted) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                parts.add(keys.get(i) + (key.part(i) == null ? " is null" : " = ?"));
            }
            alternatives.add("(" + String.join(" and ", parts) + ")");
        }
        return " and (" + String.join(" or ", alternatives) + ")";
    }

    private boolean isWhole(Key key) {
        for (int i = 0; i < keys.size(); i++) {
            if (key.part(i) == null) {
                return false;
            }
        }
        return true;
    }

    void bindOneOf(PreparedStatement statement, int first, List<Key> wanted) throws SQLException {
        int parameter = first;
        for (Key key : wanted) {
            for (int i = 0; i < keys.size(); i++) {
                if (keys.size() == 1 || key.part(i) != null) {
                    engine.bind(statement, parameter++, key.part(i), keyTypes.get(i));
                }
            }
        }
    }

    /** Reads the current row. */
    Object[] row(ResultSet row) throws SQLException {
        Object[] record = new Object[width];
        Cell[] c = cell;
        int[] p = position;
        for (int i = 0; i < c.length; i++) {
            record[p[i]] = c[i].read(row, i + 1);
        }
        return record;
    }

    /** Puts column books together; afterwards only picks and other books are missing. */
    void fillColumnBooks(Object[] record) {
        for (SlotList list : columnBooks) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < list.book().columns().size(); i++) {
                if (record[list.first() + i] instanceof String s && !s.isEmpty()) {
                    items.add(new Item(s, list.book().columns().get(i).kind(), items.isEmpty(), false, false));
                }
            }
            record[list.field()] = BookReading.sorted(items);
        }
    }

    /** The record without the helpers behind its fields. */
    Object[] trimmed(Object[] record) {
        int fields = entity.fields().size();
        return width == fields ? record : java.util.Arrays.copyOf(record, fields);
    }
}
