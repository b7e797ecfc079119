package org.crmferry.ui.conflicts;

import java.util.function.Consumer;
import java.util.function.Function;
import org.crmferry.ui.shell.ShellModel;

/**
 * A desk on the project, while its page is shown. Belongs to the JavaFX thread; the desk itself is touched by jobs of the
 * worker alone, one after the other.
 *
 * @param <D> what kind of desk
 */
public final class OpenDesk<D extends AutoCloseable> {
    private final ShellModel shell;
    private final String room;
    private D desk;

    /** @param room whose words {@code working} and {@code closing} say what is being done */
    public OpenDesk(ShellModel shell, String room) {
        this.shell = shell;
        this.room = room;
    }

    /** Takes over an opened desk. */
    public void take(D opened) {
        desk = opened;
    }

    /** Does something at the desk, if it is open. */
    public <T> void ask(Function<D, T> job, Consumer<T> then) {
        ask(room + ".working", job, then);
    }

    /** The same for a small piece of work that nobody waits for. */
    public <T> void quietly(Function<D, T> job, Consumer<T> then) {
        ask("", job, then);
    }

    private <T> void ask(String label, Function<D, T> job, Consumer<T> then) {
        D open = desk;
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
    public void close() {
        D open = release();
        if (open != null) {
            shell.worker()
                    .work(room + ".closing", () -> {
                        open.close();
                        return null;
                    })
                    .onFailed(shell::fail)
                    .start();
        }
    }

    /** Hands the desk over to a job that closes it; null if none is open. */
    public D release() {
        D open = desk;
        desk = null;
        return open;
    }
}
