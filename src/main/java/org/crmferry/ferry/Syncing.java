package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.Journal;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Said;
import org.crmferry.plan.Counts;
import org.crmferry.transfer.BirthCounts;
import org.crmferry.transfer.Difference;
import org.crmferry.transfer.Load;
import org.crmferry.transfer.OtherWay;
import org.crmferry.transfer.Round;
import org.crmferry.transfer.RoundCounts;
import org.crmferry.transfer.Voyage;

/** One round of staying in sync, as the journal is told of it and as people are. */
final class Syncing {
    private final Journal journal;
    private final Outcomes outcomes;
    private final Round round;
    private final OtherWay other;

    /** @param other what the round counts there */
    Syncing(Journal journal, Outcomes outcomes, Round round, OtherWay other) {
        this.other = other;
        this.journal = journal;
        this.outcomes = outcomes;
        this.round = round;
    }

    /**
     * The source's entities with the fields that were carried over, so that they can be compared with the cargo.
     *
     * @throws FerryException SCHEMA if one of them is not there any more or has become another
     */
    static List<Entity> unchanged(List<Entity> then, List<Entity> now, Mapping mapping) {
        Map<String, Entity> byName = new LinkedHashMap<>();
        now.forEach(entity -> byName.put(entity.name(), entity));
        List<Entity> entities = new ArrayList<>();
        for (Entity was : then) {
            Entity is = byName.get(was.name());
            boolean moved = mapping.of(was.name()).filter(EntityMapping::move).isPresent();
            for (Field field : moved ? was.fields() : List.<Field>of()) {
                if (is == null
                        || !is.has(field.name())
                        || is.field(field.name()).type().type() != field.type().type()) {
                    throw new FerryException(
                            Fault.SCHEMA, Said.of(Syncing.class, "sync.field", was.label(), field.name()));
                }
            }
            entities.add(moved ? is.withFields(was.fields()) : was);
        }
        return entities;
    }

    /** Finds, enters and writes; blocks. */
    SyncResult run(Voyage voyage, String name) {
        round.run();
        if (!round.empty()) {
            round.enter(ConflictDesk.person(), () -> {
                journal.setFact(
                        "preview",
                        Outcomes.write(
                                planned(Outcomes.read(journal.fact("preview").orElseThrow()))));
                journal.setFact("state", "loading");
                journal.removeFact("verified");
                journal.log("a round of changes was merged");
            });
            new Load(voyage, name).run();
            Result loaded =
                    outcomes.loaded(Outcomes.read(journal.fact("preview").orElseThrow()));
            journal.setFact("result", Outcomes.write(loaded));
        } else {
            round.remember();
        }
        return result(voyage, false);
    }

    /** Finds only; blocks. Writes to neither database. */
    SyncResult preview(Voyage voyage) {
        round.run();
        return result(voyage, true);
    }

    /** The former plan together with that of the round. */
    private Result planned(Result before) {
        Map<String, Counts> more = new LinkedHashMap<>();
        round.counts().forEach((entity, each) -> more.put(entity, each.planned()));
        return Outcomes.planned(before, more);
    }

    private SyncResult result(Voyage voyage, boolean preview) {
        Map<String, Counts> counts = new LinkedHashMap<>();
        for (EntityMapping each : voyage.entities()) {
            if (round.counts().containsKey(each.source())) {
                RoundCounts found = round.counts().get(each.source());
                counts.put(each.source(), preview ? planned(found) : counts(each.source()));
            }
        }
        List<Difference> differences = new ArrayList<>(round.gone());
        Result result = outcomes.of(counts, List.of(), differences, 0, 0);
        long deleted = preview
                ? round.counts().values().stream()
                        .mapToLong(RoundCounts::deleted)
                        .sum()
                : deleted();
        journal.log((preview ? "looked ahead: " : "synchronised: ")
                + result.total().created() + " created, "
                + result.total().updated() + " updated, " + result.total().conflicts() + " conflicts open, " + deleted
                + " deleted" + ignored());
        List<SyncResult.Unsent> left = new ArrayList<>();
        Map<String, BirthCounts> births = Map.of();
        if (other.unsent() != null) {
            other.unsent()
                    .counts()
                    .forEach((entity, fields) ->
                            fields.forEach((field, count) -> left.add(new SyncResult.Unsent(entity, field, count))));
            births = other.births().counts();
        }
        return new SyncResult(result, round.counts(), round.detected(), deleted, left, births, preview, null);
    }

    /** What a round is going to do, with what is not touched. */
    private static Counts planned(RoundCounts found) {
        Counts planned = found.planned();
        long skipped = planned.skipped() + found.waiting();
        long rest = found.read() - planned.created() - planned.updated() - skipped - planned.conflicts();
        return new Counts(
                found.read(), planned.created(), planned.updated(), Math.max(0, rest), skipped, planned.conflicts(), 0);
    }

    private String ignored() {
        long ignored =
                round.counts().values().stream().mapToLong(RoundCounts::ignored).sum();
        return ignored == 0 ? "" : ", " + ignored + " changed values taken for the same";
    }

    private long deleted() {
        return journal.results().stream()
                .filter(step -> Load.deletes(step)
                        && round.counts().containsKey(step.entity())
                        && step.number() >= round.first(step.entity()))
                .mapToLong(BatchResult::created)
                .sum();
    }

    private Counts counts(String entity) {
        long created = 0;
        long updated = 0;
        for (BatchResult step : journal.results()) {
            if (step.entity().equals(entity) && step.number() >= round.first(entity) && Load.writes(step)) {
                created += step.created();
                updated += step.updated();
            }
        }
        long conflicts = journal.conflicts().count(ConflictFilter.OPEN.withEntity(entity));
        long failed = journal.failures(entity).size();
        long read = round.counts().get(entity).read();
        long skipped = round.counts().get(entity).planned().skipped()
                + round.counts().get(entity).waiting();
        long unchanged = Math.max(0, read - created - updated - skipped - conflicts - failed);
        return new Counts(read, created, updated, unchanged, skipped, conflicts, failed);
    }
}
