package org.crmferry.database;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;

/** The columns of one table that rows are written to, and where each value comes from. */
final class TablePart {
    final String table;
    private final Dialect dialect;
    private final TableColumns known;
    private final List<String> columns = new ArrayList<>();
    private final List<String> quoted = new ArrayList<>();
    private final List<ColumnType> types = new ArrayList<>();
    private final List<Integer> from = new ArrayList<>();
    private final List<Object> fixed = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    TablePart(Dialect dialect, String quotedTable, TableColumns known) {
        this.dialect = dialect;
        this.table = quotedTable;
        this.known = known;
    }

    TableColumns known() {
        return known;
    }

    /** A column that takes the value at a position of each record; does nothing without a name. */
    TablePart column(String column, ColumnType type, int position) {
        return put(column, type, position, null);
    }

    /** As above, typed as the database tells. */
    TablePart column(String column, int position) {
        return put(column, known.type(column), position, null);
    }

    TablePart fixed(Map<String, Object> values) {
        values.forEach((column, value) -> put(column, known.type(column), -1, known.fitted(column, value)));
        return this;
    }

    private TablePart put(String column, ColumnType type, int position, Object value) {
        if (!column.isEmpty() && taken.add(column.toLowerCase(Locale.ROOT))) {
            columns.add(column);
            quoted.add(dialect.quote(column));
            types.add(type);
            from.add(position);
            fixed.add(value);
        }
        return this;
    }

    int size() {
        return columns.size();
    }

    String quoted(int column) {
        return quoted.get(column);
    }

    String unquoted(int column) {
        return columns.get(column);
    }

    ColumnType type(int column) {
        return types.get(column);
    }

    int from(int column) {
        return from.get(column);
    }

    boolean text(int column) {
        return known.type(columns.get(column)).type() == FieldType.TEXT;
    }

    boolean required(int column) {
        return known.required(columns.get(column));
    }

    /** Whether all columns that come from records, but the first, are null. */
    boolean emptyBeyondFirst(Object[] record) {
        for (int i = 1; i < from.size(); i++) {
            if (from.get(i) >= 0 && record[from.get(i)] != null) {
                return false;
            }
        }
        return true;
    }

    /** Whether a column that comes from records, but the first, refuses the null that this record has for it. */
    boolean refuses(Object[] record) {
        for (int i = 1; i < from.size(); i++) {
            if (from.get(i) >= 0 && record[from.get(i)] == null && required(i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The rows to insert, in as many lots as there are different sets of columns: where a record has nothing for a
     * column that refuses null, the column is left to its default.
     */
    List<Insertion> insertions(List<Object[]> records) {
        BitSet refusing = new BitSet();
        for (int i = 0; i < columns.size(); i++) {
            if (from.get(i) >= 0 && required(i)) {
                refusing.set(i);
            }
        }
        if (refusing.isEmpty()) {
            return List.of(insertion(new BitSet(), records));
        }
        Map<BitSet, List<Object[]>> lots = new LinkedHashMap<>();
        BitSet none = new BitSet();
        for (Object[] record : records) {
            BitSet missing = none;
            for (int i = refusing.nextSetBit(0); i >= 0; i = refusing.nextSetBit(i + 1)) {
                if (record[from.get(i)] == null) {
                    missing = missing.isEmpty() ? new BitSet() : missing;
                    missing.set(i);
                }
            }
            lots.computeIfAbsent(missing, k -> new ArrayList<>()).add(record);
        }
        List<Insertion> insertions = new ArrayList<>();
        lots.forEach((missing, lot) -> insertions.add(insertion(missing, lot)));
        return insertions;
    }

    private Insertion insertion(BitSet without, List<Object[]> records) {
        List<String> names = new ArrayList<>();
        List<ColumnType> kinds = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!without.get(i)) {
                names.add(quoted.get(i));
                kinds.add(types.get(i));
                positions.add(from.get(i));
                values.add(fixed.get(i));
            }
        }
        int[] places = positions.stream().mapToInt(Integer::intValue).toArray();
        return new Insertion(table, names, kinds, places, values.toArray(), records);
    }
}
