package org.crmferry.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;

/** Columns with fixed values: as conditions that follow others, and as their parameters. Stateless. */
final class FixedValues {
    private FixedValues() {}

    /**
     * The conditions, each led by {@code and}.
     *
     * @param prefix what stands before the column: an alias with its dot, or nothing
     */
    static String conditions(Dialect dialect, String prefix, Map<String, Object> values) {
        StringBuilder sql = new StringBuilder();
        values.keySet()
                .forEach(c -> sql.append(" and ")
                        .append(prefix)
                        .append(dialect.quote(c))
                        .append(" = ?"));
        return sql.toString();
    }

    /** Binds them from a parameter on; returns the next parameter. */
    static int bind(Engine engine, PreparedStatement statement, int first, Map<String, Object> values)
            throws SQLException {
        int parameter = first;
        for (Object value : values.values()) {
            Object v = value instanceof Integer n ? (Object) (long) n : value;
            FieldType type =
                    v instanceof Boolean ? FieldType.BOOLEAN : v instanceof Long ? FieldType.INTEGER : FieldType.TEXT;
            engine.bind(statement, parameter++, v, ColumnType.of(type, ""));
        }
        return parameter;
    }
}
