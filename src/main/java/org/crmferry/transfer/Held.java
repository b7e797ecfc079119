package org.crmferry.transfer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.BatchResult;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Key;
import org.crmferry.plan.Decision;

/**
 * Records of which the other way has something to say first: this way neither takes them for new ones nor deletes what
 * stands for them. One thread.
 */
public final class Held {
    private final Map<String, Set<String>> keys = new HashMap<>();

    /** Adds one, by its entity and its key as text. */
    void hold(String entity, String key) {
        keys.computeIfAbsent(entity, name -> new HashSet<>()).add(key);
    }

    /**
     * Holds the records of the source that the way back had created and has taken back, or is taking back: the target
     * keeps what was born there.
     *
     * @param back the way back, its crosswalk taken up
     * @param all whether it was taken back as a whole; else the batches only that were
     */
    public void holdBirths(Voyage back, boolean all) {
        Set<String> steps =
                back.journal().results().stream().map(BatchResult::step).collect(Collectors.toSet());
        for (EntityMapping each : back.entities()) {
            for (BatchEntry entry : back.cargo(each)) {
                int number = entry.number();
                if (all
                        || steps.contains(Undo.restoring(each, number))
                        || steps.contains(Undo.removing(each, number))) {
                    hold(back, each, entry);
                }
            }
        }
    }

    private void hold(Voyage back, EntityMapping each, BatchEntry entry) {
        Decision[] decisions = back.decisions(each, entry.number(), entry.records());
        List<Object[]> records = back.open(entry, each).records();
        for (int i = 0; i < decisions.length; i++) {
            Object own = WayBack.seeded(decisions[i])
                    ? null
                    : back.keys().own(each.source(), back.source(each).keyOf(records.get(i)));
            if (own != null) {
                hold(each.target(), Key.of(own).text());
            }
        }
    }

    boolean holds(String entity, String key) {
        return keys.getOrDefault(entity, Set.of()).contains(key);
    }
}
