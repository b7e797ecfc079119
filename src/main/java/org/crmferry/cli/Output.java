package org.crmferry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.crmferry.transfer.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command prints: one JSON document or text on stdout, progress and messages on stderr. */
final class Output {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document and nothing else on stdout.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress, no messages.")
    private boolean quiet;

    @Option(names = "--debug", description = "Print a stack trace if something fails.")
    @SuppressWarnings("UnusedVariable") // read by name where failures are explained
    private boolean debug;

    private final Progress progress = new Progress();

    boolean json() {
        return json;
    }

    Progress progress() {
        return progress;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** A message to the person, on stderr. */
    void say(String text) {
        if (!quiet) {
            spec.commandLine().getErr().println(text);
        }
    }

    void print(Object document) {
        print(document, JSON.writer());
    }

    /** A document on one line: where several follow one another. */
    void printLine(Object document) {
        print(document, JSON.writer().without(SerializationFeature.INDENT_OUTPUT));
    }

    private void print(Object document, ObjectWriter form) {
        try {
            out().println(form.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Prints rows of text in columns; the first row is the heading. Numbers are set right. */
    void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                String pad = " ".repeat(widths[i] - cell.length());
                boolean right = i > 0 && rows.size() > 1 && rows.get(1).get(i).matches("[0-9,. %-]+");
                line.append(right ? pad + cell : cell + pad).append("  ");
            }
            out().println(line.toString().stripTrailing());
        }
    }

    /** Works while a second thread shows how far it is; Ctrl+C cancels between batches. */
    <T> T working(Callable<T> work) throws Exception {
        return cancellable(() -> showing(work));
    }

    /** Works while a second thread shows how far it is. */
    <T> T showing(Callable<T> work) throws Exception {
        ProgressLine line = new ProgressLine(progress, spec.commandLine().getErr(), quiet);
        try {
            return work.call();
        } finally {
            line.close();
        }
    }

    /** Works; Ctrl+C cancels between batches. */
    <T> T cancellable(Callable<T> work) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Thread cancel = new Thread(() -> cancel(over), "cancel");
        Runtime.getRuntime().addShutdownHook(cancel);
        try {
            return work.call();
        } catch (CancellationException e) {
            // Said here, because the program ends as soon as the work is over.
            spec.commandLine().getErr().println("Cancelled. Nothing is lost; run the same command again to go on.");
            throw e;
        } finally {
            over.countDown();
            removeHook(cancel);
        }
    }

    private void cancel(CountDownLatch over) {
        progress.cancel();
        try {
            if (!over.await(30, TimeUnit.SECONDS)) {
                spec.commandLine().getErr().println("Stopped in the middle of a batch. Run the same command again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // The program is being stopped: the hook has done its work.
            return;
        }
    }
}
