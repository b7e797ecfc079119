package org.crmferry.ui.conflicts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.crmferry.ferry.Question;
import org.crmferry.ui.words.Words;

/** What a colleague asks about one record, field by field, with room for the answers. */
final class AnswerDialog extends Dialog<ButtonType> {
    private final Words words;
    private final List<Row> rows = new ArrayList<>();

    AnswerDialog(Question question, Words words, Window window, Consumer<Question> answered) {
        this.words = words;
        initOwner(window);
        setTitle(words.now("conflicts.answer.title"));
        setHeaderText(
                words.now("conflicts.answer.about", words.label(text(question.entity())), text(question.record())));
        setResizable(true);
        getDialogPane().setId("conflicts-answer-dialog");
        Label asked =
                wrapped(text(question.question()).isEmpty() ? words.now("conflicts.answer.none") : question.question());
        asked.setId("conflicts-answer-question");
        VBox list = new VBox();
        for (Question.Line line : question.fields()) {
            Row row = new Row(line);
            rows.add(row);
            list.getChildren().add(row.shown);
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(300);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        TextField comment = new TextField(text(question.comment()));
        comment.setId("conflicts-answer-comment");
        TextField who = new TextField(
                text(question.answeredBy()).isEmpty() ? System.getProperty("user.name", "") : question.answeredBy());
        who.setId("conflicts-answer-who");
        VBox content = new VBox(
                8,
                asked,
                scroll,
                label("conflicts.answer.comment", comment),
                comment,
                label("conflicts.answer.who", who),
                who);
        content.setPrefWidth(600);
        getDialogPane().setContent(content);
        ButtonType save = new ButtonType(words.now("conflicts.answer.save"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane()
                .getButtonTypes()
                .addAll(save, new ButtonType(words.now("words.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        getDialogPane().lookupButton(save).setId("conflicts-answer-save");
        setOnHidden(event -> {
            if (getResult() == save) {
                answered.accept(question.answered(
                        who.getText().strip(),
                        comment.getText().strip(),
                        rows.stream().map(Row::answer).toList()));
            }
        });
    }

    /** One field: what each side has, to be chosen, another value, and why. */
    private final class Row {
        private final Question.Line line;
        private final ToggleGroup group = new ToggleGroup();
        private final TextField own = new TextField();
        private final TextField why = new TextField();
        private final VBox shown = new VBox(4);

        Row(Question.Line line) {
            this.line = line;
            String name = words.label(text(line.label()).isEmpty() ? line.name() : line.label());
            Label head = wrapped(name);
            head.getStyleClass().add("text-strong");
            shown.getStyleClass().add("conflict-answer");
            shown.getChildren().add(head);
            side("source", text(line.source()));
            if (line.base() != null) {
                side("base", line.base());
            }
            side("target", text(line.target()));
            RadioButton other = radio("value", words.now("conflicts.answer.value"));
            own.setText(text(line.value()));
            own.setAccessibleText(words.now("conflicts.answer.own", name));
            own.disableProperty().bind(other.selectedProperty().not());
            HBox.setHgrow(own, Priority.ALWAYS);
            HBox typed = new HBox(8, other, own);
            typed.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            why.setText(text(line.comment()));
            why.setPromptText(words.now("conflicts.answer.why"));
            why.setAccessibleText(words.now("conflicts.answer.why.field", name));
            shown.getChildren().addAll(typed, why);
        }

        private void side(String side, String value) {
            RadioButton radio = radio(
                    side,
                    words.now("conflicts.answer." + side, value.isEmpty() ? words.now("conflicts.empty") : value));
            radio.setWrapText(true);
            radio.setMinHeight(Region.USE_PREF_SIZE);
            shown.getChildren().add(radio);
        }

        private RadioButton radio(String side, String said) {
            RadioButton radio = new RadioButton(said);
            radio.setMnemonicParsing(false);
            radio.setId("conflicts-answer-" + side + "-" + line.name());
            radio.setUserData(side);
            radio.setToggleGroup(group);
            radio.setSelected(side.equals(line.take()));
            return radio;
        }

        Question.Line answer() {
            String side = group.getSelectedToggle() == null
                    ? ""
                    : (String) group.getSelectedToggle().getUserData();
            return line.answered(
                    side,
                    side.equals("value") ? own.getText() : "",
                    why.getText().strip());
        }
    }

    private Label label(String key, Node field) {
        Label label = new Label(words.now(key));
        label.setMnemonicParsing(true);
        label.setLabelFor(field);
        return label;
    }

    private static Label wrapped(String said) {
        Label label = new Label(said);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
