package org.crmferry.ui.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.Question;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

class ConflictsPageTest extends WizardTest {
    private ConflictsModel model() {
        return (ConflictsModel) wizard.shell().pageProperty().get().model();
    }

    private SampleProject open() {
        SampleProject project = SampleProject.transferred(home);
        fx(() -> wizard.shell().open(project.session()));
        onPage(Step.CONFLICTS);
        await("shown", () -> model().shown().detailProperty().get() != null);
        idle();
        return project;
    }

    private void keys(KeyCode... keys) {
        press(keys);
        for (int i = keys.length - 1; i >= 0; i--) {
            release(keys[i]);
        }
        idle();
    }

    @Test
    void decidesWithTheKeyboardTypesAResultAndApplies() {
        open();
        picture("conflicts");
        ListView<?> list = node(ListView.class, "conflicts-list");
        int all = list.getItems().size();
        assertThat(all).isPositive();
        String none = "0 of " + all + " decided";
        assertThat(node(Label.class, "conflicts-progress").getText()).isEqualTo(none);
        fx(() -> node("conflicts-fields").requestFocus());
        String field = model().shown().fieldProperty().get();
        keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(choice(field)).isEqualTo(FieldChoice.SOURCE);
        fx(() -> node("conflicts-fields").requestFocus());
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(choice(field)).isNull();
        assertThat(node("conflicts-undo").isDisabled()).isTrue();
        keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(choice(field)).isEqualTo(FieldChoice.SOURCE);
        keys(KeyCode.CONTROL, KeyCode.PAGE_UP);
        picture("conflicts-decided");
        // Looked at and left, looked at and done.
        long open = model().list().countsProperty().get().allOpen();
        previewAll();
        picture("conflicts-preview", (javafx.stage.Stage)
                node("conflicts-decree").getScene().getWindow());
        clickOn("#conflicts-decree-cancel");
        idle();
        assertThat(model().list().countsProperty().get().allOpen()).isEqualTo(open);
        previewAll();
        clickOn("#conflicts-decree-go");
        idle();
        picture("conflicts-many");
        assertThat(node(Label.class, "conflicts-progress").getText()).isEqualTo(all + " of " + all + " decided");
        Button apply = node(Button.class, "conflicts-apply");
        assertThat(apply.getText()).isEqualTo(all == 1 ? "_Apply 1 decision" : "_Apply " + all + " decisions");
        clickOn("#conflicts-apply");
        idle();
        assertThat(model().list().countsProperty().get().decided()).isZero();
        assertThat(model().list().countsProperty().get().allOpen()).isZero();
        picture("conflicts-applied");
    }

    private void previewAll() {
        fx(() -> node(MenuButton.class, "conflicts-listed").getItems().get(0).fire());
        await("preview", () -> lookup("#conflicts-decree-go").tryQuery().isPresent());
        idle();
    }

    private FieldChoice choice(String field) {
        fx(() -> model().list().selectedProperty().set(0));
        idle();
        return model().shown().line(field).orElseThrow().choice();
    }

    @Test
    void findsByNameNotesAndTakesAColleaguesAnswer() {
        SampleProject project = open();
        String name = fx(() -> model().list().names().at(0));
        idle();
        String known = fx(() -> model().list().names().at(0));
        long id = model().shown().conflict().id();
        clickOn("#conflicts-search").write(known.toLowerCase(Locale.ROOT));
        await("found", () -> model().list().filter().text().equals(known.toLowerCase(Locale.ROOT)));
        idle();
        assertThat(model().list().conflicts()).as(name).anyMatch(each -> each.id() == id);
        fx(() -> node(TextField.class, "conflicts-search").clear());
        idle();
        clickOn("#conflicts-note").write("Ask Vera").push(KeyCode.ENTER);
        idle();
        assertThat(model().shown().note()).isEqualTo("Ask Vera");
        // What is typed and not ended by Enter goes with the conflict, not with the next one.
        write("!");
        keys(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
        keys(KeyCode.CONTROL, KeyCode.PAGE_UP);
        assertThat(model().list().conflicts().stream().filter(each -> each.noted()))
                .hasSize(1);
        Path file = home.resolve("question.json");
        fx(() -> model().list().select(pair()));
        idle();
        long asked = model().shown().conflict().id();
        fx(() -> model().colleague().ask("Which one?", file));
        idle();
        Question question = Question.read(file);
        fx(() -> new AnswerDialog(question, wizard.words(), stage, answer -> answer.write(file)).show());
        picture("conflicts-answer", (javafx.stage.Stage)
                node("conflicts-answer-dialog").getScene().getWindow());
        String field = question.fields().get(0).name();
        clickOn("#conflicts-answer-target-" + field);
        clickOn("#conflicts-answer-comment").write("See the card");
        clickOn("#conflicts-answer-save");
        await("written", () -> Question.read(file).comment().equals("See the card"));
        fx(() -> model().colleague().takeIn(file));
        idle();
        assertThat(model().shown().conflict().id()).isEqualTo(asked);
        assertThat(node(Label.class, "conflicts-proposal").getText()).contains("See the card");
        picture("conflicts-proposal");
        clickOn("#conflicts-accept");
        idle();
        fx(() -> model().list().select(asked));
        idle();
        assertThat(model().shown().line(field).orElseThrow().choice()).isEqualTo(FieldChoice.TARGET);
        assertThat(node("conflicts-proposal").getParent().isVisible()).isFalse();
        fx(() -> wizard.shell().leave());
        idle();
        try (ConflictDesk desk = project.ferry().conflictDesk()) {
            assertThat(desk.detail(id).note()).isEqualTo("Ask Vera!");
        }
    }

    @Test
    void whatIsTypedBelongsToItsConflictAndWaitsUntilItFits() {
        open();
        fx(() -> model().list().select(pair()));
        idle();
        long id = model().shown().conflict().id();
        String field = model().shown().lines().stream()
                .filter(line ->
                        line.differs() && line.editable() && line.options().isEmpty())
                .findFirst()
                .orElseThrow()
                .name();
        // Left by keys: it is kept where it was typed, and the next conflict knows nothing of it.
        edit(field);
        write("By hand");
        keys(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
        long next = model().shown().conflict().id();
        assertThat(next).isNotEqualTo(id);
        assertThat(model().shown().detailProperty().get().fields()).allMatch(line -> line.choice() == null);
        fx(() -> model().list().select(id));
        idle();
        assertThat(model().shown().line(field).orElseThrow().choice()).isEqualTo(FieldChoice.edited("By hand"));
        // Overruled by a side: that counts, not what stood in the field.
        edit(field);
        write("Not this");
        keys(KeyCode.CONTROL, KeyCode.DIGIT3);
        fx(() -> model().list().select(id));
        idle();
        assertThat(model().shown().line(field).orElseThrow().choice()).isEqualTo(FieldChoice.TARGET);
        // One that does not fit is refused in words, and can be mended at once.
        edit(field);
        fx(() -> node(TextInputControl.class, "conflicts-editor").setText("x".repeat(300_000)));
        push(KeyCode.ENTER);
        idle();
        assertThat(wizard.shell().noticeProperty().get()).isNotNull();
        assertThat(model().shown().line(field).orElseThrow().choice()).isEqualTo(FieldChoice.TARGET);
        fx(() -> node(TextInputControl.class, "conflicts-editor").selectAll());
        write("Mended").push(KeyCode.ENTER);
        idle();
        fx(() -> model().list().select(id));
        idle();
        assertThat(model().shown().line(field).orElseThrow().choice()).isEqualTo(FieldChoice.edited("Mended"));
    }

    private void edit(String field) {
        fx(() -> model().shown().fieldProperty().set(field));
        fx(() -> node("conflicts-fields").requestFocus());
        push(KeyCode.F2);
        await("editor", () -> lookup("#conflicts-editor").tryQuery().isPresent());
    }

    private long pair() {
        return model().list().conflicts().stream()
                .filter(each -> each.open() && each.kind().equals("differs"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void showsLinkedRecordsByNameAndLetsThemBeLookedAt() {
        open();
        long linked = model().list().conflicts().stream()
                .filter(each -> List.of(each.fields().split(",", -1)).contains("assigned_user_id"))
                .findFirst()
                .orElseThrow()
                .id();
        fx(() -> model().list().select(linked));
        idle();
        var line = model().shown().line("assigned_user_id").orElseThrow();
        assertThat(line.read(line.source())).isNotEqualTo(line.source());
        assertThat(line.related()).contains(line.source(), line.target());
        clickOn("#conflicts-related-assigned_user_id");
        await("records", () -> lookup("#conflicts-related").tryQuery().isPresent());
        picture("conflicts-related", (javafx.stage.Stage)
                node("conflicts-related").getScene().getWindow());
        assertThat(lookup(".label").queryAllAs(Label.class))
                .anyMatch(label -> label.getText() != null && label.getText().contains(line.read(line.target())));
        push(KeyCode.ESCAPE);
        await("closed", () -> lookup("#conflicts-related").tryQuery().isEmpty());
        picture("conflicts-linked");
    }

    @Test
    void looksWellInEveryLanguageLightAndDarkInASmallWindow() throws Exception {
        open();
        fx(() -> model().list().select(pair()));
        idle();
        Path file = home.resolve("question.json");
        fx(() -> model().colleague().ask("Which one?", file));
        idle();
        Question question = Question.read(file);
        question.answered(
                        "Otto",
                        "As on the business card that she gave me in May",
                        question.fields().stream()
                                .map(line ->
                                        line.source().isEmpty() ? line : line.answered("source", "", "It is newer"))
                                .toList())
                .write(file);
        fx(() -> model().colleague().takeIn(file));
        idle();
        fx(() -> model().decisions()
                .note(model().shown().conflict().id(), "Spoke with Otto on Monday, he knows the family"));
        idle();
        fx(() -> model().list().select(model().shown().conflict().id()));
        idle();
        if (PICTURES) {
            everyLook("conflicts-page");
            for (Locale language : org.crmferry.ui.words.Words.LANGUAGES) {
                fx(() -> wizard.words().localeProperty().set(language));
                fx(() -> wizard.look().choose(language.equals(Locale.ENGLISH) ? "light" : "dark"));
                fx(() -> model().decisions()
                        .previewField(model().shown().fieldProperty().get(), "newest"));
                idle();
                picture("conflicts-preview-" + language, (javafx.stage.Stage)
                        node("conflicts-decree").getScene().getWindow());
                clickOn("#conflicts-decree-cancel");
                idle();
                fx(() -> new AnswerDialog(question, wizard.words(), stage, answer -> {}).show());
                picture("conflicts-answer-" + language, (javafx.stage.Stage)
                        node("conflicts-answer-dialog").getScene().getWindow());
                fx(() -> node("conflicts-answer-dialog").getScene().getWindow().hide());
                fx(() -> new AskDialog(model(), wizard.words(), stage).show());
                picture("conflicts-ask-" + language, (javafx.stage.Stage)
                        node("conflicts-ask-dialog").getScene().getWindow());
                fx(() -> node("conflicts-ask-dialog").getScene().getWindow().hide());
            }
        }
        assertThat(model().list().filter()).isEqualTo(ConflictFilter.ALL);
        assertThat(node("conflicts-proposal").getParent().isVisible()).isTrue();
    }
}
