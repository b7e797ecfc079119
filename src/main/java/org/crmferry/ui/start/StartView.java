package org.crmferry.ui.start;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.crmferry.ferry.ProjectState;
import org.crmferry.ui.conflicts.Answering;
import org.crmferry.ui.parts.Banner;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.Tile;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;
import org.crmferry.ui.words.Words;

/** The start page. */
public final class StartView extends ScrollPane {
    private final StartModel model;
    private final ShellModel shell;
    private final Words words;
    private final VBox recent = new VBox();
    private final ChangeListener<Notice> tell;

    public StartView(StartModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        this.words = shell.words();
        Label title = new Label();
        title.textProperty().bind(words.text("start.title"));
        title.getStyleClass().add("start-title");
        title.setWrapText(true);
        Label sentence = new Label();
        sentence.textProperty().bind(words.text("start.help"));
        sentence.getStyleClass().add("text-muted");
        sentence.setWrapText(true);
        Banner banner = new Banner(words);
        tell = (value, old, now) ->
                banner.show(now, () -> shell.noticeProperty().set(null));
        shell.noticeProperty().addListener(new WeakChangeListener<>(tell));
        Label last = new Label();
        last.textProperty().bind(words.text("start.recent"));
        last.getStyleClass().add("section-title");
        recent.getStyleClass().add("recent");
        VBox page = new VBox(new VBox(2, title, sentence), banner, tiles(), last, recent);
        page.getStyleClass().add("start");
        page.setMaxWidth(1040);
        HBox middle = new HBox(page);
        middle.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(page, Priority.ALWAYS);
        setContent(middle);
        setFitToWidth(true);
        setFitToHeight(true);
        getStyleClass().add("edge-to-edge");
        model.recent().addListener((ListChangeListener<Recent>) change -> list());
        words.follow(this, this::list);
        list();
        model.refresh();
    }

    private Node tiles() {
        GridPane grid = new GridPane(12, 12);
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            half.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(half);
        }
        grid.add(tile("new", Icons.NEW, model::begin), 0, 0);
        grid.add(tile("sample", Icons.SAMPLE, model::sample), 1, 0);
        grid.add(tile("open", Icons.FOLDER, this::chooseProject), 0, 1);
        grid.add(tile("package", Icons.PACKAGE, this::choosePackage), 1, 1);
        grid.add(tile("compare", Icons.COMPARE, shell::compare), 0, 2);
        grid.add(tile("answer", Icons.ANSWER, this::chooseQuestion), 1, 2);
        return grid;
    }

    private Tile tile(String name, Icons icon, Runnable action) {
        Tile tile = new Tile(words, icon.icon(), "start." + name, "start." + name + ".help");
        tile.setId("start-" + name);
        tile.disableProperty().bind(shell.worker().busyProperty());
        tile.setOnAction(event -> action.run());
        return tile;
    }

    private void list() {
        recent.getChildren().clear();
        if (model.recent().isEmpty()) {
            recent.getChildren().add(new EmptyState(words, Icons.EMPTY, "start.recent.none", "start.recent.none.help"));
        }
        model.recent().forEach(each -> recent.getChildren().add(row(each)));
    }

    private Node row(Recent project) {
        Label name = new Label(project.name());
        name.getStyleClass().add("text-strong");
        Label what = new Label(describe(project));
        what.getStyleClass().addAll("text-muted", "text-small");
        what.setWrapText(true);
        VBox said = new VBox(2, name, what);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button remove = new Button(null, Icons.CLOSE.icon());
        remove.getStyleClass().addAll("flat", "small");
        remove.accessibleTextProperty().bind(words.text("start.recent.forget", project.name()));
        remove.setOnAction(event -> model.forget(project));
        HBox row = new HBox(12, icon(project).icon(), said);
        row.setAlignment(Pos.CENTER_LEFT);
        if (project.opens()) {
            String verb = project.state().equals("open") ? "start.recent.continue" : "start.recent.anyway";
            Button open = new Button(words.now(verb));
            open.setMinWidth(USE_PREF_SIZE);
            open.getStyleClass().add("recent-open");
            open.setAccessibleText(words.now(verb) + ": " + project.name());
            open.disableProperty().bind(shell.worker().busyProperty());
            open.setOnAction(event -> model.open(project.folder()));
            row.getChildren().add(open);
        }
        row.getChildren().add(remove);
        row.getStyleClass().addAll("card", "recent-row");
        return row;
    }

    private static Icons icon(Recent project) {
        if (!project.state().equals("open")) {
            return Icons.WARNING;
        }
        return switch (stage(project)) {
            case PLANNED, CHECKED, DAMAGED -> Icons.DATABASE;
            case LOADING, UNDOING -> Icons.PAUSE;
            case LOADED -> Icons.DONE;
            case VERIFIED -> Icons.SHIELD;
            case UNDONE -> Icons.UNDO;
        };
    }

    private String describe(Recent project) {
        return switch (project.state()) {
            case "missing" -> words.now("start.recent.missing", project.folder().toString());
            case "damaged" -> words.now("start.recent.damaged", project.problem());
            default -> {
                String ways = project.from().isEmpty() && project.to().isEmpty()
                        ? ""
                        : words.now("start.recent.way", or(project.from()), or(project.to())) + "  ·  ";
                String remark = project.problem().isEmpty() ? "" : "\n" + project.problem();
                yield ways + progress(project) + "  ·  " + words.date(project.changed()) + remark;
            }
        };
    }

    private static ProjectState.Stage stage(Recent project) {
        return project.project() == null
                ? ProjectState.Stage.PLANNED
                : project.project().stage();
    }

    /** How far it is, and what waits for a person. */
    private String progress(Recent project) {
        ProjectState.Stage stage = stage(project);
        String far = percent(project);
        String text = switch (stage) {
            case PLANNED, DAMAGED ->
                words.now(
                        "start.recent.at",
                        words.now("shell.step." + project.step().toLowerCase(Locale.ROOT)));
            case CHECKED, LOADED, VERIFIED, UNDONE -> words.now("start.recent.stage." + stage.name());
            case LOADING, UNDOING -> words.now("start.recent.stage." + stage.name(), far);
        };
        if (project.project() == null) {
            return text;
        }
        long open = project.project().openConflicts();
        long failed = project.project().failed();
        boolean written = stage == ProjectState.Stage.LOADED || stage == ProjectState.Stage.VERIFIED;
        return text
                + (written && open > 0 ? "  ·  " + words.now("start.recent.conflicts", open) : "")
                + (failed > 0 && stage != ProjectState.Stage.UNDONE
                        ? "  ·  " + words.now("start.recent.failed", failed)
                        : "");
    }

    private String percent(Recent project) {
        return project.project() == null ? "" : words.percent(project.project().percent() / 100.0);
    }

    private String or(String product) {
        return product.isEmpty() ? words.now("words.unknown") : product;
    }

    private void chooseProject() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.now("start.open"));
        File start = shell.settings().projects().toFile();
        if (start.isDirectory()) {
            chooser.setInitialDirectory(start);
        }
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.open(chosen.toPath());
        }
    }

    private void chooseQuestion() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.now("start.answer"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            new Answering(shell).open(chosen.toPath(), getScene().getWindow());
        }
    }

    private void choosePackage() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.now("start.package"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CRM Ferry", "*.ferry"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.openPackage(Path.of(chosen.getPath()));
        }
    }
}
