package org.crmferry.ui.conflicts;

import java.nio.file.Path;
import javafx.stage.Window;
import org.crmferry.ferry.Question;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;

/** A question that somebody else asked, read, answered and written back. Belongs to the JavaFX thread. */
public final class Answering {
    private final ShellModel shell;

    public Answering(ShellModel shell) {
        this.shell = shell;
    }

    /** Reads a question and shows it for an answer. */
    public void open(Path file, Window owner) {
        shell.noticeProperty().set(null);
        shell.worker()
                .work("shell.working", () -> Question.read(file))
                .onDone(question ->
                        new AnswerDialog(question, shell.words(), owner, answer -> save(answer, file)).show())
                .onFailed(shell::fail)
                .start();
    }

    /** Writes an answer into the file that asked. */
    void save(Question answer, Path file) {
        shell.worker()
                .work("conflicts.answer.saving", () -> {
                    answer.write(file);
                    return file;
                })
                .onDone(written -> shell.say(
                        Notice.Kind.SUCCESS,
                        "conflicts.answer.saved",
                        "conflicts.answer.saved.text",
                        written.toString()))
                .onFailed(shell::fail)
                .start();
    }
}
