package org.crmferry.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Words;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Takes a picture of every page on the way through the samples: both languages, light and dark, two sizes. They are for
 * people to look at, and for the README and the manual; see CONTRIBUTING.md. {@code -Dscreens=DIR} says where to.
 */
@Tag("screens")
class ScreensTest extends WizardTest {
    private static final Path OUT = Path.of(System.getProperty("screens", "target/screens/all"));
    private static final String PASSPHRASE = "correct horse battery staple";
    private static final List<int[]> SIZES = List.of(new int[] {1280, 800}, new int[] {1024, 700});

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

    private void everyLook(String page) throws IOException {
        for (Locale language : Words.LANGUAGES) {
            fx(() -> wizard.words().localeProperty().set(language));
            for (String theme : List.of("light", "dark")) {
                fx(() -> wizard.look().choose(theme));
                for (int[] size : SIZES) {
                    fx(() -> {
                        stage.setWidth(size[0]);
                        stage.setHeight(size[1]);
                    });
                    idle();
                    String name = page + "-" + size[0] + "-" + theme + "-" + language.getLanguage() + ".png";
                    Node root = stage.getScene().getRoot();
                    Picture.save(fx(() -> root.snapshot(null, null)), OUT.resolve(name));
                }
            }
        }
        fx(() -> wizard.words().localeProperty().set(Locale.ENGLISH));
        fx(() -> wizard.look().choose("light"));
        fx(() -> {
            stage.setWidth(SIZES.get(0)[0]);
            stage.setHeight(SIZES.get(0)[1]);
        });
        idle();
    }
}
