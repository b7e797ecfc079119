package org.crmferry.ui.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.crmferry.ferry.Doubles;
import org.crmferry.ferry.DuplicateLine;
import org.crmferry.ferry.DuplicateSides;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.finish.FinishModel;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

/** Duplicates after a real migration, by keys alone: nothing is written before Apply, and what was shown is what happens. */
class DuplicatesPageTest extends WizardTest {
    private static final int STOPS = 200;

    private Doubles doubles;
    private DuplicatesModel model;

    private void migrated() throws SQLException, IOException {
        Files.createDirectories(home.resolve("databases"));
        doubles = Doubles.h2(home.resolve("databases"));
        Path folder = home.resolve("projects").resolve("Doubles");
        Ferry ferry = new Ferry(folder, SampleProject.logins(), new Progress());
        ferry.plan(new Project.End(doubles.source(), "sa", ""), new Project.End(doubles.target(), "sa", ""));
        assertThat(ferry.run().result()).isEqualTo("done");
        ferry.verify();
        Draft.fresh()
                .withSteps(Step.FINISH.name(), Step.FINISH.name())
                .withSealed(true)
                .write(folder);
        show(Session.open(folder, SampleProject.logins()));
    }

    private void show(Session session) {
        fx(() -> wizard.shell().open(session));
        onPage(Step.FINISH);
        FinishModel finish = (FinishModel) wizard.shell().pageProperty().get().model();
        await("result", () -> finish.phaseProperty().get() == FinishModel.Phase.RESULT);
        idle();
        model = finish.duplicates();
        tabTo("finish-duplicates");
        type(KeyCode.SPACE);
        await("found", () -> model.phaseProperty().get() == DuplicatesModel.Phase.OPEN);
        idle();
        assertThat(shown()).isNotNull();
    }

    private Group shown() {
        return fx(() -> model.shown().groupProperty().get());
    }

    private void tabTo(String id) {
        for (int i = 0; i < STOPS; i++) {
            Node owner = fx(() -> stage.getScene().getFocusOwner());
            if (owner != null && id.equals(owner.getId())) {
                return;
            }
            type(KeyCode.TAB);
        }
        throw new AssertionError("Tab never came to " + id);
    }

    private void keys(KeyCode... keys) {
        press(keys);
        for (int i = keys.length - 1; i >= 0; i--) {
            release(keys[i]);
        }
        idle();
    }

    private String text(String id) {
        return node(Label.class, id).getText();
    }

    /** Goes by keys to the cluster that the record belongs to. */
    private void goTo(String entity, String key) {
        for (int i = 0; i < 10; i++) {
            keys(KeyCode.CONTROL, KeyCode.PAGE_UP);
        }
        for (int i = 0; i < 10; i++) {
            Group group = shown();
            if (group.entity().equalsIgnoreCase(entity)
                    && group.keys().stream().anyMatch(each -> each.text().equals(key))) {
                return;
            }
            keys(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
        }
        throw new AssertionError("no cluster has " + entity + " " + key);
    }

    private int place(String key) {
        List<String> keys = shown().keys().stream().map(each -> each.text()).toList();
        return keys.indexOf(key);
    }

    private static KeyCode digit(int place) {
        return KeyCode.valueOf("DIGIT" + (place + 1));
    }

    private void field(String name) {
        fx(() -> node("duplicates-fields").requestFocus());
        for (int i = 0; i < 20; i++) {
            keys(KeyCode.CONTROL, KeyCode.UP);
        }
        for (int i = 0; i < 20; i++) {
            if (model.shown().fieldProperty().get().equalsIgnoreCase(name)) {
                return;
            }
            keys(KeyCode.CONTROL, KeyCode.DOWN);
        }
        throw new AssertionError("never came to " + name);
    }

    private String result(String name) {
        return fx(() -> model.shown().lines()).stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .findFirst()
                .map(DuplicateLine::result)
                .orElseThrow();
    }

    private void apply() {
        keys(KeyCode.ALT, KeyCode.A);
        await("preview", () -> lookup("#duplicates-preview-go").tryQuery().isPresent());
    }

    private void agree() {
        fx(() -> node(Button.class, "duplicates-preview-go").fire());
        await("merged", () -> model.phaseProperty().get() == DuplicatesModel.Phase.OPEN);
        idle();
    }

    @Test
    void mergesByKeysExactlyAsShownAndTakesItBack() throws Exception {
        migrated();
        Map<String, List<String>> before = doubles.dump();
        ListView<?> list = node(ListView.class, "duplicates-list");
        assertThat(list.getItems()).hasSize(4);
        assertThat(text("duplicates-progress")).isEqualTo("0 of 4 decided");
        goTo("contact", "1");
        assertThat(text("duplicates-reasons")).contains("same e-mail address");
        keys(KeyCode.ALT, digit(place("1")));
        assertThat(shown().draft().survivor().text()).isEqualTo("1");
        field("first_name");
        keys(KeyCode.CONTROL, digit(place("2")));
        assertThat(result("first_name")).isEqualTo("JUERGEN");
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(result("first_name")).isEqualTo("Jürgen");
        keys(KeyCode.CONTROL, KeyCode.Y);
        assertThat(result("first_name")).isEqualTo("JUERGEN");
        field("last_name");
        fx(() -> node("duplicates-fields").requestFocus());
        type(KeyCode.F2);
        write("x".repeat(61)).type(KeyCode.ENTER);
        idle();
        assertThat(wizard.shell().noticeProperty().get())
                .as("a value that does not fit")
                .isNotNull();
        fx(() -> wizard.shell().noticeProperty().set(null));
        push(KeyCode.CONTROL, KeyCode.A).write("Miller").type(KeyCode.ENTER);
        idle();
        assertThat(result("last_name")).isEqualTo("Miller");
        assertThat(result("note")).as("filled from the other").isEqualTo("from the fair");
        List<DuplicateLine> promised = fx(() -> shown().lines());
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(text("duplicates-progress")).isEqualTo("1 of 4 decided");
        assertThat(shown().state()).as("goes on by itself").isEqualTo(Group.State.OPEN);
        goTo("contact", "8");
        keys(KeyCode.CONTROL, KeyCode.D);
        assertThat(text("duplicates-progress")).isEqualTo("2 of 4 decided");
        assertThat(doubles.dump()).as("nothing is written before Apply").isEqualTo(before);
        goTo("contact", "1");
        if (PICTURES) {
            looks("duplicates");
        }
        apply();
        picture("duplicates-preview", (javafx.stage.Stage)
                node("duplicates-preview-go").getScene().getWindow());
        assertThat(node(Button.class, "duplicates-preview-go").getText()).isEqualTo("Merge: delete 1 record");
        assertThat(doubles.dump()).isEqualTo(before);
        agree();
        assertThat(doubles.rows("select first_name, last_name, email, phone, note from contact where id = 1"))
                .containsExactly("JUERGEN | Miller | j.mueller@firma.de | +49 30 1112223 | from the fair");
        assertThat(doubles.rows("select id from contact where id in (1, 2)")).containsExactly("1");
        assertThat(doubles.rows("select contact_id from deal where id in (1, 2)"))
                .containsExactly("1", "1");
        goTo("contact", "1");
        assertThat(shown().state()).isEqualTo(Group.State.MERGED);
        landed(promised);
        goTo("contact", "8");
        assertThat(shown().state()).isEqualTo(Group.State.PARTED);
        picture("duplicates-merged");
        fx(() -> node(Button.class, "duplicates-back").fire());
        await("asked", () -> lookup("#duplicates-back-go").tryQuery().isPresent());
        fx(() -> node(Button.class, "duplicates-back-go").fire());
        await("again", () -> model.groups().countsProperty().get().all() == 3);
        idle();
        assertThat(model.phaseProperty().get()).isEqualTo(DuplicatesModel.Phase.OPEN);
        assertThat(doubles.dump()).isEqualTo(before);
        fx(() -> node(Button.class, "duplicates-leave").fire());
        idle();
        assertThat(lookup("#finish-duplicates").tryQuery().isPresent()).isTrue();
    }

    /** Every field of the merged record is as its result was shown. */
    private void landed(List<DuplicateLine> promised) {
        Group group = shown();
        Key key = group.draft().survivor();
        AtomicReference<DuplicateSides> now = new AtomicReference<>();
        fx(() -> model.ask(open -> open.sides(group.entity(), List.of(key)), now::set));
        idle();
        Object[] record = now.get().records().get(key);
        for (DuplicateLine line : promised) {
            assertThat(Values.text(record[now.get().entity().index(line.name())]))
                    .as(line.name())
                    .isEqualTo(line.result());
        }
    }

    @Test
    void bringsWhatHasChangedBackOnTheList() throws Exception {
        migrated();
        goTo("contact", "1");
        keys(KeyCode.ALT, digit(place("1")));
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        goTo("contact", "8");
        keys(KeyCode.ALT, digit(place("8")));
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        doubles.target("update contact set note = 'somebody was here' where id = 2");
        apply();
        assertThat(model.writing().previewProperty().get().done()).hasSize(1);
        doubles.target("insert into deal values (70, 3, 9, 'came after the preview')");
        agree();
        assertThat(doubles.rows("select note from contact where id = 2")).containsExactly("somebody was here");
        assertThat(doubles.rows("select id from contact where id in (8, 9)")).containsExactly("8", "9");
        assertThat(text("duplicates-progress")).isEqualTo("0 of 4 decided");
        goTo("contact", "8");
        assertThat(shown().state()).isEqualTo(Group.State.OPEN);
        assertThat(text("duplicates-again")).startsWith("Not merged: what refers to them has changed");
        goTo("contact", "1");
        assertThat(shown().state()).isEqualTo(Group.State.OPEN);
        assertThat(text("duplicates-again"))
                .startsWith("Not merged: one of them has changed since it was shown")
                .contains("from the fair, is now somebody was here");
        picture("duplicates-again");
        keys(KeyCode.ALT, digit(place("1")));
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        apply();
        agree();
        assertThat(doubles.rows("select note from contact where id = 1")).containsExactly("somebody was here");
        assertThat(doubles.rows("select id from contact where id = 2")).isEmpty();
    }

    @Test
    void goesOnAfterTheSearchWasCancelledAndKeepsDecisions() throws Exception {
        migrated();
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(text("duplicates-progress")).isEqualTo("1 of 4 decided");
        fx(() -> node(Button.class, "duplicates-leave").fire());
        idle();
        tabTo("finish-duplicates");
        type(KeyCode.SPACE);
        await("open", () -> model.phaseProperty().get() == DuplicatesModel.Phase.OPEN);
        idle();
        assertThat(text("duplicates-progress")).as("what was decided is kept").isEqualTo("1 of 4 decided");
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text("duplicates-progress")).isEqualTo("0 of 4 decided");
        fx(() -> node(Button.class, "duplicates-leave").fire());
        idle();
        fx(() -> {
            model.open();
            model.cancel();
        });
        await("away", () -> model.phaseProperty().get() == DuplicatesModel.Phase.AWAY);
        idle();
        assertThat(lookup("#finish-duplicates").tryQuery().isPresent()).isTrue();
        fx(() -> model.open());
        await("open", () -> model.phaseProperty().get() == DuplicatesModel.Phase.OPEN);
        idle();
        fx(() -> model.groups().wantedProperty().set(new Groups.Wanted("", false, null, "anna.kern")));
        idle();
        assertThat(model.groups().listed()).hasSize(1);
        assertThat(shown().keys()).hasSize(3);
    }

    @Test
    void goesOnWithTheDecisionsOfYesterday() throws Exception {
        migrated();
        goTo("contact", "1");
        keys(KeyCode.ALT, digit(place("1")));
        field("first_name");
        keys(KeyCode.CONTROL, digit(place("2")));
        field("last_name");
        fx(() -> node("duplicates-fields").requestFocus());
        type(KeyCode.F2);
        push(KeyCode.CONTROL, KeyCode.A).write("Miller").type(KeyCode.ENTER);
        idle();
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        goTo("contact", "8");
        keys(KeyCode.CONTROL, KeyCode.D);
        goTo("contact", "4");
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        goTo("contact", "4");
        fx(() -> model.decisions().takeBack());
        idle();
        goTo("account", "1");
        keys(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(text("duplicates-progress")).isEqualTo("3 of 4 decided");
        fx(() -> wizard.shell().leave());
        idle();
        doubles.target("update account set name = name || '!' where id = 1");
        show(Session.open(home.resolve("projects").resolve("Doubles"), SampleProject.logins()));
        assertThat(text("duplicates-progress")).isEqualTo("2 of 4 decided");
        goTo("account", "1");
        assertThat(shown().state()).isEqualTo(Group.State.OPEN);
        assertThat(text("duplicates-again")).isEqualTo("One of them has changed since this was decided. Decide anew.");
        picture("duplicates-older");
        goTo("contact", "8");
        assertThat(shown().state()).isEqualTo(Group.State.APART);
        goTo("contact", "4");
        assertThat(shown().state()).isEqualTo(Group.State.OPEN);
        goTo("contact", "1");
        assertThat(shown().state()).isEqualTo(Group.State.MERGE);
        assertThat(result("first_name")).isEqualTo("JUERGEN");
        assertThat(result("last_name")).isEqualTo("Miller");
        apply();
        agree();
        assertThat(doubles.rows("select first_name, last_name from contact where id = 1"))
                .containsExactly("JUERGEN | Miller");
        fx(() -> wizard.shell().leave());
        idle();
        show(Session.open(home.resolve("projects").resolve("Doubles"), SampleProject.logins()));
        assertThat(text("duplicates-progress")).isEqualTo("0 of 2 decided");
    }

    private void looks(String name) throws IOException {
        everyLook(name);
        fx(() -> model.shown().hideSameProperty().set(false));
        goTo("contact", "4");
        everyLook(name + "-three");
        fx(() -> model.shown().hideSameProperty().set(true));
        fx(() -> wizard.words().localeProperty().set(Locale.ENGLISH));
        goTo("contact", "1");
    }
}
