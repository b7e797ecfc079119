package org.crmferry.ui.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.ferry.Direction;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.HistoryDesk;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.SyncOptions;
import org.crmferry.ferry.TwoSides;
import org.crmferry.journal.Conflict;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule and every kind of conflict on the page: what it says, what it offers, and what Apply then writes. */
class ConflictRulesPageTest extends WizardTest {
    private TwoSides sides;
    private Path folder;
    private ConflictsModel model;

    private Ferry ferry() {
        return new Ferry(folder, SampleProject.logins(), new Progress());
    }

    private void plan() {
        folder = home.resolve("projects").resolve("Two sides");
        sides = new TwoSides(home);
    }

    private void planned() {
        ferry().plan(new Project.End(sides.source(), "sa", ""), new Project.End(sides.target(), "sa", ""));
        Draft.fresh()
                .withSteps(Step.CONFLICTS.name(), Step.CONFLICTS.name())
                .withSealed(true)
                .write(folder);
    }

    private void open() {
        fx(() -> wizard.shell().open(Session.open(folder, SampleProject.logins())));
        onPage(Step.CONFLICTS);
        model = (ConflictsModel) wizard.shell().pageProperty().get().model();
        await("shown", () -> model.shown().detailProperty().get() != null);
        idle();
    }

    private void diverged() {
        plan();
        sides.three();
        planned();
        ferry().run();
        sides.diverge();
        ferry().sync(new SyncOptions(Direction.PUSH, Rule.ASK, true));
        open();
    }

    private void select(Conflict conflict) {
        fx(() -> model.list().select(conflict.id()));
        idle();
    }

    private void apply() {
        clickOn("#conflicts-apply");
        await(
                "written",
                () -> model.phaseProperty().get() == ConflictsModel.Phase.OPEN
                        && model.list().countsProperty().get().decided() == 0);
        idle();
    }

    private void confirm() {
        await("preview", () -> lookup("#conflicts-decree-go").tryQuery().isPresent());
        idle();
        picture("conflicts-rule-preview", (javafx.stage.Stage)
                node("conflicts-decree").getScene().getWindow());
        clickOn("#conflicts-decree-go");
        idle();
    }

    private List<String> texts(String menu) {
        return node(MenuButton.class, menu).getItems().stream()
                .filter(item -> !item.isDisable())
                .map(MenuItem::getText)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("org.crmferry.ferry.TwoSides#rules")
    void everyRuleIsPreviewedAndDecidesWhatItCanTell(String rule, String names, int open) throws Exception {
        diverged();
        fx(() -> node(MenuButton.class, "conflicts-listed").getItems().stream()
                .filter(item -> item.getId().equals("conflicts-listed-" + rule))
                .findFirst()
                .orElseThrow()
                .fire());
        await("preview", () -> lookup("#conflicts-decree-go").tryQuery().isPresent());
        List<String> counts = from(node("conflicts-decree-entities")).lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
        assertThat(counts).endsWith(String.valueOf(3 - open), String.valueOf(open));
        assertThat(sides.names()).isEqualTo("TTT");
        confirm();
        assertThat(node(Label.class, "conflicts-progress").getText()).isEqualTo(3 - open + " of 3 decided");
        assertThat(sides.names()).isEqualTo("TTT");
        apply();
        assertThat(sides.names()).isEqualTo(names);
        assertThat(model.list().countsProperty().get().allOpen()).isEqualTo(open);
    }

    @Test
    void aRuleThatCannotTellIsNotOffered() throws Exception {
        diverged();
        List<Conflict> all = List.copyOf(model.list().conflicts());
        select(all.get(0));
        assertThat(texts("conflicts-rule"))
                .containsExactly(
                        "The side that was changed last",
                        "The side that was changed first",
                        "The side with the higher version",
                        "The side with more filled fields",
                        "The longer text of each field");
        picture("conflicts-rules");
        fx(() -> node(MenuButton.class, "conflicts-rule").getItems().get(0).fire());
        idle();
        select(all.get(2));
        assertThat(texts("conflicts-rule")).isEmpty();
        assertThat(node(MenuButton.class, "conflicts-rule").getItems())
                .hasSize(ConflictDesk.COMPARING.size())
                .allMatch(item -> item.getText().endsWith("(cannot tell here)"));
        apply();
        assertThat(sides.names()).isEqualTo("STT");
    }

    /** Selects the conflict of that kind: what the page says about it, and the buttons it has for the whole record. */
    private List<String> page(String kind) {
        Conflict conflict = model.list().conflicts().stream()
                .filter(each -> each.open() && each.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        kind + " is not among " + model.list().conflicts()));
        select(conflict);
        picture("conflicts-kind-" + kind);
        ConflictDetail shown = model.shown().detailProperty().get();
        ConflictWords say = new ConflictWords(wizard.words());
        Stream<String> buttons = Stream.of("source", "target")
                .filter(side -> lookup("#conflicts-all-" + side).tryQuery().isPresent());
        return Stream.concat(Stream.of(say.kind(kind), fx(() -> say.explained(shown))), buttons)
                .toList();
    }

    private void decide(String side) {
        clickOn("#conflicts-all-" + side);
        idle();
    }

    @Test
    @Tag("screens")
    void looksOfARefusedDecision() throws Exception {
        diverged();
        fx(() -> node(MenuButton.class, "conflicts-rule").show());
        everyLook("conflicts-rules");
        fx(() -> node(MenuButton.class, "conflicts-rule").hide());
        decide("source");
        sides.target("alter table contact add constraint small check (name <> 'Source, much longer')");
        apply();
        page("refused");
        everyLook("conflicts-refused");
    }

    @Test
    void kindsOfATransfer() throws Exception {
        plan();
        sides.alike();
        planned();
        TwoSides.matchByEmail(folder);
        ferry().run();
        open();
        assertThat(page("differs"))
                .containsExactly(
                        "Both sides differ", "Both sides have this record, with different values.", "source", "target");
        decide("source");
        assertThat(page("ambiguous"))
                .containsExactly(
                        "Several records fit",
                        "Several records of the target could be this one, so it was not written.",
                        "source",
                        "target");
        decide("source");
        assertThat(page("duplicate"))
                .containsExactly(
                        "Twice in the source",
                        "Another record of the source is already this one in the target.",
                        "source",
                        "target");
        decide("target");
        apply();
        assertThat(sides.rows("select email, name from contact order by email, id"))
                .containsExactly("a@x Anna", "b@x Bert", "b@x Bert", "b@x Bert", "c@x Cora", "d@x Dora");
        fx(() -> wizard.shell().leave());
        idle();
        assertThat(ferry().verify().differences()).isEmpty();
    }

    @Test
    void kindsOfARound() throws Exception {
        plan();
        sides.six();
        planned();
        ferry().run();
        sides.delete();
        ferry().sync(new SyncOptions(Direction.PUSH, Rule.ASK, true));
        open();
        assertThat(page("deleted")).startsWith("Deleted in the source").endsWith("source", "target");
        decide("target");
        assertThat(page("referred")).startsWith("Still referred to").endsWith("source", "target");
        decide("source");
        assertThat(page("gone"))
                .containsExactly(
                        "Deleted in the target",
                        "The record in the target is not there any more. Source creates it again, target leaves it so.",
                        "source",
                        "target");
        decide("target");
        assertThat(page("differs")).startsWith("Both sides differ");
        decide("source");
        // The target changes once more after the decision, and lets the second go.
        sides.target("delete from deal", "update contact set name = 'Again' where id = 4");
        apply();
        assertThat(page("changed"))
                .containsExactly(
                        "Changed since the check",
                        "Somebody changed this record in the target after the check. It was not overwritten.",
                        "source",
                        "target");
        decide("source");
        assertThat(wizard.shell().noticeProperty().get().text(Locale.ENGLISH))
                .isEqualTo(
                        "3 decisions were applied. 1 is open again: its record was changed in the target meanwhile, or the"
                                + " target did not take it.");
        sides.target("alter table contact add constraint small check (name <> 'From the source' or id <> 4)");
        apply();
        assertThat(wizard.shell().noticeProperty().get().title()).isEqualTo("conflicts.applied.none");
        List<String> refused = page("refused");
        assertThat(refused).startsWith("Not taken by the target").endsWith("source", "target");
        assertThat(refused.get(1)).endsWith("The reason: a rule (check) of the database forbids a value");
        decide("target");
        apply();
        assertThat(sides.rows("select id, name from contact where id <= 4 order by id"))
                .containsExactly("1 Kept", "4 Again");
    }

    @Test
    void kindsOfVersionsThatWerePutBack() throws Exception {
        plan();
        sides.three();
        planned();
        ferry().run();
        sides.source("update contact set name = 'Source' where id > 1");
        ferry().sync(new SyncOptions(Direction.PUSH, Rule.ASK, true));
        sides.target("delete from contact where id = 1");
        putBack(1, 1);
        sides.target("update contact set name = 'Target'");
        putBack(1, 2);
        putBack(2, 1);
        putBack(3, 1);
        open();
        List<String> removed = page("removed");
        assertThat(removed).startsWith("To be deleted again").endsWith("source", "target");
        assertThat(removed.get(1)).endsWith("Source deletes it, target keeps it with the edit.");
        decide("source");
        List<String> version = page("version");
        assertThat(version).startsWith("Edited since").endsWith("source", "target");
        assertThat(version.get(1)).contains("it puts it back over the edit, target keeps the edit.");
        decide("source");
        page("version");
        decide("target");
        assertThat(sides.names()).isEqualTo("TTT");
        apply();
        assertThat(sides.rows("select id, name from contact order by id")).containsExactly("2 Base", "3 Target");
    }

    private void putBack(int contact, int version) {
        try (HistoryDesk desk = ferry().history()) {
            desk.putBack(desk.of("CONTACT", Integer.toString(contact)), version);
        }
    }
}
