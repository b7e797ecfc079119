package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.crmferry.model.Field;
import org.crmferry.model.Item;
import org.crmferry.model.Key;
import org.crmferry.model.Reference;
import org.crmferry.model.Shape;
import org.crmferry.model.Values;
import org.crmferry.transfer.Merge;

/** What one record is out of several, field by field, before anything is written. Pure. */
final class MergedRecord {
    private final DuplicateSides sides;
    private final Merge merge;

    MergedRecord(DuplicateSides sides, Merge merge) {
        this.sides = sides;
        this.merge = merge;
    }

    /** Whether the value of one of the records can be taken. */
    boolean pickable(Field field) {
        Shape.Binding binding = binding(field);
        return field.writable()
                && !(binding instanceof Shape.PickedColumn)
                && (!(binding instanceof Shape.BookList) || slots(field).isPresent());
    }

    private Shape.Binding binding(Field field) {
        return sides.entity().shape().bindings().get(field.name());
    }

    /** The columns of a book that has no table of its own. */
    private Optional<Shape.ColumnBook> slots(Field field) {
        return binding(field) instanceof Shape.BookList list
                ? sides.entity().shape().books().stream()
                        .filter(book -> book.name().equals(list.book()))
                        .filter(Shape.ColumnBook.class::isInstance)
                        .map(Shape.ColumnBook.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    private boolean joined(Field field) {
        return binding(field) instanceof Shape.BookList && !merge.fields().containsKey(field.name());
    }

    Object value(Field field) {
        if (how(field) == DuplicateLine.How.FOLLOWS) {
            return null;
        }
        if (joined(field)) {
            return slots(field).map(book -> filled(field, book)).orElseGet(() -> together(field));
        }
        return emptied(field) ? null : picked(field);
    }

    private Object picked(Field field) {
        if (pickable(field) && merge.typed().containsKey(field.name())) {
            return merge.typed().get(field.name());
        }
        return sides.value(taker(field), field);
    }

    /** The record whose value is taken. */
    private Key taker(Field field) {
        Key survivor = merge.survivor();
        if (!pickable(field)) {
            return survivor;
        }
        Key chosen = merge.fields().get(field.name());
        if (chosen != null) {
            return chosen;
        }
        return Values.empty(sides.value(survivor, field))
                ? merge.others().stream()
                        .filter(other -> !Values.empty(sides.value(other, field)))
                        .findFirst()
                        .orElse(survivor)
                : survivor;
    }

    /** The same; empty if the value is none's alone. */
    Optional<Key> taken(Field field) {
        return switch (how(field)) {
            case TYPED, JOINED, EMPTIED, FOLLOWS, SAME -> Optional.empty();
            case KEPT, FILLED, CHOSEN -> Optional.of(taker(field));
        };
    }

    DuplicateLine.How how(Field field) {
        if (pickable(field) && merge.typed().containsKey(field.name())) {
            return DuplicateLine.How.TYPED;
        } else if (emptied(field)) {
            return DuplicateLine.How.EMPTIED;
        } else if (merge.members().stream()
                        .map(key -> Values.text(sides.value(key, field)))
                        .distinct()
                        .count()
                == 1) {
            return DuplicateLine.How.SAME;
        } else if (binding(field) instanceof Shape.PickedColumn) {
            return DuplicateLine.How.FOLLOWS;
        } else if (pickable(field) && merge.fields().containsKey(field.name())) {
            return DuplicateLine.How.CHOSEN;
        } else if (joined(field)) {
            return DuplicateLine.How.JOINED;
        }
        return taker(field).equals(merge.survivor()) ? DuplicateLine.How.KEPT : DuplicateLine.How.FILLED;
    }

    /** Whether it would lead from the record to itself. */
    private boolean emptied(Field field) {
        if (field.reference() == null || !field.nullable() || !pickable(field)) {
            return false;
        }
        Object value = picked(field);
        Reference reference = field.reference();
        Object[] record = sides.records().get(taker(field));
        String entity = reference.polymorphic()
                ? reference.kinds().get(Values.text(record[sides.entity().index(reference.typeField())]))
                : reference.entity();
        return value != null
                && sides.entity().name().equals(entity)
                && merge.members().stream().anyMatch(key -> key.text().equals(Values.text(value)));
    }

    /** Slot by slot what the survivor has, or else the first of the others. */
    private List<Item> filled(Field field, Shape.ColumnBook book) {
        List<Item> all = new ArrayList<>();
        for (Shape.Slot slot : book.columns()) {
            merge.members().stream()
                    .flatMap(key -> items(key, field).stream())
                    .filter(item -> item.kind().equals(slot.kind()))
                    .findFirst()
                    .ifPresent(item ->
                            all.add(new Item(item.value(), item.kind(), all.isEmpty(), item.optOut(), item.invalid())));
        }
        return all;
    }

    /** The lines of all, each once; the survivor's main one stays that. */
    private List<Item> together(Field field) {
        List<Item> all = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Key key : merge.members()) {
            boolean main = all.stream().anyMatch(Item::primary);
            for (Item item : items(key, field)) {
                if (known.add(item.value().toLowerCase(Locale.ROOT))) {
                    all.add(new Item(
                            item.value(), item.kind(), item.primary() && !main, item.optOut(), item.invalid()));
                }
            }
        }
        return all;
    }

    private List<Item> items(Key key, Field field) {
        List<Item> items = new ArrayList<>();
        if (sides.value(key, field) instanceof List<?> lines) {
            lines.forEach(line -> items.add((Item) line));
        }
        return items;
    }
}
