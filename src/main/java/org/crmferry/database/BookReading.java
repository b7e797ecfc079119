package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Item;
import org.crmferry.model.Shape;
import org.crmferry.model.Shape.LinkedBook;
import org.crmferry.model.Shape.RowBook;
import org.crmferry.model.Values;

/**
 * Fills in, for some rows at once, what other tables know about them: books and picks. One query per thousand rows and
 * part; records and rows meet by the text of their keys. One thread.
 */
final class BookReading {
    private static final int KEYS = 1000;
    private static final Comparator<Item> ORDER = Comparator.comparing((Item i) -> !i.primary())
            .thenComparing(Item::value)
            .thenComparing(Item::kind);

    private final ReadPlan plan;
    private final Engine engine;
    private final Connection connection;

    BookReading(ReadPlan plan, Connection connection) {
        this.plan = plan;
        this.engine = plan.engine;
        this.connection = connection;
    }

    /** Items in the order that all readers give: primary first, then by value; the same line only once. */
    static List<Item> sorted(List<Item> items) {
        if (items.size() > 1) {
            items.sort(ORDER);
            Map<String, Item> once = new LinkedHashMap<>();
            items.forEach(i -> once.putIfAbsent(i.kind() + '\u0000' + i.value(), i));
            return List.copyOf(once.values());
        }
        return List.copyOf(items);
    }

    void fill(List<Object[]> rows) throws SQLException {
        for (int i = 0; i < plan.picks().size(); i++) {
            pick(rows, plan.picks().get(i), plan.pickOwn(i), plan.pickField(i));
        }
        for (int i = 0; i < plan.books().size(); i++) {
            book(rows, plan.books().get(i), plan.bookField(i));
        }
    }

    private void pick(List<Object[]> rows, Shape.Pick pick, int own, int field) throws SQLException {
        List<Field> fields = plan.entity.fields();
        ColumnType type = field < fields.size() ? fields.get(field).type() : ReadPlan.ANY_TEXT;
        Cell cell = engine.cell(type);
        Map<String, List<Object[]>> byOwn = new HashMap<>();
        for (Object[] row : rows) {
            if (row[own] != null) {
                byOwn.computeIfAbsent(text(row[own]), k -> new ArrayList<>(1)).add(row);
            }
        }
        String column = "p." + quote(pick.column());
        String select = "select p." + quote(pick.on()) + ", " + engine.select(type, column) + " from "
                + plan.table(pick.table()) + " p where ";
        String rest = plan.fixed("p", pick.where()) + " order by 1, "
                + (pick.order().isEmpty() ? column : "p." + quote(pick.order()));
        Map<String, Object> done = new HashMap<>();
        each(select, "p." + quote(pick.on()), rest, new ArrayList<>(byOwn.keySet()), List.of(pick.where()), row -> {
            String key = Engine.unpadded(row.getString(1));
            if (done.put(key, key) == null) {
                Object value = cell.read(row, 2);
                for (Object[] record : byOwn.getOrDefault(key, List.of())) {
                    record[field] = value;
                }
            }
        });
    }

    private void book(List<Object[]> rows, Shape.Book book, int field) throws SQLException {
        Map<String, List<Item>> items = items(book, keys(rows, plan.entity));
        for (Object[] row : rows) {
            row[field] = sorted(items.getOrDefault(text(plan.entity.keyOf(row).part(0)), new ArrayList<>(0)));
        }
    }

    private static List<String> keys(List<Object[]> rows, Entity entity) {
        List<String> keys = new ArrayList<>(rows.size());
        for (Object[] row : rows) {
            keys.add(text(entity.keyOf(row).part(0)));
        }
        return keys;
    }

    /** The lines of a book by owner. */
    private Map<String, List<Item>> items(Shape.Book book, List<String> owners) throws SQLException {
        Map<String, List<Item>> found = new HashMap<>();
        if (book instanceof LinkedBook linked) {
            Shape.AddressTable a = linked.address();
            Shape.LinkTable l = linked.link();
            String select = "select l." + quote(l.owner()) + ", a." + quote(a.value()) + column("a", a.kind())
                    + column("l", l.primary()) + column("a", a.optOut()) + column("a", a.invalid()) + " from "
                    + plan.table(l.table()) + " l join "
                    + plan.table(a.table()) + " a on a." + quote(a.key()) + " = l."
                    + quote(l.address()) + " where ";
            String rest = plan.fixed("l", l.constants()) + plan.fixed("a", a.constants());
            each(
                    select,
                    "l." + quote(l.owner()),
                    rest,
                    owners,
                    List.of(l.constants(), a.constants()),
                    row -> take(row, Map.of(), found));
        } else if (book instanceof RowBook r) {
            String select = "select b." + quote(r.owner()) + ", b." + quote(r.value()) + column("b", r.kind())
                    + column("b", r.primary()) + column("b", r.optOut()) + column("b", r.invalid()) + " from "
                    + plan.table(r.table()) + " b where ";
            each(
                    select,
                    "b." + quote(r.owner()),
                    plan.fixed("b", r.constants()),
                    owners,
                    List.of(r.constants()),
                    row -> take(row, r.kinds(), found));
        }
        return found;
    }

    private static void take(ResultSet row, Map<String, String> kinds, Map<String, List<Item>> found)
            throws SQLException {
        String value = row.getString(2);
        if (value != null && !value.isEmpty()) {
            String kind = row.getString(3);
            found.computeIfAbsent(Engine.unpadded(row.getString(1)), k -> new ArrayList<>(2))
                    .add(new Item(
                            value,
                            kind == null ? "" : kinds.getOrDefault(kind, kind),
                            flag(row.getString(4)),
                            flag(row.getString(5)),
                            flag(row.getString(6))));
        }
    }

    static boolean flag(String text) {
        return text != null
                && (text.equals("1") || text.equals("t") || text.equalsIgnoreCase("true") || text.equals("-1"));
    }

    private String column(String alias, String column) {
        return column.isEmpty() ? ", null" : ", " + alias + "." + quote(column);
    }

    private String quote(String name) {
        return engine.dialect.quote(name);
    }

    static String text(Object key) {
        return Engine.unpadded(Values.text(key));
    }

    /** Asks for the rows of many keys, a thousand at a time. */
    private void each(
            String select,
            String key,
            String rest,
            List<String> keys,
            List<Map<String, Object>> constants,
            Rows.Row take)
            throws SQLException {
        PreparedStatement statement = null;
        try {
            int prepared = 0;
            for (int from = 0; from < keys.size(); from += KEYS) {
                List<String> some = keys.subList(from, Math.min(keys.size(), from + KEYS));
                if (statement == null || prepared != some.size()) {
                    if (statement != null) {
                        statement.close();
                    }
                    prepared = some.size();
                    statement = connection.prepareStatement(
                            select + key + " in (?" + ", ?".repeat(prepared - 1) + ")" + rest);
                }
                int parameter = 1;
                for (String k : some) {
                    engine.bind(statement, parameter++, k, ReadPlan.ANY_TEXT);
                }
                for (Map<String, Object> fixed : constants) {
                    parameter = FixedValues.bind(engine, statement, parameter, fixed);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        take.take(rows);
                    }
                }
            }
        } finally {
            if (statement != null) {
                statement.close();
            }
        }
    }
}
