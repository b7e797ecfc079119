package org.crmferry.ui.protect;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** The page "Protect and deliver". */
public final class ProtectView extends ScrollPane {
    private final ProtectModel model;
    private final ShellModel shell;
    private final Words words;

    public ProtectView(ProtectModel model, ShellModel shell) {
        this.model = model;
        this.shell = shell;
        this.words = shell.words();
        VBox page = new VBox(14, protect(), deliver(), recovery());
        page.setMaxWidth(860);
        setContent(page);
        setFitToWidth(true);
        getStyleClass().addAll("edge-to-edge", "protect");
    }

    private Node protect() {
        Node set = set();
        Node ask = ask();
        set.visibleProperty()
                .bind(model.sealedProperty().and(model.changingProperty().not()));
        set.managedProperty().bind(set.visibleProperty());
        ask.visibleProperty().bind(set.visibleProperty().not());
        ask.managedProperty().bind(ask.visibleProperty());
        return card(Icons.LOCK, "protect.title", "protect.help", set, ask);
    }

    private Node set() {
        Label said = new Label();
        said.setGraphic(Icons.DONE.icon());
        said.textProperty().bind(words.text("protect.set"));
        said.setWrapText(true);
        HBox.setHgrow(said, Priority.ALWAYS);
        Button change = new Button();
        change.setId("protect-change");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.textProperty().bind(words.text("protect.change"));
        change.setOnAction(event -> model.changingProperty().set(true));
        HBox line = new HBox(12, said, change);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node ask() {
        PasswordField first = field("protect-passphrase");
        first.textProperty().bindBidirectional(model.passphraseProperty());
        PasswordField second = field("protect-repeat");
        second.textProperty().bindBidirectional(model.repeatedProperty());
        ProgressBar meter = new ProgressBar(0);
        meter.setId("protect-strength");
        meter.setMaxWidth(Double.MAX_VALUE);
        meter.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.max(0, model.strengthProperty().get() + 1) / 5.0, model.strengthProperty()));
        Label strength = new Label();
        strength.setWrapText(true);
        strength.textProperty()
                .bind(words.make(
                        () -> words.now(
                                "protect.strength." + model.strengthProperty().get()),
                        model.strengthProperty()));
        meter.accessibleTextProperty().bind(strength.textProperty());
        Label problem = new Label();
        problem.setId("protect-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("text-muted");
        problem.textProperty()
                .bind(words.make(
                        this::problem, model.passphraseProperty(), model.repeatedProperty(), model.strengthProperty()));
        GridPane form = new GridPane(12, 8);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().addAll(names, fields);
        form.addRow(0, label("protect.passphrase", first), first);
        form.addRow(1, label("protect.repeat", second), second);
        form.addRow(2, label("protect.strength", meter), meter);
        form.add(strength, 1, 3);
        form.add(problem, 1, 4);
        return form;
    }

    private String problem() {
        if (model.passphraseProperty().get().isEmpty()) {
            return words.now("protect.hint");
        }
        if (model.passphraseProperty().get().length() < ProtectModel.SHORTEST) {
            return words.now("protect.short", ProtectModel.SHORTEST);
        }
        if (model.strengthProperty().get() >= 0 && model.strengthProperty().get() < 2) {
            return words.now("protect.weak");
        }
        return model.passphraseProperty().get().equals(model.repeatedProperty().get())
                ? words.now("protect.good")
                : words.now("protect.differs");
    }

    private PasswordField field(String id) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.setMaxWidth(420);
        return field;
    }

    private Label label(String key, Node of) {
        Label label = new Label();
        label.textProperty().bind(words.text(key));
        label.setLabelFor(of);
        return label;
    }

    private Node deliver() {
        ToggleGroup group = new ToggleGroup();
        RadioButton direct = radio("protect.direct", group, "protect-direct");
        RadioButton pack = radio("protect.pack", group, "protect-pack");
        direct.setSelected(!model.packingProperty().get());
        pack.setSelected(model.packingProperty().get());
        direct.setOnAction(event -> model.packingProperty().set(false));
        pack.setOnAction(event -> model.packingProperty().set(true));
        model.packingProperty().addListener((value, old, now) -> (now ? pack : direct).setSelected(true));
        Label file = new Label();
        file.setWrapText(true);
        file.textProperty()
                .bind(words.make(
                        () -> model.fileProperty().get() == null
                                ? words.now("protect.file.none")
                                : model.fileProperty().get().toString(),
                        model.fileProperty()));
        HBox.setHgrow(file, Priority.ALWAYS);
        Button choose = new Button(null, Icons.PACKAGE.icon());
        choose.setId("protect-file");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.textProperty().bind(words.text("protect.file.choose"));
        choose.setOnAction(event -> chooseFile());
        HBox line = new HBox(12, choose, file);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox packed = new VBox(8, line, recipients());
        packed.getStyleClass().add("protect-packed");
        packed.visibleProperty().bind(model.packingProperty());
        packed.managedProperty().bind(model.packingProperty());
        return card(Icons.EXPORT, "protect.deliver", "protect.deliver.help", direct, pack, packed);
    }

    private RadioButton radio(String key, ToggleGroup group, String id) {
        RadioButton button = new RadioButton();
        button.textProperty().bind(words.text(key));
        button.setWrapText(true);
        button.setToggleGroup(group);
        button.setId(id);
        return button;
    }

    private Node recipients() {
        Label title = new Label();
        title.textProperty().bind(words.text("protect.recipients"));
        title.setWrapText(true);
        FlowPane list = new FlowPane(8, 6);
        Button add = new Button(null, Icons.CREATE.icon());
        add.setId("protect-recipient");
        add.getStyleClass().add("small");
        add.textProperty().bind(words.text("protect.recipients.add"));
        add.setOnAction(event -> addRecipient());
        Runnable show = () -> {
            list.getChildren().clear();
            for (Path each : model.certificates()) {
                Button remove = new Button(each.getFileName().toString(), Icons.CLOSE.icon());
                remove.getStyleClass().add("small");
                remove.setAccessibleText(words.now("words.remove") + " " + each.getFileName());
                remove.setOnAction(event -> model.certificates().remove(each));
                list.getChildren().add(remove);
            }
            list.getChildren().add(add);
        };
        model.certificates().addListener((ListChangeListener<Path>) change -> show.run());
        show.run();
        return new VBox(6, title, list);
    }

    private Node recovery() {
        Button save = new Button(null, Icons.PRINT.icon());
        save.setId("protect-sheet");
        save.textProperty().bind(words.text("protect.sheet.save"));
        save.disableProperty().bind(shell.worker().busyProperty());
        save.setOnAction(event -> saveSheet());
        return card(Icons.REPORT, "protect.sheet", "protect.sheet.help", save);
    }

    private Node card(Icons icon, String title, String help, Node... content) {
        Label heading = new Label();
        heading.textProperty().bind(words.text(title));
        heading.getStyleClass().add("section-title");
        heading.setGraphic(icon.icon());
        Label sentence = new Label();
        sentence.textProperty().bind(words.text(help));
        sentence.getStyleClass().add("text-muted");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = new VBox(8, heading, sentence);
        card.getChildren().addAll(List.of(content));
        card.getStyleClass().add("card");
        return card;
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.now("protect.file.choose"));
        chooser.setInitialFileName(shell.sessionProperty().get().name() + ".ferry");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CRM Ferry", "*.ferry"));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.fileProperty()
                    .set(chosen.getName().endsWith(".ferry") ? chosen.toPath() : Path.of(chosen.getPath() + ".ferry"));
        }
    }

    private void addRecipient() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.now("protect.recipients.add"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(words.now("protect.certificates"), "*.pem", "*.crt", "*.cer"));
        List<File> chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (chosen != null) {
            chosen.forEach(each -> model.certificates().add(each.toPath()));
        }
    }

    private void saveSheet() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.now("protect.sheet.save"));
        chooser.setInitialFileName(words.now("protect.sheet.name") + ".pdf");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("PDF", "*.pdf"),
                        new FileChooser.ExtensionFilter("HTML", "*.html"));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.recoverySheet(chosen.toPath());
        }
    }
}
