package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.database.RowsRefused;
import org.crmferry.database.Target;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Failure;
import org.crmferry.mapping.EntityMapping;

/**
 * Records of which it was in doubt what they stand for, until a person said that they are new ones: creates them, and
 * writes the references that were left empty, and the records that were left out, for want of them. All of it is one
 * transaction, so that a reference never waits for the record it leads to.
 */
public final class Arrivals {
    /** Begins the name of a step that wrote records or references which waited for arrivals. */
    public static final String FOLLOWING = "follow/";

    private final Voyage voyage;
    private final Steps steps;
    private final Map<String, EntityMapping> byName = new HashMap<>();
    private final List<Conflict> written = new ArrayList<>();
    private final Map<Conflict, Applied> refused = new LinkedHashMap<>();

    Arrivals(Voyage voyage, Steps steps) {
        this.voyage = voyage;
        this.steps = steps;
        voyage.entities().forEach(each -> byName.put(each.source(), each));
    }

    /** Blocks. */
    void run() {
        List<Conflict> decided = new ArrayList<>(voyage.journal().conflicts().all());
        decided.removeIf(conflict -> !conflict.creates() || conflict.applied());
        takeUp(decided);
        if (decided.isEmpty()) {
            return;
        }
        String step = Load.resolving(voyage, decided.get(0));
        steps.step(step, target -> {
            written.clear();
            refused.clear();
            create(target, decided);
            follow(target, step);
        });
        written.forEach(this::arrived);
        refused.forEach(this::reopen);
    }

    /** Takes out what the target has already, though there was no time to say so. */
    private void takeUp(List<Conflict> decided) {
        Set<String> recorded = new HashSet<>();
        voyage.journal().results().forEach(result -> recorded.add(result.step()));
        for (Conflict conflict : List.copyOf(decided)) {
            String step = Load.resolving(voyage, conflict);
            if (steps.done(step)) {
                decided.remove(conflict);
                if (recorded.contains(step)) {
                    arrived(conflict);
                } else {
                    reopen(conflict, Applied.REFUSED);
                }
            }
        }
    }

    private void reopen(Conflict conflict, Applied applied) {
        voyage.journal().conflicts().reopen(conflict.id(), applied.kind(), applied.reason());
    }

    private void arrived(Conflict conflict) {
        voyage.journal().conflicts().markApplied(conflict.id());
        voyage.arrived(conflict);
    }

    private void create(Target target, List<Conflict> decided) {
        Map<String, Map<Integer, List<Conflict>>> batches = new LinkedHashMap<>();
        decided.forEach(conflict -> batches.computeIfAbsent(conflict.entity(), e -> new TreeMap<>())
                .computeIfAbsent(conflict.number(), n -> new ArrayList<>())
                .add(conflict));
        for (EntityMapping each : voyage.entities()) {
            batches.getOrDefault(each.source(), Map.of()).forEach((number, some) -> {
                BatchEntry entry = voyage.journal()
                        .batch(Voyage.CARGO, each.source(), number)
                        .orElseThrow();
                Prepared batch = Prepared.of(each, voyage.mapper(each), voyage.open(entry, each))
                        .decided(voyage, each);
                some.forEach(conflict -> create(target, each, batch, conflict));
            });
        }
    }

    private void create(Target target, EntityMapping each, Prepared batch, Conflict conflict) {
        String step = Load.resolving(voyage, conflict);
        boolean[] none = new boolean[voyage.target(each).fields().size()];
        List<Failure> failures = new ArrayList<>();
        long created = new Write(voyage, each, none).create(target, batch, List.of(conflict.position()), failures);
        if (created == 0) {
            refused.put(
                    conflict,
                    Applied.refused(failures.isEmpty() ? "" : failures.get(0).reason()));
            return;
        }
        written.add(conflict);
        voyage.journal().addResult(new BatchResult(step, each.source(), conflict.number(), created, 0, 0), List.of());
        steps.also(step);
    }

    private void follow(Target target, String step) throws RowsRefused {
        Arriving arriving = new Arriving(voyage.keys());
        Set<EntityMapping> asking = new LinkedHashSet<>();
        for (Conflict conflict : written) {
            String code = voyage.keys().doubtful(conflict.entity(), conflict.number(), conflict.position());
            if (code != null) {
                arriving.add(conflict.entity(), code);
                asking.addAll(voyage.order().asking(conflict.entity()));
            }
        }
        for (EntityMapping each : asking) {
            Following following = new Following(voyage, each, arriving, written);
            for (BatchEntry entry : voyage.cargo(each)) {
                follow(target, FOLLOWING + each.source() + "/" + entry.number() + "/" + step, following, entry);
                voyage.progress().checkCancelled();
            }
        }
    }

    private void follow(Target target, String step, Following following, BatchEntry entry) throws RowsRefused {
        List<Failure> failures = new ArrayList<>();
        long created = following.batch(target, entry, failures);
        if (created + failures.size() > 0) {
            voyage.journal()
                    .addResult(
                            new BatchResult(step, entry.entity(), entry.number(), created, 0, failures.size()),
                            failures);
            steps.also(step);
        }
    }
}
