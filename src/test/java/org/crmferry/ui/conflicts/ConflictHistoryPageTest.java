package org.crmferry.ui.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.crmferry.ferry.Direction;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.RecordHistory;
import org.crmferry.ferry.SyncOptions;
import org.crmferry.ferry.TwoSides;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The versions of the record that a conflict is about, from the page of conflicts, by button and by key. */
class ConflictHistoryPageTest extends WizardTest {
    private TwoSides sides;
    private Path folder;
    private ConflictsModel model;

    private Ferry ferry() {
        return new Ferry(folder, SampleProject.logins(), new Progress());
    }

    /** Three conflicts, of which the first is decided for the source and written. */
    @BeforeEach
    void oneIsWritten() {
        folder = home.resolve("projects").resolve("Two sides");
        sides = new TwoSides(home);
        sides.three();
        ferry().plan(new Project.End(sides.source(), "sa", ""), new Project.End(sides.target(), "sa", ""));
        Draft.fresh()
                .withSteps(Step.CONFLICTS.name(), Step.CONFLICTS.name())
                .withSealed(true)
                .write(folder);
        ferry().run();
        sides.diverge();
        ferry().sync(new SyncOptions(Direction.PUSH, Rule.ASK, true));
        fx(() -> wizard.shell().open(Session.open(folder, SampleProject.logins())));
        onPage(Step.CONFLICTS);
        model = (ConflictsModel) wizard.shell().pageProperty().get().model();
        await("shown", () -> model.shown().detailProperty().get() != null);
        idle();
        clickOn("#conflicts-all-source");
        idle();
        clickOn("#conflicts-apply");
        open();
    }

    /** Waits until the conflicts are listed again. */
    private void open() {
        await(
                "open",
                () -> model.phaseProperty().get() == ConflictsModel.Phase.OPEN
                        && model.list().countsProperty().get().decided() == 0
                        && model.shown().detailProperty().get() != null);
        idle();
    }

    private void select(int number) {
        fx(() -> model.list().select(number));
        await("selected", () -> model.shown().conflict().id() == number);
        idle();
    }

    private void shown() {
        await("history", () -> lookup("#history").tryQuery().isPresent());
        idle();
    }

    private void choose(int version) {
        ListView<?> list = node(ListView.class, "history-versions");
        fx(() -> list.getSelectionModel().select(list.getItems().size() - version));
    }

    private List<String> writes() {
        List<String> lines = new ArrayList<>();
        for (Object each : node(TableView.class, "history-writes").getItems()) {
            RecordHistory.FieldChange field = (RecordHistory.FieldChange) each;
            lines.add(field.field() + ": " + field.old() + " > " + field.now());
        }
        return lines;
    }

    @Test
    void theButtonShowsTheVersionsAndOneIsPutBack() throws Exception {
        select(1);
        clickOn("#conflicts-history");
        shown();
        assertThat(node(ListView.class, "history-versions").getItems().size()).isEqualTo(3);
        choose(2);
        assertThat(writes()).contains("NAME: Source, much longer > Target", "VERSION: 3 > 2");
        picture("conflicts-history", (Stage) node("history").getScene().getWindow());
        assertThat(sides.names()).isEqualTo("STT");
        clickOn("#history-put");
        await(
                "put back",
                () -> wizard.shell().noticeProperty().get() != null
                        && wizard.shell().noticeProperty().get().title().equals("history.done"));
        open();
        assertThat(sides.names()).isEqualTo("TTT");
        assertThat(wizard.shell().noticeProperty().get().text(Locale.ENGLISH))
                .startsWith("Version 2 of record 1 is in the target and compared: ");
        // The page goes on where it was.
        select(2);
        clickOn("#conflicts-all-target");
        idle();
        clickOn("#conflicts-apply");
        open();
        assertThat(sides.names()).isEqualTo("TTT");
        fx(() -> wizard.shell().leave());
        idle();
        assertThat(ferry().verify().differences()).isEmpty();
    }

    @Test
    void aKeyShowsWhatWaitsAndTheWayThere() {
        select(2);
        press(KeyCode.CONTROL, KeyCode.I).release(KeyCode.I, KeyCode.CONTROL);
        shown();
        choose(1);
        assertThat(node(Button.class, "history-put").isDisabled()).isTrue();
        assertThat(node(Label.class, "history-told").getText())
                .contains("waits to be decided and written (conflict 2)");
        clickOn("#history-close");
        idle();
        assertThat(model.phaseProperty().get()).isEqualTo(ConflictsModel.Phase.OPEN);
        assertThat(model.shown().conflict().id()).isEqualTo(2);
        clickOn("#conflicts-all-target");
        idle();
        assertThat(node(Label.class, "conflicts-progress").getText()).isEqualTo("2 of 3 decided");
    }

    @Test
    @Tag("screens")
    void looksOfTheHistory() throws Exception {
        select(1);
        everyLook("conflicts-history");
        sides.target("delete from contact where id = 1");
        for (Locale language : Words.LANGUAGES) {
            fx(() -> wizard.words().localeProperty().set(language));
            clickOn("#conflicts-history");
            shown();
            choose(2);
            for (String theme : List.of("light", "dark")) {
                fx(() -> wizard.look().choose(theme));
                idle();
                savePicture("conflicts-history-gone-" + theme + "-" + language.getLanguage(), node("history"));
            }
            clickOn("#history-close");
            idle();
        }
    }
}
