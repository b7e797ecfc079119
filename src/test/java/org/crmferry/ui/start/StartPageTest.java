package org.crmferry.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import org.crmferry.ui.Wizard;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

class StartPageTest extends WizardTest {
    @Test
    void keepsNobodyFromClickingWhileItReadsAhead() {
        List<Boolean> busy = new ArrayList<>();
        PauseTransition longer = new PauseTransition(Wizard.MOMENT.multiply(1.5));
        fx(() -> {
            wizard.shell().worker().busyProperty().addListener((value, old, now) -> busy.add(now));
            longer.play();
        });
        await("read ahead", () -> longer.getStatus() == Animation.Status.STOPPED);
        assertThat(busy).isEmpty();
        clickOn("#start-new");
        onPage(Step.SOURCE);
    }

    @Test
    void givesTheKeyboardToTheFirstTile() {
        await("the focus", () -> node("start-new").isFocused());
    }

    @Test
    void asksForThePassphraseOfThePackageItIsStartedWith() throws IOException, TimeoutException {
        Path file = Files.writeString(home.resolve("office.ferry"), "not even a package");
        closeWizard();
        openWizard(file);
        onPage(Step.SOURCE);
        await("the focus", () -> node("endpoint-package-passphrase").isFocused());
    }

    @Test
    void listsDamagedAndMissingProjectsWithTheReason() throws IOException, TimeoutException {
        Path good = home.resolve("projects/Good one");
        Draft.fresh().write(good);
        Path damaged = home.resolve("projects/Broken one");
        Files.createDirectories(damaged);
        Files.writeString(damaged.resolve("project.json"), "{\"version\": 1, ");
        Path missing = home.resolve("projects/Gone");
        fx(() -> {
            wizard.shell().settings().opened(missing);
            wizard.shell().settings().opened(damaged);
            wizard.shell().settings().opened(good);
            wizard.start().refresh();
        });
        await("three rows", () -> wizard.start().recent().size() == 3);
        picture("start-recent");
        assertThat(wizard.start().recent()).extracting(Recent::state).containsExactly("open", "damaged", "missing");
        assertThat(wizard.start().recent().get(1).problem()).contains("line 1");
        assertThat(lookup(".recent-open").queryAll()).hasSize(1);
    }

    @Test
    void switchesLanguageAndThemeAtOnce() {
        clickOn("#language");
        clickOn("中文 (中国)");
        assertThat(wizard.words().now("start.title")).isEqualTo("安全地迁移您的 CRM");
        assertThat(lookup("安全地迁移您的 CRM").tryQuery()).isPresent();
        clickOn("#theme");
        clickOn("深色");
        assertThat(wizard.look().darkProperty().get()).isTrue();
        picture("start-dark-zh");
    }
}
