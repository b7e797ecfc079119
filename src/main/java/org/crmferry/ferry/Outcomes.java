package org.crmferry.ferry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.journal.BatchResult;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Failure;
import org.crmferry.journal.Journal;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Entity;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Finding;
import org.crmferry.transfer.Arrivals;
import org.crmferry.transfer.Difference;
import org.crmferry.transfer.Load;
import org.crmferry.transfer.Voyage;

/** What the steps of one migration come to: made of the journal and, as JSON, kept in it. */
final class Outcomes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Journal journal;
    private final Folder folder;
    private final long started = System.nanoTime();

    Outcomes(Journal journal, Folder folder) {
        this.journal = journal;
        this.folder = folder;
    }

    /** The counts of a finished load: what the steps wrote, and what was decided about the rest. */
    Result loaded(Result preview) {
        Map<String, Counts> counts = new LinkedHashMap<>();
        List<Difference> unlinked = new ArrayList<>();
        List<BatchResult> steps = journal.results();
        List<Conflict> conflicts = journal.conflicts().all();
        for (Result.EntityResult each : preview.entities()) {
            Counts planned = each.counts();
            long created = 0;
            long updated = 0;
            for (BatchResult step : steps) {
                if (step.entity().equals(each.source()) && Load.writes(step)) {
                    created += step.created();
                    updated += step.updated();
                }
            }
            long open = conflicts.stream()
                    .filter(c -> c.entity().equals(each.source()) && !c.applied())
                    .count();
            long followed = steps.stream()
                    .filter(s -> s.entity().equals(each.source()) && s.step().startsWith(Arrivals.FOLLOWING))
                    .mapToLong(s -> s.created() + s.failed())
                    .sum();
            long skipped = planned.skipped() - followed;
            long failed = journal.failures(each.source()).size();
            counts.put(
                    each.source(),
                    new Counts(
                            planned.read(),
                            created,
                            updated,
                            planned.read() - created - updated - skipped - open - failed,
                            skipped,
                            open,
                            failed));
            for (Failure failure : journal.failures(Voyage.UNLINKED + each.source())) {
                unlinked.add(new Difference(each.source(), failure.key(), failure.targetKey(), "", "unlinked"));
            }
        }
        return of(counts, preview.findings(), unlinked, preview.bytesRead(), preview.bytesSealed());
    }

    /** A plan together with more that came later, by source entity. */
    static Result planned(Result before, Map<String, Counts> more) {
        List<Result.EntityResult> entities = new ArrayList<>();
        for (Result.EntityResult each : before.entities()) {
            entities.add(new Result.EntityResult(
                    each.entity(),
                    each.source(),
                    each.target(),
                    each.counts().plus(more.getOrDefault(each.source(), Counts.NONE))));
        }
        return new Result(
                entities,
                before.findings(),
                before.differences(),
                before.records(),
                before.bytesRead(),
                before.bytesSealed(),
                before.seconds(),
                before.result());
    }

    /** The result of a step by its counts, by source entity, and what it found. */
    Result of(
            Map<String, Counts> counts,
            List<Finding> findings,
            List<Difference> differences,
            long bytesRead,
            long bytesSealed) {
        Mapping mapping = Mapping.fromJson(journal.fact("mapping").orElseThrow());
        List<Result.EntityResult> entities = new ArrayList<>();
        Map<String, Entity> sources = new LinkedHashMap<>();
        Sources.read(folder).forEach(e -> sources.put(e.name(), e));
        counts.forEach((name, each) -> entities.add(new Result.EntityResult(
                sources.get(name).label(), name, mapping.of(name).orElseThrow().target(), each)));
        Counts total = counts.values().stream().reduce(Counts.NONE, Counts::plus);
        boolean open = total.conflicts() + total.failed() > 0
                || !differences.isEmpty()
                || findings.stream().anyMatch(Finding::open);
        return new Result(
                entities,
                findings,
                differences,
                total.read(),
                bytesRead,
                bytesSealed,
                seconds(),
                open ? "open" : "done");
    }

    /** Since the step began. */
    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    static String write(Result result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Result read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<Result>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
