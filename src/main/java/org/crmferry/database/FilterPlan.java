package org.crmferry.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;

/** A filter as conditions of one statement. */
final class FilterPlan {
    private static final ColumnType WHOLE = ColumnType.of(FieldType.INTEGER, "");

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private final List<ColumnType> types = new ArrayList<>();

    FilterPlan(ReadPlan plan, Filter filter) {
        if (!filter.dateField().isEmpty()) {
            Field field = plan.entity.field(filter.dateField());
            String column = plan.reference(ReadPlan.binding(plan.shape, field));
            if (filter.from() != null) {
                condition(column + " >= ?", start(field, filter.from()), field.type());
            }
            if (filter.to() != null) {
                condition(column + " < ?", start(field, filter.to().plusDays(1)), field.type());
            }
        }
        if (!filter.keyField().isEmpty()) {
            Field field = plan.entity.field(filter.keyField());
            among(plan.reference(ReadPlan.binding(plan.shape, field)), field, filter.keys());
        }
    }

    /**
     * Only records whose first key field lies in one of some ascending ranges, at least one. That they all lie between
     * the ends of the first and the last is said too: a server that looks at record by record begins and ends there.
     */
    FilterPlan(ReadPlan plan, List<KeyRange> ranges) {
        between(plan, ranges.get(0).and(ranges.get(ranges.size() - 1)), " and ");
        for (int i = 0; i < ranges.size(); i++) {
            between(plan, ranges.get(i), i == 0 ? " and (" : " or ");
        }
        sql.append(')');
    }

    private void between(ReadPlan plan, KeyRange range, String before) {
        String number = plan.engine.rowHash().whole();
        sql.append(before).append(plan.key() + " >= " + number + " and " + plan.key() + " <= " + number);
        for (long end : new long[] {range.from(), range.to()}) {
            values.add(end);
            types.add(WHOLE);
        }
    }

    private void condition(String text, Object value, ColumnType type) {
        sql.append(" and ").append(text);
        values.add(value);
        types.add(type);
    }

    private void among(String column, Field field, List<Object> keys) {
        List<String> either = new ArrayList<>();
        List<Object> filled = keys.stream().filter(k -> k != null).toList();
        if (!filled.isEmpty()) {
            either.add(column + " in (?" + ", ?".repeat(filled.size() - 1) + ")");
            values.addAll(filled);
            filled.forEach(k -> types.add(field.type()));
        }
        if (filled.size() < keys.size()) {
            either.add(column + " is null" + (field.type().type() == FieldType.TEXT ? " or " + column + " = ''" : ""));
        }
        sql.append(" and (")
                .append(either.isEmpty() ? "1 = 0" : String.join(" or ", either))
                .append(')');
    }

    private static Object start(Field field, LocalDate day) {
        LocalDateTime midnight = day.atStartOfDay();
        return switch (field.type().type()) {
            case DATE -> day;
            case DATETIME -> midnight;
            case INSTANT -> midnight.toInstant(ZoneOffset.UTC);
            default -> throw new IllegalArgumentException(field.name() + " holds no dates");
        };
    }

    String sql() {
        return sql.toString();
    }

    int bind(Engine engine, PreparedStatement statement, int first) throws SQLException {
        int parameter = first;
        for (int i = 0; i < values.size(); i++) {
            engine.bind(statement, parameter++, values.get(i), types.get(i));
        }
        return parameter;
    }
}
