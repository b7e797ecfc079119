package org.crmferry.ui.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.crmferry.ferry.Project;
import org.crmferry.ui.PlannedSample;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

/** The pages between the choice of the ends and the transfer, in the window. */
class PagesBetweenTest extends WizardTest {
    @Test
    void choosesChecksAndProtects() throws Exception {
        Path project = PlannedSample.at(home.resolve("sample"), "SCOPE");
        Session session = PlannedSample.open(project);
        fx(() -> wizard.shell().open(session));
        onPage(Step.SCOPE);
        picture("scope");
        clickOn("#scope-first");
        idle();
        picture("scope-trial");
        assertThat(Project.read(project).scope().sample().records()).isEqualTo(10);
        clickOn("#scope-all");
        idle();
        assertThat(Project.read(project).scope().everything()).isTrue();

        fx(() -> wizard.shell().go(Step.CHECK));
        picture("check-running");
        onPage(Step.CHECK);
        picture("check");
        assertThat(session.checkProperty().get().total().created()).isPositive();
        clickOn("#check-accept-all");
        clickOn("#check-again");
        onPage(Step.CHECK);
        clickOn(lookup(".check-jump").nth(0).<javafx.scene.Node>query());
        idle();
        picture("check-records");
        assertThat(wizard.shell().noticeProperty().get()).isNull();

        fx(() -> wizard.shell().go(Step.PROTECT));
        onPage(Step.PROTECT);
        clickOn("#protect-passphrase").write("12345678");
        idle();
        clickOn("#protect-repeat").write("12345678");
        idle();
        picture("protect-weak");
        assertThat(node("next").isDisabled()).isTrue();
        doubleClickOn("#protect-passphrase").write("correct horse battery staple");
        idle();
        doubleClickOn("#protect-repeat").write("correct horse battery staple");
        idle();
        picture("protect");
        assertThat(node("next").isDisabled()).isFalse();
        fx(() -> wizard.shell().pageProperty().get().model().next(() -> {}));
        idle();
        assertThat(session.draft().sealed()).isTrue();
        assertThat(Files.readString(project.resolve("wizard.json"))).doesNotContain("horse");
        System.out.println("longest wait of the window: " + watchdog.longestMillis() + " ms");
    }
}
