package org.crmferry.transfer;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Problems;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Values;

/** Counts what was changed in the target and cannot be sent back to the source. One thread. */
public final class Unsent {
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    /** By entity of the target and field; the empty field stands for whole records: those that had left both sides. */
    public Map<String, Map<String, Long>> counts() {
        return counts;
    }

    void add(String entity, String field, long more) {
        if (more > 0) {
            counts.computeIfAbsent(entity, name -> new TreeMap<>()).merge(field, more, Long::sum);
        }
    }

    /** What the mapper found about one record: fields of either side whose value was not carried over as it is. */
    static final class Heard implements Problems {
        private final Entity from;
        private final Entity to;
        private final Set<String> read = new HashSet<>();
        private final Set<String> written = new HashSet<>();

        Heard(Entity from, Entity to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public void add(FindingKind kind, Field target, Field source) {
            if (target != null) {
                written.add(target.name());
            }
            if (source != null) {
                read.add(source.name());
            }
        }
    }

    /**
     * Counts the changed fields of a record that nothing leads back from. Says whether the record has to wait: a changed
     * field leads back, but its value has no counterpart there.
     */
    boolean stays(EntityMapping mapping, Heard problems, Object[] now, Bases.Base base, Object[] mapped) {
        Set<String> led = new HashSet<>(problems.from.key());
        mapping.fields().forEach(field -> led.addAll(field.sources()));
        boolean stays = false;
        for (int i = 0; i < now.length; i++) {
            String field = problems.from.fields().get(i).name();
            boolean changed = !Values.same(now[i], base.raw()[i]);
            boolean none = problems.read.contains(field);
            if (changed && (none || !led.contains(field))) {
                add(mapping.source(), field, 1);
            }
            stays |= changed && none;
        }
        for (int i = 0; i < mapped.length; i++) {
            String field = problems.to.fields().get(i).name();
            boolean differs = !Values.same(mapped[i], base.source()[i]);
            if (!stays && differs && problems.written.contains(field)) {
                add(mapping.source(), field, 1);
                stays = true;
            }
        }
        return stays;
    }
}
