package org.crmferry.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;

/** What a table's columns take, as far as a shape does not say: kind of value, and whether null is allowed. */
final class TableColumns {
    private final Map<String, ColumnType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> required = new HashSet<>();

    static TableColumns of(Connection connection, String quotedTable) throws SQLException {
        TableColumns columns = new TableColumns();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + quotedTable + " where 1 = 0")) {
            ResultSetMetaData data = none.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                String name = data.getColumnName(i);
                columns.types.put(name, ColumnType.of(kind(data.getColumnType(i)), data.getColumnTypeName(i)));
                if (data.isNullable(i) == ResultSetMetaData.columnNoNulls) {
                    columns.required.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return columns;
    }

    private static FieldType kind(int jdbcType) {
        return switch (jdbcType) {
            case Types.BIT, Types.BOOLEAN -> FieldType.BOOLEAN;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> FieldType.INTEGER;
            case Types.DECIMAL, Types.NUMERIC -> FieldType.DECIMAL;
            default -> FieldType.TEXT;
        };
    }

    ColumnType type(String column) {
        return types.getOrDefault(column, ReadPlan.ANY_TEXT);
    }

    /** Whether null is refused, so that nothing is written where a value is missing, and the default fills in. */
    boolean required(String column) {
        return required.contains(column.toLowerCase(Locale.ROOT));
    }

    /** All columns but one. */
    List<String> others(String column) {
        return types.keySet().stream().filter(c -> !c.equalsIgnoreCase(column)).toList();
    }

    /** A fixed or made value as the column takes it. */
    Object fitted(String column, Object value) {
        Object v = value instanceof Integer n ? (Object) (long) n : value;
        FieldType type = type(column).type();
        if (v instanceof String s
                && (type == FieldType.INTEGER || type == FieldType.BOOLEAN)
                && s.matches("-?\\d{1,18}")) {
            v = Long.valueOf(s);
        }
        return Engine.fitted(v, type);
    }
}
