package org.crmferry.ui.endpoint;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.crmferry.ferry.SavedConnection;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;
import org.crmferry.ui.work.Worker;

/** The connections that were kept: a button that asks for their passphrase, then their list. */
final class OpenKeptView extends VBox {
    private final EndpointModel model;
    private final Words words;
    private final SimpleBooleanProperty asking = new SimpleBooleanProperty();
    private final SimpleStringProperty passphrase = new SimpleStringProperty("");

    OpenKeptView(EndpointModel model, Words words, Worker worker) {
        this.model = model;
        this.words = words;
        Kept kept = model.kept();
        getStyleClass().add("endpoint-form");
        Button use = new Button(null, Icons.SAVE.icon());
        use.setId("endpoint-kept-use");
        use.textProperty().bind(words.text("endpoint.kept.use"));
        use.setOnAction(event -> asking.set(true));
        show(use, asking.not().and(kept.openProperty().not()));
        getChildren().addAll(use, ask(worker), list(kept));
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> kept.thereProperty().get()
                                && model.form().choiceProperty().get() != null
                                && model.form().choiceProperty().get().kind() != Choice.Kind.SAMPLE
                                && !model.form().isPackage(),
                        kept.thereProperty(),
                        model.form().choiceProperty()));
        managedProperty().bind(visibleProperty());
    }

    private Node ask(Worker worker) {
        Row field = Row.secret(words, "endpoint.kept.passphrase", passphrase, this::open);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button open = new Button();
        open.setId("endpoint-kept-open");
        open.textProperty().bind(words.text("words.open"));
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(event -> open());
        open.disableProperty().bind(worker.busyProperty().or(passphrase.isEmpty()));
        HBox line = new HBox(8, field, open);
        line.setAlignment(javafx.geometry.Pos.BOTTOM_LEFT);
        show(line, asking.and(model.kept().openProperty().not()));
        return line;
    }

    private void open() {
        if (!passphrase.get().isEmpty()) {
            model.openKept(passphrase.get());
            passphrase.set("");
        }
    }

    private Node list(Kept kept) {
        ComboBox<SavedConnection> combo = new ComboBox<>(kept.list());
        combo.setId("endpoint-kept");
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.promptTextProperty().bind(words.text("endpoint.kept.choose"));
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(SavedConnection each) {
                return each == null ? "" : each.name();
            }

            @Override
            public SavedConnection fromString(String text) {
                return combo.getValue();
            }
        });
        combo.setOnAction(event -> {
            if (combo.getValue() != null) {
                model.use(combo.getValue());
            }
        });
        Row row = Row.of(words, "endpoint.kept", combo);
        return row.shown(kept.openProperty());
    }

    private static void show(Node node, javafx.beans.value.ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }
}
