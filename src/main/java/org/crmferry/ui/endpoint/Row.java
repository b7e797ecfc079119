package org.crmferry.ui.endpoint;

import java.io.File;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.crmferry.ui.words.Words;

/** A control of a form with its label above. Takes no room while it is not {@link #setVisible visible}. */
final class Row extends VBox {
    private Row(Words words, String key, Node control, Node... beside) {
        super(4);
        Label label = new Label();
        label.textProperty().bind(words.text(key));
        label.setLabelFor(control);
        label.setWrapText(true);
        control.accessibleTextProperty().bind(words.text(key));
        HBox line = new HBox(8, control);
        line.getChildren().addAll(beside);
        HBox.setHgrow(control, Priority.ALWAYS);
        getChildren().addAll(label, line);
        setMinWidth(0);
        managedProperty().bind(visibleProperty());
        setFillWidth(true);
    }

    static Row of(Words words, String key, Node control) {
        return new Row(words, key, control);
    }

    /** A text; Enter in it does {@code enter}. */
    static Row text(Words words, String key, StringProperty value, Runnable enter) {
        TextField field = new TextField();
        return new Row(words, key, bound(field, key, value, enter));
    }

    static Row secret(Words words, String key, StringProperty value, Runnable enter) {
        return new Row(words, key, bound(new PasswordField(), key, value, enter));
    }

    /** A path with a button that chooses it. */
    static Row file(Words words, String key, StringProperty value, Runnable enter, String kind, String... endings) {
        return path(words, key, value, enter, window -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(words.now(key));
            if (endings.length > 0) {
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, endings));
            }
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(words.now("words.all"), "*"));
            return chooser.showOpenDialog(window);
        });
    }

    /** The path of a folder with a button that chooses it. */
    static Row folder(Words words, String key, StringProperty value, Runnable enter) {
        return path(words, key, value, enter, window -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(words.now(key));
            return chooser.showDialog(window);
        });
    }

    private static Row path(
            Words words, String key, StringProperty value, Runnable enter, Function<Window, File> choose) {
        TextField field = bound(new TextField(), key, value, enter);
        Button browse = new Button();
        browse.setId(field.getId() + "-browse");
        browse.textProperty().bind(words.text("words.browse"));
        browse.setMinWidth(USE_PREF_SIZE);
        browse.setOnAction(event -> {
            File chosen = choose.apply(field.getScene().getWindow());
            if (chosen != null) {
                value.set(chosen.getPath());
            }
        });
        return new Row(words, key, field, browse);
    }

    private static TextField bound(TextField field, String key, StringProperty value, Runnable enter) {
        field.setId(key.toLowerCase(Locale.ROOT).replace('.', '-'));
        field.textProperty().bindBidirectional(value);
        field.setOnAction(event -> {
            enter.run();
            event.consume();
        });
        field.setMinWidth(60);
        field.setPrefColumnCount(12);
        return field;
    }

    Row shown(javafx.beans.value.ObservableValue<Boolean> when) {
        visibleProperty().bind(when);
        return this;
    }
}
