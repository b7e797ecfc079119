package org.crmferry.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Where one field of the target gets its value.
 *
 * @param target name of the target field
 * @param sources names of source fields: none for a constant, several for a join; without steps the first filled one
 *     is copied
 * @param steps what is done with the value, in order; empty = copy
 * @param confidence 0 to 1; 1 = sure
 * @param why what it rests on, for people
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FieldMapping(
        @JsonProperty(required = true) String target,
        List<String> sources,
        List<Step> steps,
        double confidence,
        String why) {
    public FieldMapping {
        sources = sources == null ? List.of() : List.copyOf(sources);
        steps = steps == null ? List.of() : List.copyOf(steps);
        why = why == null ? "" : why;
    }

    /** A plain copy. */
    public static FieldMapping copy(String source, String target, double confidence, String why) {
        return new FieldMapping(target, List.of(source), List.of(), confidence, why);
    }

    public FieldMapping withSteps(List<Step> other) {
        return new FieldMapping(target, sources, other, confidence, why);
    }
}
