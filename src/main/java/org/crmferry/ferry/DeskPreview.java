package org.crmferry.ferry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.Crosswalk;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.KeyMaker;
import org.crmferry.mapping.Keys;
import org.crmferry.mapping.Mapper;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Values;
import org.crmferry.plan.FindingWords;

/**
 * What would become of the records at hand. References lead to the keys that a transfer would give, as far as they are
 * known before one: kept and derived keys are, counted ones stand as {@code → entity key}.
 */
final class DeskPreview implements Crosswalk {
    /** Records shown per field. */
    static final int SHOWN = 50;

    private final Mapping mapping;
    private final DeskSide source;
    private final DeskSide target;
    private final Map<String, EntityMapping> moved = new HashMap<>();
    private final Map<String, Entity> made = new HashMap<>();
    private final Map<String, Map<String, String>> people;

    /** @param people user entity of the source to source key to the target key of who it is */
    DeskPreview(Mapping mapping, DeskSide source, DeskSide target, Map<String, Map<String, String>> people) {
        this.mapping = mapping;
        this.source = source;
        this.target = target;
        this.people = people;
        mapping.entities().stream().filter(EntityMapping::move).forEach(e -> moved.put(e.source(), e));
    }

    /** The target entity, or the one that will be made. */
    Entity targetOf(EntityMapping each) {
        if (target.has(each.target()) || each.target().isEmpty() || !source.has(each.source())) {
            return target.entity(each.target());
        }
        return made.computeIfAbsent(
                each.target(), name -> NewTable.of(source.entity(each.source()), each, target.product(), mapping));
    }

    /** A mapper of these fields alone; throws FerryException (MAPPING). */
    Mapper mapper(EntityMapping each, List<FieldMapping> fields) {
        return Mapper.of(each.withFields(fields), source.entity(each.source()), targetOf(each), this);
    }

    List<SampleValue> values(EntityMapping each, FieldMapping field) {
        Mapper mapper = mapper(each, List.of(field));
        Entity from = mapper.source();
        int at = mapper.target().index(field.target());
        int[] sources = field.sources().stream().mapToInt(from::index).toArray();
        List<SampleValue> values = new ArrayList<>();
        for (Object[] record : source.samples(each.source())) {
            Set<FindingKind> kinds = new TreeSet<>();
            Object result = mapper.map(record, (kind, to, s) -> {
                if (to.name().equals(field.target())) {
                    kinds.add(kind);
                }
            })[at];
            List<String> before = new ArrayList<>();
            for (int i : sources) {
                before.add(record[i] == null ? null : Values.text(record[i]));
            }
            values.add(new SampleValue(
                    from.keyOf(record).text(),
                    before,
                    result == null ? null : Values.text(result),
                    words(kinds),
                    List.copyOf(kinds)));
        }
        values.sort(Comparator.comparing(v -> v.source().stream().allMatch(s -> s == null || s.isEmpty())));
        return values.subList(0, Math.min(SHOWN, values.size()));
    }

    /** Of each field the first record that has a value for it, else the first; all through one mapper. */
    Map<String, SampleValue> first(EntityMapping each, List<FieldMapping> fields) {
        Map<String, SampleValue> shown = new HashMap<>();
        Mapper mapper = mapper(each, fields);
        Entity from = mapper.source();
        List<FieldMapping> open = new ArrayList<>(fields);
        for (Object[] record : source.samples(each.source())) {
            Map<String, Set<FindingKind>> kinds = new HashMap<>();
            Object[] result = mapper.map(
                    record,
                    (kind, to, s) -> kinds.computeIfAbsent(to.name(), n -> new TreeSet<>())
                            .add(kind));
            open.removeIf(field -> {
                List<String> before = new ArrayList<>();
                for (String name : field.sources()) {
                    Object value = record[from.index(name)];
                    before.add(value == null ? null : Values.text(value));
                }
                boolean telling = before.isEmpty() || before.stream().anyMatch(text -> text != null && !text.isEmpty());
                if (telling || !shown.containsKey(field.target())) {
                    Object value = result[mapper.target().index(field.target())];
                    Set<FindingKind> found = kinds.getOrDefault(field.target(), Set.of());
                    shown.put(
                            field.target(),
                            new SampleValue(
                                    from.keyOf(record).text(),
                                    before,
                                    value == null ? null : Values.text(value),
                                    words(found),
                                    List.copyOf(found)));
                }
                return telling;
            });
            if (open.isEmpty()) {
                break;
            }
        }
        return shown;
    }

    private static String words(Set<FindingKind> kinds) {
        return kinds.isEmpty()
                ? null
                : String.join(", ", kinds.stream().map(FindingWords::of).toList());
    }

    @Override
    public Object target(String entity, Object key) {
        EntityMapping each = moved.get(entity);
        if (each == null || !source.has(entity)) {
            return null;
        }
        String person = people.getOrDefault(entity, Map.of()).get(Values.text(key));
        if (person != null) {
            return person;
        }
        if (each.keys() == Keys.KEEP) {
            return key;
        }
        KeyStyle style = targetOf(each).keyStyle();
        return switch (style) {
            case GUID, UUID, HEX17, NATURAL -> KeyMaker.derive(style, mapping.seed(), entity, code(key));
            case SERIAL, NUMBER, COMPOSITE, NONE -> "→ " + source.entity(entity).label() + " " + Values.text(key);
        };
    }

    /** As the transfer derives it: the same for 5 from any numeric column. */
    private static String code(Object key) {
        boolean whole = key instanceof BigDecimal number
                && number.scale() == 0
                && number.unscaledValue().bitLength() < 64;
        return KeyCode.encode(Key.of(whole ? (Object) ((BigDecimal) key).longValueExact() : key));
    }

    @Override
    public Object own(String entity, Key key) {
        return null;
    }
}
