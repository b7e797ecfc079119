package org.crmferry.ui.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

class ManualWindowTest extends WizardTest {
    private Stage manual() {
        return fx(() -> Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(each -> each.getScene().lookup("#manual-page") != null)
                .findFirst()
                .orElse(null));
    }

    private String page() {
        return fx(() -> ((Text) ((TextFlow) manual().getScene().lookup(".manual-h1"))
                        .getChildren()
                        .get(0))
                .getText());
    }

    @Test
    void opensOnF1AndClosesOnEsc() {
        assertThat(manual()).isNull();
        push(KeyCode.F1);
        await("manual", () -> manual() != null && manual().isShowing());
        assertThat(page()).isEqualTo("Start page");
        assertThat(fx(() -> manual().getScene().getFocusOwner())).isInstanceOf(ScrollPane.class);
        picture("manual-start", manual());
        push(KeyCode.ESCAPE);
        await("closed", () -> manual() == null);
        assertThat(fx(stage::isShowing)).isTrue();
    }

    @Test
    void opensAtThePageThatIsShown() {
        Session session = SampleProject.planned(home.resolve("sample")).session();
        fx(() -> wizard.shell().open(session));
        idle();
        for (Step step : Step.values()) {
            fx(() -> wizard.shell().go(step));
            onPage(step);
            push(KeyCode.F1);
            await("manual", () -> manual() != null && manual().isShowing());
            assertThat(page()).isEqualTo(wizard.words().now(step.label()));
            push(KeyCode.ESCAPE);
            await("closed", () -> manual() == null);
            assertThat(fx(stage::isShowing)).isTrue();
            assertThat(wizard.shell().pageProperty().get().step()).isEqualTo(step);
        }
        fx(() -> wizard.shell().compare());
        idle();
        clickOn("#help");
        await("manual", () -> manual() != null && manual().isShowing());
        assertThat(page()).isEqualTo("Compare two databases");
    }

    @Test
    void leavesTheWizardUsableAndGoesWithIt() {
        push(KeyCode.F1);
        await("manual", () -> manual() != null);
        fx(() -> wizard.start().begin());
        onPage(Step.SOURCE);
        push(KeyCode.F1);
        await("turned", () -> page().equals("Source"));
        fx(() -> wizard.shell().leave());
        fx(stage::hide);
        await("gone", () -> manual() == null);
    }

    @Test
    void followsLinksSearchAndLanguage() {
        push(KeyCode.F1);
        await("manual", () -> manual() != null);
        fx(() -> ((Hyperlink) ((Parent) manual().getScene().lookup("#manual-page"))
                        .lookupAll(".manual-link").stream()
                                .filter(link -> ((Hyperlink) link).getText().equals("Compare"))
                                .findFirst()
                                .orElseThrow())
                .fire());
        assertThat(page()).isEqualTo("Compare two databases");
        clickOn(fx(() -> manual().getScene().lookup("#manual-search")));
        write("safety copy");
        ListView<?> contents = (ListView<?>) fx(() -> manual().getScene().lookup("#manual-contents"));
        await("found", () -> contents.getItems().size() < 5);
        push(KeyCode.ENTER);
        assertThat(page()).isEqualTo("Target");
        assertThat(fx(() ->
                        manual().getScene().getRoot().lookupAll(".manual-found").size()))
                .isPositive();
        picture("manual-search", manual());
        clickOn(fx(() -> manual().getScene().lookup("#manual-back")));
        assertThat(page()).isEqualTo("Compare two databases");
        fx(() -> wizard.look().choose("dark"));
        fx(() -> wizard.words().localeProperty().set(Locale.SIMPLIFIED_CHINESE));
        assertThat(page()).isEqualTo("比较");
        assertThat(fx(() -> manual().getTitle())).contains("手册");
        picture("manual-none-zh-dark", manual());
        fx(() -> ((javafx.scene.control.TextField) manual().getScene().lookup("#manual-search")).clear());
        picture("manual-zh-dark", manual());
    }

    @Test
    void leavesAMissingPictureOut() {
        String page = "# Title\n\n![gone](../images/nothing.png)\n\nText ![gone](../images/nothing.png) and more.\n";
        Parent drawn = fx(() -> Blocks.draw(new Chapter("x", page).document(), List.of(), name -> {}));
        assertThat(drawn.getChildrenUnmodifiable()).hasSize(2);
        assertThat(drawn.lookupAll("*")).noneMatch(ImageView.class::isInstance);
        String here = "# Title\n\n![there](../images/pixel.png)\n";
        Parent with = fx(() -> Blocks.draw(new Chapter("x", here).document(), List.of(), name -> {}));
        assertThat(with.lookupAll("*")).anyMatch(ImageView.class::isInstance);
    }
}
