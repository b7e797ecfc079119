package org.crmferry.ferry;

import java.util.List;
import java.util.Map;
import org.crmferry.journal.Conflict;
import org.crmferry.model.FieldType;
import org.crmferry.model.Option;
import org.crmferry.plan.FieldChoice;

/**
 * One conflict, field by field. Holds values: shown only where a person asks for it.
 *
 * @param conflict its number, entity, keys, kind, and what was decided by whom and when
 * @param label what people call the entity
 * @param targetKey key of the target's record as text; empty if it is not known which
 * @param gone whether the target's record is not there any more
 * @param revivable whether it is created again if the source is chosen; else the source has deleted it, too
 * @param fields the mapped fields in the target's order; those of an {@code ambiguous} or {@code duplicate} one have no
 *     target side
 * @param note what somebody wrote on it; empty for nothing
 * @param refusal why the target did not take what was decided last, without any value; empty where it was not so
 * @param rules those of {@link ConflictDesk#RULES} that would leave nothing open
 * @param proposal a colleague's answer that waits to be confirmed; null for none
 */
public record ConflictDetail(
        Conflict conflict,
        String label,
        String targetKey,
        boolean gone,
        boolean revivable,
        List<FieldLine> fields,
        String note,
        String refusal,
        List<String> rules,
        Proposal proposal) {
    /**
     * One target field.
     *
     * @param name its name
     * @param label what people call it
     * @param type what it holds
     * @param source the value that the source would write, as text
     * @param base the value that the target had before this program changed it, as text; null if unknown
     * @param target the value that the target has now, as text
     * @param result what it will be by what was decided so far; where nothing was, what the target has, and the source's
     *     value where the target has none
     * @param differs whether both sides have a value and they differ: only these need a decision
     * @param editable whether another value may be typed (not for books of addresses and bytes)
     * @param options its picklist; empty if it has none
     * @param names what people call those of its values that are stored as something else: a record it leads to by its
     *     name, choices by their labels
     * @param related values that lead to a record which is there to be looked at
     * @param choice what was decided, or null
     */
    public record FieldLine(
            String name,
            String label,
            FieldType type,
            String source,
            String base,
            String target,
            String result,
            boolean differs,
            boolean editable,
            List<Option> options,
            Map<String, String> names,
            List<String> related,
            FieldChoice choice)
            implements ShownField {}
}
