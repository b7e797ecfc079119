package org.crmferry.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.database.Script;

/** The rows of one database under way, by table, in the order in which they were made. */
final class Sheet {
    private final Map<String, List<Row>> tables = new LinkedHashMap<>();

    /** A new, empty row of a table. */
    Row row(String table) {
        Row row = new Row();
        rows(table).add(row);
        return row;
    }

    List<Row> rows(String table) {
        return tables.computeIfAbsent(table, t -> new ArrayList<>());
    }

    /** Writes all rows. */
    void write(Script script) {
        tables.forEach((table, rows) -> {
            Set<String> columns = new LinkedHashSet<>();
            rows.forEach(r -> columns.addAll(r.cells().keySet()));
            List<Object[]> values = rows.stream()
                    .map(r -> columns.stream().map(r::get).toArray())
                    .toList();
            script.insert(table, List.copyOf(columns), values);
        });
    }
}
