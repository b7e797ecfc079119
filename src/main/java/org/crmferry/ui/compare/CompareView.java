package org.crmferry.ui.compare;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.parts.Banner;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;
import org.crmferry.ui.words.Words;

/** The comparison of two databases: first which two and how, then what was found. */
public final class CompareView extends VBox {
    private final CompareModel model;
    private final ShellModel shell;
    private final Words words;
    private final ChangeListener<Notice> tell;

    public CompareView(CompareModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        this.words = shell.words();
        getStyleClass().addAll("page", "compare");
        Banner banner = new Banner(words);
        tell = (value, old, now) ->
                banner.show(now, () -> shell.noticeProperty().set(null));
        shell.noticeProperty().addListener(new WeakChangeListener<>(tell));
        StackPane below = new StackPane();
        VBox.setVgrow(below, Priority.ALWAYS);
        Node setup = setup();
        Node working = working();
        Node result = new ResultPane(model, shell);
        below.getChildren().addAll(setup, working, result);
        Runnable show = () -> {
            boolean busy = model.viewProperty().get() != null;
            boolean known = model.foundProperty().get() != null;
            working.setVisible(busy);
            result.setVisible(!busy && known);
            setup.setVisible(!busy && !known);
        };
        model.viewProperty().addListener((value, old, now) -> show.run());
        model.foundProperty().addListener((value, old, now) -> show.run());
        show.run();
        getChildren().addAll(head(), banner, below);
    }

    private Node head() {
        Label title = text("compare.title");
        title.getStyleClass().add("page-title");
        Label help = text("compare.help");
        help.getStyleClass().add("page-help");
        help.setWrapText(true);
        VBox said = new VBox(2, title, help);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button back = new Button(null, Icons.HOME.icon());
        back.setId("compare-back");
        back.textProperty().bind(words.text("compare.back"));
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.disableProperty().bind(shell.worker().busyProperty());
        back.setOnAction(event -> shell.leave());
        HBox head = new HBox(12, said, back);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(Region.USE_PREF_SIZE);
        return head;
    }

    private Node setup() {
        HBox both = new HBox(16, side("left", model.left()), side("right", model.right()));
        for (Node each : both.getChildren()) {
            HBox.setHgrow(each, Priority.ALWAYS);
        }
        Button go = new Button(null, Icons.COMPARE.icon());
        go.setId("compare-go");
        go.setDefaultButton(true);
        go.setMnemonicParsing(true);
        go.textProperty().bind(words.text("compare.go"));
        go.disableProperty().bind(model.readyProperty().not().or(shell.worker().busyProperty()));
        go.setOnAction(event -> model.compare());
        HBox last = new HBox(go);
        last.setAlignment(Pos.CENTER_RIGHT);
        VBox all = new VBox(
                16,
                recent(),
                both,
                options(),
                last,
                new EmptyState(words, Icons.COMPARE, "compare.none", "compare.none.help"));
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private Node recent() {
        MenuButton recent = new MenuButton(null, Icons.DATABASE.icon());
        recent.setId("compare-recent");
        recent.textProperty().bind(words.text("compare.recent"));
        recent.setOnShowing(event -> {
            recent.getItems().clear();
            for (Migrated each : model.recent()) {
                MenuItem item = new MenuItem(words.now(
                        "compare.recent.one",
                        each.name(),
                        or(each.source().product(), each.source().location()),
                        or(each.target().product(), each.target().location())));
                item.setMnemonicParsing(false);
                item.setOnAction(chosen -> model.take(each));
                recent.getItems().add(item);
            }
        });
        recent.getItems().add(new MenuItem());
        recent.disableProperty().bind(Bindings.isEmpty(model.recent()));
        CheckBox mapped = new CheckBox();
        mapped.setId("compare-mapped");
        mapped.setWrapText(true);
        mapped.textProperty()
                .bind(words.make(
                        () -> model.migratedProperty().get() == null
                                ? ""
                                : words.now(
                                        "compare.mapped",
                                        model.migratedProperty().get().pairs().size()),
                        model.migratedProperty()));
        mapped.selectedProperty().bindBidirectional(model.mappedProperty());
        mapped.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.migratedProperty().get() != null
                                && !model.migratedProperty().get().pairs().isEmpty(),
                        model.migratedProperty()));
        mapped.managedProperty().bind(mapped.visibleProperty());
        HBox.setHgrow(mapped, Priority.ALWAYS);
        HBox line = new HBox(16, recent, mapped);
        recent.setMinWidth(Region.USE_PREF_SIZE);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static String or(String product, String location) {
        return product.isEmpty() ? location : product;
    }

    private Node side(String name, Side side) {
        TextField address = field("compare-" + name, side.addressProperty());
        address.setPromptText("jdbc:mariadb://localhost/crm");
        TextField user = field("compare-" + name + "-user", side.userProperty());
        PasswordField password = secret("compare-" + name + "-password", side.passwordProperty());
        PasswordField tunnel = secret("compare-" + name + "-tunnel", side.tunnelSecretProperty());
        Label tunnelled = label("compare.tunnel", tunnel);
        for (Node each : new Node[] {tunnel, tunnelled}) {
            each.visibleProperty().bind(side.tunnelledProperty());
            each.managedProperty().bind(side.tunnelledProperty());
        }
        GridPane form = new GridPane(10, 6);
        Label heading = text("compare." + name);
        heading.getStyleClass().add("section-title");
        form.add(heading, 0, 0);
        form.addRow(1, label("compare.address", address), address);
        form.addRow(2, label("compare.user", user), user);
        form.addRow(3, label("compare.password", password), password);
        form.addRow(4, tunnelled, tunnel);
        GridPane.setHgrow(address, Priority.ALWAYS);
        form.getStyleClass().add("card");
        form.setMinWidth(0);
        form.setPrefWidth(1);
        return form;
    }

    private Node options() {
        TextField key = field("compare-key", model.keyProperty());
        key.promptTextProperty().bind(words.text("compare.key.usual"));
        TextField ignored = field("compare-ignored", model.ignoredProperty());
        ignored.promptTextProperty().bind(words.text("compare.ignored.usual"));
        for (TextField each : new TextField[] {key, ignored}) {
            each.setPrefColumnCount(22);
        }
        Label help = text("compare.options.help");
        help.setWrapText(true);
        help.getStyleClass().addAll("text-muted", "text-small");
        return new VBox(
                4,
                new FlowPane(
                        24, 8, pair(label("compare.key", key), key), pair(label("compare.ignored", ignored), ignored)),
                help);
    }

    private static HBox pair(Label label, TextField field) {
        HBox pair = new HBox(8, label, field);
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }

    private Node working() {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(480);
        bar.accessibleTextProperty().bind(words.text("compare.comparing"));
        Label heading = text("compare.comparing");
        heading.getStyleClass().add("section-title");
        Label far = new Label();
        far.getStyleClass().add("text-muted");
        far.textProperty().bind(words.make(this::far, model.viewProperty()));
        model.viewProperty()
                .addListener((value, old, now) ->
                        bar.setProgress(known(now) ? now.share() : ProgressBar.INDETERMINATE_PROGRESS));
        Button stop = new Button(null, Icons.STOP.icon());
        stop.setId("compare-cancel");
        stop.textProperty().bind(words.text("words.cancel"));
        stop.setOnAction(event -> model.cancel());
        VBox box = new VBox(12, heading, bar, far, stop);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static boolean known(Progress.View view) {
        return view != null && view.total() > 0;
    }

    private String far() {
        Progress.View view = model.viewProperty().get();
        return known(view)
                ? words.now("compare.far", view.done(), view.total(), words.percent(view.share()), view.entity())
                : words.now("words.loading");
    }

    private static TextField field(String id, StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static PasswordField secret(String id, StringProperty value) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private Label text(String key) {
        Label label = new Label();
        label.textProperty().bind(words.text(key));
        return label;
    }

    private Label label(String key, Node of) {
        Label label = text(key);
        label.setLabelFor(of);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
