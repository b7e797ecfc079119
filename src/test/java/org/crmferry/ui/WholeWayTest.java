package org.crmferry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.ProjectState;
import org.crmferry.ferry.Result;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

/** The whole way of an office admin on the samples, by mouse: from the start page to the proof. */
class WholeWayTest extends WizardTest {
    private static final String PASSPHRASE = "correct horse battery staple";

    @Test
    void movesTheSamplesFromTheFirstPageToTheProof() {
        clickOn("#start-sample");
        onPage(Step.SOURCE);
        picture("source");
        next(Step.TARGET);
        picture("target");
        if (node("next").isDisabled()) {
            clickOn("#endpoint-risk");
        }
        next(Step.SCOPE);
        picture("scope");
        next(Step.MAP);
        picture("map");
        next(Step.CHECK);
        picture("check");
        next(Step.PROTECT);
        clickOn("#protect-passphrase").write(PASSPHRASE);
        clickOn("#protect-repeat").write(PASSPHRASE);
        await("a strong passphrase", () -> !node("next").isDisabled());
        picture("protect");
        next(Step.TRANSFER);
        picture("transfer-ready");
        Path project = session().folder();
        clickOn("#transfer-start");
        await("transferred", () -> !node("next").isDisabled());
        picture("transfer");
        next(Step.CONFLICTS);
        picture("conflicts");
        next(Step.FINISH);
        await("proved", () -> session().proofProperty().get() != null);
        picture("finish");
        assertThat(Ferry.state(project).stage()).isIn(ProjectState.Stage.VERIFIED, ProjectState.Stage.LOADED);
        fx(() -> wizard.shell().leave());
        // Pages of a closed migration have nothing more to say, in no language.
        fx(() -> wizard.words().localeProperty().set(Locale.SIMPLIFIED_CHINESE));

        Result proof = new Ferry(project, PlannedSample.logins(PASSPHRASE), new Progress()).verify();
        assertThat(proof.differences()).isEmpty();
        System.out.println("longest wait of the window on the whole way: " + watchdog.longestMillis() + " ms");
    }

    private void next(Step step) {
        await("Next", () -> !node("next").isDisabled());
        clickOn("#next");
        onPage(step);
    }
}
