package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private final OtherWay other;
    private final boolean births;

    /**
     * @param there the way there, its crosswalk taken up
     * @param back the way back; its crosswalk is taken up here
     * @param other learns what the way there has something to say about
     */
    public WayBack(Voyage there, Voyage back, OtherWay other) {
        this(there, back, other, false);
    }

    private WayBack(Voyage there, Voyage back, OtherWay other, boolean births) {
        this.there = there;
        this.back = back;
        this.other = other;
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
        new WayBack(/* there= */ back, /* back= */ there, OtherWay.there(), true).pairs();
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
        other.rulings().learn(there, back);
        carryDecisions();
        Map<String, String> entities = new HashMap<>();
        back.entities().forEach(each -> entities.put(each.target(), each.source()));
        for (Conflict conflict : there.journal().conflicts().all()) {
            if (!conflict.applied() && !conflict.targetKey().isEmpty() && entities.containsKey(conflict.entity())) {
                other.held()
                        .hold(
                                entities.get(conflict.entity()),
                                KeyCode.decode(conflict.targetKey()).text());
            }
        }
    }

    private void pairs() {
        for (EntityMapping each : back.entities()) {
            there.entities().stream()
                    .filter(way -> way.source().equals(each.target()))
                    .findFirst()
                    .ifPresent(way -> new Pairs(there, way, back, each, other.held(), births).run());
        }
    }

    /** Of what waits on the way back, what was decided on the way there meanwhile. */
    private void carryDecisions() {
        List<Conflict> waiting = new ArrayList<>(back.journal().conflicts().all());
        waiting.removeIf(conflict -> !conflict.open() || !other.rulings().mayHave(conflict));
        for (EntityMapping each : back.entities()) {
            Map<Integer, Map<Integer, Proposals.Proposal>> shown = new HashMap<>();
            Proposals proposals = new Proposals(back, each);
            for (Conflict conflict : waiting) {
                if (conflict.entity().equals(each.source())) {
                    Proposals.Proposal one = shown.computeIfAbsent(conflict.number(), proposals::of)
                            .get(conflict.position());
                    boolean gone = conflict.kind().equals(Deletions.GONE);
                    Object[] record = gone || one == null ? null : one.seen();
                    other.rulings()
                            .of(
                                    each.source(),
                                    conflict.sourceKey(),
                                    KeyCode.decode(conflict.targetKey()),
                                    back.target(each),
                                    record)
                            .ifPresent(by -> back.journal().conflicts().choose(conflict.id(), "source", "", by));
                }
            }
        }
    }
}
