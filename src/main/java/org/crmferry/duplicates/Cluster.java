package org.crmferry.duplicates;

import java.util.List;
import org.crmferry.model.Key;

/**
 * Records that are likely the same.
 *
 * @param centre the one that all others are alike to
 * @param others the others, the most alike first
 */
public record Cluster(Key centre, List<Member> others) {
    public Cluster {
        others = List.copyOf(others);
    }

    /**
     * One of the others.
     *
     * @param likeness to the centre
     */
    public record Member(Key key, Likeness likeness) {}

    /** How likely all of them are the same: as the one that is least like the centre. */
    public double score() {
        return others.stream()
                .mapToDouble(member -> member.likeness().score())
                .min()
                .orElse(0);
    }
}
