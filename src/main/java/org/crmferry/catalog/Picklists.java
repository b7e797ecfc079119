package org.crmferry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.crmferry.catalog.ProductFile.ChoicesRule;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Option;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.Table;
import org.crmferry.model.Shape;
import org.crmferry.model.Values;

/** The choices of picklists: as the catalog lists them, or as the database's own tables do. */
final class Picklists {
    /** The name, impossible for a column, of the list that a row belongs to. */
    private static final String GROUP = "\u0000group";

    private final ProductFile file;
    private final Tables tables;
    private final Function<Entity, List<Object[]>> rows;
    private final Map<String, List<Option>> known = new HashMap<>();
    private final Map<String, List<Object[]>> read = new HashMap<>();

    /**
     * For one database.
     *
     * @param file null if the product is unknown
     * @param rows reads a small table whole
     */
    Picklists(ProductFile file, Tables tables, Function<Entity, List<Object[]>> rows) {
        this.file = file;
        this.tables = tables;
        this.rows = rows;
    }

    /** Codes as stored with what people read; empty if there is none of that name, or its table is not there. */
    List<Option> of(String name) {
        if (name.isEmpty()) {
            return List.of();
        }
        return known.computeIfAbsent(name, n -> {
            JsonNode given = file.picklists().get(n);
            return given.isArray() ? listed(given) : stored(CatalogReader.choices(given));
        });
    }

    private static List<Option> listed(JsonNode given) {
        List<Option> options = new ArrayList<>();
        for (JsonNode one : given) {
            String code = one.isTextual() ? one.textValue() : one.get("code").asText();
            options.add(
                    new Option(code, one.isTextual() ? code : one.get("label").asText()));
        }
        return options;
    }

    private List<Option> stored(ChoicesRule rule) {
        Table table = tables.get(rule.table());
        if (table == null || table.column(rule.code()) == null || table.column(rule.label()) == null) {
            return List.of();
        }
        Map<String, Object> where = tables.constants(table, rule.where());
        List<String> key = Keys.of(table);
        if (where == null || key.size() != 1) {
            return List.of();
        }
        String code = Tables.stored(table, rule.code());
        String label = Tables.stored(table, rule.label());
        Set<String> columns = new LinkedHashSet<>(List.of(key.get(0), code, label));
        String order = Tables.stored(table, rule.order());
        if (!order.isEmpty()) {
            columns.add(order);
        }
        Columns known = new Columns(table, columns);
        List<Shape.Pick> picks = new ArrayList<>();
        if (rule.group() != null) {
            Table groups = tables.get(rule.group().table());
            Column name = groups == null ? null : groups.column(rule.group().name());
            String own = Tables.stored(table, rule.group().own());
            String on = groups == null ? "" : Tables.stored(groups, rule.group().on());
            if (name == null || own.isEmpty() || on.isEmpty()) {
                return List.of();
            }
            picks.add(new Shape.Pick(GROUP, groups.name(), name.name(), on, own, Map.of(), ""));
            known.put(GROUP, name, new Shape.PickedColumn(GROUP));
        }
        List<Object[]> wanted = new ArrayList<>();
        for (Object[] row : read(known, where, picks)) {
            if (rule.group() == null || rule.group().is().equals(row[row.length - 1])) {
                wanted.add(row);
            }
        }
        if (!order.isEmpty()) {
            int at = known.index(order);
            wanted.sort((a, b) -> number(a[at]).compareTo(number(b[at])));
        }
        return options(wanted, known.index(code), known.index(label));
    }

    /** The columns of a small table that are read, in order. */
    private static final class Columns {
        private final Table table;
        private final List<Field> fields = new ArrayList<>();
        private final Map<String, Shape.Binding> bindings = new LinkedHashMap<>();

        Columns(Table table, Set<String> names) {
            this.table = table;
            names.forEach(name -> put(name, table.column(name), new Shape.OwnColumn(name)));
        }

        void put(String name, Column column, Shape.Binding binding) {
            fields.add(new Field(name, name, "", column.type(), false, Field.Access.READ_ONLY, null, List.of()));
            bindings.put(name, binding);
        }

        int index(String name) {
            return List.copyOf(bindings.keySet()).indexOf(name);
        }
    }

    /** The rows with the fixed values wanted; read once. */
    private List<Object[]> read(Columns columns, Map<String, Object> where, List<Shape.Pick> picks) {
        Table table = columns.table;
        Shape shape = new Shape("", table.name(), columns.bindings, where, List.of(), picks, List.of(), List.of());
        Entity entity = new Entity(
                table.name(), table.name(), "", columns.fields, Keys.of(table), KeyStyle.NATURAL, shape, -1, false);
        return read.computeIfAbsent(table.name() + columns.bindings.keySet() + where + picks, s -> rows.apply(entity));
    }

    /** The value that stands in a column of the first row with the fixed values wanted; null if there is none. */
    Object value(Table table, JsonNode given) {
        Column column = table.column(given.get("column").textValue());
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
        given.get("where").properties().forEach(one -> wanted.put(one.getKey(), one.getValue()));
        Map<String, Object> where = tables.constants(table, wanted);
        List<String> key = Keys.of(table);
        if (column == null || where == null || key.size() != 1) {
            return null;
        }
        Columns columns = new Columns(table, new LinkedHashSet<>(List.of(column.name(), key.get(0))));
        List<Object[]> found = read(columns, where, List.of());
        return found.isEmpty() ? null : found.get(0)[0];
    }

    /** Each code once, with its first label; code and label are places in the rows. */
    private static List<Option> options(List<Object[]> rows, int code, int label) {
        Map<String, Option> options = new LinkedHashMap<>();
        for (Object[] row : rows) {
            if (row[code] != null && row[label] != null) {
                String text = Values.text(row[code]);
                options.putIfAbsent(text, new Option(text, Values.text(row[label])));
            }
        }
        return List.copyOf(options.values());
    }

    private static BigDecimal number(Object value) {
        return value instanceof Number n ? new BigDecimal(n.toString()) : BigDecimal.ZERO;
    }
}
