package org.crmferry.ui.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.ProjectState;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

/** The program is killed in the middle of a transfer; opened again, it offers to go on, and finishes. */
class KilledTest extends WizardTest {
    @Test
    void offersToGoOnAfterItWasKilledAndFinishes() throws Exception {
        SampleProject project = SampleProject.checked(home);
        closeWizard();
        Process killed = Transferring.start(home, 0.1);
        killed.destroyForcibly();
        assertThat(killed.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(killed.exitValue()).as("ended by SIGKILL").isEqualTo(128 + 9);
        assertThat(Ferry.state(project.folder()).stage()).isEqualTo(ProjectState.Stage.LOADING);

        openWizard();
        await("listed", () -> !wizard.start().recent().isEmpty());
        picture("start-killed");
        clickOn(".recent-open");
        await("asked", () -> lookup("#prompt-passphrase").tryQuery().isPresent());
        clickOn("#prompt-passphrase").write(SampleProject.PASSPHRASE);
        clickOn("OK");
        onPage(Step.TRANSFER);
        picture("transfer-killed");
        clickOn("#transfer-start");
        await("asked", () -> lookup("#prompt-password").tryQuery().isPresent());
        clickOn("OK");
        await("transferred", () -> !node("next").isDisabled());
        picture("transfer-killed-done");
        assertThat(project.ferry().verify().differences()).isEmpty();
    }
}
