package org.crmferry.ferry;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.Field;
import org.crmferry.plan.FieldChoice;
import org.crmferry.plan.Match;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Dispute;

/**
 * What a rule makes of one conflict. Fields that were decided before are in neither set.
 *
 * @param fields by field, which side it gets; {@link #RECORD} stands for a record as a whole
 * @param open fields of which the rule does not tell
 */
record Verdict(Map<String, FieldChoice> fields, Set<String> open) {
    /** In place of a field: which record is meant, or whether there is to be one. */
    static final String RECORD = "";

    private static final Set<Rule> SIDES = Set.of(Rule.SOURCE, Rule.TARGET);

    /** Whether a rule has to see both records. */
    static boolean compares(Rule rule) {
        return !SIDES.contains(rule);
    }

    /** @param before fields that were decided, and stay so */
    static Verdict of(Dispute dispute, Rule rule, Set<String> before) {
        if (dispute.current() == null || dispute.deletion()) {
            // Between a record and none only a person can choose, or a rule that names a side.
            return compares(rule)
                    ? new Verdict(Map.of(), Set.of(RECORD))
                    : new Verdict(Map.of(RECORD, side(rule == Rule.SOURCE)), Set.of());
        }
        Match.Outcome outcome = dispute.match().compare(dispute.mapped(), dispute.current(), rule);
        Map<String, FieldChoice> fields = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>();
        List<Field> all = dispute.target().fields();
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i).name();
            if (!outcome.conflicting()[i] || before.contains(name)) {
                continue;
            }
            if (outcome.undecided()[i]) {
                open.add(name);
            } else {
                fields.put(name, side(outcome.changed()[i]));
            }
        }
        return new Verdict(fields, open);
    }

    private static FieldChoice side(boolean source) {
        return source ? FieldChoice.SOURCE : FieldChoice.TARGET;
    }
}
