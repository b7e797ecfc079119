package org.crmferry.ui.conflicts;

import java.nio.file.Path;
import java.util.List;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.journal.Conflict;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;

/** Questions about conflicts to a colleague, as files, and what comes back. Belongs to the JavaFX thread. */
public final class Colleague {
    private final OpenDesk<ConflictDesk> desk;
    private final ConflictList list;
    private final ShownConflict shown;
    private final Decisions decisions;
    private final ShellModel shell;

    Colleague(
            OpenDesk<ConflictDesk> desk,
            ConflictList list,
            ShownConflict shown,
            Decisions decisions,
            ShellModel shell) {
        this.desk = desk;
        this.list = list;
        this.shown = shown;
        this.decisions = decisions;
        this.shell = shell;
    }

    /** Writes the fields of the conflict that are on the screen to a file, with a question. */
    public void ask(String question, Path file) {
        if (shown.decidable()) {
            long id = shown.conflict().id();
            List<String> fields =
                    shown.lines().stream().map(ConflictDetail.FieldLine::name).toList();
            desk.ask(
                    open -> {
                        open.ask(id, question, fields).write(file);
                        return file;
                    },
                    written -> shell.say(
                            Notice.Kind.SUCCESS, "conflicts.asked", "conflicts.asked.text", written.toString()));
        }
    }

    /** Reads an answer and shows its conflict with what is proposed. */
    public void takeIn(Path file) {
        desk.ask(open -> open.takeIn(file), (Conflict now) -> {
            list.replace(now);
            list.select(now.id());
            shell.say(Notice.Kind.INFO, "conflicts.answered", "conflicts.answered.text");
        });
    }

    /** Decides the conflict that is shown as it was proposed. */
    public void accept() {
        if (proposed()) {
            decisions.decide(ConflictDesk::accept, "", true);
        }
    }

    /** Puts the proposal for the conflict that is shown away. */
    public void dismiss() {
        if (proposed()) {
            decisions.decide(ConflictDesk::dismiss, "", false);
        }
    }

    private boolean proposed() {
        return shown.decidable() && shown.detailProperty().get().proposal() != null;
    }
}
