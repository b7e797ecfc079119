package org.crmferry.ui.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Duration;
import org.crmferry.model.FerryException;

/** One thread of its own. Create and use it on the JavaFX thread. */
public final class BackgroundWorker extends Worker {
    private static final Duration LOOK = Duration.millis(50);

    private final ExecutorService thread;
    private final Deque<String> waiting = new ArrayDeque<>();
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

    /** What somebody waits for first; empty for nothing. */
    private String said() {
        return waiting.stream().filter(words -> !words.isEmpty()).findFirst().orElse("");
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
        doing(said());
        timer.play();
        thread.execute(() -> {
            Outcome<T> outcome = Outcome.of(job);
            Platform.runLater(() -> {
                waiting.remove();
                doing(said());
                if (waiting.isEmpty()) {
                    timer.stop();
                }
                look();
                outcome.tell(done, failed, cancelled);
            });
        });
    }
}
