package org.crmferry.ui.conflicts;

import java.util.function.Consumer;
import java.util.function.Function;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ui.shell.ShellModel;

/**
 * The desk on the project's conflicts, while the page is shown. Belongs to the JavaFX thread; the desk itself is touched
 * by jobs of the worker alone, one after the other.
 */
final class OpenDesk {
    private final ShellModel shell;
    private ConflictDesk desk;

    OpenDesk(ShellModel shell) {
        this.shell = shell;
    }

    /** Takes over an opened desk. */
    void take(ConflictDesk opened) {
        desk = opened;
    }

    /** Does something at the desk, if it is open. */
    <T> void ask(Function<ConflictDesk, T> job, Consumer<T> then) {
        ask("conflicts.working", job, then);
    }

    /** The same for a small piece of work that nobody waits for. */
    <T> void quietly(Function<ConflictDesk, T> job, Consumer<T> then) {
        ask("", job, then);
    }

    private <T> void ask(String label, Function<ConflictDesk, T> job, Consumer<T> then) {
        ConflictDesk open = desk;
        if (open != null) {
            shell.worker()
                    .work(label, () -> job.apply(open))
                    .onDone(result -> {
                        if (desk == open) {
                            then.accept(result);
                        }
                    })
                    .onFailed(shell::fail)
                    .start();
        }
    }

    /** Closes the desk after what is being done at it. */
    void close() {
        ConflictDesk open = release();
        if (open != null) {
            shell.worker()
                    .work("conflicts.closing", () -> {
                        open.close();
                        return null;
                    })
                    .onFailed(shell::fail)
                    .start();
        }
    }

    /** Hands the desk over to a job that closes it; null if none is open. */
    ConflictDesk release() {
        ConflictDesk open = desk;
        desk = null;
        return open;
    }
}
