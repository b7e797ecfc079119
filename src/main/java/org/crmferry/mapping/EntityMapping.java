package org.crmferry.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of one entity of the source.
 *
 * @param source name of the source entity
 * @param target name of the target entity; empty if it has no counterpart
 * @param move whether its records are carried over
 * @param keys where the keys of new records come from
 * @param match target fields that together identify a record which is there already; empty = never match
 * @param existing what to do when a matched record has another value
 * @param fields one per target field that gets a value
 * @param findings settings that differ from {@link FindingKind#usual()}
 * @param confidence 0 to 1; 1 = sure
 * @param why what it rests on, for people
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EntityMapping(
        @JsonProperty(required = true) String source,
        String target,
        @JsonProperty(required = true) boolean move,
        Keys keys,
        List<String> match,
        Existing existing,
        List<FieldMapping> fields,
        Map<FindingKind, Setting> findings,
        double confidence,
        String why) {
    public EntityMapping {
        target = target == null ? "" : target;
        keys = keys == null ? Keys.NEW : keys;
        match = match == null ? List.of() : List.copyOf(match);
        existing = existing == null ? Existing.ASK : existing;
        fields = fields == null ? List.of() : List.copyOf(fields);
        Map<FindingKind, Setting> ordered = new EnumMap<>(FindingKind.class);
        if (findings != null) {
            ordered.putAll(findings);
        }
        findings = ordered;
        why = why == null ? "" : why;
    }

    /** What is to be done about a kind of finding. */
    public Setting setting(FindingKind kind) {
        return findings.getOrDefault(kind, kind.usual());
    }

    /**
     * The target fields that it fills in records which are there already: all but the numbers that are made of a record's
     * own key.
     */
    public List<String> updates() {
        return fields.stream()
                .filter(field -> field.steps().stream().noneMatch(Step.OwnNumber.class::isInstance))
                .map(FieldMapping::target)
                .toList();
    }

    public EntityMapping withMove(boolean other) {
        return new EntityMapping(source, target, other, keys, match, existing, fields, findings, confidence, why);
    }

    public EntityMapping withFields(List<FieldMapping> other) {
        return new EntityMapping(source, target, move, keys, match, existing, other, findings, confidence, why);
    }

    public EntityMapping withFindings(Map<FindingKind, Setting> other) {
        return new EntityMapping(source, target, move, keys, match, existing, fields, other, confidence, why);
    }

    public EntityMapping withMatch(List<String> other) {
        return new EntityMapping(source, target, move, keys, other, existing, fields, findings, confidence, why);
    }

    public EntityMapping withExisting(Existing other) {
        return new EntityMapping(source, target, move, keys, match, other, fields, findings, confidence, why);
    }

    public EntityMapping withKeys(Keys other) {
        return new EntityMapping(source, target, move, other, match, existing, fields, findings, confidence, why);
    }
}
