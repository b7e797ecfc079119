package org.crmferry.ui.shell;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.crmferry.ui.parts.Banner;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.theme.Look;
import org.crmferry.ui.words.Words;

/** The frame of the window. */
public final class ShellView extends BorderPane {
    private final ShellModel model;
    private final Words words;
    private final Look look;
    private final Runnable help;
    private final Map<Step, Node> shown = new EnumMap<>(Step.class);
    private final StackPane content = new StackPane();
    private final Banner banner;
    private final Button next = new Button(null, Icons.NEXT.icon());
    private final FocusKeeper keeper = new FocusKeeper(this, this::page);

    /**
     * @param start makes the start page
     * @param compare makes the page that compares two databases
     * @param help opens the manual at the page about what is shown
     */
    public ShellView(ShellModel model, Look look, Supplier<Parent> start, Supplier<Parent> compare, Runnable help) {
        this.model = model;
        this.words = model.words();
        this.look = look;
        this.help = help;
        banner = new Banner(words);
        getStyleClass().add("shell");
        setTop(header());
        Node steps = steps();
        Node footer = footer();
        VBox page = new VBox(title(), banner, content);
        page.getStyleClass().add("page");
        VBox.setVgrow(content, Priority.ALWAYS);
        model.noticeProperty()
                .addListener((value, old, now) ->
                        banner.show(now, () -> model.noticeProperty().set(null)));
        model.sessionProperty().addListener((value, old, now) -> {
            shown.clear();
            content.getChildren().clear();
        });
        model.placeProperty().addListener((value, old, now) -> show(now, steps, page, footer, start, compare));
        // The window itself comes first.
        Platform.runLater(() -> show(model.placeProperty().get(), steps, page, footer, start, compare));
        whenever(model.pageProperty(), this::show);
    }

    /** A page that is shown for the first time is made in one go and dressed in another: the window stands still for less. */
    private void show(Page page) {
        Node known = shown.get(page.step());
        if (known != null) {
            content.getChildren().setAll(known);
            focus();
            return;
        }
        content.getChildren().clear();
        Node made = page.view().get();
        shown.put(page.step(), made);
        Platform.runLater(() -> {
            if (page.equals(model.pageProperty().get())) {
                content.getChildren().setAll(made);
                focus();
            }
        });
    }

    /** Where the keyboard begins on a page: in its first empty field, else on Next. */
    private void focus() {
        content.applyCss();
        for (Node field : content.lookupAll(".text-input")) {
            if (field instanceof TextInputControl input
                    && input.getText() != null
                    && input.getText().isEmpty()
                    && input.isEditable()
                    && input.isFocusTraversable()
                    && shown(input)
                    && !input.isDisabled()) {
                keeper.focus(input);
                return;
            }
        }
        keeper.focus(next);
    }

    private Node page() {
        boolean migration = model.placeProperty().get() == ShellModel.Place.MIGRATION;
        return migration && !content.getChildren().isEmpty()
                ? content.getChildren().get(0)
                : getCenter();
    }

    private void focusStart() {
        applyCss();
        Node tile = lookup(".tile-button");
        if (tile != null) {
            keeper.focus(tile);
        }
    }

    /** Does it with each value there is, the present one included. */
    private static <T> void whenever(ObservableValue<T> value, Consumer<T> what) {
        value.addListener((observable, old, now) -> {
            if (now != null) {
                what.accept(now);
            }
        });
        if (value.getValue() != null) {
            what.accept(value.getValue());
        }
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void show(
            ShellModel.Place place,
            Node steps,
            Node page,
            Node footer,
            Supplier<Parent> start,
            Supplier<Parent> compare) {
        if (place == ShellModel.Place.MIGRATION) {
            setLeft(steps);
            setBottom(footer);
            setCenter(page);
            return;
        }
        Node made = (place == ShellModel.Place.START ? start : compare).get();
        Platform.runLater(() -> {
            if (place != model.placeProperty().get()) {
                return;
            }
            setLeft(null);
            setBottom(null);
            setCenter(made);
            if (place == ShellModel.Place.START) {
                focusStart();
            }
        });
    }

    private Node header() {
        ImageView logo = new ImageView(Look.logo(64));
        logo.setFitHeight(24);
        logo.setFitWidth(24);
        Button home = new Button("CRM Ferry", logo);
        home.getStyleClass().addAll("flat", "brand");
        home.setId("home");
        home.accessibleHelpProperty().bind(words.text("shell.home.help"));
        home.disableProperty().bind(model.worker().busyProperty());
        home.setOnAction(event -> model.leave());
        Label name = new Label();
        name.getStyleClass().add("project-name");
        name.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.sessionProperty().get() == null
                                ? ""
                                : model.sessionProperty().get().name(),
                        model.sessionProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button manual = new Button(null, Icons.HELP.icon());
        manual.setId("help");
        manual.textProperty().bind(words.text("shell.help"));
        manual.accessibleHelpProperty().bind(words.text("shell.help.about"));
        manual.getStyleClass().add("flat");
        manual.setOnAction(event -> help.run());
        HBox header = new HBox(8, home, name, space, languages(), themes(), manual);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("shell-header");
        return header;
    }

    private MenuButton languages() {
        MenuButton menu = menu(Icons.LANGUAGE, "shell.language");
        menu.setId("language");
        ToggleGroup group = new ToggleGroup();
        for (Locale each : Words.LANGUAGES) {
            RadioMenuItem item = new RadioMenuItem(each.getDisplayLanguage(each)
                    + (each.getCountry().isEmpty() ? "" : " (" + each.getDisplayCountry(each) + ")"));
            item.setToggleGroup(group);
            item.setSelected(each.equals(words.locale()));
            item.setOnAction(event -> {
                words.localeProperty().set(each);
                model.settings().language(each.toLanguageTag());
            });
            menu.getItems().add(item);
        }
        return menu;
    }

    private MenuButton themes() {
        MenuButton menu = menu(Icons.THEME, "shell.theme");
        menu.setId("theme");
        ToggleGroup group = new ToggleGroup();
        for (String each : new String[] {"system", "light", "dark"}) {
            RadioMenuItem item = new RadioMenuItem();
            item.textProperty().bind(words.text("shell.theme." + each));
            item.setToggleGroup(group);
            item.setSelected(each.equals(model.settings().theme()));
            item.setOnAction(event -> look.choose(each));
            menu.getItems().add(item);
        }
        return menu;
    }

    private MenuButton menu(Icons icon, String key) {
        MenuButton menu = new MenuButton(null, icon.icon());
        menu.getStyleClass().add("flat");
        menu.textProperty().bind(words.text(key));
        return menu;
    }

    private Node steps() {
        VBox list = new VBox();
        list.getStyleClass().add("steps");
        for (Step step : Step.values()) {
            list.getChildren().add(new StepButton(model, step));
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("steps-pane");
        return scroll;
    }

    private Node title() {
        Label title = new Label();
        title.getStyleClass().add("page-title");
        Label sentence = new Label();
        sentence.getStyleClass().add("page-help");
        sentence.setWrapText(true);
        whenever(model.pageProperty(), now -> {
            title.textProperty().bind(words.text(now.step().label()));
            sentence.textProperty().bind(words.text(now.step().help()));
        });
        VBox both = new VBox(title, sentence);
        both.getStyleClass().add("page-head");
        both.setMinHeight(Region.USE_PREF_SIZE);
        return both;
    }

    private Node footer() {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.getStyleClass().add("small");
        bar.setPrefWidth(90);
        bar.visibleProperty().bind(model.worker().busyProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        bar.accessibleTextProperty().bind(words.text("shell.working"));
        Label doing = new Label();
        doing.setId("status");
        doing.getStyleClass().addAll("text-muted", "text-small");
        doing.textProperty().bind(words.text(model.worker().labelProperty()));
        HBox status = new HBox(8, bar, doing);
        status.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(status, Priority.ALWAYS);
        Button back = new Button(null, Icons.BACK.icon());
        back.setId("back");
        back.setMnemonicParsing(true);
        back.textProperty().bind(words.text("shell.back"));
        back.disableProperty().bind(model.canGoBackProperty().not());
        back.setOnAction(event -> model.back());
        next.setId("next");
        next.setMnemonicParsing(true);
        next.setDefaultButton(true);
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.disableProperty().bind(model.canGoNextProperty().not());
        next.setOnAction(event -> model.next());
        whenever(model.pageProperty(), now -> {
            next.textProperty().bind(words.text(now.model().nextLabel()));
            next.setVisible(!now.step().last());
            next.setManaged(!now.step().last());
        });
        Button close = new Button();
        close.setId("close");
        close.setMnemonicParsing(true);
        close.textProperty().bind(words.text("shell.close"));
        close.disableProperty().bind(model.worker().busyProperty());
        close.setOnAction(event -> model.leave());
        for (Button each : new Button[] {back, next, close}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox footer = new HBox(8, status, close, back, next);
        footer.setAlignment(Pos.CENTER_RIGHT);
        footer.getStyleClass().add("shell-footer");
        return footer;
    }
}
