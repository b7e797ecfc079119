package org.crmferry.samples;

import java.util.LinkedHashMap;
import java.util.Map;

/** One row being filled; a cell that was never set is null. */
final class Row {
    private final Map<String, Object> cells = new LinkedHashMap<>();

    Row set(String column, Object value) {
        cells.put(column, value);
        return this;
    }

    Object get(String column) {
        return cells.get(column);
    }

    String text(String column) {
        return (String) cells.get(column);
    }

    String id() {
        return text("id");
    }

    Map<String, Object> cells() {
        return cells;
    }
}
