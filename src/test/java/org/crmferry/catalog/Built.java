package org.crmferry.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Schema;

/** Schemas built by hand: {@code table("contacts", "id char(36) key", "name varchar(50)", "deleted tinyint(1)")}. */
final class Built {
    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)");

    private Built() {}

    static Schema schema(Schema.Table... tables) {
        return schema(List.of(tables));
    }

    static Schema schema(List<Schema.Table> tables) {
        return new Schema(
                "MariaDB",
                "10.11",
                "crm",
                "utf8mb4",
                tables.stream().sorted(Comparator.comparing(Schema.Table::name)).toList());
    }

    /** Each column is name, type and words: {@code key}, {@code serial}, {@code required}, {@code generated}. */
    static Schema.Table table(String name, String... columns) {
        return table(name, List.of(), columns);
    }

    static Schema.Table table(String name, List<Schema.ForeignKey> foreignKeys, String... columns) {
        List<Schema.Column> built = new ArrayList<>();
        List<String> key = new ArrayList<>();
        List<List<String>> unique = new ArrayList<>();
        for (String column : columns) {
            List<String> words = List.of(column.split(" "));
            boolean part = words.contains("key");
            if (part) {
                key.add(words.get(0));
            }
            if (words.contains("unique")) {
                unique.add(List.of(words.get(0)));
            }
            boolean must = part || words.contains("required") || words.contains("unique");
            built.add(new Schema.Column(
                    words.get(0),
                    type(words.get(1)),
                    !must,
                    words.get(0).equals("deleted") ? "0" : null,
                    words.contains("generated"),
                    words.contains("serial")));
        }
        return new Schema.Table(name, built, key, unique, foreignKeys, List.of(), 0, true);
    }

    static Schema.ForeignKey declared(String column, String table, String referenced) {
        return new Schema.ForeignKey(List.of(column), table, List.of(referenced), 1, "declared");
    }

    /** The type that a native type stands for. */
    static ColumnType type(String nativeType) {
        String base = nativeType.replaceAll("[( ].*", "").toLowerCase(Locale.ROOT);
        return switch (base) {
            case "boolean" -> ColumnType.of(FieldType.BOOLEAN, nativeType);
            case "tinyint", "smallint", "mediumint", "int", "integer", "bigint" ->
                ColumnType.of(FieldType.INTEGER, nativeType);
            case "decimal", "numeric" ->
                new ColumnType(
                        FieldType.DECIMAL,
                        nativeType,
                        null,
                        new ColumnType.Numeric(18, 2, BigDecimal.ZERO.negate(), null, false),
                        null);
            case "double", "float", "real" -> ColumnType.of(FieldType.FLOAT, nativeType);
            case "date" -> ColumnType.of(FieldType.DATE, nativeType);
            case "datetime", "timestamp" -> ColumnType.of(FieldType.DATETIME, nativeType);
            case "time" -> ColumnType.of(FieldType.TIME, nativeType);
            case "uuid" -> ColumnType.of(FieldType.UUID, nativeType);
            case "blob", "mediumblob", "longblob", "bytea", "varbinary", "binary" ->
                ColumnType.of(FieldType.BYTES, nativeType);
            default -> ColumnType.text(nativeType, length(nativeType));
        };
    }

    private static int length(String nativeType) {
        Matcher m = LENGTH.matcher(nativeType);
        return m.find() ? Integer.parseInt(m.group(1)) : 0;
    }
}
