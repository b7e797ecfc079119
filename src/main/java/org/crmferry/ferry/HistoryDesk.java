package org.crmferry.ferry;

import java.util.List;
import java.util.Map;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Journal;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.plan.Action;
import org.crmferry.transfer.Change;
import org.crmferry.transfer.Chronicle;
import org.crmferry.transfer.PutBack;
import org.crmferry.transfer.RecentChanges;
import org.crmferry.transfer.Voyage;

/**
 * The history of the target's records across all runs of a project, and the way back to any version. Keeps project and
 * target open: belongs to one worker thread, and is closed before the next step.
 */
public final class HistoryDesk implements AutoCloseable {
    private final Migration migration;
    private final Voyage voyage;
    private final Journal journal;
    private final HistoryTelling telling;

    HistoryDesk(Migration migration) {
        this.migration = migration;
        journal = migration.journal();
        voyage = migration.opened();
        telling = new HistoryTelling(migration, voyage);
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
        return telling.of(new Chronicle(voyage, entity).of(key));
    }

    /** The same by the target's key. */
    public RecordHistory ofTarget(String entity, String key) {
        return telling.of(new Chronicle(voyage, entity).ofTarget(key));
    }

    /**
     * Puts a version back, as far as the mapping fills the record: sealed, journaled, read again and compared, and taken
     * back by {@link Ferry#undo}. A record that is not there any more is made again under its key; a version in which it
     * was deleted deletes it again, as the product deletes. What was edited since and would be overwritten is asked instead: then nothing is
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
        PutBackPreview now = HistoryTelling.preview(putBack, telling.unfinished());
        if (now.hindrance() != null) {
            throw new FerryException(Fault.MAPPING, now.hindrance());
        }
        if (now.action() == Action.UNCHANGED) {
            return new PutBackResult(Action.UNCHANGED, List.of(), List.of(), 0, "");
        }
        boolean moved = history.versions().size() < version
                || history.versions().get(version - 1).back().action() != now.action()
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
        return new PutBackResult(
                now.action(), written ? putBack.fields() : List.of(), putBack.asked(), asked, putBack.refused());
    }

    @Override
    public void close() {
        try (migration) {
            voyage.close();
        }
    }
}
