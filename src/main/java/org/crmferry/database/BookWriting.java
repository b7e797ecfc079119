package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Item;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Shape.AddressTable;
import org.crmferry.model.Shape.LinkTable;
import org.crmferry.model.Shape.LinkedBook;

/** Writes books of shared addresses: finds or makes the addresses, then links them. Part of one target's transaction. */
final class BookWriting {
    private static final int KEYS = 500;

    private final Connection connection;
    private final Engine engine;
    private final KeyMaker maker;
    private final WritePlan.Tables tables;
    private final String schema;
    private final List<LinkedBook> others;
    private final List<WriteResult.Raised> raised = new ArrayList<>();

    /** @param others books of any entity: an address that one of them uses is never removed */
    BookWriting(
            Connection connection,
            Engine engine,
            KeyMaker maker,
            WritePlan.Tables tables,
            String schema,
            List<LinkedBook> others) {
        this.others = others;
        this.connection = connection;
        this.engine = engine;
        this.maker = maker;
        this.tables = tables;
        this.schema = schema;
    }

    /** An address as stored. */
    private record Address(Object key, boolean optOut, boolean invalid) {}

    /** One line of a record's book as stored. */
    record Line(Object owner, Object address, String folded, Item item) {}

    List<WriteResult.Raised> raised() {
        return raised;
    }

    static String folded(AddressTable a, String value) {
        if (a.folded().isEmpty()) {
            return value;
        }
        return a.upper() ? value.toUpperCase(Locale.ROOT) : value.toLowerCase(Locale.ROOT);
    }

    private static String foldedColumn(AddressTable a) {
        return a.folded().isEmpty() ? a.value() : a.folded();
    }

    /** What an address's key is derived from. */
    static String seed(AddressTable a, String folded) {
        return a.table() + '\n' + folded;
    }

    /** Adds lines to the books of some owners that have none of them yet. */
    void add(LinkedBook book, Map<Object, List<Item>> items) throws SQLException {
        AddressTable a = book.address();
        Map<String, Item> wanted = new LinkedHashMap<>();
        items.values().forEach(list -> list.forEach(i -> wanted.merge(folded(a, i.value()), i, BookWriting::stricter)));
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, Address> known = find(a, wanted.keySet());
        Map<String, Item> missing = new LinkedHashMap<>(wanted);
        missing.keySet().removeAll(known.keySet());
        raise(a, wanted, known);
        if (!missing.isEmpty()) {
            Map<String, Address> made = insert(a, missing);
            known.putAll(made == null ? find(a, missing.keySet()) : made);
        }
        link(book, items, known);
    }

    private static Item stricter(Item a, Item b) {
        return new Item(a.value(), a.kind(), a.primary(), a.optOut() || b.optOut(), a.invalid() || b.invalid());
    }

    private Map<String, Address> find(AddressTable a, Collection<String> folded) throws SQLException {
        TableColumns columns = columns(a.table());
        Cell key = engine.cell(columns.type(a.key()));
        String select = "select " + quote(foldedColumn(a)) + ", " + quote(a.key()) + flagColumn(a.optOut())
                + flagColumn(a.invalid()) + " from " + table(a.table()) + " where " + quote(foldedColumn(a)) + " in (";
        Map<String, Address> found = new HashMap<>();
        ask(
                select,
                new ArrayList<>(folded),
                columns.type(foldedColumn(a)),
                a.constants(),
                row -> found.putIfAbsent(
                        row.getString(1),
                        new Address(
                                key.read(row, 2),
                                BookReading.flag(row.getString(3)),
                                BookReading.flag(row.getString(4)))));
        return found;
    }

    private String flagColumn(String column) {
        return column.isEmpty() ? ", null" : ", " + quote(column);
    }

    /** Refusals of mail are never lost: an address that is known already takes them over. */
    private void raise(AddressTable a, Map<String, Item> wanted, Map<String, Address> known) throws SQLException {
        for (Map.Entry<String, Address> entry : known.entrySet()) {
            Item item = wanted.get(entry.getKey());
            if (item != null && item.optOut() && !entry.getValue().optOut()) {
                raise(a, a.optOut(), entry.getValue().key());
            }
            if (item != null && item.invalid() && !entry.getValue().invalid()) {
                raise(a, a.invalid(), entry.getValue().key());
            }
        }
    }

    private void raise(AddressTable a, String column, Object key) throws SQLException {
        if (!column.isEmpty()) {
            setFlag(a, column, key, true);
            raised.add(new WriteResult.Raised(a.table(), a.key(), BookReading.text(key), column));
        }
    }

    private void setFlag(AddressTable a, String column, Object key, boolean on) throws SQLException {
        TableColumns columns = columns(a.table());
        run(
                "update " + table(a.table()) + " set " + quote(column) + " = ? where " + quote(a.key()) + " = ?",
                List.of(columns.type(column), columns.type(a.key())),
                columns.fitted(column, on),
                key);
    }

    /** Inserts addresses; null if the database counts their keys. */
    private Map<String, Address> insert(AddressTable a, Map<String, Item> missing) throws SQLException {
        TableColumns columns = columns(a.table());
        boolean counted = a.keyStyle() == KeyStyle.SERIAL;
        TablePart part = new TablePart(engine.dialect, table(a.table()), columns);
        if (!counted) {
            part.column(a.key(), 0);
        }
        part.column(a.value(), 1)
                .column(a.folded(), 2)
                .column(a.kind(), 3)
                .column(a.optOut(), 4)
                .column(a.invalid(), 5)
                .fixed(a.constants());
        Map<String, Address> made = new HashMap<>();
        List<Object[]> rows = new ArrayList<>();
        missing.forEach((folded, item) -> {
            Object key = counted ? null : maker.make(a.keyStyle(), seed(a, folded));
            made.put(folded, new Address(key, item.optOut(), item.invalid()));
            rows.add(new Object[] {
                columns.fitted(a.key(), key),
                item.value(),
                folded,
                item.kind().isEmpty() ? null : item.kind(),
                columns.fitted(a.optOut(), item.optOut()),
                columns.fitted(a.invalid(), item.invalid())
            });
        });
        for (Insertion insertion : part.insertions(rows)) {
            engine.insert(connection, insertion);
        }
        return counted ? null : made;
    }

    private void link(LinkedBook book, Map<Object, List<Item>> items, Map<String, Address> known) throws SQLException {
        LinkTable l = book.link();
        TableColumns columns = columns(l.table());
        TablePart part = new TablePart(engine.dialect, table(l.table()), columns);
        boolean keyed = !l.key().isEmpty() && l.keyStyle() != KeyStyle.SERIAL;
        if (keyed) {
            part.column(l.key(), 0);
        }
        part.column(l.owner(), 1).column(l.address(), 2).column(l.primary(), 3).fixed(l.constants());
        List<Object[]> rows = new ArrayList<>();
        for (Map.Entry<Object, List<Item>> entry : items.entrySet()) {
            Set<String> seen = new HashSet<>();
            for (Item item : entry.getValue()) {
                String folded = folded(book.address(), item.value());
                if (seen.add(folded)) {
                    Object address = known.get(folded).key();
                    String seed = l.table()
                            + '\n'
                            + BookReading.text(entry.getKey())
                            + '\n'
                            + BookReading.text(address)
                            + '\n'
                            + new java.util.TreeMap<>(l.constants());
                    rows.add(new Object[] {
                        keyed ? maker.make(l.keyStyle(), seed) : null,
                        columns.fitted(l.owner(), entry.getKey()),
                        columns.fitted(l.address(), address),
                        columns.fitted(l.primary(), item.primary())
                    });
                }
            }
        }
        for (Insertion insertion : part.insertions(rows)) {
            engine.insert(connection, insertion);
        }
    }

    /** The stored lines of some owners. */
    List<Line> lines(LinkedBook book, Collection<?> owners) throws SQLException {
        AddressTable a = book.address();
        LinkTable l = book.link();
        Cell owner = engine.cell(columns(l.table()).type(l.owner()));
        Cell address = engine.cell(columns(a.table()).type(a.key()));
        String select = "select l." + quote(l.owner()) + ", a." + quote(a.key()) + ", a." + quote(foldedColumn(a))
                + ", a." + quote(a.value()) + of("a", a.kind()) + of("l", l.primary()) + of("a", a.optOut())
                + of("a", a.invalid()) + " from " + table(l.table()) + " l join " + table(a.table()) + " a on a."
                + quote(a.key()) + " = l." + quote(l.address()) + " where l." + quote(l.owner()) + " in (";
        List<Line> lines = new ArrayList<>();
        Map<String, Object> fixed = new LinkedHashMap<>();
        l.constants().forEach((c, v) -> fixed.put("l." + quote(c), v));
        a.constants().forEach((c, v) -> fixed.put("a." + quote(c), v));
        askAliased(select, new ArrayList<>(owners), columns(l.table()).type(l.owner()), fixed, row -> {
            String kind = row.getString(5);
            lines.add(new Line(
                    owner.read(row, 1),
                    address.read(row, 2),
                    row.getString(3),
                    new Item(
                            row.getString(4) == null ? "" : row.getString(4),
                            kind == null ? "" : kind,
                            BookReading.flag(row.getString(6)),
                            BookReading.flag(row.getString(7)),
                            BookReading.flag(row.getString(8)))));
        });
        return lines;
    }

    private String of(String alias, String column) {
        return column.isEmpty() ? ", null" : ", " + alias + "." + quote(column);
    }

    /** Makes the books of some owners what the given lists say. */
    void change(LinkedBook book, Map<Object, List<Item>> items, BookChange how) throws SQLException {
        Map<String, Map<String, Line>> stored = new HashMap<>();
        for (Line line : lines(book, items.keySet())) {
            stored.computeIfAbsent(BookReading.text(line.owner()), k -> new LinkedHashMap<>())
                    .merge(line.folded(), line, (x, y) -> y.item().primary() ? y : x);
        }
        Map<Object, List<Item>> toAdd = new LinkedHashMap<>();
        List<Line> gone = new ArrayList<>();
        for (Map.Entry<Object, List<Item>> entry : items.entrySet()) {
            Map<String, Line> old =
                    new LinkedHashMap<>(stored.getOrDefault(BookReading.text(entry.getKey()), Map.of()));
            boolean hasPrimary =
                    old.values().stream().anyMatch(line -> line.item().primary());
            List<Item> added = new ArrayList<>();
            for (Item item : entry.getValue()) {
                Line line = old.remove(folded(book.address(), item.value()));
                boolean keep = how == BookChange.ADD && hasPrimary;
                if (line == null) {
                    added.add(
                            keep && item.primary()
                                    ? new Item(item.value(), item.kind(), false, item.optOut(), item.invalid())
                                    : item);
                } else {
                    adapt(book, line, item, how, keep);
                }
            }
            toAdd.put(entry.getKey(), added);
            gone.addAll(old.values());
        }
        if (how == BookChange.EXACT) {
            remove(book, gone);
        }
        add(book, toAdd);
    }

    private void adapt(LinkedBook book, Line line, Item item, BookChange how, boolean keepPrimary) throws SQLException {
        LinkTable l = book.link();
        AddressTable a = book.address();
        if (!l.primary().isEmpty() && item.primary() != line.item().primary() && !keepPrimary) {
            TableColumns columns = columns(l.table());
            run(
                    "update " + table(l.table()) + " set " + quote(l.primary()) + " = ? where " + quote(l.owner())
                            + " = ? and " + quote(l.address()) + " = ?",
                    List.of(columns.type(l.primary()), columns.type(l.owner()), columns.type(l.address())),
                    columns.fitted(l.primary(), item.primary()),
                    line.owner(),
                    line.address());
        }
        boolean exact = how == BookChange.EXACT;
        if (!a.optOut().isEmpty() && item.optOut() != line.item().optOut() && (exact || item.optOut())) {
            setFlag(a, a.optOut(), line.address(), item.optOut());
        }
        if (!a.invalid().isEmpty() && item.invalid() != line.item().invalid() && (exact || item.invalid())) {
            setFlag(a, a.invalid(), line.address(), item.invalid());
        }
        if (exact) {
            setText(a, a.value(), line, item.value(), line.item().value());
            setText(a, a.kind(), line, item.kind(), line.item().kind());
        }
    }

    private void setText(AddressTable a, String column, Line line, String text, String stored) throws SQLException {
        if (!column.isEmpty() && !text.equals(stored)) {
            TableColumns columns = columns(a.table());
            run(
                    "update " + table(a.table()) + " set " + quote(column) + " = ? where " + quote(a.key()) + " = ?",
                    List.of(columns.type(column), columns.type(a.key())),
                    text,
                    line.address());
        }
    }

    /** Removes links, and the addresses that this program made and nobody uses any more. */
    void remove(LinkedBook book, List<Line> lines) throws SQLException {
        LinkTable l = book.link();
        AddressTable a = book.address();
        TableColumns links = columns(l.table());
        TableColumns addresses = columns(a.table());
        String sql = "delete from " + table(l.table()) + " where " + quote(l.owner()) + " = ? and " + quote(l.address())
                + " = ?" + FixedValues.conditions(engine.dialect, "", l.constants());
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (Line line : lines) {
                engine.bind(delete, 1, line.owner(), links.type(l.owner()));
                engine.bind(delete, 2, line.address(), links.type(l.address()));
                FixedValues.bind(engine, delete, 3, l.constants());
                delete.addBatch();
            }
            delete.executeBatch();
        }
        Map<String, Object> made = new LinkedHashMap<>();
        for (Line line : lines) {
            Object key = maker.make(a.keyStyle(), seed(a, line.folded()));
            if (key != null && BookReading.text(key).equals(BookReading.text(line.address()))) {
                made.put(BookReading.text(key), line.address());
            }
        }
        keepUsed(book, made);
        String orphan = "delete from " + table(a.table()) + " where " + quote(a.key()) + " = ?";
        try (PreparedStatement delete = connection.prepareStatement(orphan)) {
            for (Object address : made.values()) {
                engine.bind(delete, 1, address, addresses.type(a.key()));
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /** Takes out of {@code made} what any link table still points at. */
    private void keepUsed(LinkedBook book, Map<String, Object> made) throws SQLException {
        Set<LinkTable> uses = new LinkedHashSet<>();
        uses.add(book.link());
        for (LinkedBook other : others) {
            if (other.address().table().equals(book.address().table())) {
                uses.add(other.link());
            }
        }
        for (LinkTable use : uses) {
            ask(
                    "select " + quote(use.address()) + " from " + table(use.table()) + " where " + quote(use.address())
                            + " in (",
                    new ArrayList<>(made.values()),
                    columns(use.table()).type(use.address()),
                    Map.of(),
                    row -> made.remove(Engine.unpadded(row.getString(1))));
        }
    }

    private void ask(String select, List<?> values, ColumnType type, Map<String, Object> fixed, Rows.Row take)
            throws SQLException {
        Map<String, Object> quoted = new LinkedHashMap<>();
        fixed.forEach((c, v) -> quoted.put(quote(c), v));
        askAliased(select, values, type, quoted, take);
    }

    private void askAliased(String select, List<?> values, ColumnType type, Map<String, Object> fixed, Rows.Row take)
            throws SQLException {
        StringBuilder rest = new StringBuilder(")");
        fixed.keySet().forEach(c -> rest.append(" and ").append(c).append(" = ?"));
        for (int from = 0; from < values.size(); from += KEYS) {
            List<?> some = values.subList(from, Math.min(values.size(), from + KEYS));
            String sql = select + "?" + ", ?".repeat(some.size() - 1) + rest;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int parameter = 1;
                for (Object value : some) {
                    engine.bind(statement, parameter++, value, type);
                }
                FixedValues.bind(engine, statement, parameter, fixed);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        take.take(rows);
                    }
                }
            }
        }
    }

    private void run(String sql, List<ColumnType> types, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                engine.bind(statement, i + 1, values[i], types.get(i));
            }
            statement.executeUpdate();
        }
    }

    private TableColumns columns(String table) throws SQLException {
        return tables.columns(table(table));
    }

    private String table(String name) {
        return engine.dialect.table(schema, name);
    }

    private String quote(String name) {
        return engine.dialect.quote(name);
    }
}
