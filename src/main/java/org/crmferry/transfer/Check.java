package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Finding;

/**
 * Collect and check in one go: reads the source in one snapshot, seals what was read, and decides every record against
 * one snapshot of the target. Writes nothing to either database.
 *
 * <p>An entity is decided while it is read, unless it points at records that come later; then it is decided from the
 * sealed cargo once all are in.
 */
public final class Check {
    private final Voyage voyage;
    private final Collect collect;
    private final Map<String, Counts> counts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @param origin null if the cargo is complete */
    public Check(Voyage voyage, Collect.Origin origin) {
        this.voyage = voyage;
        collect = new Collect(voyage.vault(), voyage.journal(), origin, voyage.progress());
    }

    /** Predicted counts by source entity, in the order of work. */
    public Map<String, Counts> counts() {
        return counts;
    }

    public List<Finding> findings() {
        return findings;
    }

    public long bytesRead() {
        return collect.bytesRead();
    }

    public long bytesSealed() {
        return collect.bytesSealed();
    }

    /** Runs or resumes; blocks. */
    public void run() {
        Map<String, Long> totals = new LinkedHashMap<>();
        voyage.entities().forEach(e -> totals.put(e.source(), voyage.source(e).count()));
        voyage.progress().stage("check", totals);
        try (TargetView now = new TargetView(voyage.target(), voyage.progress())) {
            Map<EntityMapping, Decider> late = new LinkedHashMap<>();
            for (EntityMapping each : voyage.entities()) {
                Decider decider = new Decider(voyage, each, now);
                boolean deferred = voyage.order().late(each.source());
                collect(each, decider, deferred);
                if (deferred) {
                    late.put(each, decider);
                } else {
                    finish(each, decider);
                }
            }
            for (Map.Entry<EntityMapping, Decider> each : late.entrySet()) {
                decideFromCargo(each.getKey(), each.getValue());
                finish(each.getKey(), each.getValue());
            }
        }
        voyage.progress().ended();
    }

    private void collect(EntityMapping each, Decider decider, boolean deferred) {
        voyage.progress().entity(each.source());
        decider.begin();
        collect.entity(voyage.source(each), (batch, entry) -> {
            decider.collect(batch);
            if (!deferred) {
                voyage.freeze(each, batch.number(), decider.decide(batch));
            }
        });
        decider.collected();
    }

    private void decideFromCargo(EntityMapping each, Decider decider) {
        List<BatchEntry> entries = voyage.cargo(each);
        int[] at = {0};
        try (Ahead<Batch> opened =
                new Ahead<>("open", 2, () -> at[0] < entries.size() ? voyage.open(entries.get(at[0]++), each) : null)) {
            for (Batch batch = opened.next(); batch != null; batch = opened.next()) {
                voyage.freeze(each, batch.number(), decider.decide(batch));
                voyage.progress().checkCancelled();
            }
        }
    }

    private void finish(EntityMapping each, Decider decider) {
        counts.put(each.source(), decider.counts());
        findings.addAll(decider.findings());
    }
}
