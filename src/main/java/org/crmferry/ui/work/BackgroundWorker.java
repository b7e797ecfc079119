package org.crmferry.ui.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;
import org.crmferry.model.FerryException;

/** One thread of its own. Create and use it on the JavaFX thread. */
public final class BackgroundWorker extends Worker {
    private static final Duration LOOK = Duration.millis(50);

    private final ExecutorService thread;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper label = new ReadOnlyStringWrapper(this, "label", "");
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<Runnable> looks = new CopyOnWriteArrayList<>();
    private final Timeline timer = new Timeline(new KeyFrame(LOOK, tick -> look()));

    /**
     * A worker that waits for work.
     *
     * @param name of the thread
     */
    public BackgroundWorker(String name) {
        thread = Executors.newSingleThreadExecutor(job -> {
            Thread made = new Thread(job, name);
            made.setDaemon(true);
            return made;
        });
        timer.setCycleCount(Animation.INDEFINITE);
    }

    @Override
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty labelProperty() {
        return label.getReadOnlyProperty();
    }

    @Override
    public void poll(Runnable look) {
        looks.add(look);
    }

    @Override
    public void unpoll(Runnable look) {
        looks.remove(look);
    }

    @Override
    public void close() {
        timer.stop();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    <T> void start(
            String words, Callable<T> job, Consumer<T> done, Consumer<FerryException> failed, Runnable cancelled) {
        waiting.add(words);
        label.set(waiting.peek());
        busy.set(true);
        timer.play();
        thread.execute(() -> {
            Outcome<T> outcome = Outcome.of(job);
            Platform.runLater(() -> {
                waiting.remove();
                label.set(waiting.isEmpty() ? "" : waiting.peek());
                busy.set(!waiting.isEmpty());
                if (waiting.isEmpty()) {
                    timer.stop();
                }
                look();
                outcome.tell(done, failed, cancelled);
            });
        });
    }

    private void look() {
        looks.forEach(Runnable::run);
    }
}
