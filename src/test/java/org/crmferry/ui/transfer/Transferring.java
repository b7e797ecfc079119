package org.crmferry.ui.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.Wizard;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.work.BackgroundWorker;

/**
 * The wizard in a process of its own, in the middle of a transfer, for tests that kill it: opens the sample project of
 * the given home, starts the transfer, and prints a line when the given share of the work is done.
 */
public final class Transferring {
    private Transferring() {}

    /** Opens, starts, and says when it is there; goes on until it is killed. {@code args}: home, share from 0 to 1. */
    public static void main(String[] args) throws InterruptedException {
        Path home = Path.of(args[0]);
        double share = Double.parseDouble(args[1]);
        SampleProject project = SampleProject.at(home);
        Settings settings = Settings.of(home, home.resolve("projects"));
        Session session = project.session();
        Wizard[] wizard = new Wizard[1];
        Platform.startup(() -> {
            wizard[0] = new Wizard(new Stage(), settings, new BackgroundWorker("ferry"));
            wizard[0].show();
            wizard[0].shell().open(session);
        });
        await(() -> model(wizard[0]) != null && model(wizard[0]).phaseProperty().get() == Phase.READY);
        await(() -> {
            model(wizard[0]).start();
            return true;
        });
        Progress progress = session.progressProperty().get();
        while (!progress.view().stage().equals("load") || progress.view().share() < share) {
            Thread.onSpinWait();
        }
        System.out.println("REACHED");
    }

    private static TransferModel model(Wizard wizard) {
        Page page = wizard.shell().pageProperty().get();
        return page != null && page.step() == Step.TRANSFER ? (TransferModel) page.model() : null;
    }

    /** Asks on the JavaFX thread until it is so. */
    private static void await(BooleanSupplier so) throws InterruptedException {
        AtomicBoolean yes = new AtomicBoolean();
        while (!yes.get()) {
            CountDownLatch asked = new CountDownLatch(1);
            Platform.runLater(() -> {
                yes.set(so.getAsBoolean());
                asked.countDown();
            });
            asked.await();
        }
    }

    /** Starts it headless or in a real window, as this process is, and waits until it has come so far. */
    static Process start(Path home, double share) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-Dprism.order=sw"));
        if (Boolean.getBoolean("testfx.headless")) {
            command.addAll(List.of("-Dglass.platform=Monocle", "-Dmonocle.platform=Headless", "-Dprism.text=t2k"));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Transferring.class.getName(),
                home.toString(),
                "" + share));
        Process process = new ProcessBuilder(command)
                .redirectError(home.resolve("killed.log").toFile())
                .start();
        String line = process.inputReader().readLine();
        if (!"REACHED".equals(line)) {
            process.destroyForcibly();
            throw new IOException("the transfer ended before its " + share + ": " + line + ", see killed.log: "
                    + Files.readString(home.resolve("killed.log")));
        }
        return process;
    }
}
