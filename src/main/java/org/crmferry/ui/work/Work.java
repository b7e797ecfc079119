package org.crmferry.ui.work;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.crmferry.model.FerryException;

/**
 * One piece of background work with what shall happen after it. Nothing happens before {@link #start}.
 *
 * @param <T> what it brings
 */
public final class Work<T> {
    private final Worker worker;
    private final String label;
    private final Callable<T> job;
    private Consumer<T> done = value -> {};
    private Consumer<FerryException> failed;
    private Runnable cancelled = () -> {};
    private Runnable after = () -> {};
    private Runnable cancel = () -> {};

    Work(Worker worker, String label, Callable<T> job) {
        this.worker = worker;
        this.label = label;
        this.job = job;
    }

    public Work<T> onDone(Consumer<T> consumer) {
        done = consumer;
        return this;
    }

    /** What went wrong, in words for people. Required: an error that nobody shows is lost. */
    public Work<T> onFailed(Consumer<FerryException> consumer) {
        failed = consumer;
        return this;
    }

    public Work<T> onCancelled(Runnable action) {
        cancelled = action;
        return this;
    }

    /** How to stop it early, called on the JavaFX thread. */
    public Work<T> cancelledBy(Runnable action) {
        cancel = action;
        return this;
    }

    /** Called before any of the others, however it ended. */
    public Work<T> onEnded(Runnable action) {
        after = action;
        return this;
    }

    public void start() {
        if (failed == null) {
            throw new IllegalStateException("nobody would learn of a failure of " + label);
        }
        worker.began(cancel);
        worker.start(
                label,
                job,
                value -> {
                    end();
                    done.accept(value);
                },
                fault -> {
                    end();
                    failed.accept(fault);
                },
                () -> {
                    end();
                    cancelled.run();
                });
    }

    private void end() {
        worker.ended(cancel);
        after.run();
    }
}
