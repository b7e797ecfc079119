package org.crmferry.duplicates;

import java.util.List;

/**
 * What a search for duplicates has found.
 *
 * @param clusters the likeliest first
 * @param records that were looked at
 * @param compared pairs that were compared
 * @param skipped records that stand in a block too large to compare all of it: some of their pairs were not
 */
public record Found(List<Cluster> clusters, long records, long compared, long skipped) {
    public Found {
        clusters = List.copyOf(clusters);
    }

    /** Records that could go: all but one of each cluster. */
    public long surplus() {
        return clusters.stream().mapToLong(cluster -> cluster.others().size()).sum();
    }
}
