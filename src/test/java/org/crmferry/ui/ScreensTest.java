package org.crmferry.ui;

import java.io.IOException;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Takes a picture of every page on the way through the samples: both languages, light and dark, two sizes. They are for
 * people to look at, and for the README and the manual; see CONTRIBUTING.md. {@code -Dscreens=DIR} says where to.
 */
@Tag("screens")
class ScreensTest extends WizardTest {
    private static final String PASSPHRASE = "correct horse battery staple";

    @Test
    void everyPageInEveryLook() throws IOException {
        everyLook("start");
        fx(() -> wizard.start().begin());
        onPage(Step.SOURCE);
        everyLook("source-new");
        fx(() -> wizard.shell().leave());
        fx(() -> wizard.start().sample());
        onPage(Step.SOURCE);
        everyLook("source");
        next(Step.TARGET);
        everyLook("target");
        next(Step.SCOPE);
        everyLook("scope");
        next(Step.MAP);
        everyLook("map");
        next(Step.CHECK);
        everyLook("check");
        next(Step.PROTECT);
        everyLook("protect");
        clickOn("#protect-passphrase").write(PASSPHRASE);
        clickOn("#protect-repeat").write(PASSPHRASE);
        next(Step.TRANSFER);
        everyLook("transfer-ready");
        clickOn("#transfer-start");
        await("transferred", () -> !node("next").isDisabled());
        everyLook("transfer");
        next(Step.CONFLICTS);
        everyLook("conflicts");
        next(Step.FINISH);
        await("proved", () -> session().proofProperty().get() != null);
        everyLook("finish");
        fx(() -> wizard.shell().compare());
        idle();
        everyLook("compare");
        fx(() -> wizard.shell().leave());
        idle();
        everyLook("start-recent");
    }

    private void next(Step step) {
        await("Next", () -> !node("next").isDisabled());
        fx(() -> wizard.shell().next());
        onPage(step);
    }
}
