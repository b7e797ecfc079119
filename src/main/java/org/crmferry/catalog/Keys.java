package org.crmferry.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.Table;

/** What identifies a row of a table, and how such keys look. */
final class Keys {
    private static final int GUID = 36;
    private static final int HEX17 = 17;

    private Keys() {}

    /** The primary key, else the shortest unique key over columns that cannot be null, else none. */
    static List<String> of(Table table) {
        if (!table.primaryKey().isEmpty()) {
            return table.primaryKey();
        }
        return table.uniqueKeys().stream()
                .filter(k -> !k.isEmpty())
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /**
     * How such keys look.
     *
     * @param usual how the product's keys look, or null if the product is unknown
     */
    static KeyStyle style(Table table, List<String> key, KeyStyle usual) {
        if (key.isEmpty()) {
            return KeyStyle.NONE;
        }
        if (key.size() > 1) {
            return KeyStyle.COMPOSITE;
        }
        return style(table.column(key.get(0)), usual);
    }

    static KeyStyle style(Column column, KeyStyle usual) {
        if (column.serial()) {
            return KeyStyle.SERIAL;
        }
        FieldType type = column.type().type();
        if (type == FieldType.UUID) {
            return KeyStyle.UUID;
        }
        if (type == FieldType.INTEGER) {
            return KeyStyle.NUMBER;
        }
        if (type != FieldType.TEXT) {
            return KeyStyle.NATURAL;
        }
        int length = column.type().text() == null ? 0 : column.type().text().length();
        if (usual == KeyStyle.GUID && (length == 0 || length >= GUID)
                || usual == KeyStyle.HEX17 && (length == 0 || length == HEX17)) {
            return usual;
        }
        return usual == null && length == GUID && looksLikeGuid(column) ? KeyStyle.GUID : KeyStyle.NATURAL;
    }

    private static boolean looksLikeGuid(Column column) {
        String nativeType = column.type().nativeType().toLowerCase(Locale.ROOT);
        String name = column.name().toLowerCase(Locale.ROOT);
        return nativeType.startsWith("char(")
                || nativeType.startsWith("character(")
                || name.endsWith("uuid")
                || name.endsWith("guid");
    }
}
