package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.mapping.Advice;
import org.crmferry.mapping.Candidate;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Step;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Option;
import org.crmferry.model.Values;

/** The choices of two paired fields. */
final class DeskPicklists {
    private DeskPicklists() {}

    static Picklist of(Entity source, Entity target, FieldMapping mapping, List<Object[]> records) {
        List<Option> options =
                target.has(mapping.target()) ? target.field(mapping.target()).options() : List.of();
        if (mapping.sources().size() != 1 || !source.has(mapping.sources().get(0))) {
            return new Picklist(List.of(), options, records.size());
        }
        Field from = source.field(mapping.sources().get(0));
        if (from.options().isEmpty() && options.isEmpty()) {
            return new Picklist(List.of(), List.of(), records.size());
        }
        Map<String, Option> known = new LinkedHashMap<>();
        from.options().forEach(o -> known.put(o.code(), o));
        Map<String, Integer> counts = new LinkedHashMap<>();
        int at = source.index(from.name());
        for (Object[] record : records) {
            if (!Values.empty(record[at])) {
                for (String code : Step.Several.choices(mapping.steps(), record[at])) {
                    counts.merge(code, 1, Integer::sum);
                    known.putIfAbsent(code, new Option(code, code));
                }
            }
        }
        Map<String, String> mapped = mapped(mapping);
        Set<String> codes = new HashSet<>();
        options.forEach(o -> codes.add(o.code()));
        List<Picklist.Choice> choices = new ArrayList<>();
        for (Option option : known.values()) {
            if (!option.code().isEmpty()) {
                choices.add(choice(option, counts.getOrDefault(option.code(), 0), mapped, codes, options));
            }
        }
        return new Picklist(choices, options, records.size());
    }

    private static Picklist.Choice choice(
            Option from, int count, Map<String, String> mapped, Set<String> codes, List<Option> options) {
        String to = mapped.get(from.code());
        if (to != null) {
            return new Picklist.Choice(from.code(), from.label(), count, to, Picklist.How.MAPPED, 1);
        }
        if (codes.isEmpty() || codes.contains(from.code())) {
            return new Picklist.Choice(from.code(), from.label(), count, from.code(), Picklist.How.SAME, 1);
        }
        Candidate found = Advice.choice(from, options);
        return found == null
                ? new Picklist.Choice(from.code(), from.label(), count, null, Picklist.How.NONE, 0)
                : new Picklist.Choice(
                        from.code(),
                        from.label(),
                        count,
                        found.field(),
                        Picklist.How.SUGGESTED,
                        Math.round(found.confidence() * 100) / 100.0);
    }

    private static Map<String, String> mapped(FieldMapping mapping) {
        for (Step step : mapping.steps()) {
            if (step instanceof Step.ValueMap map && map.values() != null) {
                return map.values();
            }
        }
        return Map.of();
    }

    static FieldMapping with(FieldMapping field, Map<String, String> codes) {
        Map<String, String> changed = new TreeMap<>(codes);
        changed.entrySet().removeIf(e -> e.getKey().equals(e.getValue()));
        List<Step> steps = new ArrayList<>();
        boolean placed = false;
        for (Step step : field.steps()) {
            if (step instanceof Step.ValueMap map) {
                if (!placed && (!changed.isEmpty() || map.otherwise() != null)) {
                    steps.add(new Step.ValueMap(changed, map.otherwise()));
                }
                placed = true;
            } else {
                steps.add(step);
            }
        }
        if (!placed && !changed.isEmpty()) {
            steps.add(new Step.ValueMap(changed, null));
        }
        return field.withSteps(steps);
    }
}
