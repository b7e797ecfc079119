package org.crmferry.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.crmferry.ferry.Result;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ComparePageTest extends WizardTest {
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
