package org.crmferry.ferry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Finding;
import org.crmferry.transfer.Difference;

/**
 * What a step of the way did, for people and machines. Holds counts and keys, never values.
 *
 * @param entities per source entity, in the order of work
 * @param findings what a person should know
 * @param differences records that are not as they must be, or were left; at most 1,000 named
 * @param records records read or compared
 * @param bytesRead bytes of records before sealing
 * @param bytesSealed bytes of cargo
 * @param seconds how long it took
 * @param result {@code done}, {@code open} (something remains for a person), {@code stopped} (by a finding's setting) or
 *     {@code cancelled}
 */
public record Result(
        List<EntityResult> entities,
        List<Finding> findings,
        List<Difference> differences,
        long records,
        long bytesRead,
        long bytesSealed,
        double seconds,
        String result) {
    public Result {
        entities = List.copyOf(entities);
        findings = List.copyOf(findings);
        differences = List.copyOf(differences);
    }

    /**
     * One entity's counts.
     *
     * @param entity what people call it
     * @param source source entity
     * @param target target entity
     * @param counts see {@link Counts}
     */
    public record EntityResult(String entity, String source, String target, Counts counts) {}

    /** All counts together. */
    public Counts total() {
        return entities.stream().map(EntityResult::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** The entities, those of which there are no records last. */
    public List<EntityResult> filledFirst() {
        return entities.stream()
                .sorted(Comparator.comparing(each -> each.counts().read() == 0))
                .toList();
    }

    /** Counts by source entity. */
    public Map<String, Counts> bySource() {
        return entities.stream().collect(java.util.stream.Collectors.toMap(EntityResult::source, EntityResult::counts));
    }

    public boolean done() {
        return result.equals("done");
    }
}
