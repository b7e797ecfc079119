package org.crmferry.ui.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.crmferry.model.Tls;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** What only few need: encryption, SSH tunnel, JDBC address. */
final class AdvancedView extends VBox {
    private final EndpointModel model;
    private final Words words;

    AdvancedView(EndpointModel model, Words words) {
        this.model = model;
        this.words = words;
        EndpointForm form = model.form();
        getStyleClass().add("endpoint-form");
        Node net = net(form.way());
        net.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        form::networked, form.productProperty(), form.customProperty(), form.choiceProperty()));
        net.managedProperty().bind(net.visibleProperty());
        Row url = Row.text(words, "endpoint.url", form.urlProperty(), model::test);
        getChildren().addAll(net, url);
    }

    private Node net(SecureWay way) {
        BooleanBinding verify = way.modeProperty().isEqualTo(Tls.Mode.VERIFY);
        VBox all = new VBox(
                Row.of(words, "endpoint.tls", tls(way)),
                Row.file(words, "endpoint.tls.authority", way.authorityProperty(), model::test, "PEM", "*.pem", "*.crt")
                        .shown(verify),
                tunneled(way),
                tunnel(way));
        all.getStyleClass().add("endpoint-form");
        return all;
    }

    private Node tls(SecureWay way) {
        List<Tls.Mode> modes = new ArrayList<>();
        modes.add(null);
        modes.addAll(Arrays.asList(Tls.Mode.values()));
        ComboBox<Tls.Mode> combo = new ComboBox<>(FXCollections.observableArrayList(modes));
        combo.setId("endpoint-tls");
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(Tls.Mode mode) {
                return words.now(
                        "endpoint.tls." + (mode == null ? "auto" : mode.name().toLowerCase(Locale.ROOT)));
            }

            @Override
            public Tls.Mode fromString(String text) {
                return way.modeProperty().get();
            }
        });
        combo.valueProperty().bindBidirectional(way.modeProperty());
        return combo;
    }

    private Node tunneled(SecureWay way) {
        CheckBox box = new CheckBox();
        box.setId("endpoint-ssh");
        box.textProperty().bind(words.text("endpoint.ssh"));
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(way.tunneledProperty());
        return box;
    }

    private Node tunnel(SecureWay way) {
        Row host = Row.text(words, "endpoint.ssh.host", way.hostProperty(), model::test);
        Row port = Row.text(words, "endpoint.ssh.port", way.portProperty(), model::test);
        port.setPrefWidth(96);
        port.setMinWidth(72);
        HBox.setHgrow(host, Priority.ALWAYS);
        VBox all = new VBox(
                new HBox(8, host, port),
                Row.text(words, "endpoint.ssh.user", way.userProperty(), model::test),
                Row.secret(words, "endpoint.ssh.secret", way.secretProperty(), model::test),
                Row.file(words, "endpoint.ssh.keyfile", way.keyFileProperty(), model::test, "SSH"),
                confirmed(way));
        all.getStyleClass().addAll("endpoint-form", "endpoint-indented");
        all.visibleProperty().bind(way.tunneledProperty());
        all.managedProperty().bind(all.visibleProperty());
        return all;
    }

    /** The host key that was confirmed, and a way to forget it when the server was set up anew. */
    private Node confirmed(SecureWay way) {
        Label key = new Label();
        key.textProperty().bind(words.text("endpoint.ssh.confirmed", way.hostKeyProperty()));
        key.setWrapText(true);
        key.getStyleClass().add("text-small");
        key.setMinWidth(0);
        HBox.setHgrow(key, Priority.ALWAYS);
        Button forget = new Button();
        forget.setId("endpoint-ssh-forget");
        forget.textProperty().bind(words.text("endpoint.ssh.forget"));
        forget.getStyleClass().addAll("flat", "small");
        forget.setMinWidth(USE_PREF_SIZE);
        forget.setOnAction(event -> way.hostKeyProperty().set(""));
        HBox line = new HBox(8, Icons.LOCK.icon(), key, forget);
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(way.hostKeyProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }
}
