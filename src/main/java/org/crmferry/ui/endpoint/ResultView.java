package org.crmferry.ui.endpoint;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.ConnectionTest;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Explanation;
import org.crmferry.ui.parts.Banner;
import org.crmferry.ui.parts.EmptyState;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** What the last try showed, in words. */
final class ResultView extends VBox {
    private final EndpointModel model;
    private final Words words;

    ResultView(EndpointModel model, Words words) {
        this.model = model;
        this.words = words;
        getStyleClass().addAll("card", "endpoint-result");
        setId("result");
        model.triedProperty().addListener((value, old, now) -> show());
        model.form().choiceProperty().addListener((value, old, now) -> show());
        model.tryingProperty().addListener((value, old, now) -> show());
        model.problemProperty().addListener((value, old, now) -> show());
        words.follow(this, this::show);
        show();
    }

    private void show() {
        Tried tried = model.triedProperty().get();
        if (model.tryingProperty().get()) {
            getChildren().setAll(trying());
        } else if (model.problemProperty().get() != null) {
            Banner banner = new Banner(words);
            banner.show(model.problemProperty().get(), null);
            getChildren().setAll(banner);
        } else if (tried == null) {
            String kind = model.form().kindly("endpoint.untried");
            getChildren().setAll(new EmptyState(words, Icons.CONNECT, kind, kind + ".help"));
        } else if (tried.ok()) {
            getChildren().setAll(new FoundView(model, tried, words));
        } else {
            refused(tried.test());
        }
    }

    private Node trying() {
        ProgressIndicator ring = new ProgressIndicator();
        ring.setPrefSize(40, 40);
        ring.setAccessibleText(words.now("endpoint.trying"));
        Label text = wrapped(words.now("endpoint.trying.help"));
        text.getStyleClass().add("text-muted");
        text.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        VBox box = new VBox(12, ring, text);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("empty-state");
        return box;
    }

    private void refused(ConnectionTest test) {
        Explanation told = test.explanation().apply(words.locale());
        Label what = wrapped(plain(told.what()));
        what.setId("result-what");
        what.getStyleClass().add("endpoint-heading");
        HBox head = new HBox(10, Icons.ERROR.icon(), what);
        head.getStyleClass().add("endpoint-refused");
        HBox.setHgrow(what, Priority.ALWAYS);
        getChildren().setAll(head, part("endpoint.why", plain(told.why())), part("endpoint.todo", plain(told.next())));
        if (test.problem() == ConnectionProblem.SSH_HOST_KEY_UNKNOWN) {
            getChildren().add(hostKey(test.hostKey()));
        }
    }

    /** Without what only programs need in an address. */
    private static String plain(String text) {
        return text.replaceAll("jdbc:\\w+:(file:|thin:@)?(//)?", "");
    }

    private Node hostKey(String key) {
        Label shown = wrapped(key);
        shown.getStyleClass().add("endpoint-key");
        Button confirm = new Button(words.now("endpoint.ssh.confirm"), Icons.SHIELD.icon());
        confirm.setId("confirm-host-key");
        confirm.setWrapText(true);
        confirm.setMinHeight(USE_PREF_SIZE);
        confirm.setOnAction(event -> model.confirmHostKey());
        return new VBox(8, shown, confirm);
    }

    private Node part(String key, String text) {
        Label label = new Label(words.now(key));
        label.getStyleClass().add("text-strong");
        Label said = wrapped(text);
        said.setId("result-" + key.substring(key.indexOf('.') + 1).toLowerCase(Locale.ROOT));
        return new VBox(2, label, said);
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMinWidth(0);
        return label;
    }
}
