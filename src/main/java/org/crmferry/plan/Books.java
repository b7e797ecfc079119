package org.crmferry.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.model.Item;
import org.crmferry.model.Shape;
import org.crmferry.model.Values;

/** E-mail and phone books as sets: an address is the same whatever its case. */
public final class Books {
    private Books() {}

    /** The target's lines, and those of the source that it lacks; the target's main one stays the main one. */
    public static List<Item> unite(List<?> source, List<?> target) {
        Map<String, Item> lines = new LinkedHashMap<>();
        if (target != null) {
            target.forEach(line -> lines.put(fold((Item) line), (Item) line));
        }
        boolean hasPrimary = lines.values().stream().anyMatch(Item::primary);
        for (Object line : source) {
            Item item = (Item) line;
            lines.putIfAbsent(
                    fold(item),
                    new Item(item.value(), item.kind(), item.primary() && !hasPrimary, item.optOut(), item.invalid()));
        }
        return new ArrayList<>(lines.values());
    }

    /**
     * Whether a book holds what was written into it. What the target keeps with a shared address rather than with the
     * record (spelling, kind, flags) may have come from another record; what it keeps nowhere is not looked at.
     */
    public static boolean holds(List<?> written, List<?> found, Shape.Book book) {
        if (!(book instanceof Shape.LinkedBook linked)) {
            return Values.same(written, found);
        }
        Map<String, Item> lines = new LinkedHashMap<>();
        found.forEach(line -> lines.put(fold((Item) line), (Item) line));
        for (Object line : written) {
            Item wanted = (Item) line;
            Item there = lines.remove(fold(wanted));
            boolean primary = linked.link().primary().isEmpty() || there != null && there.primary() == wanted.primary();
            boolean flags = there != null
                    && (there.optOut()
                            || !wanted.optOut()
                            || linked.address().optOut().isEmpty())
                    && (there.invalid()
                            || !wanted.invalid()
                            || linked.address().invalid().isEmpty());
            if (!primary || !flags) {
                return false;
            }
        }
        return lines.isEmpty();
    }

    private static String fold(Item item) {
        return item.value().strip().toLowerCase(Locale.ROOT);
    }
}
