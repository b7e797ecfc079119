package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.model.Said;
import org.crmferry.model.Values;
import org.crmferry.transfer.History;
import org.crmferry.transfer.PutBack;
import org.crmferry.transfer.Version;
import org.crmferry.transfer.Voyage;

/** Shows the versions of a record as texts, each with what putting it back would do. */
final class HistoryTelling {
    private final Migration migration;
    private final Voyage voyage;

    HistoryTelling(Migration migration, Voyage voyage) {
        this.migration = migration;
        this.voyage = voyage;
    }

    /** What has to be finished before anything is put back; null if nothing has. */
    Said unfinished() {
        boolean decided = migration.journal().conflicts().count(ConflictFilter.DECIDED) > 0;
        return migration.unsettled().orElse(decided ? Said.of(HistoryDesk.class, "history.decided") : null);
    }

    static PutBackPreview preview(PutBack putBack, Said unfinished) {
        return new PutBackPreview(
                putBack.action(),
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

    RecordHistory of(History history) {
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
}
