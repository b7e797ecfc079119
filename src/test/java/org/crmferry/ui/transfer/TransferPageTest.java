package org.crmferry.ui.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.stage.WindowEvent;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.ProjectState;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

class TransferPageTest extends WizardTest {
    private TransferModel model() {
        return (TransferModel) wizard.shell().pageProperty().get().model();
    }

    private void opened(SampleProject project) {
        fx(() -> wizard.shell().open(project.session()));
        onPage(Step.TRANSFER);
    }

    /** Starts, and pauses when a part of the records is in the target. */
    private void partly() {
        fx(() -> {
            model().start();
            model().pause();
        });
        Progress progress = session().progressProperty().get();
        await("begun", () -> progress.view().stage().equals("load"));
        progress.resume();
        while (progress.view().share() < 0.05) {
            Thread.onSpinWait();
        }
        fx(model()::pause);
        await("seen", () -> model().viewProperty().get() != null
                && model().viewProperty().get().share() >= 0.05);
    }

    @Test
    void pausesCancelsAndGoesOnWithoutDoingAnythingTwice() {
        SampleProject project = SampleProject.checked(home);
        opened(project);
        Button start = lookup("#transfer-start").queryAs(Button.class);
        assertThat(start.getText()).isEqualTo("_Start the transfer");
        assertThat(wizard.shell().canGoNextProperty().get()).isFalse();
        picture("transfer-ready");
        partly();
        Label stage = lookup("#transfer-stage").queryAs(Label.class);
        assertThat(stage.getText()).isEqualTo("Paused");
        assertThat(stage.isVisible()).isTrue();
        ProgressBar bar = lookup("#transfer-bar").queryAs(ProgressBar.class);
        assertThat(bar.getProgress()).isBetween(0.01, 0.99);
        assertThat(stage().getTitle()).startsWith("Paused at ").endsWith("Sample – CRM Ferry");
        picture("transfer-paused");
        clickOn("#transfer-cancel");
        idle();
        assertThat(model().phaseProperty().get()).isEqualTo(Phase.STOPPED);
        assertThat(Ferry.state(project.folder()).stage()).isEqualTo(ProjectState.Stage.LOADING);
        assertThat(start.getText()).startsWith("_Go on with the transfer (");
        picture("transfer-stopped");
        clickOn("#transfer-start");
        idle();
        assertThat(model().phaseProperty().get()).isEqualTo(Phase.DONE);
        assertThat(wizard.shell().canGoNextProperty().get()).isTrue();
        picture("transfer-done");
        assertThat(project.ferry().verify().differences()).isEmpty();
        assertThat(watchdog.longestMillis()).isLessThan(1500);
    }

    @Test
    void closingTheWindowDuringTheTransferKeepsItAndReopeningOffersToGoOn() throws TimeoutException {
        SampleProject project = SampleProject.checked(home);
        opened(project);
        partly();
        fx(() -> {
            javafx.application.Platform.runLater(
                    () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        });
        clickOn("Stop and close");
        await("closed", () -> !stage.isShowing());
        closeWizard();
        openWizard();
        await("listed", () -> !wizard.start().recent().isEmpty());
        picture("start-paused");
        fx(() -> wizard.start().open(project.folder()));
        await("asked", () -> lookup("#prompt-passphrase").tryQuery().isPresent());
        clickOn("#prompt-passphrase").write(SampleProject.PASSPHRASE);
        clickOn("OK");
        onPage(Step.TRANSFER);
        assertThat(model().phaseProperty().get()).isEqualTo(Phase.STOPPED);
        assertThat(model().percentProperty().get()).isBetween(1, 99);
        clickOn("#transfer-start");
        await("asked", () -> lookup("#prompt-password").tryQuery().isPresent());
        clickOn("OK");
        idle();
        assertThat(model().phaseProperty().get()).isEqualTo(Phase.DONE);
        assertThat(project.ferry().verify().differences()).isEmpty();
    }

    private javafx.stage.Stage stage() {
        return stage;
    }
}
