package org.crmferry.journal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A filter as a condition on {@code conflict c}. */
final class ConflictWhere {
    private static final String SEEN = " exists (select 1 from conflict_seen f where f.id = c.id and ";

    private ConflictWhere() {}

    /** The condition, with a leading blank; its values are added to the list. */
    static String of(ConflictFilter filter, List<Object> values) {
        StringBuilder sql = new StringBuilder(" where true");
        limit(sql, values, " and c.entity = ?", filter.entity());
        limit(sql, values, " and c.kind = ?", filter.kind());
        if (!filter.field().isEmpty()) {
            limit(sql, values, " and locate(?, ',' || c.fields || ',') > 0", "," + filter.field() + ",");
        }
        for (String word : filter.text().strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!word.isEmpty()) {
                sql.append(" and (locate(?, lower(c.source_key)) > 0 or")
                        .append(SEEN)
                        .append("locate(?, f.text) > 0))");
                values.add(word);
                values.add(word);
            }
        }
        limit(sql, values, " and" + SEEN + "f.owner = ?)", filter.owner());
        limit(sql, values, " and c.id in (select p.id from conflict_pair p where p.pair = ?)", filter.pair());
        if (!filter.ids().isEmpty()) {
            sql.append(filter.ids().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", " and c.id in (", ")")));
        }
        sql.append(
                switch (filter.state()) {
                    case ALL -> "";
                    case OPEN -> " and c.choice = '' and not c.applied";
                    case DECIDED -> " and c.choice <> '' and not c.applied";
                    case APPLIED -> " and c.applied";
                });
        return sql.toString();
    }

    private static void limit(StringBuilder sql, List<Object> values, String condition, String value) {
        if (!value.isEmpty()) {
            sql.append(condition);
            values.add(value);
        }
    }
}
