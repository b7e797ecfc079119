package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.Journal;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Values;
import org.crmferry.transfer.Change;
import org.crmferry.transfer.Chronicle;
import org.crmferry.transfer.History;
import org.crmferry.transfer.PutBack;
import org.crmferry.transfer.RecentChanges;
import org.crmferry.transfer.Version;
import org.crmferry.transfer.Voyage;

/**
 * The history of the target's records across all runs of a project, and the way back to any version. Keeps project and
 * target open: belongs to one worker thread, and is closed before the next step.
 */
public final class HistoryDesk implements AutoCloseable {
    private final Migration migration;
    private final Voyage voyage;
    private final Journal journal;

    HistoryDesk(Migration migration) {
        this.migration = migration;
        journal = migration.journal();
        voyage = migration.opened();
    }

    /**
     * The records that were written last, the newest first. Holds keys, never values.
     *
     * @param entity a source entity; empty for all
     * @param most how many at most
     */
    public List<Change> recent(String entity, int most) {
        return new RecentChanges(voyage, entity, most).list();
    }

    /**
     * The versions of one record. Holds values.
     *
     * @param entity source entity
     * @param key the source's key as text, or else the target's; those of several fields are joined by {@code |}
     * @throws FerryException MAPPING if there is no such record
     */
    public RecordHistory of(String entity, String key) {
        return told(new Chronicle(voyage, entity).of(key));
    }

    /** The same by the target's key. */
    public RecordHistory ofTarget(String entity, String key) {
        return told(new Chronicle(voyage, entity).ofTarget(key));
    }

    /**
     * Puts a version back, as far as the mapping fills the record: sealed, journaled, read again and compared, and taken
     * back by {@link Ferry#undo}. What was edited since and would be overwritten is asked instead: then nothing is
     * written, and the record is among the conflicts.
     *
     * @param history as it was shown
     * @param version its number
     * @throws FerryException MAPPING if it cannot be put back, what would be written is not what {@code history} says any
     *     more, or an earlier step is not finished; INTEGRITY if the target holds something else afterwards; then nothing
     *     was lost
     */
    public PutBackResult putBack(RecordHistory history, int version) {
        PutBack putBack = new PutBack(voyage, new Chronicle(voyage, history.entity()).of(history.sourceKey()), version);
        PutBackPreview now = preview(putBack, unfinished());
        if (now.hindrance() != null) {
            throw new FerryException(Fault.MAPPING, now.hindrance());
        }
        if (putBack.idle()) {
            return new PutBackResult(List.of(), List.of(), 0, "");
        }
        boolean moved = history.versions().size() < version
                || !history.versions().get(version - 1).back().writes().equals(now.writes());
        if (moved && putBack.asked().isEmpty()) {
            throw new FerryException(Fault.MAPPING, Said.of(HistoryDesk.class, "history.moved", history.sourceKey()));
        }
        putBack.enter(ConflictDesk.person(), () -> {
            Result plan = Outcomes.read(journal.fact("preview").orElseThrow());
            journal.setFact(
                    "preview", Outcomes.write(Outcomes.planned(plan, Map.of(history.entity(), putBack.planned()))));
            journal.setFact("state", "loading");
            journal.removeFact("verified");
            journal.log("version " + version + " of a record is to be put back");
        });
        migration.load(voyage);
        List<String> differing = putBack.differing();
        if (!differing.isEmpty()) {
            throw new FerryException(
                    Fault.INTEGRITY,
                    Said.of(HistoryDesk.class, "history.differs", history.sourceKey(), String.join(", ", differing)));
        }
        long asked = putBack.conflict().map(Conflict::id).orElse(0L);
        boolean written = asked == 0 && putBack.refused().isEmpty();
        return new PutBackResult(written ? putBack.fields() : List.of(), putBack.asked(), asked, putBack.refused());
    }

    /** What has to be finished before anything is put back; null if nothing has. */
    private Said unfinished() {
        boolean decided = journal.conflicts().count(ConflictFilter.DECIDED) > 0;
        return migration.unsettled().orElse(decided ? Said.of(HistoryDesk.class, "history.decided") : null);
    }

    private static PutBackPreview preview(PutBack putBack, Said unfinished) {
        return new PutBackPreview(
                told(putBack.changes()),
                putBack.asked(),
                unfinished == null ? putBack.hindrance().orElse(null) : unfinished);
    }

    private static List<RecordHistory.FieldChange> told(List<Version.Change> changes) {
        return changes.stream()
                .map(change -> new RecordHistory.FieldChange(
                        change.field().name(), change.field().label(), text(change.old()), text(change.now())))
                .toList();
    }

    private RecordHistory told(History history) {
        Said unfinished = unfinished();
        List<RecordHistory.RecordVersion> versions = new ArrayList<>();
        for (Version each : history.versions()) {
            versions.add(new RecordHistory.RecordVersion(
                    each.number(),
                    each.cause(),
                    each.at(),
                    each.run(),
                    each.person(),
                    each.rule().toLowerCase(Locale.ROOT),
                    each.there(),
                    told(each.changes()),
                    preview(new PutBack(voyage, history, each.number()), unfinished)));
        }
        return new RecordHistory(
                history.entity(), history.sourceKey(), history.key().text(), history.waiting(), versions);
    }

    private static String text(Object value) {
        return value == null ? null : Values.text(value);
    }

    @Override
    public void close() {
        try (migration) {
            voyage.close();
        }
    }
}
