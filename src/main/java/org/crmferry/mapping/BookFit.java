package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.model.Item;

/** E-mail and phone books: any value into a list of lines, each value once, exactly one of them the main one. */
final class BookFit {
    private BookFit() {}

    static Fitting of(Place place) {
        TextFit lines = TextFit.of(place);
        return (value, problems) -> book(value, lines, place, problems);
    }

    /** Value of the main line, or null if the book is empty. */
    static String main(List<?> book) {
        Item first = null;
        for (Object line : book) {
            if (line instanceof Item item) {
                if (item.primary()) {
                    return item.value();
                }
                first = first == null ? item : first;
            }
        }
        return first == null ? null : first.value();
    }

    private static List<Item> book(Object value, TextFit lines, Place place, Problems problems) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> given)) {
            String text = value instanceof byte[] ? null : Fit.text(value);
            if (text == null) {
                place.add(problems, FindingKind.UNREADABLE);
            }
            return text == null || text.isBlank() ? List.of() : List.of(Item.primary(lines.line(text, problems)));
        }
        if (given.size() == 1 && given.get(0) instanceof Item only) {
            String fitted = lines.line(only.value(), problems);
            return only.primary() && fitted.equals(only.value()) ? List.of(only) : List.of(with(only, fitted, true));
        }
        Map<String, Item> once = new LinkedHashMap<>();
        for (Object line : given) {
            if (line instanceof Item item) {
                String fitted = lines.line(item.value(), problems);
                once.merge(fitted.toLowerCase(Locale.ROOT), with(item, fitted, item.primary()), BookFit::both);
            }
        }
        return oneMain(new ArrayList<>(once.values()));
    }

    private static Item with(Item item, String value, boolean primary) {
        return new Item(value, item.kind(), primary, item.optOut(), item.invalid());
    }

    /** The same address twice: as first written; refusals and failures of either count. */
    private static Item both(Item a, Item b) {
        return new Item(
                a.value(),
                a.kind().isEmpty() ? b.kind() : a.kind(),
                a.primary() || b.primary(),
                a.optOut() || b.optOut(),
                a.invalid() || b.invalid());
    }

    static List<Item> oneMain(List<Item> items) {
        int main = 0;
        for (int i = items.size() - 1; i >= 0; i--) {
            main = items.get(i).primary() ? i : main;
        }
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.primary() != (i == main)) {
                items.set(i, with(item, item.value(), i == main));
            }
        }
        return items;
    }
}
