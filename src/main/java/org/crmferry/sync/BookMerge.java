package org.crmferry.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.crmferry.model.Item;
import org.crmferry.model.Likeness;

/**
 * Merges e-mail and phone books as sets of addresses: what one side added is added, what it removed is removed. Of an
 * address that both have, the side that changed it prevails, and the target where both did.
 */
final class BookMerge {
    private final Likeness likeness;

    /** @param likeness what may differ between two ways of writing one address, besides capitals */
    BookMerge(Likeness likeness) {
        this.likeness = likeness;
    }

    List<Item> merge(List<?> base, List<?> source, List<?> target) {
        Map<String, Item> before = byAddress(base);
        Map<String, Item> left = byAddress(source);
        Map<String, Item> merged = byAddress(target);
        for (Map.Entry<String, Item> line : left.entrySet()) {
            Item was = before.get(line.getKey());
            Item there = merged.get(line.getKey());
            boolean added = was == null && there == null;
            boolean edited = !line.getValue().equals(was) && Objects.equals(was, there);
            if (added || edited) {
                merged.put(line.getKey(), line.getValue());
            }
        }
        for (Map.Entry<String, Item> line : before.entrySet()) {
            if (!left.containsKey(line.getKey()) && line.getValue().equals(merged.get(line.getKey()))) {
                merged.remove(line.getKey());
            }
        }
        return onePrimary(merged, left);
    }

    /** A book has one main line: the one that the source made the main one, if both have one. */
    private static List<Item> onePrimary(Map<String, Item> merged, Map<String, Item> source) {
        List<Map.Entry<String, Item>> primary = merged.entrySet().stream()
                .filter(line -> line.getValue().primary())
                .toList();
        if (primary.size() > 1) {
            String stays = primary.stream()
                    .map(Map.Entry::getKey)
                    .filter(address ->
                            source.containsKey(address) && source.get(address).primary())
                    .findFirst()
                    .orElse(primary.get(0).getKey());
            merged.replaceAll((address, line) -> address.equals(stays) || !line.primary()
                    ? line
                    : new Item(line.value(), line.kind(), false, line.optOut(), line.invalid()));
        }
        return new ArrayList<>(merged.values());
    }

    private Map<String, Item> byAddress(List<?> book) {
        Map<String, Item> lines = new LinkedHashMap<>();
        if (book != null) {
            book.forEach(line ->
                    lines.put(likeness.plain(((Item) line).value()).strip().toLowerCase(Locale.ROOT), (Item) line));
        }
        return lines;
    }
}
