package org.crmferry.transfer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapper;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.plan.Decision;

/** Finds one record of an entity in the sealed cargo by its key as text; opens one batch after the other. */
final class Records {
    private final Voyage voyage;
    private final EntityMapping mapping;

    Records(Voyage voyage, EntityMapping mapping) {
        this.voyage = voyage;
        this.mapping = mapping;
    }

    /** Where the cargo has the record with that key in the source for the first time. */
    Optional<Proposals.Place> bySource(String key) {
        Entity source = voyage.source(mapping);
        for (BatchEntry entry : voyage.cargo(mapping)) {
            voyage.progress().checkCancelled();
            List<Object[]> records = voyage.open(entry, mapping).records();
            for (int i = 0; i < records.size(); i++) {
                if (source.keyOf(records.get(i)).text().equals(key)) {
                    return Optional.of(new Proposals.Place(entry.number(), i));
                }
            }
        }
        return Optional.empty();
    }

    /** Where the cargo has the record that belongs to the one with that key in the target, for the first time. */
    Optional<Proposals.Place> byTarget(String key) {
        Mapper mapper = voyage.mapper(mapping);
        for (BatchEntry entry : voyage.cargo(mapping)) {
            voyage.progress().checkCancelled();
            Batch batch = voyage.open(entry, mapping);
            Decision[] decisions =
                    voyage.decisions(mapping, entry.number(), batch.records().size());
            for (int i = 0; i < decisions.length; i++) {
                Key target = decisions[i] == null || decisions[i].target() == null
                        ? voyage.target(mapping)
                                .keyOf(mapper.map(batch.records().get(i), (kind, to, from) -> {}))
                        : decisions[i].target();
                if (target.text().equals(key)) {
                    return Optional.of(new Proposals.Place(entry.number(), i));
                }
            }
        }
        return Optional.empty();
    }

    /** The target's record that belongs to one of the cargo, as far as that has been settled. */
    static Key target(Entity target, Prepared batch, int position, Conflict conflict) {
        if (conflict != null && !conflict.targetKey().isEmpty()) {
            return KeyCode.decode(conflict.targetKey());
        }
        Decision decision = batch.decisions()[position];
        return Stream.of(decision == null ? null : decision.target(), target.keyOf(batch.mapped()[position]))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
