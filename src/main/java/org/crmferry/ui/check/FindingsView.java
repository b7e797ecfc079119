package org.crmferry.ui.check;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.mapping.Setting;
import org.crmferry.plan.Finding;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.Shown;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;

/** The findings with what is done about each. */
final class FindingsView extends VBox {
    private final CheckModel model;
    private final ShellModel shell;
    private final Words words;
    private final Runnable showRecords;

    FindingsView(CheckModel model, ShellModel shell, Runnable showRecords) {
        this.model = model;
        this.shell = shell;
        this.words = shell.words();
        this.showRecords = showRecords;
        getStyleClass().add("check-half");
        ListView<Finding> list = new ListView<>(model.findings());
        list.setId("check-findings");
        list.accessibleTextProperty().bind(words.text("check.findings.title"));
        list.setPlaceholder(new EmptyState(words, Icons.SUCCESS, "check.findings.none", "check.findings.none.help"));
        list.setCellFactory(view -> new FindingCell());
        words.follow(list, list::refresh);
        VBox.setVgrow(list, Priority.ALWAYS);
        Label open = new Label();
        open.setWrapText(true);
        open.textProperty()
                .bind(words.make(
                        () -> words.now(
                                "check.open",
                                model.findings().stream().filter(Finding::open).count()),
                        model.findings()));
        HBox.setHgrow(open, Priority.ALWAYS);
        Button accept = new Button(null, Icons.DONE.icon());
        accept.textProperty().bind(words.text("check.accept.all"));
        accept.setId("check-accept-all");
        accept.setMinWidth(Region.USE_PREF_SIZE);
        accept.setOnAction(event -> model.acceptAll());
        HBox line = new HBox(12, Icons.WARNING.icon(), open, accept);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.findings().stream().anyMatch(Finding::open), new Observable[] {model.findings()}));
        line.managedProperty().bind(line.visibleProperty());
        setSpacing(6);
        getChildren().addAll(line, list);
    }

    /** One finding: icon, sentence, what is done, a way to its records. */
    private final class FindingCell extends ListCell<Finding> {
        private final Label icon = new Label();
        private final Label text = new Label();
        private final Label repair = new Label();
        private final ComboBox<Setting> setting = new ComboBox<>();
        private final Button jump = new Button(null, Icons.SEARCH.icon());
        private final HBox line;

        FindingCell() {
            text.setWrapText(true);
            repair.setWrapText(true);
            repair.getStyleClass().addAll("text-muted", "text-small");
            VBox said = new VBox(1, text, repair);
            said.setMinWidth(0);
            HBox.setHgrow(said, Priority.ALWAYS);
            setting.getItems().setAll(Setting.values());
            setting.setConverter(new Shown<>(value -> value == null ? "" : words.now("check.setting." + value.name())));
            setting.setMinWidth(Region.USE_PREF_SIZE);
            jump.getStyleClass().addAll("small", "check-jump");
            jump.setMinWidth(Region.USE_PREF_SIZE);
            jump.textProperty().bind(words.text("check.jump"));
            jump.disableProperty().bind(shell.worker().busyProperty());
            line = new HBox(10, icon, said, setting, jump);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.setPrefWidth(1);
        }

        @Override
        protected void updateItem(Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            setText(null);
            if (empty || finding == null) {
                setGraphic(null);
                return;
            }
            boolean loss = finding.open();
            icon.setGraphic((loss ? Icons.WARNING : Icons.INFO).icon());
            icon.setAccessibleText(words.now(loss ? "check.loss" : "check.note"));
            text.setText(CheckView.say(words, model, finding));
            text.setTooltip(new Tooltip(text.getText()));
            repair.setText(words.now("check.repair." + finding.kind().name()));
            setting.setOnAction(null);
            // Anew, so that it is said in the language of this moment.
            setting.setValue(null);
            setting.setValue(finding.setting());
            setting.setAccessibleText(words.now("check.setting.of", text.getText()));
            setting.setOnAction(event -> model.set(finding, setting.getValue()));
            jump.setVisible(!finding.keys().isEmpty());
            jump.setManaged(!finding.keys().isEmpty());
            jump.setOnAction(event -> {
                model.jump(finding);
                showRecords.run();
            });
            setGraphic(line);
        }
    }
}
