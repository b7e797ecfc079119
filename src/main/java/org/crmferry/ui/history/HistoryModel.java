package org.crmferry.ui.history;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.HistoryDesk;
import org.crmferry.ferry.PutBackResult;
import org.crmferry.ferry.RecordHistory;
import org.crmferry.plan.Action;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.session.Logins;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;

/**
 * The versions of one record of a migration, and the way back to one of them. The project is open only while something is
 * read or written. Belongs to the JavaFX thread.
 */
public final class HistoryModel {
    private final ShellModel shell;
    private final ReadOnlyObjectWrapper<RecordHistory> history = new ReadOnlyObjectWrapper<>(this, "history");
    private Ferry ferry;
    private Logins logins;
    private String migration = "";
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    public HistoryModel(ShellModel shell) {
        this.shell = shell;
    }

    /** What is to be shown; null if nothing is. */
    public ReadOnlyObjectProperty<RecordHistory> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /**
     * Reads the versions of a record.
     *
     * @param folder of the migration that has written it
     * @param entry logins for it; forgotten when {@link #close} is called
     * @param which finds the record
     */
    public void look(Path folder, Logins entry, Function<HistoryDesk, RecordHistory> which) {
        close();
        shell.noticeProperty().set(null);
        ferry = new Ferry(folder, entry, new Progress());
        logins = entry;
        migration = folder.getFileName().toString();
        at("history.reading", which, history::set, () -> {});
    }

    /**
     * Shows versions that were read already.
     *
     * @param folder of the migration that has written the record
     * @param project the same, open to its steps
     * @param free lets go of the project, which is about to be opened
     * @param then is done when that is over, whatever came of it
     */
    public void show(RecordHistory read, Path folder, Ferry project, Runnable free, Runnable then) {
        close();
        ferry = project;
        migration = folder.getFileName().toString();
        before = free;
        after = then;
        history.set(read);
    }

    /** Puts a version of the record back, as its preview says, and says what came of it. */
    public void putBack(int version) {
        RecordHistory shown = history.get();
        Runnable over = after;
        history.set(null);
        before.run();
        at(
                "history.writing",
                desk -> desk.putBack(shown, version),
                result -> {
                    close();
                    said(shown, version, result);
                    over.run();
                },
                over);
    }

    private <T> void at(String label, Function<HistoryDesk, T> job, Consumer<T> then, Runnable instead) {
        Ferry opened = ferry;
        shell.worker()
                .work(label, () -> {
                    try (HistoryDesk desk = opened.history()) {
                        return job.apply(desk);
                    }
                })
                .onDone(then)
                .onCancelled(() -> {
                    close();
                    instead.run();
                })
                .onFailed(failure -> {
                    close();
                    instead.run();
                    shell.fail(failure);
                })
                .start();
    }

    private void said(RecordHistory shown, int version, PutBackResult result) {
        String record = shown.sourceKey();
        if (result.conflict() != 0) {
            String why = result.edited().isEmpty() ? "history.waits" : "history.asked";
            shell.say(Notice.Kind.WARNING, "history.nothing", why, record, migration);
        } else if (!result.refused().isEmpty()) {
            shell.say(Notice.Kind.WARNING, "history.nothing", "history.refused", record, result.refused());
        } else if (result.action() == Action.DELETE) {
            shell.say(Notice.Kind.SUCCESS, "history.done", "history.deleted", version, record);
        } else if (result.action() == Action.UNCHANGED) {
            shell.say(Notice.Kind.INFO, "history.nothing", "history.same", record);
        } else {
            shell.say(
                    Notice.Kind.SUCCESS,
                    "history.done",
                    "history.written",
                    version,
                    record,
                    labels(shown.versions().get(version - 1).back().writes()));
        }
    }

    private String labels(List<RecordHistory.FieldChange> fields) {
        return fields.stream().map(each -> shell.words().label(each.label())).collect(Collectors.joining(", "));
    }

    /** Forgets the record and the logins. */
    public void close() {
        history.set(null);
        if (logins != null) {
            logins.clear();
        }
        logins = null;
        ferry = null;
        before = () -> {};
        after = () -> {};
    }
}
