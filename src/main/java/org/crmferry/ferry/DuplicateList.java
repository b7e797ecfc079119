package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.crmferry.duplicates.Cluster;
import org.crmferry.duplicates.Found;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Values;

/**
 * Likely duplicates of one entity, with the records. Holds values.
 *
 * @param found what was found, by key
 * @param records the records of all clusters
 * @param states the fingerprint of each: decisions name it, so that a record is not merged that has changed since
 */
public record DuplicateList(Entity entity, Found found, Map<Key, Object[]> records, Map<Key, String> states) {
    public DuplicateList {
        records = Map.copyOf(records);
        states = Map.copyOf(states);
    }

    /** All records of a cluster, the one with most values first: the one to stay if nobody says otherwise. */
    public List<Key> members(Cluster cluster) {
        List<Key> all = new ArrayList<>(List.of(cluster.centre()));
        cluster.others().forEach(member -> all.add(member.key()));
        all.sort(Comparator.<Key>comparingLong(key -> -filled(records.get(key))).thenComparing(Key::text));
        return all;
    }

    /** What people call one of the records; its key if it has no name. */
    public String name(Key key) {
        String name = Naming.of(entity, records.get(key));
        return name.isEmpty() ? key.text() : name;
    }

    private static long filled(Object[] record) {
        return Arrays.stream(record).filter(value -> !Values.empty(value)).count();
    }
}
