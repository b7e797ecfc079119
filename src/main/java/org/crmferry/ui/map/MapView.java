package org.crmferry.ui.map;

import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.crmferry.ferry.Leftover;
import org.crmferry.ferry.MappingTemplate;
import org.crmferry.ui.parts.Banner;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;
import org.crmferry.ui.words.Words;

/** The mapping page: entity pairs and source fields at the left, field pairs and the chosen field at the right. */
public final class MapView extends StackPane {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

    private static final double UNCHOSEN = 0.8;
    private static final double CHOSEN = 0.52;

    private final MapModel model;
    private final ShellModel shell;
    private final Words words;
    private final FieldTable table;
    private final DetailView details;
    private final PairHead head;
    private final Label state = new Label();
    private final Node page;

    public MapView(MapModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        words = shell.words();
        table = new FieldTable(model, words);
        details = new DetailView(model, words);
        head = new PairHead(model, words, table::filter, details::showExisting);
        state.setWrapText(true);
        state.getStyleClass().add("text-muted");
        page = page();
        model.stateProperty().addListener((value, old, now) -> show());
        model.sheetProperty().addListener((value, old, now) -> show(now));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((value, old, now) -> details.nowhere(now != null && now.nowhere() ? now : null));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                details.focusEditor();
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F2) {
                details.focusEditor();
                event.consume();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean typing = event.getTarget() instanceof TextInputControl;
            if (!typing && (UNDO.match(event) || REDO.match(event))) {
                if (UNDO.match(event)) {
                    model.undo();
                } else {
                    model.redo();
                }
                event.consume();
            }
        });
        show();
        show(model.sheetProperty().get());
    }

    private void show() {
        getChildren()
                .setAll(
                        switch (model.stateProperty().get()) {
                            case EARLY -> new EmptyState(words, Icons.LINK, "map.early", "map.early.help");
                            case LOADING -> loading();
                            case FAILED -> failed();
                            case READY -> page;
                        });
    }

    private Node loading() {
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setMaxSize(40, 40);
        Label sentence = new Label();
        sentence.textProperty().bind(words.text("map.opening"));
        sentence.setWrapText(true);
        VBox box = new VBox(12, wheel, sentence);
        box.setId("map-loading");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private Node failed() {
        Banner banner = new Banner(words);
        banner.show(model.failureProperty().get(), null);
        Button retry = new Button();
        retry.setId("map-retry");
        retry.textProperty().bind(words.text("words.retry"));
        retry.setOnAction(event -> model.open());
        VBox box = new VBox(12, banner, retry);
        box.setAlignment(Pos.TOP_LEFT);
        return box;
    }

    private void show(Sheet sheet) {
        boolean targeted = sheet != null && !sheet.mapping().target().isEmpty();
        head.setDisable(sheet == null);
        table.show(sheet == null ? List.of() : sheet.rows());
        head.show(sheet);
        if (sheet == null) {
            state.setText(words.now("words.loading"));
        } else if (!targeted) {
            state.setText(words.now(
                    "map.pair.untargeted", model.sourceLabel(sheet.mapping().source())));
        } else {
            state.setText(words.now("map.search.none"));
        }
        table.setPlaceholder(state);
    }

    private Node page() {
        VBox upper = new VBox(8, head, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        upper.setMinWidth(0);
        upper.setMinHeight(120);
        SplitPane right = split("map-details", UNCHOSEN, Orientation.VERTICAL, upper, details);
        // Room for the table until a line is chosen, then for what can be changed of it; unless the person knows
        // better.
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((value, old, now) -> right.setDividerPositions(
                        shell.settings().divider("map-details", now == null ? UNCHOSEN : CHOSEN)));
        SplitPane left = split(
                "map-sources", 0.58, Orientation.VERTICAL, new PairList(model, words), new SourceList(model, words));
        SplitPane both = split("map-pairs", 0.28, Orientation.HORIZONTAL, left, right);
        SplitPane.setResizableWithParent(left, false);
        VBox.setVgrow(both, Priority.ALWAYS);
        VBox all = new VBox(8, written(), tools(), both);
        all.setMinHeight(0);
        return all;
    }

    private SplitPane split(String name, double usual, Orientation how, Node first, Node second) {
        SplitPane split = new SplitPane(first, second);
        split.setOrientation(how);
        split.setDividerPositions(shell.settings().divider(name, usual));
        split.setOnMouseReleased(event -> shell.settings().divide(name, split.getDividerPositions()[0]));
        return split;
    }

    private Node written() {
        Banner banner = new Banner(words);
        Runnable say = () -> banner.show(
                model.readOnlyProperty().get()
                        ? new Notice(Notice.Kind.INFO, "map.readonly", words.now("map.readonly.help"))
                        : null,
                null);
        model.readOnlyProperty().addListener((value, old, now) -> say.run());
        words.follow(this, say);
        say.run();
        return banner;
    }

    private Node tools() {
        Button undo = tool(Icons.UNDO, "map.undo", model::undo);
        undo.setId("map-undo");
        undo.disableProperty().bind(model.canUndoProperty().not());
        Button redo = tool(Icons.REDO, "map.redo", model::redo);
        redo.setId("map-redo");
        redo.disableProperty().bind(model.canRedoProperty().not());
        Button owners = tool(
                Icons.CRM,
                "map.owners",
                () -> model.owners(found ->
                        new OwnersDialog(model, words, found, getScene().getWindow()).show()));
        owners.setId("map-owners-open");
        MenuItem save = new MenuItem();
        save.textProperty().bind(words.text("map.template.save"));
        save.setOnAction(event -> saveTemplate());
        MenuItem use = new MenuItem();
        use.textProperty().bind(words.text("map.template.use"));
        use.disableProperty().bind(model.readOnlyProperty());
        use.setOnAction(event -> useTemplate());
        MenuButton templates = new MenuButton(null, Icons.SAVE.icon(), save, use);
        templates.setId("map-templates");
        templates.textProperty().bind(words.text("map.templates"));
        templates.getStyleClass().addAll("flat", "small");
        HBox tools = new HBox(4, undo, redo, owners, templates, space(), verdict());
        tools.setAlignment(Pos.CENTER_LEFT);
        for (Node each : tools.getChildren().subList(0, 4)) {
            ((Region) each).setMinWidth(USE_PREF_SIZE);
        }
        return tools;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private Button tool(Icons icon, String key, Runnable action) {
        Button button = new Button(null, icon.icon());
        button.setMnemonicParsing(true);
        button.textProperty().bind(words.text(key));
        button.getStyleClass().addAll("flat", "small");
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Whether Next may be pressed, else why not; leads to the place where it is mended. */
    private Node verdict() {
        Hyperlink wrong = new Hyperlink(null, Icons.ERROR.icon());
        wrong.setId("map-wrong");
        wrong.getStyleClass().add("map-bad");
        wrong.textProperty()
                .bind(words.make(
                        () -> model.nothingProperty().get()
                                ? words.now("map.nothing")
                                : model.errors().isEmpty()
                                        ? ""
                                        : words.now(
                                                "map.wrong",
                                                model.errors().size(),
                                                model.sourceLabel(
                                                        model.errors().get(0).entity()),
                                                model.errors().get(0).what().in(words.locale())),
                        model.errors(),
                        model.nothingProperty()));
        wrong.visibleProperty()
                .bind(Bindings.isNotEmpty(model.errors())
                        .or(model.nothingProperty())
                        .and(model.readOnlyProperty().not()));
        wrong.managedProperty().bind(wrong.visibleProperty());
        wrong.setMinWidth(0);
        wrong.setOnAction(event -> {
            if (!model.errors().isEmpty()) {
                model.goTo(model.errors().get(0));
            }
        });
        return wrong;
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.now(title).replace("_", ""));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(words.now("map.template"), "*" + MappingTemplate.SUFFIX));
        return chooser;
    }

    private void saveTemplate() {
        FileChooser chooser = chooser("map.template.save");
        chooser.setInitialFileName(words.now("map.template.name") + MappingTemplate.SUFFIX);
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.saveTemplate(file.toPath());
        }
    }

    private void useTemplate() {
        File file = chooser("map.template.use").showOpenDialog(getScene().getWindow());
        if (file != null) {
            model.useTemplate(file.toPath(), this::tell);
        }
    }

    /** Says what of a template did not fit. */
    void tell(List<Leftover> leftovers) {
        if (leftovers.isEmpty()) {
            shell.tell(Notice.Kind.SUCCESS, "map.template.used", "");
            return;
        }
        TextArea list = new TextArea(leftovers.stream()
                .map(each -> each.entity() + " → " + each.target()
                        + (each.field().isEmpty() ? "" : " · " + words.field(each.field())) + ": " + each.why())
                .collect(Collectors.joining("\n")));
        list.setId("map-leftovers");
        list.setEditable(false);
        list.setWrapText(true);
        Alert said = new Alert(Alert.AlertType.INFORMATION);
        said.initOwner(getScene().getWindow());
        said.setTitle(words.now("map.template.used"));
        said.setHeaderText(words.now("map.template.leftovers", leftovers.size()));
        said.getDialogPane().setContent(list);
        said.show();
    }
}
