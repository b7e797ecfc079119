package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Item;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Shape.RowBook;

/** Writes books with rows of their own per record. Part of one target's transaction. */
final class RowBookWriting {
    private final Connection connection;
    private final Engine engine;
    private final KeyMaker maker;
    private final RowBook book;
    private final String table;
    private final TableColumns columns;

    RowBookWriting(
            Connection connection, Engine engine, KeyMaker maker, WritePlan.Tables tables, String schema, RowBook book)
            throws SQLException {
        this.connection = connection;
        this.engine = engine;
        this.maker = maker;
        this.book = book;
        table = engine.dialect.table(schema, book.table());
        columns = tables.columns(table);
    }

    void add(Map<Object, List<Item>> items) throws SQLException {
        boolean keyed = !book.key().isEmpty() && book.keyStyle() != KeyStyle.SERIAL;
        TablePart part = new TablePart(engine.dialect, table, columns);
        if (keyed) {
            part.column(book.key(), 0);
        }
        part.column(book.owner(), 1)
                .column(book.value(), 2)
                .column(book.kind(), 3)
                .column(book.primary(), 4)
                .column(book.optOut(), 5)
                .column(book.invalid(), 6)
                .fixed(book.constants())
                .fixed(book.defaults());
        Map<String, String> stored = new HashMap<>();
        book.kinds().forEach((theirs, ours) -> stored.putIfAbsent(ours, theirs));
        List<Object[]> rows = new ArrayList<>();
        items.forEach((owner, list) -> list.forEach(item -> rows.add(new Object[] {
            keyed ? maker.make(book.keyStyle(), seed(owner, item)) : null,
            columns.fitted(book.owner(), owner),
            item.value(),
            item.kind().isEmpty() ? null : columns.fitted(book.kind(), stored.getOrDefault(item.kind(), item.kind())),
            columns.fitted(book.primary(), item.primary()),
            columns.fitted(book.optOut(), item.optOut()),
            columns.fitted(book.invalid(), item.invalid())
        })));
        for (Insertion insertion : part.insertions(rows)) {
            engine.insert(connection, insertion);
        }
    }

    private String seed(Object owner, Item item) {
        return book.table() + '\n' + BookReading.text(owner) + '\n' + item.kind() + '\n' + item.value();
    }

    /** A stored row: enough to know it again. */
    private record Line(Object owner, String value, String kind, Item item) {}

    void change(Map<Object, List<Item>> items, BookChange how) throws SQLException {
        Map<String, List<Line>> stored = new HashMap<>();
        for (Line line : lines(new ArrayList<>(items.keySet()))) {
            stored.computeIfAbsent(BookReading.text(line.owner()), k -> new ArrayList<>())
                    .add(line);
        }
        Map<Object, List<Item>> toAdd = new HashMap<>();
        List<Line> gone = new ArrayList<>();
        items.forEach((owner, list) -> {
            List<Line> old = stored.getOrDefault(BookReading.text(owner), List.of());
            if (how == BookChange.ADD) {
                toAdd.put(owner, lacking(list, old));
            } else {
                List<Item> missing = new ArrayList<>(list);
                for (Line line : old) {
                    if (!missing.remove(line.item())) {
                        gone.add(line);
                    }
                }
                toAdd.put(owner, missing);
            }
        });
        remove(gone);
        add(toAdd);
    }

    private static List<Item> lacking(List<Item> list, List<Line> old) {
        Set<String> known = new HashSet<>();
        old.forEach(line -> known.add(line.value().toLowerCase(Locale.ROOT)));
        boolean hasPrimary = old.stream().anyMatch(line -> line.item().primary());
        return list.stream()
                .filter(i -> !known.contains(i.value().toLowerCase(Locale.ROOT)))
                .map(i -> new Item(i.value(), i.kind(), i.primary() && !hasPrimary, i.optOut(), i.invalid()))
                .toList();
    }

    private List<Line> lines(List<Object> owners) throws SQLException {
        Cell owner = engine.cell(columns.type(book.owner()));
        String select = "select " + quote(book.owner()) + ", " + quote(book.value()) + column(book.kind())
                + column(book.primary()) + column(book.optOut()) + column(book.invalid()) + " from " + table
                + " where " + quote(book.owner()) + " in (?" + ", ?".repeat(owners.size() - 1) + ")" + constants();
        List<Line> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            int parameter = 1;
            for (Object key : owners) {
                engine.bind(statement, parameter++, key, columns.type(book.owner()));
            }
            FixedValues.bind(engine, statement, parameter, book.constants());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String kind = row.getString(3);
                    lines.add(new Line(
                            owner.read(row, 1),
                            row.getString(2) == null ? "" : row.getString(2),
                            kind,
                            new Item(
                                    row.getString(2) == null ? "" : row.getString(2),
                                    kind == null ? "" : book.kinds().getOrDefault(kind, kind),
                                    BookReading.flag(row.getString(4)),
                                    BookReading.flag(row.getString(5)),
                                    BookReading.flag(row.getString(6)))));
                }
            }
        }
        return lines;
    }

    private void remove(List<Line> lines) throws SQLException {
        String byKind = book.kind().isEmpty() ? "" : quote(book.kind());
        for (Line line : lines) {
            String sql = "delete from " + table + " where " + quote(book.owner()) + " = ? and " + quote(book.value())
                    + " = ?"
                    + (byKind.isEmpty() ? "" : " and " + byKind + (line.kind() == null ? " is null" : " = ?"))
                    + constants();
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                engine.bind(delete, 1, line.owner(), columns.type(book.owner()));
                engine.bind(delete, 2, line.value(), columns.type(book.value()));
                int parameter = 3;
                if (!byKind.isEmpty() && line.kind() != null) {
                    ColumnType type = columns.type(book.kind());
                    engine.bind(delete, parameter++, columns.fitted(book.kind(), line.kind()), type);
                }
                FixedValues.bind(engine, delete, parameter, book.constants());
                delete.executeUpdate();
            }
        }
    }

    void removeAll(List<Object> owners) throws SQLException {
        String sql = "delete from " + table + " where " + quote(book.owner()) + " = ?" + constants();
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (Object owner : owners) {
                engine.bind(delete, 1, owner, columns.type(book.owner()));
                FixedValues.bind(engine, delete, 2, book.constants());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private String constants() {
        return FixedValues.conditions(engine.dialect, "", book.constants());
    }

    private String column(String column) {
        return column.isEmpty() ? ", null" : ", " + quote(column);
    }

    private String quote(String name) {
        return engine.dialect.quote(name);
    }
}
