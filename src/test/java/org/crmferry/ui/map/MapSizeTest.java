package org.crmferry.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.function.IntConsumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.PlannedSample;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

/** The largest databases there are: 700 entities, one of them with 1,500 fields. */
class MapSizeTest extends WizardTest {
    private static final int TABLES = 700;
    private static final int COLUMNS = 1500;
    /** What a person hardly notices is 50 ms; the rest is room for a machine that does other things meanwhile. */
    private static final long BOUND = 250;
    /** Whatever else the machine does, it does not do it each time. */
    private static final int TRIES = 5;

    private static String make(Path file) throws Exception {
        String url = "jdbc:h2:file:" + file.toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            for (int t = 0; t < TABLES; t++) {
                StringBuilder columns = new StringBuilder();
                for (int c = 0; c < 8; c++) {
                    columns.append(", field_").append(c).append(c % 2 == 0 ? " varchar(40)" : " decimal(20, 4)");
                }
                statement.execute("create table module_" + t + " (id int primary key" + columns + ")");
                statement.execute("insert into module_" + t + " (id, field_0, field_1) select x, 'value ' || x, x / 3.0"
                        + " from system_range(1, 5)");
            }
            StringBuilder columns = new StringBuilder();
            StringBuilder names = new StringBuilder();
            StringBuilder values = new StringBuilder();
            for (int c = 0; c < COLUMNS; c++) {
                columns.append(", custom_").append(c).append(" varchar(60)");
                names.append(", custom_").append(c);
                values.append(", 'v").append(c).append(" ' || x");
            }
            statement.execute("create table a_wide (id int primary key" + columns + ")");
            statement.execute("insert into a_wide (id" + names + ") select x" + values + " from system_range(1, 20)");
        }
        return url;
    }

    /** Does it, and again after taking it back, until the window stands still for as short a time as it should. */
    private void measure(String what, Runnable action, Runnable back) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && shortest >= BOUND; i++) {
            back.run();
            idle();
            watchdog.reset();
            action.run();
            idle();
            shortest = Math.min(shortest, watchdog.longestMillis());
        }
        System.out.println("longest wait of the window while " + what + ": " + shortest + " ms");
        assertThat(shortest).as("ms while %s", what).isLessThan(BOUND);
    }

    @Test
    void staysFluidWithTheLargestDatabases() throws Exception {
        Project.End from = new Project.End(make(home.resolve("left")), "sa", "");
        Project.End to = new Project.End(make(home.resolve("right")), "sa", "");
        Path project = home.resolve("big");
        long begun = System.nanoTime();
        Project planned = new Ferry(project, PlannedSample.logins(), new Progress()).plan(from, to);
        System.out.printf("planned in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        Draft.fresh()
                .withSource(planned.source())
                .withTarget(planned.target())
                .withSteps("MAP", "MAP")
                .write(project);
        Session session = PlannedSample.open(project);
        begun = System.nanoTime();
        fx(() -> wizard.shell().open(session));
        onPage(Step.MAP);
        idle();
        System.out.printf("opened in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        MapModel model = (MapModel) wizard.shell().pageProperty().get().model();
        ListView<PairRow> pairs = lookup("#map-pairs").query();
        TableView<FieldRow> fields = lookup("#map-fields").query();
        assertThat(pairs.getItems()).hasSizeGreaterThanOrEqualTo(TABLES);
        String wide = model.pairs().stream()
                .map(row -> row.mapping().source())
                .filter(name -> name.equalsIgnoreCase("a_wide"))
                .findFirst()
                .orElseThrow();

        // Everything once, so that classes are loaded.
        fx(() -> model.choose(wide));
        idle();
        assertThat(fields.getItems()).hasSizeGreaterThanOrEqualTo(COLUMNS);
        fx(() -> fields.scrollTo(COLUMNS / 2));
        idle();
        picture("map-large");

        measure("scrolling 700 pairs", () -> scroll(pairs::scrollTo, TABLES, 35), () -> fx(() -> pairs.scrollTo(0)));
        measure(
                "scrolling 1,500 fields",
                () -> scroll(fields::scrollTo, COLUMNS, 60),
                () -> fx(() -> fields.scrollTo(0)));
        measure("searching pairs", () -> type("map-pair-search", "module_69"), () -> {});
        measure("searching fields", () -> type("map-field-search", "custom_149"), () -> {});
        CheckBox pairsTroubled = lookup("#map-pairs-troubled").query();
        measure(
                "filtering pairs",
                () -> fx(() -> pairsTroubled.setSelected(true)),
                () -> fx(() -> pairsTroubled.setSelected(false)));
        ToggleButton fieldsTroubled = lookup("#map-filter-troubled").query();
        ToggleButton fieldsAll = lookup("#map-filter-all").query();
        measure(
                "filtering fields",
                () -> fx(() -> fieldsTroubled.setSelected(true)),
                () -> fx(() -> fieldsAll.setSelected(true)));
        fx(() -> {
            pairsTroubled.setSelected(false);
            fieldsAll.setSelected(true);
        });
        measure("choosing another pair", () -> fx(() -> model.choose("MODULE_5")), () -> fx(() -> model.choose(wide)));
        measure(
                "choosing the widest pair",
                () -> fx(() -> model.choose(wide)),
                () -> fx(() -> model.choose("MODULE_5")));
        var rows = model.chosen().fields();
        var target = rows.get(700).target();
        var other = rows.get(701).target();
        measure(
                "choosing a field",
                () -> fx(() -> model.chooseField(target)),
                () -> fx(() -> model.chooseField(other)));
        measure("undoing an edit", () -> fx(model::undo), () -> fx(() -> model.clear(target)));
        measure("editing a field", () -> fx(() -> model.clear(target)), () -> fx(model::undo));
        measure("not moving a pair", () -> fx(() -> model.move(wide, false)), () -> fx(() -> model.move(wide, true)));
        assertThat(Project.read(project).mapping()).isEqualTo(model.mapping());
    }

    private void scroll(IntConsumer list, int lines, int step) {
        for (int i = 0; i < lines; i += step) {
            int at = i;
            fx(() -> list.accept(at));
            idle();
        }
    }

    private void type(String field, String text) {
        for (int i = 1; i <= text.length(); i++) {
            String so = text.substring(0, i);
            fx(() -> ((TextField) node(field)).setText(so));
            idle();
        }
        fx(() -> ((TextField) node(field)).setText(""));
    }
}
