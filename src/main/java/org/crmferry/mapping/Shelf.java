package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.crmferry.model.Item;
import org.crmferry.model.Shape;

/** What a book's place in the target keeps of each line: kinds, marks, and how many lines there is room for. */
final class Shelf implements Fitting {
    private final Place place;
    private final Shape.Book book;
    private final boolean kind;
    private final boolean optOut;
    private final boolean invalid;

    private Shelf(Place place, Shape.Book book) {
        this.place = place;
        this.book = book;
        if (book instanceof Shape.LinkedBook linked) {
            kind = !linked.address().kind().isEmpty();
            optOut = !linked.address().optOut().isEmpty();
            invalid = !linked.address().invalid().isEmpty();
        } else if (book instanceof Shape.RowBook rows) {
            kind = !rows.kind().isEmpty();
            optOut = !rows.optOut().isEmpty();
            invalid = !rows.invalid().isEmpty();
        } else {
            kind = true;
            optOut = false;
            invalid = false;
        }
    }

    /** Keeps what the shape's book of the target field can hold; everything if there is no shape. */
    static Fitting of(Place place, Shape shape) {
        if (shape == null || !(shape.bindings().get(place.target().name()) instanceof Shape.BookList list)) {
            return ASIS;
        }
        return shape.books().stream()
                .filter(b -> b.name().equals(list.book()))
                .findFirst()
                .map(b -> (Fitting) new Shelf(place, b))
                .orElse(ASIS);
    }

    @Override
    public Object fit(Object value, Problems problems) {
        if (!(value instanceof List<?> lines) || lines.isEmpty()) {
            return value;
        }
        List<Item> items = new ArrayList<>(lines.size());
        for (Object line : lines) {
            items.add(kept((Item) line, problems));
        }
        return book instanceof Shape.ColumnBook columns ? shelved(items, columns, problems) : items;
    }

    private Item kept(Item item, Problems problems) {
        String word = kind ? word(item.kind()) : "";
        boolean out = item.optOut() && optOut;
        boolean bad = item.invalid() && invalid;
        if (out != item.optOut()
                || bad != item.invalid()
                || !kind && !item.kind().isEmpty()) {
            place.add(problems, FindingKind.LOSSY_TEXT);
        }
        return new Item(item.value(), word, item.primary(), out, bad);
    }

    /** The kind as the target stores it: one of its own if it has a list of them. */
    private String word(String given) {
        if (!(book instanceof Shape.RowBook rows) || rows.kinds().isEmpty()) {
            return given;
        }
        List<String> words = rows.kinds().values().stream().sorted().toList();
        return words.stream()
                .filter(w -> w.equalsIgnoreCase(given))
                .findFirst()
                .orElse(words.contains("Other") ? "Other" : words.get(0));
    }

    /** One line per column: by kind, the rest where there is room; the first filled column reads as the main one. */
    private List<Item> shelved(List<Item> items, Shape.ColumnBook columns, Problems problems) {
        List<Shape.Slot> slots = columns.columns();
        Item[] placed = new Item[slots.size()];
        List<Item> rest = new ArrayList<>();
        List<Item> mainFirst = new ArrayList<>(items);
        mainFirst.sort(Comparator.comparing((Item item) -> !item.primary()));
        for (Item item : mainFirst) {
            int at = slot(slots, placed, item.kind());
            if (at >= 0) {
                placed[at] = item;
            } else {
                rest.add(item);
            }
        }
        for (Item item : rest) {
            int free = Arrays.asList(placed).indexOf(null);
            place.add(problems, free < 0 ? FindingKind.LEFT_BEHIND : FindingKind.LOSSY_TEXT);
            if (free >= 0) {
                placed[free] = item;
            }
        }
        List<Item> read = new ArrayList<>();
        for (int i = 0; i < placed.length; i++) {
            if (placed[i] != null) {
                read.add(new Item(placed[i].value(), slots.get(i).kind(), read.isEmpty(), false, false));
            }
        }
        return read;
    }

    /** The first free one of that kind; -1 if there is none. */
    private static int slot(List<Shape.Slot> slots, Item[] placed, String kind) {
        for (int i = 0; i < slots.size(); i++) {
            if (placed[i] == null
                    && slots.get(i).kind().toLowerCase(Locale.ROOT).equals(kind.toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }
}
