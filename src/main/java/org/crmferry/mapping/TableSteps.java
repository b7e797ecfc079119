package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Item;

/** Steps with a table of values, and between books and single values. */
final class TableSteps {
    private TableSteps() {}

    static Operation of(Step step, Workshop shop) {
        if (step instanceof Step.Lookup lookup) {
            return lookup(lookup, shop);
        }
        if (step instanceof Step.ValueMap map) {
            return valueMap(map, shop);
        }
        if (step instanceof Step.Several several) {
            return several(several, shop);
        }
        if (step instanceof Step.PickItem pick) {
            return pick(pick, shop);
        }
        if (step instanceof Step.Mark mark) {
            return mark(mark, shop);
        }
        return items((Step.MakeItems) step, shop);
    }

    private static Operation lookup(Step.Lookup step, Workshop shop) {
        Map<String, String> table = table(step.table(), "lookup", "table", shop);
        return (value, record, problems) -> {
            String key = Fit.text(value);
            if (key == null && !table.containsKey("")) {
                return step.otherwise();
            }
            String found = table.get(key == null ? "" : key);
            if (found != null || table.containsKey(key == null ? "" : key)) {
                return found;
            }
            if (step.otherwise() == null) {
                shop.place().add(problems, FindingKind.TRANSFORM_FAILED);
            }
            return step.otherwise();
        };
    }

    private static Operation valueMap(Step.ValueMap step, Workshop shop) {
        Map<String, String> table = table(step.values(), "valueMap", "values", shop);
        Notation notation = shop.notation(step);
        return (value, record, problems) -> {
            if (notation == null || Workshop.empty(value)) {
                return mapped(value, table, step.otherwise());
            }
            List<String> items = notation.in(value);
            List<String> mapped = items.stream()
                    .map(item -> (String) mapped(item, table, step.otherwise()))
                    .distinct()
                    .toList();
            return mapped.equals(items) ? value : written(mapped, notation, shop, problems);
        };
    }

    private static Object mapped(Object value, Map<String, String> table, String otherwise) {
        String code = Fit.text(value);
        if (code == null) {
            return null;
        }
        String found = table.get(code);
        if (found == null && value instanceof Boolean yes) {
            found = table.get(yes ? "1" : "0");
        }
        if (found != null) {
            return found;
        }
        return otherwise == null || code.isEmpty() ? value : otherwise;
    }

    private static Operation several(Step.Several step, Workshop shop) {
        Notation from = Notation.of(step.from());
        Notation to = Notation.of(step.to());
        Object none = shop.place().target().nullable() ? null : to.none();
        return (value, record, problems) -> {
            if (Workshop.empty(value)) {
                return none;
            }
            List<String> items = from.items(Fit.text(value));
            if (items == null) {
                shop.place().add(problems, FindingKind.UNREADABLE);
                items = from.in(value);
            } else if (from == to) {
                return value;
            }
            return items.isEmpty() ? none : written(items, to, shop, problems);
        };
    }

    private static String written(List<String> items, Notation to, Workshop shop, Problems problems) {
        if (!to.holds(items)) {
            shop.place().add(problems, FindingKind.LOSSY_TEXT);
        }
        return to.write(items);
    }

    private static Map<String, String> table(Map<String, String> given, String step, String word, Workshop shop) {
        if (given == null) {
            throw shop.wrong("the step '" + step + "' needs '" + word + "'");
        }
        return new HashMap<>(given);
    }

    private static Operation pick(Step.PickItem step, Workshop shop) {
        shop.onlySource("item");
        if (step.index() != null && step.index() < 1) {
            throw shop.wrong("the index of the step 'item' counts from 1");
        }
        return (value, record, problems) -> {
            if (!(value instanceof List<?> book)) {
                return value;
            }
            Item found = null;
            int place = 0;
            for (Item item : mainFirst(book)) {
                boolean fits = step.kind() == null || step.kind().equalsIgnoreCase(item.kind());
                if (fits && ++place == (step.index() == null ? 1 : step.index())) {
                    found = item;
                    break;
                }
            }
            return found == null ? null : found.value();
        };
    }

    private static Operation mark(Step.Mark step, Workshop shop) {
        shop.onlySource("mark");
        boolean optOut = step.what().equals("optOut");
        return (value, record, problems) -> {
            List<Item> lines = value instanceof List<?> book ? mainFirst(book) : List.of();
            if (lines.isEmpty()) {
                return null;
            }
            return optOut ? lines.get(0).optOut() : lines.get(0).invalid();
        };
    }

    private static List<Item> mainFirst(List<?> book) {
        List<Item> ordered = new ArrayList<>(book.size());
        for (Object line : book) {
            if (line instanceof Item item) {
                ordered.add(item.primary() ? 0 : ordered.size(), item);
            }
        }
        return ordered;
    }

    private static Operation items(Step.MakeItems step, Workshop shop) {
        List<String> kinds = step.kinds() == null ? List.of() : step.kinds();
        if (!kinds.isEmpty() && kinds.size() != shop.field().sources().size()) {
            throw shop.wrong("the step 'items' needs one kind per source field");
        }
        return (value, record, problems) -> {
            Object[] several = value instanceof Object[] v ? v : new Object[] {value};
            List<Item> book = new ArrayList<>();
            for (int i = 0; i < several.length; i++) {
                if (several[i] instanceof List<?> lines) {
                    lines.forEach(line -> book.add((Item) line));
                    continue;
                }
                String text = Fit.text(several[i]);
                if (text != null && !text.isBlank()) {
                    book.add(new Item(text, i < kinds.size() ? kinds.get(i) : "", book.isEmpty(), false, false));
                }
            }
            return book;
        };
    }
}
