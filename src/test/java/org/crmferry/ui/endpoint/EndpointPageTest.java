package org.crmferry.ui.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.crmferry.model.Credentials;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

/** The pages Source and Target in the window. */
class EndpointPageTest extends WizardTest {
    @Test
    void needsOnlyNextForTheSamples() {
        clickOn("#start-sample");
        onPage(Step.SOURCE);
        await("tried", () -> !node("next").isDisabled());
        picture("endpoint-sample-source");
        clickOn("#next");
        onPage(Step.TARGET);
        await("tried", () -> !node("next").isDisabled());
        picture("endpoint-sample-target");
        clickOn("#next");
        onPage(Step.SCOPE);
        assertThat(session().project().mapping().entities()).isNotEmpty();
    }

    @Test
    void saysWhatIsWrongAndGoesOnAfterItIsMended() {
        clickOn("#start-new");
        onPage(Step.SOURCE);
        picture("endpoint-none");
        clickOn("#tile-package");
        assertThat(lookup("Not opened yet").tryQuery()).isPresent();
        clickOn("#tile-suitecrm");
        assertThat(lookup("Not tested yet").tryQuery()).isPresent();
        picture("endpoint-form");
        clickOn("#endpoint-user").write("bob");
        fx(() -> node("endpoint-port").requestFocus());
        clickOn("#endpoint-port").eraseText(4).write("1").type(KeyCode.ENTER);
        idle();
        await("refused", () -> lookup("#result-todo").tryQuery().isPresent());
        picture("endpoint-refused");
        assertThat(node("next").isDisabled()).isTrue();
        clickOn("#endpoint-host").write("x");
        assertThat(lookup("#result-todo").tryQuery()).isEmpty();
        Credentials known = session().logins().known(true);
        assertThat(known).isNull();
    }
}
