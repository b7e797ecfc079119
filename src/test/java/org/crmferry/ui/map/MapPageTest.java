package org.crmferry.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.crmferry.ferry.Project;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Likeness;
import org.crmferry.ui.PlannedSample;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

class MapPageTest extends WizardTest {
    private MapModel model() {
        return (MapModel) wizard.shell().pageProperty().get().model();
    }

    private void choose(String target) {
        fx(() -> model().chooseField(target));
        idle();
    }

    @Test
    void editsAMappingInTheWindow() {
        Path project = PlannedSample.at(home.resolve("sample"), "MAP");
        Session session = PlannedSample.open(project);
        fx(() -> wizard.shell().open(session));
        picture("map-loading");
        onPage(Step.MAP);
        idle();
        picture("map");
        assertThat(node("next").isDisabled()).isFalse();
        ListView<?> pairs = lookup("#map-pairs").query();
        assertThat(pairs.getItems()).isNotEmpty();
        TableView<FieldRow> fields = lookup("#map-fields").query();
        assertThat(fields.getItems()).isNotEmpty();

        PairRow large = model().pairs().stream()
                .filter(pair -> pair.count() > 50)
                .findFirst()
                .orElseThrow();
        fx(() -> model().choose(large.mapping().source()));
        idle();
        FieldMapping plain = model().chosen().fields().stream()
                .filter(each -> each.steps().isEmpty() && each.sources().size() == 1)
                .findFirst()
                .orElseThrow();
        FieldRow row = model().sheetProperty().get().row(plain.target());
        fx(() -> fields.getSelectionModel().select(row));
        idle();
        TableView<?> samples = lookup("#map-samples").query();
        assertThat(samples.getItems()).hasSizeGreaterThanOrEqualTo(20);
        picture("map-field");

        // Another source by search.
        clickOn("#map-source-0");
        String other = model().sheetProperty().get().sources().stream()
                .map(card -> card.label())
                .filter(label -> !label.equals(row.sources().get(0).label()))
                .reduce((a, b) -> b)
                .orElseThrow();
        write(other);
        picture("map-chooser");
        push(KeyCode.ENTER);
        idle();
        assertThat(Project.read(project).mapping()).isEqualTo(model().mapping());
        FieldMapping changed = Edits.field(model().chosen(), plain.target());
        assertThat(changed.sources()).isNotEqualTo(plain.sources());

        // Undo by key.
        clickOn("#map-fields");
        push(KeyCode.SHORTCUT, KeyCode.Z);
        idle();
        assertThat(Edits.field(model().chosen(), plain.target()).sources()).isEqualTo(plain.sources());
        assertThat(Project.read(project).mapping()).isEqualTo(model().mapping());

        // A step with a form, live.
        fx(() -> model().chooseField(plain.target()));
        idle();
        fx(() -> model().editField("", plain.withSteps(List.of(new org.crmferry.mapping.Step.Truncate(3)))));
        idle();
        fx(() -> {
            TextField length = lookup("#map-step-0-length").query();
            length.requestFocus();
            length.selectAll();
        });
        write("2");
        idle();
        assertThat(Edits.field(model().chosen(), plain.target()).steps())
                .containsExactly(new org.crmferry.mapping.Step.Truncate(2));
        assertThat(model().detailProperty().get().samples())
                .allMatch(sample -> sample.result() == null || sample.result().length() <= 2);
        picture("map-step");

        fx(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        idle();
        picture("map-1024");
        fx(() -> wizard.look().choose("dark"));
        fx(() -> wizard.words().localeProperty().set(Locale.SIMPLIFIED_CHINESE));
        idle();
        assertThat(from(node("map-pairs")).lookup(".label").queryAll())
                .as("labels of entities follow the language")
                .anyMatch(each -> each instanceof javafx.scene.control.Label label
                        && label.getText() != null
                        && label.getText().contains("联系人"));
        picture("map-dark-zh");
        System.out.println("longest wait of the window: " + watchdog.longestMillis() + " ms");
    }

    @Test
    void saysWhatCountsAsTheSame() {
        Path project = PlannedSample.at(home.resolve("sample"), "MAP");
        Session session = PlannedSample.open(project);
        fx(() -> wizard.shell().open(session));
        onPage(Step.MAP);
        idle();
        EntityMapping people = model().mapping().entities().stream()
                .filter(each -> each.move() && phone(each).isPresent())
                .findFirst()
                .orElseThrow();
        String phone = phone(people).orElseThrow();
        fx(() -> model().choose(people.source()));
        idle();
        choose(phone);
        MenuButton menu = lookup("#map-same").query();
        assertThat(menu.getText()).isEqualTo("Every difference counts");
        open(menu);
        picture("map-same-menu");
        assertThat(menu.getItems().stream().map(MenuItem::getId))
                .containsExactlyElementsOf(
                        Likeness.WORDS.stream().map(word -> "map-same-" + word).toList());
        clickOn("#map-same-phone");
        idle();
        assertThat(Edits.field(model().chosen(), phone).same()).containsExactly("phone");
        assertThat(Project.read(project).mapping()).isEqualTo(model().mapping());
        assertThat(menu.getText()).isEqualTo("How a phone number is written does not count");

        // A second one, and the first taken back by the same menu.
        open(menu);
        clickOn("#map-same-blanks");
        idle();
        assertThat(Edits.field(model().chosen(), phone).same()).containsExactly("phone", "blanks");
        small("map-same");
        open(menu);
        clickOn("#map-same-phone");
        idle();
        assertThat(Edits.field(model().chosen(), phone).same()).containsExactly("blanks");
        clickOn("#map-fields");
        push(KeyCode.SHORTCUT, KeyCode.Z);
        push(KeyCode.SHORTCUT, KeyCode.Z);
        push(KeyCode.SHORTCUT, KeyCode.Z);
        idle();
        assertThat(Edits.field(model().chosen(), phone).same()).isEmpty();
        assertThat(Project.read(project).mapping()).isEqualTo(model().mapping());
    }

    private static Optional<String> phone(EntityMapping mapping) {
        return mapping.fields().stream()
                .map(FieldMapping::target)
                .filter(target -> target.toLowerCase(Locale.ROOT).contains("phone"))
                .findFirst();
    }

    private void open(MenuButton menu) {
        fx(menu::requestFocus);
        push(KeyCode.SPACE);
        await("the menu", menu::isShowing);
    }

    /** As it is on a small screen, also in the dark and in Chinese. */
    private void small(String name) {
        fx(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        idle();
        picture(name + "-1024");
        fx(() -> wizard.look().choose("dark"));
        fx(() -> wizard.words().localeProperty().set(Locale.SIMPLIFIED_CHINESE));
        idle();
        picture(name + "-dark-zh");
        assertThat(lookup("#map-same").<MenuButton>query().getText()).contains("电话号码");
    }

    @Test
    void dragsASourceFieldOntoATargetField() {
        Path project = PlannedSample.at(home.resolve("sample"), "MAP");
        Session session = PlannedSample.open(project);
        fx(() -> wizard.shell().open(session));
        onPage(Step.MAP);
        idle();
        FieldRow free = model().sheetProperty().get().rows().stream()
                .filter(row -> !row.nowhere() && !row.mapped())
                .findFirst()
                .orElseThrow();
        String name = model().sheetProperty().get().sources().get(1).name();
        String label = model().sheetProperty().get().sources().get(1).label();
        fx(() -> {
            TableView<FieldRow> fields = lookup("#map-fields").query();
            fields.scrollTo(free);
        });
        idle();
        drag(from("map-sources", label)).dropTo(from("map-fields", free.target().label()));
        idle();
        FieldMapping made = Edits.field(model().chosen(), free.target().name());
        assertThat(made).isNotNull();
        assertThat(made.sources()).containsExactly(name);
        assertThat(Project.read(project).mapping()).isEqualTo(model().mapping());
    }

    private javafx.scene.Node from(String list, String text) {
        return from(node(list))
                .lookup((javafx.scene.Node each) -> each instanceof javafx.scene.control.Label label
                        && (text.equals(label.getText()) || (text + " *").equals(label.getText())))
                .query();
    }

    @Test
    void showsExistingRecordsChoicesAndOwners() {
        Path project = PlannedSample.at(home.resolve("sample"), "MAP");
        Session session = PlannedSample.open(project);
        fx(() -> wizard.shell().open(session));
        onPage(Step.MAP);
        idle();
        clickOn("#map-existing");
        idle();
        picture("map-existing");
        for (PairRow pair : List.copyOf(model().pairs())) {
            fx(() -> model().choose(pair.mapping().source()));
            idle();
            FieldRow listed = model().sheetProperty().get().rows().stream()
                    .filter(row -> row.mapped()
                            && row.target().options().size() > 2
                            && row.sources().size() == 1
                            && !row.sources().get(0).options().isEmpty())
                    .findFirst()
                    .orElse(null);
            if (listed != null) {
                choose(listed.target().name());
                break;
            }
        }
        fx(() -> {
            javafx.scene.control.TabPane tabs = lookup("#map-details").query();
            tabs.getSelectionModel().select(1);
        });
        idle();
        picture("map-choices");
        assertThat(((ListView<?>) node("map-choices")).getItems()).isNotEmpty();
        clickOn("#map-owners-open");
        idle();
        await("owners", () -> lookup("#map-owners").tryQuery().isPresent());
        ListView<?> owners = lookup("#map-owners").query();
        assertThat(owners.getItems()).isNotEmpty();
    }
}
