package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Item;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Said;
import org.crmferry.model.Values;

/**
 * Makes target records of source records. Compiled once per entity into one function per field; holds no state of
 * records, so any number of threads may use one mapper at a time (the crosswalk and the problems are the caller's).
 *
 * <p>The result is what the target gives back when it is read. Fields of the target that the mapping does not fill, and
 * those that the database computes, are null; see {@link #filled}.
 */
public final class Mapper {
    private final EntityMapping mapping;
    private final Entity source;
    private final Entity target;
    private final Crosswalk crosswalk;
    private final Column[] columns;
    private final int[] copyFrom;
    private final boolean newKeys;
    private final boolean asksOwn;
    private UnaryOperator<Object[]> last = UnaryOperator.identity();

    /** Gives one field of the target its value. */
    private interface Column {
        Object value(Object[] record, Problems problems);
    }

    private Mapper(EntityMapping mapping, Entity source, Entity target, Crosswalk crosswalk) {
        this.mapping = mapping;
        this.source = source;
        this.target = target;
        this.crosswalk = crosswalk;
        boolean made = target.keyStyle() != KeyStyle.COMPOSITE
                && target.keyStyle() != KeyStyle.NATURAL
                && target.keyStyle() != KeyStyle.NONE
                && !target.key().isEmpty();
        newKeys = made && mapping.keys() == Keys.NEW;
        asksOwn = newKeys || !target.key().isEmpty() && !mapping.match().isEmpty();
        columns = new Column[target.fields().size()];
        copyFrom = new int[columns.length];
        compile();
    }

    /** Checks the mapping against both entities; throws {@link FerryException} (MAPPING) that names the field. */
    public static Mapper of(EntityMapping mapping, Entity source, Entity target, Crosswalk crosswalk) {
        return new Mapper(mapping, source, target, crosswalk);
    }

    /** Has something else done with every mapped record at the end, which may give it back or another; returns itself. */
    public Mapper then(UnaryOperator<Object[]> more) {
        last = more;
        return this;
    }

    public Entity source() {
        return source;
    }

    public Entity target() {
        return target;
    }

    public EntityMapping mapping() {
        return mapping;
    }

    /** The target record, in the order of the target's fields. */
    public Object[] map(Object[] record, Problems problems) {
        Object[] mapped = new Object[columns.length];
        for (int i = 0; i < mapped.length; i++) {
            Column column = columns[i];
            if (column != null) {
                mapped[i] = column.value(record, problems);
            } else if (copyFrom[i] >= 0) {
                mapped[i] = record[copyFrom[i]];
            }
        }
        if (asksOwn) {
            own(crosswalk.own(source.name(), source.keyOf(record)), mapped);
        }
        return last.apply(mapped);
    }

    private void own(Object key, Object[] mapped) {
        if (key == null) {
            return;
        }
        List<String> names = target.key();
        if (key instanceof Key parts) {
            for (int i = 0; i < names.size(); i++) {
                mapped[target.index(names.get(i))] = parts.part(i);
            }
        } else {
            mapped[target.index(names.get(0))] = key;
        }
    }

    /** Whether the mapping (or, for a new key, the crosswalk) gives this field of the target a value. */
    public boolean filled(int targetField) {
        Field field = target.fields().get(targetField);
        return columns[targetField] != null
                || copyFrom[targetField] >= 0
                || newKeys && target.key().contains(field.name());
    }

    /** Source entities that the mapped references lead to. */
    public Set<String> references() {
        Set<String> entities = new TreeSet<>();
        for (int i = 0; i < columns.length; i++) {
            entities.addAll(references(i));
        }
        return entities;
    }

    /** Source entities that one field of the target refers to after mapping; empty if it is no reference. */
    public Set<String> references(int targetField) {
        String name = target.fields().get(targetField).name();
        for (FieldMapping field : mapping.fields()) {
            if (field.target().equals(name)) {
                return references(field);
            }
        }
        return Set.of();
    }

    private Set<String> references(FieldMapping field) {
        Set<String> entities = new TreeSet<>();
        for (Step step : field.steps()) {
            if (step instanceof Step.Rekey rekey && rekey.entity() != null) {
                return Set.of(rekey.entity());
            }
        }
        for (String name : field.sources()) {
            Field from = source.field(name);
            if (from.reference() != null) {
                entities.addAll(
                        from.reference().polymorphic()
                                ? from.reference().kinds().values()
                                : Set.of(from.reference().entity()));
            }
        }
        return entities;
    }

    /**
     * Whether records of this entity refer to others of it, so that a database which checks references, or supplies the
     * keys, needs those references written after all records are there. Cycles over several entities are for the caller
     * to find, by {@link #references()}.
     */
    public boolean needsSecondPass() {
        return references().contains(source.name());
    }

    private void compile() {
        Map<String, FieldMapping> byTarget = new HashMap<>();
        for (FieldMapping field : mapping.fields()) {
            check(field);
            if (byTarget.put(field.target(), field) != null) {
                throw wrong(field.target(), "it is filled twice");
            }
        }
        for (int i = 0; i < columns.length; i++) {
            Field field = target.fields().get(i);
            FieldMapping given = byTarget.get(field.name());
            boolean key = target.key().contains(field.name());
            copyFrom[i] = -1;
            if (newKeys && key) {
                continue;
            }
            if (given != null) {
                compile(i, field, given);
            } else if (field.required() && field.access() == Field.Access.WRITABLE) {
                Fitting empty = Fit.of(null, field);
                columns[i] = (record, problems) -> empty.fit(null, problems);
            } else if (field.type().type() == org.crmferry.model.FieldType.LIST && field.writable()) {
                columns[i] = (record, problems) -> List.of();
            }
        }
    }

    private void check(FieldMapping field) {
        if (!target.has(field.target())) {
            throw wrong(field.target(), "the target has no such field");
        }
        if (!target.field(field.target()).writable()) {
            throw wrong(field.target(), "the database computes this field itself, so it cannot be filled");
        }
        for (String name : field.sources()) {
            if (!source.has(name)) {
                throw wrong(field.target(), "the source has no field " + name);
            }
        }
    }

    private FerryException wrong(String field, String what) {
        return new FerryException(
                Fault.MAPPING, Said.of(Mapper.class, "mapping.wrong", mapping.source(), mapping.target(), field, what));
    }

    private void compile(int i, Field field, FieldMapping given) {
        Field from = given.sources().size() == 1 ? source.field(given.sources().get(0)) : null;
        Place place = new Place(field, from);
        List<Operation> steps = new ArrayList<>(new Workshop(mapping, source, given, place, crosswalk).operations());
        boolean typed = steps.isEmpty();
        Fitting fitting = Fit.of(typed ? from : null, field);
        if (!typed && from != null) {
            Fitting inner = fitting;
            fitting = (value, problems) -> inner.fit(value, (kind, t, s) -> problems.add(kind, t, from));
        }
        Fitting last = finish(place, fitting);
        int[] at = given.sources().stream().mapToInt(source::index).toArray();
        if (typed && at.length == 1) {
            if (last == Fitting.ASIS) {
                copyFrom[i] = at[0];
            } else {
                int one = at[0];
                columns[i] = (record, problems) -> last.fit(record[one], problems);
            }
            return;
        }
        Operation[] operations = steps.toArray(Operation[]::new);
        columns[i] = (record, problems) -> last.fit(run(operations, at, record, problems), problems);
    }

    private static Object run(Operation[] operations, int[] at, Object[] record, Problems problems) {
        Object value = null;
        if (at.length == 1) {
            value = record[at[0]];
        } else if (at.length > 1) {
            Object[] several = new Object[at.length];
            for (int i = 0; i < at.length; i++) {
                several[i] = record[at[i]];
            }
            value = several;
        }
        for (Operation operation : operations) {
            value = operation.apply(value, record, problems);
        }
        return value instanceof Object[] several ? firstFilled(several) : value;
    }

    private static Object firstFilled(Object[] several) {
        for (Object one : several) {
            if (!Values.empty(one)) {
                return one;
            }
        }
        return several.length == 0 ? null : several[0];
    }

    /** What is looked at when the value fits already: picklist, e-mail addresses, the book's place. */
    private Fitting finish(Place place, Fitting fitting) {
        Field field = place.target();
        Fitting last = fitting;
        boolean email = field.meaning().equals("emails") || field.meaning().equals("email");
        if (field.type().type() == org.crmferry.model.FieldType.LIST) {
            if (email) {
                last = emails(place, last);
            }
            Fitting before = last;
            Fitting shelf = Shelf.of(place, target.shape());
            last = shelf == Fitting.ASIS
                    ? before
                    : (value, problems) -> shelf.fit(before.fit(value, problems), problems);
        } else if (email) {
            Fitting before = last;
            last = (value, problems) -> {
                Object fitted = before.fit(value, problems);
                if (fitted instanceof String s && !s.isEmpty() && !EmailAddress.possible(s)) {
                    place.add(problems, FindingKind.INVALID_EMAIL);
                }
                return fitted;
            };
        }
        return field.options().isEmpty() || field.reference() != null ? last : picklist(place, last);
    }

    private Fitting emails(Place place, Fitting before) {
        boolean mark = mapping.setting(FindingKind.INVALID_EMAIL) == Setting.FIX;
        return (value, problems) -> {
            Object fitted = before.fit(value, problems);
            if (!(fitted instanceof List<?> book)) {
                return fitted;
            }
            List<Item> marked = null;
            for (int i = 0; i < book.size(); i++) {
                Item item = (Item) book.get(i);
                if (!item.invalid() && !EmailAddress.possible(item.value())) {
                    place.add(problems, FindingKind.INVALID_EMAIL);
                    if (mark) {
                        marked = marked == null ? copy(book) : marked;
                        marked.set(i, new Item(item.value(), item.kind(), item.primary(), item.optOut(), true));
                    }
                }
            }
            return marked == null ? fitted : marked;
        };
    }

    private static List<Item> copy(List<?> book) {
        List<Item> items = new ArrayList<>(book.size());
        book.forEach(line -> items.add((Item) line));
        return items;
    }

    private Fitting picklist(Place place, Fitting before) {
        Set<String> codes = new HashSet<>();
        place.target().options().forEach(o -> codes.add(o.code()));
        Notation multi = Notation.of(place.target().multi());
        boolean clear = mapping.setting(FindingKind.NOT_IN_PICKLIST) == Setting.FIX;
        Object cleared = place.target().required() ? Fit.substitute(place.target()) : null;
        return (value, problems) -> {
            Object fitted = before.fit(value, problems);
            if (Values.empty(fitted) || codes.contains(Values.text(fitted))) {
                return fitted;
            }
            if (fitted instanceof Boolean yes && codes.contains(yes ? "1" : "0")) {
                return fitted;
            }
            Notation several = multi == null ? Notation.seen(fitted) : multi;
            List<String> items = several == null ? List.of() : several.in(fitted);
            if (several != null && codes.containsAll(items)) {
                return fitted;
            }
            place.add(problems, FindingKind.NOT_IN_PICKLIST);
            if (!clear) {
                return fitted;
            }
            List<String> known = items.stream().filter(codes::contains).toList();
            return known.isEmpty() ? cleared : several.write(known);
        };
    }
}
