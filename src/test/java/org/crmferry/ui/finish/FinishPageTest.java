package org.crmferry.ui.finish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.ProjectState;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

class FinishPageTest extends WizardTest {
    private void phase(FinishModel.Phase phase) {
        await(
                "phase " + phase,
                () -> ((FinishModel) wizard.shell().pageProperty().get().model())
                                .phaseProperty()
                                .get()
                        == phase);
        idle();
    }

    private void looks(String name) {
        if (!PICTURES) {
            return;
        }
        picture(name);
        double at = lookup(".finish .scroll-pane")
                .tryQueryAs(ScrollPane.class)
                .map(ScrollPane::getVvalue)
                .orElse(0.0);
        fx(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
            wizard.look().choose("dark");
        });
        idle();
        picture(name + "-dark-1024");
        fx(() -> wizard.words().localeProperty().set(Locale.SIMPLIFIED_CHINESE));
        fx(() -> wizard.look().choose("light"));
        idle();
        fx(() -> lookup(".finish .scroll-pane").tryQueryAs(ScrollPane.class).ifPresent(pane -> pane.setVvalue(at)));
        picture(name + "-zh-1024");
        fx(() -> {
            wizard.words().localeProperty().set(Locale.ENGLISH);
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        idle();
    }

    @Test
    void provesNamesADifferenceAndTakesBack() throws Exception {
        SampleProject project = SampleProject.planned(home);
        String before = project.pair().hash();
        Set<String> known = Contacts.ids(project.pair());
        project.ferry().run();
        Set<String> now = Contacts.ids(project.pair());
        now.removeAll(known);
        String one = now.iterator().next();
        Session session = project.session();
        session.draft(draft -> draft.withSteps("FINISH", "FINISH"));
        fx(() -> wizard.shell().open(session));
        onPage(Step.FINISH);
        phase(FinishModel.Phase.RESULT);
        assertThat(node(Label.class, "finish-proof").getText())
                .matches("[\\d,]+ records and [\\d,]+ values were compared.*Every one is equal.*");
        looks("finish-proved");

        List<Path> opened = new ArrayList<>();
        fx(() -> wizard.shell().desktop(opened::add));
        Path report = home.resolve("report.html");
        fx(() -> ((FinishModel) wizard.shell().pageProperty().get().model()).save(report));
        idle();
        fx(() -> ((javafx.scene.control.Hyperlink) lookup("#finish-saved").query()).fire());
        assertThat(opened).containsExactly(report);

        String name = Contacts.name(project.pair(), one);
        Contacts.rename(project.pair(), one, "Somebody else");
        fx(() -> node(Button.class, "finish-prove").fire());
        await("proving", () -> lookup("#finish-far").tryQuery().isPresent());
        picture("finish-proving");
        phase(FinishModel.Phase.RESULT);
        assertThat(((TableView<?>) node("finish-differences")).getItems()).hasSize(1);
        looks("finish-differs");
        Contacts.rename(project.pair(), one, name);

        fx(() -> node(Button.class, "finish-undo").fire());
        phase(FinishModel.Phase.ASKING);
        assertThat(node(Button.class, "finish-undo-now").getText()).matches("Delete [\\d,]+ .*");
        looks("finish-ask");
        fx(() -> node(Button.class, "finish-undo-now").fire());
        phase(FinishModel.Phase.UNDONE);
        assertThat(node(Label.class, "finish-undone").getText()).startsWith("Taken back");
        looks("finish-undone");
        assertThat(project.pair().hash()).isEqualTo(before);

        clickOn("#finish-recheck");
        onPage(Step.CHECK);
        assertThat(session.checkProperty().get().total().created()).isPositive();
        System.out.println("longest wait of the window: " + watchdog.longestMillis() + " ms");
    }

    @Test
    void bringsOverLaterChangesBothWays() throws Exception {
        SampleProject project = SampleProject.transferred(home);
        Session session = project.session();
        session.draft(draft -> draft.withSteps("FINISH", "FINISH"));
        fx(() -> wizard.shell().open(session));
        onPage(Step.FINISH);
        phase(FinishModel.Phase.RESULT);
        Contacts.describe(project.pair(), 10, "wants a call on Monday");
        fx(() -> node(ComboBox.class, "finish-later-direction")
                .getSelectionModel()
                .selectLast());
        fx(() -> node(ComboBox.class, "finish-later-detect").getSelectionModel().selectLast());
        fx(() -> lookup(".finish .scroll-pane").queryAs(ScrollPane.class).setVvalue(0.8));
        looks("finish-later");
        fx(() -> node(Button.class, "finish-later-foresee").fire());
        await("looked ahead", () -> lookup("#finish-later-result").tryQuery().isPresent());
        assertThat(from(node("finish-later-result"))
                        .lookup((Node each) ->
                                each instanceof Label label && label.getText().startsWith("Nothing was written yet"))
                        .queryAll())
                .hasSize(1);
        assertThat(Contacts.described(project.pair(), "wants a call on Monday")).isZero();
        fx(() -> lookup(".finish .scroll-pane").queryAs(ScrollPane.class).setVvalue(0.85));
        looks("finish-later-preview");
        fx(() -> node(Button.class, "finish-later").fire());
        await(
                "brought over",
                () -> lookup("#finish-later-result").tryQuery().isPresent()
                        && !lookup((Node each) -> each instanceof Label label
                                        && label.getText().startsWith("Nothing was written yet"))
                                .tryQuery()
                                .isPresent());
        assertThat(Contacts.described(project.pair(), "wants a call on Monday")).isPositive();
        assertThat(from(node("finish-later-result"))
                        .lookup((Node each) -> each instanceof Label label
                                && label.getText().startsWith("Every field compared, because"))
                        .queryAll())
                .as("why so, for every kind of record")
                .isNotEmpty();
        fx(() -> lookup(".finish .scroll-pane").queryAs(ScrollPane.class).setVvalue(0.85));
        looks("finish-later-done");
    }

    @Test
    void goesOnAfterTakingBackWasCancelled() throws Exception {
        SampleProject project = SampleProject.planned(home);
        String before = project.pair().hash();
        project.ferry().run();
        project.ferry().verify();
        Session session = project.session();
        session.draft(draft -> draft.withSteps("FINISH", "FINISH"));
        fx(() -> wizard.shell().open(session));
        onPage(Step.FINISH);
        phase(FinishModel.Phase.RESULT);
        fx(() -> node(Button.class, "finish-undo").fire());
        phase(FinishModel.Phase.ASKING);
        fx(() -> {
            FinishModel model =
                    (FinishModel) wizard.shell().pageProperty().get().model();
            model.undo();
            model.cancel();
        });
        phase(FinishModel.Phase.MISSING);
        assertThat(Ferry.state(project.folder()).stage()).isEqualTo(ProjectState.Stage.UNDOING);
        looks("finish-interrupted");
        fx(() -> node(Button.class, "finish-undo").fire());
        phase(FinishModel.Phase.ASKING);
        fx(() -> node(Button.class, "finish-undo-now").fire());
        phase(FinishModel.Phase.UNDONE);
        assertThat(project.pair().hash()).isEqualTo(before);
    }
}
