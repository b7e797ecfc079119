package org.crmferry.ui.endpoint;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.Later;
import org.crmferry.ui.words.Words;
import org.crmferry.ui.work.Worker;

/** What is asked of the person: only what the chosen kind needs. */
final class FormView extends VBox {
    private final EndpointModel model;
    private final EndpointForm form;
    private final Words words;

    FormView(EndpointModel model, Words words, Worker worker) {
        this.model = model;
        this.form = model.form();
        this.words = words;
        getStyleClass().add("endpoint-form");
        BooleanBinding path = Bindings.createBooleanBinding(form::isPath, form.choiceProperty());
        BooleanBinding packaged = Bindings.createBooleanBinding(form::isPackage, form.choiceProperty());
        BooleanBinding fixed = Bindings.createBooleanBinding(
                () -> form.choiceProperty().get() != null
                        && form.choiceProperty().get().kind() == Choice.Kind.SAMPLE,
                form.choiceProperty());
        getChildren()
                .addAll(
                        new OpenKeptView(model, words, worker),
                        new Later(path.or(fixed).not(), this::server),
                        new Later(fixed, () -> text("endpoint.sample.about")),
                        new Later(path.and(packaged.not()), this::folder),
                        new Later(packaged, this::sealed),
                        testButton(worker));
    }

    private Node server() {
        VBox all = new VBox(database(), hint(), login(), advanced(), new KeepView(model, words));
        all.getStyleClass().add("endpoint-form");
        return all;
    }

    private Node testButton(Worker worker) {
        Button test = new Button(null, Icons.CONNECT.icon());
        test.setId("test");
        test.setMnemonicParsing(true);
        test.textProperty().bind(words.make(() -> words.now(form.kindly("endpoint.test")), form.choiceProperty()));
        test.disableProperty().bind(worker.busyProperty());
        test.setOnAction(event -> model.test());
        test.getStyleClass().add("accent");
        test.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return test;
    }

    private Node database() {
        ComboBox<Product> product = new ComboBox<>(FXCollections.observableArrayList(Product.values()));
        product.setId("endpoint-product");
        product.setMaxWidth(Double.MAX_VALUE);
        product.setConverter(new StringConverter<>() {
            @Override
            public String toString(Product each) {
                if (each == null) {
                    return "";
                }
                return each.file() ? words.now("endpoint.product.file", each.label()) : each.label();
            }

            @Override
            public Product fromString(String text) {
                return form.productProperty().get();
            }
        });
        product.valueProperty().bindBidirectional(form.productProperty());
        BooleanBinding file =
                Bindings.createBooleanBinding(() -> form.productProperty().get().file(), form.productProperty());
        Row host = Row.text(words, "endpoint.host", form.hostProperty(), model::test);
        Row port = Row.text(words, "endpoint.port", form.portProperty(), model::test);
        port.setPrefWidth(96);
        port.setMinWidth(72);
        HBox.setHgrow(host, Priority.ALWAYS);
        HBox server = new HBox(8, host, port);
        Row name = Row.text(words, "endpoint.database", form.databaseProperty(), model::test);
        Row path = Row.file(
                words,
                "endpoint.file",
                form.fileProperty(),
                model::test,
                "H2, SQLite",
                "*.mv.db",
                "*.db",
                "*.sqlite",
                "*.sqlite3");
        server.visibleProperty().bind(file.not());
        server.managedProperty().bind(server.visibleProperty());
        for (Node each : new Node[] {server, name, path}) {
            each.disableProperty().bind(form.customProperty());
        }
        Label custom = text("endpoint.custom");
        custom.visibleProperty().bind(form.customProperty());
        custom.managedProperty().bind(custom.visibleProperty());
        VBox all = new VBox(
                Row.of(words, "endpoint.product", product), server, name.shown(file.not()), path.shown(file), custom);
        all.getStyleClass().add("endpoint-form");
        return all;
    }

    /** Where a CRM's own settings say all that. */
    private Node hint() {
        Label hint = new Label();
        hint.setWrapText(true);
        hint.getStyleClass().addAll("text-muted", "text-small");
        hint.textProperty()
                .bind(words.make(
                        () -> {
                            Choice choice = form.choiceProperty().get();
                            String key = choice == null ? "" : "endpoint.hint." + choice.id();
                            return choice != null && words.has(key) ? words.now(key) : "";
                        },
                        form.choiceProperty()));
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    private Node login() {
        Row user = Row.text(words, "endpoint.user", form.userProperty(), model::test);
        Row password = Row.secret(words, "endpoint.password", form.passwordProperty(), model::test);
        HBox.setHgrow(user, Priority.ALWAYS);
        HBox.setHgrow(password, Priority.ALWAYS);
        user.setPrefWidth(120);
        password.setPrefWidth(120);
        HBox login = new HBox(8, user, password);
        login.setAlignment(Pos.BOTTOM_LEFT);
        return login;
    }

    private Node advanced() {
        TitledPane pane = new TitledPane();
        pane.setId("advanced");
        pane.textProperty().bind(words.text("endpoint.advanced"));
        pane.setContent(new StackPane(new Later(form.advancedProperty(), () -> new AdvancedView(model, words))));
        pane.expandedProperty().bindBidirectional(form.advancedProperty());
        pane.setAnimated(false);
        pane.getStyleClass().addAll("dense", "endpoint-advanced");
        return pane;
    }

    private Node folder() {
        VBox all = new VBox(
                Row.folder(words, "endpoint.files.folder", form.fileProperty(), model::test),
                text("endpoint.files.about"));
        all.getStyleClass().add("endpoint-form");
        return all;
    }

    private Node sealed() {
        VBox form = new VBox(
                Row.file(words, "endpoint.package.file", this.form.fileProperty(), model::test, "CRM Ferry", "*.ferry"),
                Row.secret(words, "endpoint.package.passphrase", this.form.passwordProperty(), model::test),
                text("endpoint.package.about"));
        form.getStyleClass().add("endpoint-form");
        return form;
    }

    private Label text(String key) {
        Label label = new Label();
        label.textProperty().bind(words.text(key));
        label.setWrapText(true);
        label.getStyleClass().addAll("text-muted", "text-small");
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
