package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.plan.Decision;
import org.crmferry.plan.RecordHash;

/**
 * What people have decided on the way there, other than for the source: on the way back the target's record prevails
 * without anybody being asked once more, as long as the source's is what it was then. An edit since then is a new
 * question. Holds fingerprints of records. One thread.
 */
public final class Rulings {
    /** Fingerprint of a record that is not there. */
    private static final String NONE = "";

    private final Map<String, Ruling> rulings = new HashMap<>();
    private final RecordHash hash = new RecordHash();

    /** @param state fingerprint of the source's record in those of its fields */
    private record Ruling(String by, List<String> fields, String state) {}

    /** Learns them; later decisions on a pair replace earlier ones. Opens the cargo that they were made on. */
    void learn(Voyage there, Voyage back) {
        Map<String, List<Conflict>> applied = new HashMap<>();
        for (Conflict conflict : there.journal().conflicts().all()) {
            if (conflict.applied() && !conflict.targetKey().isEmpty() && !PutBack.asked(conflict)) {
                applied.computeIfAbsent(conflict.entity(), name -> new ArrayList<>())
                        .add(conflict);
            }
        }
        for (EntityMapping each : back.entities()) {
            there.entities().stream()
                    .filter(way -> way.source().equals(each.target()))
                    .forEach(way -> learn(there, way, each.source(), applied.getOrDefault(way.source(), List.of())));
        }
    }

    private void learn(Voyage there, EntityMapping way, String entity, List<Conflict> applied) {
        Map<String, Conflict> last = new LinkedHashMap<>();
        for (Conflict conflict : applied) {
            String target = KeyCode.decode(conflict.targetKey()).text();
            last.put(pair(entity, target, conflict.sourceKey()), conflict);
        }
        Map<Integer, Map<String, Conflict>> batches = new TreeMap<>();
        last.forEach((pair, conflict) -> {
            if (!conflict.choice().equals("source")) {
                batches.computeIfAbsent(conflict.number(), n -> new HashMap<>()).put(pair, conflict);
            }
        });
        List<String> fields =
                there.source(way).fields().stream().map(Field::name).toList();
        batches.forEach((number, some) -> {
            Batch batch = there.open(
                    there.journal().batch(Voyage.CARGO, way.source(), number).orElseThrow(), way);
            Decision[] decisions = there.decisions(way, number, batch.records().size());
            some.forEach((pair, conflict) -> {
                boolean deleted = Deletions.asked(decisions[conflict.position()]);
                String state = deleted ? NONE : hash.of(batch.records().get(conflict.position()));
                rulings.put(pair, new Ruling(conflict.decidedBy(), fields, state));
            });
        });
    }

    private static String pair(String entity, String own, String other) {
        return String.join("\n", entity, own, other);
    }

    /**
     * Who has decided that a record of this way's source prevails.
     *
     * @param entity the record's entity
     * @param own the record's key as text
     * @param other key of the record of this way's target
     * @param form the other record's entity
     * @param record the other record as it is now; null if it is not there
     */
    Optional<String> of(String entity, String own, Key other, Entity form, Object[] record) {
        Ruling ruling = rulings.get(pair(entity, own, other.text()));
        return ruling == null || !state(ruling, form, record).equals(Optional.of(ruling.state()))
                ? Optional.empty()
                : Optional.of(ruling.by());
    }

    /** Whether there is one for the pair that a conflict of the way back is about. */
    boolean mayHave(Conflict back) {
        return !back.targetKey().isEmpty()
                && rulings.containsKey(pair(
                        back.entity(),
                        back.sourceKey(),
                        KeyCode.decode(back.targetKey()).text()));
    }

    private Optional<String> state(Ruling ruling, Entity form, Object[] record) {
        if (record == null) {
            return Optional.of(NONE);
        }
        List<Object> values = new ArrayList<>();
        for (String field : ruling.fields()) {
            if (!form.has(field)) {
                return Optional.empty();
            }
            values.add(record[form.index(field)]);
        }
        return Optional.of(hash.of(values.toArray()));
    }
}
