package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.plan.FieldChoice;

/** Counts what rules would decide, one conflict after the other. One thread. */
final class Forecasting {
    private final Map<String, Tally> rules = new LinkedHashMap<>();

    /** One rule's counts. */
    private static final class Tally {
        private long decided;
        private long open;
        private final Map<String, RuleForecast.Line> lines = new TreeMap<>();

        private void count(String entity, String field, int source, int target, int left) {
            RuleForecast.Line line = new RuleForecast.Line(entity, field, source, target, left);
            lines.merge(entity + "." + field, line, RuleForecast.Line::plus);
        }
    }

    /**
     * Counts one conflict.
     *
     * @param field the only field that would be decided; empty = all of them
     */
    void add(String rule, String entity, Verdict verdict, String field) {
        Tally tally = rules.computeIfAbsent(rule, r -> new Tally());
        Set<String> left = verdict.open();
        boolean others = false;
        for (Map.Entry<String, FieldChoice> each : verdict.fields().entrySet()) {
            if (field.isEmpty() || field.equals(each.getKey())) {
                boolean source = each.getValue().equals(FieldChoice.SOURCE);
                tally.count(entity, each.getKey(), source ? 1 : 0, source ? 0 : 1, 0);
            } else {
                others = true;
            }
        }
        for (String each : left) {
            if (field.isEmpty() || field.equals(each)) {
                tally.count(entity, each, 0, 0, 1);
            }
        }
        if (left.isEmpty() && !others) {
            tally.decided++;
        } else {
            tally.open++;
        }
    }

    /** By rule, in the order in which they were counted first. */
    List<RuleForecast> all() {
        List<RuleForecast> all = new ArrayList<>();
        rules.forEach((rule, tally) ->
                all.add(new RuleForecast(rule, tally.decided, tally.open, List.copyOf(tally.lines.values()))));
        return all;
    }
}
