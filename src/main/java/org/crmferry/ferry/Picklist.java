package org.crmferry.ferry;

import java.util.List;
import org.crmferry.model.Option;

/**
 * The choices of two paired fields, side by side.
 *
 * @param choices every choice of the source, and every value found in the records looked at that is none
 * @param options the target's choices; empty if it takes any text
 * @param records how many records were looked at
 */
public record Picklist(List<Choice> choices, List<Option> options, int records) {
    public Picklist {
        choices = List.copyOf(choices);
        options = List.copyOf(options);
    }

    /** Choices that lead to nothing the target knows. */
    public long open() {
        return choices.stream().filter(c -> c.how() == How.NONE).count();
    }

    /** How a choice came to its counterpart. */
    public enum How {
        /** The mapping says so. */
        MAPPED,
        /** The target has the same code. */
        SAME,
        /** Its words are alike; not in the mapping yet. */
        SUGGESTED,
        /** It has none: it stays as it is, and the check will tell. */
        NONE
    }

    /**
     * One choice of the source.
     *
     * @param code what the source stores
     * @param label what people read
     * @param count how many of the records looked at have it
     * @param target the code that the target gets; null if none is known
     * @param how where that comes from
     * @param confidence 0 to 1; 1 = sure
     */
    public record Choice(String code, String label, int count, String target, How how, double confidence) {}
}
