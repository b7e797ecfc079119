package org.crmferry.ferry;

import java.util.List;

/**
 * What a rule would decide of some conflicts. Holds counts, never values.
 *
 * @param rule one of {@link ConflictDesk#RULES}
 * @param decided how many of the conflicts would have nothing left to decide
 * @param open how many would stay open, wholly or in some fields
 * @param lines the same by field
 */
public record RuleForecast(String rule, long decided, long open, List<Line> lines) {
    public RuleForecast {
        lines = List.copyOf(lines);
    }

    /**
     * One field.
     *
     * @param entity source entity
     * @param field target field; empty where it is about a whole record: which one is meant, or whether there is to be one
     * @param source how many get the source's side
     * @param target how many get the target's side
     * @param open of how many the rule does not tell
     */
    public record Line(String entity, String field, long source, long target, long open) {
        Line plus(Line more) {
            return new Line(entity, field, source + more.source, target + more.target, open + more.open);
        }
    }
}
