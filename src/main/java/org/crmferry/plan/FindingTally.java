package org.crmferry.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Setting;

/** Counts findings of one entity while its records are checked. Not thread-safe. */
public final class FindingTally {
    private static final int KEYS = 10;

    private final EntityMapping mapping;
    private final Map<Place, Tally> tallies = new LinkedHashMap<>();

    private record Place(FindingKind kind, String field) {}

    private static final class Tally {
        private long count;
        private final List<String> keys = new ArrayList<>();
    }

    public FindingTally(EntityMapping mapping) {
        this.mapping = mapping;
    }

    /** Counts one value; {@code key} is the source record's key as text. */
    public void add(FindingKind kind, String field, String key) {
        Tally tally = tallies.computeIfAbsent(new Place(kind, field), p -> new Tally());
        tally.count++;
        if (tally.keys.size() < KEYS) {
            tally.keys.add(key);
        }
    }

    /** Counts values without naming records. */
    public void add(FindingKind kind, String field, long count) {
        if (count > 0) {
            tallies.computeIfAbsent(new Place(kind, field), p -> new Tally()).count += count;
        }
    }

    /** What is done about findings of that kind. */
    public Setting setting(FindingKind kind) {
        return mapping.findings().getOrDefault(kind, kind.usual());
    }

    public List<Finding> findings() {
        return tallies.entrySet().stream()
                .map(e -> new Finding(
                        e.getKey().kind(),
                        mapping.source(),
                        e.getKey().field(),
                        e.getValue().count,
                        setting(e.getKey().kind()),
                        mapping.findings().containsKey(e.getKey().kind()),
                        e.getValue().keys))
                .toList();
    }
}
