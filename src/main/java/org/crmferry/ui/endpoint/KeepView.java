package org.crmferry.ui.endpoint;

import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.crmferry.ui.words.Words;

/** Whether the connection and its password shall be kept, and under which passphrase. */
final class KeepView extends VBox {
    KeepView(EndpointModel model, Words words) {
        getStyleClass().add("endpoint-form");
        KeepForm keep = model.keep();
        Kept kept = model.kept();
        CheckBox wanted = new CheckBox();
        wanted.setId("endpoint-keep");
        wanted.textProperty().bind(words.text("endpoint.keep"));
        wanted.setWrapText(true);
        wanted.selectedProperty().bindBidirectional(keep.wantedProperty());
        Label about = new Label();
        about.textProperty()
                .bind(words.make(
                        () -> words.now(kept.thereProperty().get() ? "endpoint.keep.about" : "endpoint.keep.first"),
                        kept.thereProperty()));
        about.setWrapText(true);
        about.getStyleClass().addAll("text-muted", "text-small");
        about.managedProperty().bind(about.visibleProperty());
        BooleanBinding locked = kept.openProperty().not();
        BooleanBinding fresh = kept.thereProperty().not();
        about.visibleProperty().bind(locked);
        VBox details = new VBox(
                Row.text(words, "endpoint.keep.name", keep.nameProperty(), model::test),
                about,
                Row.secret(words, "endpoint.keep.passphrase", keep.passphraseProperty(), model::test)
                        .shown(locked),
                Row.secret(words, "endpoint.keep.again", keep.againProperty(), model::test)
                        .shown(locked.and(fresh)));
        details.getStyleClass().addAll("endpoint-form", "endpoint-indented");
        details.visibleProperty().bind(keep.wantedProperty());
        details.managedProperty().bind(details.visibleProperty());
        getChildren().addAll(wanted, details);
    }
}
