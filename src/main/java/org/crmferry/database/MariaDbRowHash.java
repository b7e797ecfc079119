package org.crmferry.database;

import java.util.List;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;

/** As MariaDB and MySQL write it. */
final class MariaDbRowHash extends RowHash {
    private static final int MOST_DIGITS = 65;
    private static final int MOST_SCALE = 30;
    private static final Set<String> TEXTS =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "uuid");
    private static final Set<String> BYTES =
            Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");

    MariaDbRowHash(MariaDbEngine engine) {
        super(engine);
    }

    @Override
    String form(Form form, ColumnType type, String value) {
        return switch (form.kind()) {
            case NUMBER -> number(form, type, value);
            case TEXT -> TEXTS.contains(Form.word(type)) ? text(type, value) : null;
            case DATE -> value;
            case TIME, DATETIME ->
                type.time().fraction() == 0 ? value : "trim(trailing '.' from trim(trailing '0' from " + value + "))";
            case BYTES -> BYTES.contains(Form.word(type)) ? "hex(" + value + ")" : null;
        };
    }

    /** A number with more digits than fit would be cut to the greatest that does. */
    private static String number(Form form, ColumnType type, String value) {
        if (Form.scale(type) == form.scale()) {
            return value;
        }
        int whole = type.number() == null ? 1 : type.number().precision() - Form.scale(type);
        boolean fits = form.scale() <= MOST_SCALE && whole + form.scale() <= MOST_DIGITS;
        return fits ? "cast(" + value + " as decimal(" + MOST_DIGITS + ", " + form.scale() + "))" : null;
    }

    private String text(ColumnType type, String value) {
        String text = type.type() == FieldType.TEXT ? value : engine.asText(value);
        return engine.byCodePoints(Form.padded(type) ? "trim(trailing ' ' from " + text + ")" : text);
    }

    @Override
    String measured(String text) {
        return "concat(length(" + text + "), ':', " + text + ")";
    }

    @Override
    String joined(List<String> parts) {
        return "concat(" + String.join(", ',', ", parts) + ")";
    }

    @Override
    String orNothing(String part) {
        return "ifnull(" + part + ", '')";
    }

    @Override
    String bucket(String key) {
        return "(cast(" + key + " as signed) - ?) div ?";
    }

    @Override
    String half(String hash, boolean first) {
        String number = "conv(" + (first ? "left(" : "right(") + hash + ", 16), 16, -10)";
        return "cast(bit_xor(cast(" + number + " as signed)) as signed)";
    }
}
