package org.crmferry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.crmferry.catalog.ProductFile.SoftDelete;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.Table;
import org.crmferry.model.Values;

/** The tables that are really there, asked for by the catalog's names (any case, without the prefix). */
final class Tables {
    private final Map<String, Table> byName;
    private final String prefix;
    private final SoftDelete softDelete;
    private BiFunction<Table, JsonNode, Object> lookup = (table, value) -> null;

    Tables(Schema schema, String prefix, SoftDelete softDelete) {
        this.byName = schema.byName();
        this.prefix = prefix;
        this.softDelete = softDelete;
    }

    /** Sets how a fixed value that stands in another table is found there; null = it is not. */
    void lookup(BiFunction<Table, JsonNode, Object> found) {
        lookup = found;
    }

    /** The table, or null if there is none of that name. */
    Table get(String name) {
        return byName.get(prefix + name);
    }

    /** A table by its whole name. */
    Table stored(String name) {
        return byName.get(name);
    }

    /** The tables whose name without the prefix matches, where {@code *} stands for anything. */
    List<Table> matching(String pattern) {
        String regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
        return byName.values().stream()
                .filter(t -> t.name().regionMatches(true, 0, prefix, 0, prefix.length())
                        && plainName(t).matches(regex))
                .toList();
    }

    /** The stored name without the prefix, lower case: as patterns of catalog files are compared. */
    String plainName(Table table) {
        String name = table.name();
        boolean prefixed = name.regionMatches(true, 0, prefix, 0, prefix.length());
        return (prefixed ? name.substring(prefix.length()) : name).toLowerCase(Locale.ROOT);
    }

    /** The stored name of a column; empty if the catalog names none or it is not there. */
    static String stored(Table table, String column) {
        Column found = column.isEmpty() ? null : table.column(column);
        return found == null ? "" : found.name();
    }

    /**
     * Constants in the column's own type and the mark of a living row, where the table has one.
     *
     * @return null if a column that a constant is wanted of, or a value in another table, is not there
     */
    Map<String, Object> constants(Table table, Map<String, JsonNode> wanted) {
        Map<String, Object> constants = fixed(table, wanted);
        Column mark = mark(table);
        if (mark != null && constants != null) {
            constants.putIfAbsent(mark.name(), typed(softDelete.alive(), mark));
        }
        return constants;
    }

    /** The same, of living and deleted rows. */
    Map<String, Object> fixed(Table table, Map<String, JsonNode> wanted) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : wanted.entrySet()) {
            Column column = table.column(one.getKey());
            Object value = column == null ? null : value(one.getValue(), column);
            if (value == null) {
                return null;
            }
            constants.put(column.name(), value);
        }
        return constants;
    }

    /** The column that marks deleted rows, or null. */
    Column mark(Table table) {
        return softDelete == null ? null : table.column(softDelete.column());
    }

    /** Values of columns that are there, in the columns' own types. */
    Map<String, Object> defaults(Table table, Map<String, JsonNode> wanted) {
        Map<String, Object> values = new LinkedHashMap<>();
        wanted.forEach((name, given) -> {
            Column column = table.column(name);
            Object value = column == null ? null : value(given, column);
            if (value != null) {
                values.put(column.name(), value);
            }
        });
        return values;
    }

    private Object value(JsonNode given, Column column) {
        if (!given.isObject()) {
            return typed(given, column);
        }
        Table other = get(given.get("table").textValue());
        return other == null ? null : lookup.apply(other, given);
    }

    /** A text, or the one that stands in another table; empty if it is not there. */
    String text(JsonNode given) {
        if (!given.isObject()) {
            return given.asText();
        }
        Table other = get(given.get("table").textValue());
        Object found = other == null ? null : lookup.apply(other, given);
        return found == null ? "" : Values.text(found);
    }

    /**
     * Whether a table that no entity composes may be read by its mark of living rows: not where the mark may be missing,
     * because a row without one would be lost.
     */
    boolean reliableMark(Table table) {
        Column mark = mark(table);
        return mark != null
                && (!mark.nullable()
                        || mark.defaultValue() != null
                                && !mark.defaultValue().toUpperCase(Locale.ROOT).startsWith("NULL"));
    }

    private static Object typed(JsonNode value, Column column) {
        return switch (column.type().type()) {
            case BOOLEAN -> truth(value);
            case INTEGER -> value.isBoolean() ? (Object) (value.booleanValue() ? 1L : 0L) : number(value, column);
            case DECIMAL ->
                value.isBoolean()
                        ? (value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO)
                        : new BigDecimal(value.asText());
            case FLOAT ->
                value.isBoolean() ? (Object) (value.booleanValue() ? 1.0 : 0.0) : Double.valueOf(value.asText());
            default -> value.isBoolean() ? (value.booleanValue() ? "1" : "0") : value.asText();
        };
    }

    private static Object number(JsonNode value, Column column) {
        try {
            return Long.valueOf(value.asText());
        } catch (NumberFormatException e) {
            throw new FerryException(
                    Fault.SCHEMA,
                    "The catalog gives column " + column.name() + " a text as its fixed value, but the database stores "
                            + column.type().nativeType()
                            + " there. The database is built otherwise than the catalog thinks: correct the catalog file.",
                    e);
        }
    }

    private static boolean truth(JsonNode value) {
        String text = value.asText();
        return !(text.isEmpty() || text.equals("0") || text.equalsIgnoreCase("false"));
    }
}
