package org.crmferry.ui.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.crmferry.model.FerryException;

/**
 * Does what takes longer than a blink, one piece of work after the other. Called from the JavaFX thread; outcomes come
 * back on it. {@link BackgroundWorker} has a thread of its own, {@link DirectWorker} does the work at once, so that a
 * view model can be tested without waiting.
 */
public abstract sealed class Worker permits BackgroundWorker, DirectWorker {
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper label = new ReadOnlyStringWrapper(this, "label", "");
    private final List<Runnable> looks = new CopyOnWriteArrayList<>();
    private final List<Runnable> cancels = new ArrayList<>();

    /**
     * Prepares a piece of work.
     *
     * @param label key of the words that the status line shows meanwhile; empty for small pieces that nobody waits for,
     *     of which the next begins only after what the person wanted meanwhile
     * @param job what to do; touches no property and no node
     */
    public final <T> Work<T> work(String label, Callable<T> job) {
        return new Work<>(this, label, job);
    }

    /** Whether something is being done or waits to be done. */
    public final ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Key of the words for what is being done; empty when idle. */
    public final ReadOnlyStringProperty labelProperty() {
        return label.getReadOnlyProperty();
    }

    /**
     * Calls {@code look} about twenty times a second on the JavaFX thread while this worker is busy, and once after:
     * the way to show progress.
     */
    public final void poll(Runnable look) {
        looks.add(look);
    }

    /** Ends {@link #poll} for this {@code look}. */
    public final void unpoll(Runnable look) {
        looks.remove(look);
    }

    /** Asks everything that is being done or waits to be done to stop early; returns at once. */
    public final void cancel() {
        List.copyOf(cancels).forEach(Runnable::run);
    }

    /** Something began that {@link #cancel} can stop. */
    final void began(Runnable cancel) {
        cancels.add(cancel);
    }

    /** Something that {@link #cancel} could stop came to its end. */
    final void ended(Runnable cancel) {
        cancels.remove(cancel);
    }

    /** Says what is being done; an empty key when idle. */
    final void doing(String words) {
        label.set(words);
        busy.set(!words.isEmpty());
    }

    final void look() {
        looks.forEach(Runnable::run);
    }

    /** Waits for what is under way and takes nothing more. */
    public abstract void close();

    /** Hands over one piece of work; each consumer is called on the JavaFX thread. */
    abstract <T> void start(
            String label, Callable<T> job, Consumer<T> done, Consumer<FerryException> failed, Runnable cancelled);
}
