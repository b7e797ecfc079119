package org.crmferry.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.crmferry.model.Likeness;

/**
 * Where one field of the target gets its value.
 *
 * @param target name of the target field
 * @param sources names of source fields: none for a constant, several for a join; without steps the first filled one
 *     is copied
 * @param steps what is done with the value, in order; empty = copy
 * @param confidence 0 to 1; 1 = sure
 * @param why what it rests on, for people
 * @param same what may differ between two values that are taken for the same when both sides are kept in sync, as {@link
 *     Likeness} has it; empty = nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FieldMapping(
        @JsonProperty(required = true) String target,
        List<String> sources,
        List<Step> steps,
        double confidence,
        String why,
        List<String> same) {
    public FieldMapping {
        sources = sources == null ? List.of() : List.copyOf(sources);
        steps = steps == null ? List.of() : List.copyOf(steps);
        why = why == null ? "" : why;
        same = same == null ? List.of() : Likeness.of(same).words();
    }

    /** One whose values are the same only to the letter. */
    public FieldMapping(String target, List<String> sources, List<Step> steps, double confidence, String why) {
        this(target, sources, steps, confidence, why, List.of());
    }

    /** A plain copy. */
    public static FieldMapping copy(String source, String target, double confidence, String why) {
        return new FieldMapping(target, List.of(source), List.of(), confidence, why);
    }

    public FieldMapping withSteps(List<Step> other) {
        return new FieldMapping(target, sources, other, confidence, why, same);
    }

    public FieldMapping withSame(List<String> other) {
        return new FieldMapping(target, sources, steps, confidence, why, other);
    }
}
