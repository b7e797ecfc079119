package org.crmferry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.crmferry.ferry.Ferry;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

/** The whole way on the samples by keys alone: Tab reaches everything, Enter is Next. */
class KeyboardWayTest extends WizardTest {
    private static final String PASSPHRASE = "correct horse battery staple";
    /** More stops of the Tab key than any page has up to what one looks for. */
    private static final int STOPS = 120;

    @Test
    void movesTheSamplesWithoutAMouse() {
        await("the first tile has the focus", () -> has("start-new"));
        tabTo("start-sample");
        type(KeyCode.SPACE);
        onPage(Step.SOURCE);
        enter(Step.TARGET);
        enter(Step.SCOPE);
        enter(Step.MAP);
        enter(Step.CHECK);
        enter(Step.PROTECT);
        await("the passphrase is asked for at once", () -> has("protect-passphrase"));
        write(PASSPHRASE);
        tabTo("protect-repeat");
        write(PASSPHRASE);
        enter(Step.TRANSFER);
        Path project = session().folder();
        tabTo("transfer-start");
        type(KeyCode.SPACE);
        enter(Step.CONFLICTS);
        enter(Step.FINISH);
        await("proved", () -> session().proofProperty().get() != null);
        tabTo("step-map");
        type(KeyCode.SPACE);
        onPage(Step.MAP);
        type(KeyCode.ESCAPE);
        assertThat(stage.isShowing()).as("Esc never closes the wizard").isTrue();
        tabTo("home");
        type(KeyCode.SPACE);
        await("start page", () -> session() == null);
        Ferry ferry = new Ferry(project, PlannedSample.logins(PASSPHRASE), new Progress());
        assertThat(ferry.verify().differences()).isEmpty();
    }

    private void enter(Step step) {
        await("Next", () -> !node("next").isDisabled());
        type(KeyCode.ENTER);
        onPage(step);
    }

    private boolean has(String id) {
        Node owner = stage.getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    private void tabTo(String id) {
        for (int i = 0; i < STOPS; i++) {
            if (fx(() -> has(id))) {
                return;
            }
            type(KeyCode.TAB);
        }
        throw new AssertionError("Tab never came to " + id);
    }
}
