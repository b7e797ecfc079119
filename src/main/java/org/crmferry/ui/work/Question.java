package org.crmferry.ui.work;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;

/** The way of a job to ask the person at the window something and to wait for the answer. */
public final class Question {
    private Question() {}

    /**
     * Shows a question and waits.
     *
     * @param show is called on the JavaFX thread; completes the future, or cancels it if the person does not answer
     * @throws CancellationException if the person did not answer: the job ends as cancelled
     */
    public static <T> T ask(Consumer<CompletableFuture<T>> show) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("the window would wait for itself");
        }
        Platform.runLater(() -> {
            try {
                show.accept(answer);
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
                throw e;
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException) {
                throw (CancellationException) new CancellationException("not answered").initCause(e);
            }
            throw new IllegalStateException("the question could not be shown", e.getCause());
        }
    }
}
