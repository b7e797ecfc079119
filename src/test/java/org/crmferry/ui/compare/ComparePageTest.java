package org.crmferry.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.RecordHistory;
import org.crmferry.ferry.Result;
import org.crmferry.mapping.Keys;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Words;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ComparePageTest extends WizardTest {
    private String left;
    private String right;

    private static String database(Path folder, String... more) throws Exception {
        String url = "jdbc:h2:file:" + folder.toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table person(id int primary key, name varchar(50), town varchar(50))");
            statement.execute("insert into person select x, 'Name ' || x, 'Town' from system_range(1, 100)");
            for (String each : more) {
                statement.execute(each);
            }
        }
        return url;
    }

    private void fill(String left, String right) {
        clickOn("#start-compare");
        await("page", () -> lookup("#compare-left").tryQuery().isPresent());
        clickOn("#compare-left").write(left);
        clickOn("#compare-left-user").write("sa");
        clickOn("#compare-right").write(right);
        clickOn("#compare-right-user").write("sa");
    }

    private void compare(String left, String right) {
        fill(left, right);
        clickOn("#compare-go");
        idle();
    }

    @Test
    void findsWhatDiffersAndShowsTheFields() throws Exception {
        Files.createDirectories(home);
        String left = database(home.resolve("left"));
        String right = database(
                home.resolve("right"),
                "update person set town = 'Other' where id = 7",
                "delete from person where id = 9",
                "insert into person values(200, 'New', 'Town')");
        compare(left, right);
        assertThat(((Label) node("compare-outcome")).getText()).startsWith("3 records differ");
        TableView<?> records = (TableView<?>) node("compare-records");
        fx(() -> records.getSelectionModel().select(0));
        assertThat(((TableView<?>) node("compare-fields")).getItems()).hasSize(2);
        picture("compare");
        try (Connection connection = DriverManager.getConnection(right, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("alter table person rename to people");
        }
        clickOn("#compare-again");
        idle();
        assertThat(((Label) node("compare-outcome")).getText()).startsWith("Nothing could be compared");
        clickOn("#compare-back");
        assertThat(lookup("#start-compare").tryQuery()).isPresent();
    }

    @Test
    void bringsOverWhatIsTicked() throws Exception {
        Files.createDirectories(home);
        String left = database(
                home.resolve("left"),
                "insert into person values(200, 'New', 'Town'), (201, 'Not ticked', 'Town')",
                "update person set town = 'Moved' where id = 7");
        String right = database(home.resolve("right"), "insert into person values(300, 'Only here', 'Town')");
        compare(left, right);
        assertThat(node(Button.class, "compare-bring").isDisabled()).isTrue();
        assertThat(from(node("compare-records"))
                        .lookup(".table-row-cell .check-box")
                        .queryAll())
                .hasSize(3);
        CheckBox shown = node(CheckBox.class, "compare-tick-shown");
        assertThat(shown.isSelected()).isFalse();
        clickOn(shown);
        assertThat(shown.isSelected()).isTrue();
        assertThat(((Label) node("compare-ticked")).getText()).isEqualTo("3 records are ticked");
        fx(() -> from(node("compare-records")).lookup(".table-row-cell .check-box").<CheckBox>queryAll().stream()
                .filter(box -> ((TickCell) box.getParent()).getItem().keyText().equals("201"))
                .forEach(CheckBox::fire));
        assertThat(((Label) node("compare-ticked")).getText()).isEqualTo("2 records are ticked");
        assertThat(shown.isSelected()).isFalse();
        picture("compare-ticked");
        clickOn("#compare-bring");
        onPage(Step.CHECK);
        picture("compare-bring");
        assertThat(session().folder().getFileName()).hasToString("2 compared records");
        Result done = session().ferry().run();
        assertThat(done.total().created()).isEqualTo(1);
        assertThat(done.total().updated()).isEqualTo(1);
        fx(() -> wizard.shell().leave());
        idle();
        compare(left, right);
        assertThat(((Label) node("compare-outcome")).getText()).startsWith("2 records differ");
    }

    @Test
    @Tag("screens")
    void looksOfTickedRecords() throws Exception {
        Files.createDirectories(home);
        String left = database(
                home.resolve("left"),
                "insert into person values(200, 'New', 'Town'), (201, 'New too', 'Town')",
                "update person set town = 'Moved' where id = 7");
        compare(left, database(home.resolve("right"), "insert into person values(300, 'Only here', 'Town')"));
        clickOn("#compare-tick-shown");
        fx(() -> node(TableView.class, "compare-records").getSelectionModel().select(0));
        everyLook("compare-ticked");
        clickOn("#compare-bring");
        onPage(Step.CHECK);
        fx(() -> wizard.shell().go(Step.SCOPE));
        onPage(Step.SCOPE);
        everyLook("scope-ticked");
    }

    /** A migration between two databases, whose records have had three versions since. */
    private void migrated() throws Exception {
        Files.createDirectories(home);
        left = database(home.resolve("left"));
        right = "jdbc:h2:file:" + home.resolve("right").toAbsolutePath();
        execute(right, "create table person(id int primary key, name varchar(50), town varchar(50))");
        Path folder = home.resolve("projects").resolve("Persons");
        Ferry ferry = ferry();
        Project project = ferry.plan(new Project.End(left, "sa", ""), new Project.End(right, "sa", ""));
        ferry.save(project.mapping()
                .withEntities(project.mapping().entities().stream()
                        .map(each -> each.withKeys(Keys.KEEP))
                        .toList()));
        assertThat(ferry.run().total().created()).isEqualTo(100);
        execute(left, "update person set town = 'Moved', name = 'Renamed' where id = 7");
        assertThat(ferry.sync(Rule.ASK).result().result()).isEqualTo("done");
        execute(left, "update person set town = 'Later' where id = 7");
        fx(() -> wizard.shell().settings().opened(folder));
    }

    private Ferry ferry() {
        return new Ferry(home.resolve("projects").resolve("Persons"), SampleProject.logins(), new Progress());
    }

    private static void execute(String url, String... commands) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            for (String each : commands) {
                statement.execute(each);
            }
        }
    }

    private String row() throws Exception {
        try (Connection connection = DriverManager.getConnection(right, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select name, town from person where id = 7")) {
            row.next();
            return row.getString(1) + ", " + row.getString(2);
        }
    }

    private void history() {
        compare(left, right);
        fx(() -> node(TableView.class, "compare-records").getSelectionModel().select(0));
        clickOn("#compare-history");
        await("asked", () -> lookup("#prompt-passphrase").tryQuery().isPresent());
        clickOn("#prompt-passphrase").write(SampleProject.PASSPHRASE);
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        await("history", () -> lookup("#history").tryQuery().isPresent());
        idle();
    }

    private List<String> lines(String table) {
        List<String> lines = new ArrayList<>();
        for (Object each : node(TableView.class, table).getItems()) {
            RecordHistory.FieldChange field = (RecordHistory.FieldChange) each;
            lines.add(field.field() + ": " + field.old() + " > " + field.now());
        }
        return lines;
    }

    private void choose(int version) {
        ListView<?> list = node(ListView.class, "history-versions");
        fx(() -> list.getSelectionModel().select(list.getItems().size() - version));
    }

    private String notice() {
        return wizard.shell().noticeProperty().get().text(Locale.ENGLISH);
    }

    @Test
    void putsAVersionBackAsPreviewed() throws Exception {
        migrated();
        history();
        assertThat(node(ListView.class, "history-versions").getItems().size()).isEqualTo(2);
        assertThat(lines("history-changes")).containsExactly("NAME: Name 7 > Renamed", "TOWN: Town > Moved");
        assertThat(lines("history-writes")).isEmpty();
        assertThat(node(Button.class, "history-put").isDisabled()).isTrue();
        assertThat(node(Label.class, "history-told").getText()).startsWith("The record is as this version was");
        choose(1);
        assertThat(lines("history-writes")).containsExactly("NAME: Renamed > Name 7", "TOWN: Moved > Town");
        picture("compare-history", (Stage) node("history").getScene().getWindow());
        assertThat(row()).isEqualTo("Renamed, Moved");
        clickOn("#history-put");
        idle();
        assertThat(notice()).startsWith("Version 1 of record 7 is in the target and compared: Name, Town.");
        assertThat(row()).isEqualTo("Name 7, Town");
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(ferry().conflicts()).isEmpty();
    }

    @Test
    void whatWasEditedSinceBecomesAConflict() throws Exception {
        migrated();
        execute(right, "update person set town = 'Edited' where id = 7");
        history();
        choose(1);
        assertThat(lines("history-writes")).containsExactly("NAME: Renamed > Name 7", "TOWN: Edited > Town");
        assertThat(node(Label.class, "history-told").getText()).startsWith("Somebody has edited Town since.");
        assertThat(node(Button.class, "history-put").getText()).isEqualTo("Make it a conflict to decide");
        clickOn("#history-put");
        idle();
        assertThat(notice()).contains("open the migration Persons");
        assertThat(row()).isEqualTo("Renamed, Edited");
        assertThat(ferry().conflicts())
                .singleElement()
                .matches(each -> each.kind().equals("version") && each.open());
    }

    @Test
    void recordsOfNoMigrationHaveNoHistory() throws Exception {
        Files.createDirectories(home);
        compare(database(home.resolve("left"), "delete from person where id = 7"), database(home.resolve("right")));
        assertThat(node(Label.class, "compare-history-said").getText()).isEmpty();
        fx(() -> node(TableView.class, "compare-records").getSelectionModel().select(0));
        assertThat(node(Button.class, "compare-history").isDisabled()).isTrue();
        assertThat(node(Label.class, "compare-history-said").getText()).startsWith("Only records that a recent");
    }

    @Test
    @Tag("screens")
    void looksOfAHistory() throws Exception {
        migrated();
        execute(right, "update person set town = 'Edited' where id = 7");
        compare(left, right);
        fx(() -> node(TableView.class, "compare-records").getSelectionModel().select(0));
        everyLook("compare-history");
        for (Locale language : Words.LANGUAGES) {
            fx(() -> wizard.words().localeProperty().set(language));
            clickOn("#compare-history");
            await("asked", () -> lookup("#prompt-passphrase").tryQuery().isPresent());
            clickOn("#prompt-passphrase").write(SampleProject.PASSPHRASE);
            press(KeyCode.ENTER).release(KeyCode.ENTER);
            await("history", () -> lookup("#history").tryQuery().isPresent());
            choose(1);
            for (String theme : List.of("light", "dark")) {
                fx(() -> wizard.look().choose(theme));
                idle();
                String name = "history-" + theme + "-" + language.getLanguage();
                savePicture(name, node("history"));
            }
            clickOn("#history-close");
        }
    }

    @Test
    void stopsComparingWhenTheWindowIsClosed() throws Exception {
        String many = "insert into person select 1000 + x, 'Name ' || x, 'Town' from system_range(1, 400000)";
        String left = database(home.resolve("left"), many);
        String right = database(home.resolve("right"), many);
        fill(left, right);
        AtomicBoolean stopped = new AtomicBoolean();
        fx(() -> {
            ((Button) node("compare-go")).fire();
            wizard.shell().stop(() -> stopped.set(true));
        });
        await("stopped", stopped::get);
        assertThat(((Label) node("compare-outcome")).getText()).isEmpty();
        assertThat(wizard.shell().noticeProperty().get()).isNull();
    }
}
