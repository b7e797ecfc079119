package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
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

    private Dispute of(Conflict conflict, EntityMapping each, TargetView now) {
        Entity target = voyage.target(each);
        Object[] source = batch(each, conflict.number()).records().get(conflict.position());
        Object[] mapped = voyage.mapper(each).map(source, (kind, to, from) -> {});
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
                Write.match(each, target),
                mapped,
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
