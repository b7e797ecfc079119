package org.crmferry.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.crmferry.ferry.Project;
import org.crmferry.model.Credentials;
import org.crmferry.ui.session.Logins;
import org.crmferry.ui.words.Words;
import org.crmferry.ui.work.Question;

/** Asks for a password or the passphrase in a small dialog, when a job of the worker needs one. */
public final class Prompts implements Logins.Prompt {
    private final Words words;
    private final Window owner;

    public Prompts(Words words, Window owner) {
        this.words = words;
        this.owner = owner;
    }

    @Override
    public Credentials login(boolean source, Project.End end) {
        return Question.ask(answer -> {
            TextField name = new TextField(end.user());
            name.setId("prompt-user");
            PasswordField password = new PasswordField();
            password.setId("prompt-password");
            PasswordField tunnel = new PasswordField();
            tunnel.setId("prompt-tunnel");
            List<Node> fields = new ArrayList<>(
                    List.of(label("shell.login.user", name), name, label("shell.login.password", password), password));
            if (end.tunnel() != null) {
                fields.addAll(List.of(label("shell.login.tunnel", tunnel), tunnel));
            }
            ask(
                    answer,
                    source ? "shell.login.source" : "shell.login.target",
                    "shell.login.text",
                    () -> new Credentials(
                            name.getText().strip(),
                            password.getText().toCharArray(),
                            tunnel.getText().toCharArray()),
                    password,
                    fields.toArray(Node[]::new));
        });
    }

    @Override
    public char[] passphrase() {
        return Question.ask(answer -> {
            PasswordField field = new PasswordField();
            field.setId("prompt-passphrase");
            ask(
                    answer,
                    "shell.passphrase.title",
                    "shell.passphrase.text",
                    () -> field.getText().toCharArray(),
                    field,
                    label("shell.passphrase", field),
                    field);
        });
    }

    private <T> void ask(
            CompletableFuture<T> answer,
            String title,
            String text,
            java.util.function.Supplier<T> read,
            Node focus,
            Node... fields) {
        Dialog<T> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(words.now(title));
        dialog.setHeaderText(words.now(title));
        Label sentence = new Label(words.now(text));
        sentence.setWrapText(true);
        sentence.setPrefWidth(380);
        VBox form = new VBox(8, sentence);
        form.setPadding(new Insets(16));
        form.getChildren().addAll(fields);
        dialog.getDialogPane().setContent(form);
        ButtonType go = new ButtonType(words.now("words.ok"), ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane()
                .getButtonTypes()
                .addAll(go, new ButtonType(words.now("words.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        dialog.setResultConverter(pressed -> pressed == go ? read.get() : null);
        dialog.setOnShown(event -> focus.requestFocus());
        dialog.setOnHidden(event -> {
            if (dialog.getResult() == null) {
                answer.completeExceptionally(new java.util.concurrent.CancellationException());
            } else {
                answer.complete(dialog.getResult());
            }
        });
        dialog.show();
    }

    private Label label(String key, Node field) {
        Label label = new Label(words.now(key));
        label.setLabelFor(field);
        return label;
    }
}
