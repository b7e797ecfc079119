package org.crmferry.transfer;

import java.util.HashMap;
import java.util.Map;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;

/**
 * Tells a migration in the other direction what both sides agreed on last: the target's records as the way there has left
 * them become its cargo, each matched with the record that it came from. Told once per pair; from then on the way back
 * knows by itself. The way back tells the way there of records that it has created, likewise. Interrupted, it goes on.
 * Writes to neither database.
 */
public final class WayBack {
    static final String SEED = "seed";

    private final Voyage there;
    private final Voyage back;
    private final Held held;
    private final boolean births;

    /**
     * @param there the way there, its crosswalk taken up
     * @param back the way back; its crosswalk is taken up here
     * @param held learns which records of the target the way there has something to say about
     */
    public WayBack(Voyage there, Voyage back, Held held) {
        this(there, back, held, false);
    }

    private WayBack(Voyage there, Voyage back, Held held, boolean births) {
        this.there = there;
        this.back = back;
        this.held = held;
        this.births = births;
    }

    /**
     * Tells the way there of the records that the way back has created in the source: they are no new ones there, but
     * belong to those that they were made from. Blocks.
     *
     * @param there the way there, its crosswalk taken up
     * @param back the way back, its crosswalk taken up
     */
    public static void tellBirths(Voyage there, Voyage back) {
        // The way back tells here.
        new WayBack(/* there= */ back, /* back= */ there, new Held(), true).pairs();
    }

    /** Whether a decision says only that two records belong together. */
    static boolean seeded(Decision decision) {
        return decision != null
                && decision.action() == Action.UNCHANGED
                && decision.reason().equals(SEED);
    }

    /** Runs; blocks. */
    public void run() {
        pairs();
        carryDecisions();
        Map<String, String> entities = new HashMap<>();
        back.entities().forEach(each -> entities.put(each.target(), each.source()));
        for (Conflict conflict : there.journal().conflicts().all()) {
            if (!conflict.applied() && !conflict.targetKey().isEmpty() && entities.containsKey(conflict.entity())) {
                held.hold(
                        entities.get(conflict.entity()),
                        KeyCode.decode(conflict.targetKey()).text());
            }
        }
    }

    private void pairs() {
        for (EntityMapping each : back.entities()) {
            there.entities().stream()
                    .filter(other -> other.source().equals(each.target()))
                    .findFirst()
                    .ifPresent(other -> new Pairs(there, other, back, each, held, births).run());
        }
    }

    /** Decisions of the way there that the target's side prevails: on the way back, that is the source's. */
    private void carryDecisions() {
        Map<String, Conflict> decided = new HashMap<>();
        for (Conflict conflict : there.journal().conflicts().all()) {
            if (conflict.applied() && !conflict.targetKey().isEmpty()) {
                String target = KeyCode.decode(conflict.targetKey()).text();
                decided.put(String.join("\n", conflict.entity(), conflict.sourceKey(), target), conflict);
            }
        }
        Map<String, String> sources = new HashMap<>();
        back.entities().forEach(each -> sources.put(each.source(), each.target()));
        for (Conflict conflict : back.journal().conflicts().all()) {
            if (conflict.open() && !conflict.targetKey().isEmpty()) {
                String source = KeyCode.decode(conflict.targetKey()).text();
                Conflict by =
                        decided.get(String.join("\n", sources.get(conflict.entity()), source, conflict.sourceKey()));
                if (by != null && by.choice().equals("target")) {
                    back.journal().conflicts().choose(conflict.id(), "source", "", by.decidedBy());
                }
            }
        }
    }
}
