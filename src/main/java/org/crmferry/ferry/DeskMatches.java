package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.mapping.Advice;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapper;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.transfer.MatchKeys;

/** By which fields records at hand are found among those of the target, by the very rule of the check. */
final class DeskMatches {
    /** Meanings of fields that may tell a record, alone or together. */
    static final List<List<String>> TELLING = List.of(
            List.of("emails"),
            List.of("email"),
            List.of("login"),
            List.of("number"),
            List.of("website"),
            List.of("name"),
            List.of("firstName", "lastName"),
            List.of("phones"),
            List.of("phone"),
            List.of("mobile"));

    private final Map<String, Known> known;
    private final Map<String, Map<String, Integer>> counted = new HashMap<>();

    /**
     * Records of a target entity, with only the fields that may tell them.
     *
     * @param entity the entity with only these fields
     * @param all whether these are all of its records
     */
    record Known(Entity entity, List<Object[]> records, boolean all) {}

    DeskMatches(Map<String, Known> known) {
        this.known = known;
    }

    /** The target's fields that may tell a record; a choice of the mapping is one of them. */
    static Set<List<String>> choices(Entity target, List<String> chosen) {
        Set<List<String>> choices = new LinkedHashSet<>();
        for (List<String> words : TELLING) {
            List<String> names = new ArrayList<>();
            for (String word : words) {
                Field field = Advice.meaning(target, word);
                if (field != null && field.reference() == null) {
                    names.add(field.name());
                }
            }
            if (names.size() == words.size()) {
                choices.add(names);
            }
        }
        if (!chosen.isEmpty() && chosen.stream().allMatch(target::has)) {
            choices.add(List.copyOf(chosen));
        }
        return choices;
    }

    List<MatchKey> of(EntityMapping each, DeskPreview preview, DeskSide source) {
        Known there = known.get(each.target());
        if (there == null) {
            return List.of();
        }
        List<FieldMapping> working = DeskCheck.working(each, preview);
        Mapper mapper = preview.mapper(each, working);
        List<Object[]> records = source.samples(each.source());
        List<Object[]> mapped = new ArrayList<>();
        for (Object[] record : records) {
            mapped.add(mapper.map(record, (kind, to, from) -> {}));
        }
        boolean exact =
                there.all() && mapper.source().count() >= 0 && mapper.source().count() <= records.size();
        List<MatchKey> keys = new ArrayList<>();
        for (List<String> names : choices(mapper.target(), each.match())) {
            if (names.stream().allMatch(there.entity()::has)) {
                keys.add(key(names, mapper.target(), mapped, there, exact, names.equals(each.match())));
            }
        }
        keys.sort(Comparator.comparing(MatchKey::chosen)
                .thenComparing(k -> k.matching() - 2 * k.ambiguous())
                .reversed());
        return keys;
    }

    private MatchKey key(
            List<String> names, Entity target, List<Object[]> mapped, Known there, boolean exact, boolean chosen) {
        Map<String, Integer> counts =
                counted.computeIfAbsent(target.name() + "\n" + String.join("\n", names), n -> counts(names, there));
        MatchKeys marks = new MatchKeys(target, names);
        int matching = 0;
        int ambiguous = 0;
        int without = 0;
        for (Object[] record : mapped) {
            Set<String> own = marks.of(record);
            int most =
                    own.stream().mapToInt(k -> counts.getOrDefault(k, 0)).max().orElse(0);
            without += own.isEmpty() ? 1 : 0;
            matching += most > 0 ? 1 : 0;
            ambiguous += most > 1 ? 1 : 0;
        }
        return new MatchKey(names, mapped.size(), matching, ambiguous, without, exact, chosen);
    }

    /** How many records of the target have each match key. */
    private static Map<String, Integer> counts(List<String> names, Known there) {
        MatchKeys marks = new MatchKeys(there.entity(), names);
        Map<String, Integer> counts = new HashMap<>();
        there.records().forEach(record -> marks.of(record).forEach(k -> counts.merge(k, 1, Integer::sum)));
        return counts;
    }
}
