package org.crmferry.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Suggestion;
import org.crmferry.model.Entity;
import org.crmferry.model.Schema;
import org.crmferry.model.Shape;

/** Judges what is suggested for two products by the facts that are known of both. */
final class MappingQuality {
    /**
     * A field as the suggestion names it.
     *
     * @param entity the entity's name
     * @param field the field's name
     */
    record Place(String entity, String field) {}

    /**
     * How good a suggestion is.
     *
     * @param facts facts that both products have
     * @param right of these, how many are mapped as they should be
     * @param wrong fields of facts that are mapped to another field
     * @param missed the facts that are not, for people
     * @param mistaken the wrong ones, for people
     */
    record Score(int facts, int right, int wrong, List<String> missed, List<String> mistaken) {
        static final Score NONE = new Score(0, 0, 0, List.of(), List.of());

        double recall() {
            return facts == 0 ? 1 : (double) right / facts;
        }

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        Score and(Score other) {
            List<String> both = new ArrayList<>(missed);
            both.addAll(other.missed);
            List<String> mistakes = new ArrayList<>(mistaken);
            mistakes.addAll(other.mistaken);
            return new Score(facts + other.facts, right + other.right, wrong + other.wrong, both, mistakes);
        }
    }

    /** The fact that names an entity's main table. */
    private static final String KEY = "key";
    /** Kinds of records in one table, of which one can have a counterpart. */
    private static final int KINDS = 2;

    private final Side from;
    private final Side to;
    private final Mapping mapping;

    /** One product: its entities, and which of their fields hold which facts. */
    static final class Side {
        private final String product;
        private final List<Entity> entities;
        private final Map<String, Set<Place>> facts = new LinkedHashMap<>();

        private Side(String product, List<Entity> entities) {
            this.product = product;
            this.entities = entities;
        }

        /** As the catalog knows the product; a fact may also stand in a link, which is named by both its ends. */
        static Side known(String product, Schema schema, List<MappingFacts> facts) {
            Catalog catalog = Catalog.load();
            Side side = new Side(
                    product,
                    catalog.find(schema, catalog.recognise(schema).get(0)).entities());
            for (MappingFacts fact : of(product, facts)) {
                if (fact.fact().equals(KEY)) {
                    continue;
                }
                Set<Place> places = side.facts.computeIfAbsent(name(fact), k -> new HashSet<>());
                for (Entity entity : side.entities) {
                    if (entity.meaning().contains(fact.entity())) {
                        for (String field : fields(entity, fact)) {
                            places.add(new Place(entity.name(), field));
                        }
                    }
                }
            }
            return side;
        }

        /**
         * As tables of an unknown database. Tables are suggested for tables, so that only facts in an entity's main table
         * can be found; of a table that holds two kinds of records, those of the kind it has more facts of, and of one that
         * holds more kinds, none.
         */
        static Side unknown(String product, Schema schema, List<MappingFacts> facts) {
            Side side = new Side(product, Catalog.load().find(schema, null).entities());
            Map<String, String> tables = new HashMap<>();
            Map<String, List<String>> kinds = new HashMap<>();
            List<MappingFacts> own = of(product, facts);
            own.stream().filter(fact -> fact.fact().equals(KEY)).forEach(fact -> {
                tables.put(fact.entity(), fact.table());
                kinds.computeIfAbsent(fact.table(), k -> new ArrayList<>()).add(fact.entity());
            });
            Map<String, Long> counts = own.stream()
                    .filter(fact -> fact.table().equals(tables.get(fact.entity())))
                    .collect(Collectors.groupingBy(MappingFacts::entity, Collectors.counting()));
            for (MappingFacts fact : own) {
                List<String> held = kinds.getOrDefault(fact.table(), List.of());
                boolean main = fact.table().equals(tables.get(fact.entity()))
                        && held.stream().allMatch(other -> counts.get(other) <= counts.get(fact.entity()));
                if (main && held.size() <= KINDS && !fact.fact().equals(KEY)) {
                    side.facts
                            .computeIfAbsent(name(fact), k -> new HashSet<>())
                            .add(new Place(fact.table(), fact.column()));
                }
            }
            return side;
        }

        private static List<MappingFacts> of(String product, List<MappingFacts> facts) {
            return facts.stream().filter(f -> f.product().equals(product)).toList();
        }

        private static String name(MappingFacts fact) {
            return fact.entity() + "." + fact.fact();
        }

        private static Set<String> fields(Entity entity, MappingFacts fact) {
            Shape shape = entity.shape();
            Set<String> found = new HashSet<>();
            shape.bindings().forEach((field, binding) -> {
                if (holds(shape, binding, fact)) {
                    found.add(field);
                }
            });
            return found;
        }

        private static boolean holds(Shape shape, Shape.Binding binding, MappingFacts fact) {
            if (binding instanceof Shape.OwnColumn own) {
                return shape.table().equals(fact.table()) && own.column().equals(fact.column());
            } else if (binding instanceof Shape.SatelliteColumn other) {
                return shape.satellite(other.satellite()).table().equals(fact.table())
                        && other.column().equals(fact.column());
            } else if (binding instanceof Shape.PickedColumn picked) {
                return shape.picks().stream()
                        .anyMatch(pick -> pick.name().equals(picked.pick()) && holds(shape, pick, fact));
            }
            String name = ((Shape.BookList) binding).book();
            return shape.books().stream().anyMatch(book -> book.name().equals(name) && holds(shape, book, fact));
        }

        /** What is read there, or the name of what the column's key stands for. */
        private static boolean holds(Shape shape, Shape.Pick pick, MappingFacts fact) {
            boolean read = pick.table().equals(fact.table()) && pick.column().equals(fact.column());
            Shape.Binding own = shape.bindings().getOrDefault(pick.own(), new Shape.OwnColumn(pick.own()));
            return read
                    || !(own instanceof Shape.PickedColumn) && pick.column().equals("name") && holds(shape, own, fact);
        }

        private static boolean holds(Shape shape, Shape.Book book, MappingFacts fact) {
            if (book instanceof Shape.ColumnBook columns) {
                return columns.columns().stream().anyMatch(slot -> holds(shape, slot.place(), fact));
            } else if (book instanceof Shape.LinkedBook linked) {
                return linked.address().table().equals(fact.table())
                        && Set.of(linked.address().value(), linked.address().optOut())
                                .contains(fact.column());
            }
            Shape.RowBook rows = (Shape.RowBook) book;
            return rows.table().equals(fact.table())
                    && List.of(rows.value(), rows.optOut(), rows.invalid()).contains(fact.column());
        }
    }

    private MappingQuality(Side from, Side to) {
        this.from = from;
        this.to = to;
        mapping = Suggestion.suggest(from.entities, to.entities, Map.of(), Map.of(), true);
    }

    static Map<String, Score> judge(Side from, Side to) {
        return new MappingQuality(from, to).judge();
    }

    /** By entity. */
    private Map<String, Score> judge() {
        Map<String, Score> scores = new LinkedHashMap<>();
        from.facts.forEach((fact, sources) -> {
            Set<Place> targets = to.facts.get(fact);
            if (targets != null) {
                String entity = fact.substring(0, fact.indexOf('.'));
                scores.merge(entity, judge(fact, sources, targets), Score::and);
            }
        });
        return scores;
    }

    private Score judge(String fact, Set<Place> sources, Set<Place> targets) {
        Set<Place> reached = sources.stream().flatMap(s -> reached(s).stream()).collect(Collectors.toSet());
        String what = from.product + " > " + to.product + " " + fact + ": ";
        if (reached.stream().anyMatch(targets::contains)) {
            return new Score(1, 1, 0, List.of(), List.of());
        }
        List<String> missed = List.of(what + words(sources) + " should be " + words(targets));
        List<String> mistaken = reached.stream()
                .map(place -> what + words(sources) + " became " + words(Set.of(place)))
                .toList();
        return new Score(1, 0, mistaken.isEmpty() ? 0 : 1, missed, mistaken);
    }

    private static String words(Set<Place> places) {
        return places.stream().map(p -> p.entity() + "." + p.field()).sorted().collect(Collectors.joining(", "));
    }

    private Set<Place> reached(Place source) {
        Set<Place> reached = new HashSet<>();
        for (EntityMapping entity : mapping.entities()) {
            if (entity.move() && entity.source().equals(source.entity())) {
                for (FieldMapping field : entity.fields()) {
                    if (field.sources().contains(source.field())) {
                        reached.add(new Place(entity.target(), field.target()));
                    }
                }
            }
        }
        return reached;
    }
}
