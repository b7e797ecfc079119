package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Reference;
import org.crmferry.plan.FieldChoices;

/** Brings the records of conflicts together: the source's from the sealed cargo, the target's as they are now. */
public final class Disputes {
    private final Voyage voyage;
    private String opened = "";
    private Batch batch;

    public Disputes(Voyage voyage) {
        this.voyage = voyage;
    }

    public Dispute of(Conflict conflict) {
        return of(List.of(conflict)).get(0);
    }

    /** In the order given; those of one batch side by side are the cheapest. */
    public List<Dispute> of(List<Conflict> conflicts) {
        Map<String, EntityMapping> byName = new LinkedHashMap<>();
        voyage.entities().forEach(e -> byName.put(e.source(), e));
        List<Dispute> all = new ArrayList<>(conflicts.size());
        try (TargetView now = new TargetView(voyage.target(), voyage.progress())) {
            for (Conflict conflict : conflicts) {
                all.add(of(conflict, byName.get(conflict.entity()), now));
            }
        }
        return all;
    }

    /** Shows the source's record of each conflict; those of one batch side by side are the cheapest. */
    public void sources(List<Conflict> conflicts, Shown shown) {
        Map<String, EntityMapping> byName = new LinkedHashMap<>();
        voyage.entities().forEach(e -> byName.put(e.source(), e));
        for (Conflict conflict : conflicts) {
            EntityMapping each = byName.get(conflict.entity());
            shown.record(
                    conflict,
                    voyage.source(each),
                    batch(each, conflict.number()).records().get(conflict.position()));
        }
    }

    /** Takes one record of a conflict. */
    @FunctionalInterface
    public interface Shown {
        void record(Conflict conflict, Entity entity, Object[] record);
    }

    /** Shows the target's records that fields of a dispute point at, on whichever side. */
    public void referred(Dispute dispute, Shown shown) {
        Map<String, Entity> byName = new HashMap<>();
        voyage.targets().forEach(e -> byName.put(e.name(), e));
        Map<Entity, Set<Key>> wanted = new LinkedHashMap<>();
        for (int i = 0; i < dispute.target().fields().size(); i++) {
            Reference reference = dispute.target().fields().get(i).reference();
            Entity entity = reference == null ? null : byName.get(reference.entity());
            if (entity != null && entity.key().size() == 1 && !voyage.missing().contains(entity.name())) {
                for (Object[] record : new Object[][] {dispute.mapped(), dispute.current(), dispute.base()}) {
                    if (record != null && record[i] != null) {
                        wanted.computeIfAbsent(entity, e -> new LinkedHashSet<>())
                                .add(Key.of(record[i]));
                    }
                }
            }
        }
        try (TargetView now = new TargetView(voyage.target(), voyage.progress())) {
            wanted.forEach((entity, keys) -> now.byKeys(entity, List.copyOf(keys))
                    .forEach(record -> shown.record(dispute.conflict(), entity, record)));
        }
    }

    /** What people call the source's entities, by their names. */
    public Map<String, String> entityLabels() {
        Map<String, String> labels = new HashMap<>();
        voyage.entities()
                .forEach(each -> labels.put(each.source(), voyage.source(each).label()));
        return labels;
    }

    /** What people call the target's fields, by their names. */
    public Map<String, String> fieldLabels() {
        Map<String, String> labels = new HashMap<>();
        voyage.entities()
                .forEach(each ->
                        voyage.target(each).fields().forEach(field -> labels.putIfAbsent(field.name(), field.label())));
        return labels;
    }

    private Dispute of(Conflict conflict, EntityMapping each, TargetView now) {
        Entity target = voyage.target(each);
        Prepared prepared = Prepared.of(each, voyage.mapper(each), batch(each, conflict.number()))
                .proposing(new Proposals(voyage, each));
        Object[] current = null;
        Object[] base = null;
        if (!conflict.targetKey().isEmpty() && voyage.exists(each)) {
            Key key = KeyCode.decode(conflict.targetKey());
            List<Object[]> found = now.byKeys(target, List.of(key));
            current = found.isEmpty() ? null : found.get(0);
            base = base(each, conflict, key);
        }
        return new Dispute(
                conflict,
                target,
                prepared.match(conflict, Write.match(each, target)),
                prepared.mapped()[conflict.position()],
                current,
                base,
                FieldChoices.fromJson(voyage.journal().conflicts().fieldChoices(conflict.id())));
    }

    private Batch batch(EntityMapping each, int number) {
        String name = each.source() + "/" + number;
        if (!name.equals(opened)) {
            batch = voyage.open(
                    voyage.journal().batch(Voyage.CARGO, each.source(), number).orElseThrow(), each);
            opened = name;
        }
        return batch;
    }

    /** What was there before this program wrote. */
    private Object[] base(EntityMapping each, Conflict conflict, Key key) {
        Object[] resolved = sealed(each, Voyage.RESOLVED, (int) conflict.id(), key);
        return resolved == null ? sealed(each, Voyage.BEFORE, conflict.number(), key) : resolved;
    }

    private Object[] sealed(EntityMapping each, String area, int number, Key key) {
        Entity target = voyage.target(each);
        Optional<BatchEntry> entry = voyage.journal().batch(area, each.source(), number);
        if (entry.isEmpty()) {
            return null;
        }
        return voyage.vault().get(area, entry.get(), target).records().stream()
                .filter(record -> target.keyOf(record).equals(key))
                .findFirst()
                .orElse(null);
    }
}
