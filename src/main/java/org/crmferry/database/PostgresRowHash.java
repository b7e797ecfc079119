package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;

/** As PostgreSQL writes it. */
final class PostgresRowHash extends RowHash {
    /** The first version that knows the exclusive or of many numbers. */
    private static final int FIRST = 14;

    private static final int MOST_DIGITS = 1000;
    /** Other encodings have other bytes. */
    private static final String UTF8 = "utf8mb4";

    private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");

    PostgresRowHash(PostgresEngine engine) {
        super(engine);
    }

    @Override
    boolean known(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= FIRST;
    }

    @Override
    String form(Form form, ColumnType type, String value) {
        return switch (form.kind()) {
            case NUMBER -> number(form, type, value);
            case TEXT -> type.text() == null || UTF8.equals(type.text().charset()) ? "(" + value + ")::text" : null;
            case DATE, TIME, DATETIME -> "(" + value + ")::text";
            case BYTES -> Form.word(type).equals("bytea") ? "upper(encode(" + value + ", 'hex'))" : null;
        };
    }

    private static String number(Form form, ColumnType type, String value) {
        String number = type.type() == FieldType.BOOLEAN ? "(" + value + ")::int" : value;
        if (type.type() == FieldType.INTEGER && !WHOLE.contains(Form.word(type))) {
            return null;
        }
        boolean cast = Form.scale(type) != form.scale();
        return (cast ? "(" + number + ")::numeric(" + MOST_DIGITS + ", " + form.scale() + ")" : number) + "::text";
    }

    @Override
    String measured(String text) {
        return "octet_length(" + text + ") || ':' || " + text;
    }

    @Override
    String joined(List<String> parts) {
        return String.join(" || ',' || ", parts);
    }

    @Override
    String orNothing(String part) {
        return "coalesce(" + part + ", '')";
    }

    @Override
    String bucket(String key) {
        return "(" + key + "::bigint - cast(? as bigint)) / cast(? as bigint)";
    }

    @Override
    String whole() {
        return "cast(? as bigint)";
    }

    /** Otherwise the hash would be made anew for each use. */
    @Override
    String fence() {
        return " offset 0";
    }

    @Override
    String half(String hash, boolean first) {
        return "bit_xor(('x' || " + (first ? "left(" : "right(") + hash + ", 16))::bit(64)::bigint)";
    }
}
