package org.crmferry.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first row of a table: whether it names the columns, and names that are there and none twice. */
final class Header {
    private static final int LONGEST = 200;

    private Header() {}

    /** Whether a row looks like names: most cells are filled, and none is a number, a date or an e-mail address. */
    static boolean names(List<String> row) {
        int filled = 0;
        for (String cell : row) {
            String text = cell == null ? "" : cell.strip();
            if (!text.isEmpty()) {
                filled++;
                boolean value = Numbers.read(text, '.') != null
                        || Numbers.read(text, ',') != null
                        || Numbers.code(text)
                        || Moment.of(text) != null
                        || text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
                if (value) {
                    return false;
                }
            }
        }
        return filled * 2 >= row.size() && filled > 0;
    }

    /** Names for the columns: the given ones, cut and numbered where they are missing, too long or there twice. */
    static List<String> of(List<String> row) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < row.size(); i++) {
            String text = row.get(i) == null ? "" : row.get(i).strip().replaceAll("\\s+", " ");
            String name = text.isEmpty() ? "Column " + (i + 1) : text.substring(0, Math.min(LONGEST, text.length()));
            String free = name;
            for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
                free = name + " (" + n + ")";
            }
            names.add(free);
        }
        return List.copyOf(names);
    }

    /** Names for the columns of a table without a header. */
    static List<String> numbered(int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add("Column " + i);
        }
        return List.copyOf(names);
    }
}
