package org.crmferry.ui.map;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.Picklist;
import org.crmferry.model.Option;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** The choices of two picklists side by side. */
final class ChoicesView extends VBox {
    private final MapModel model;
    private final Words words;
    private final ListView<Picklist.Choice> list = new ListView<>();
    private final Label summary = new Label();
    private final Button match = new Button();
    private Detail detail;

    ChoicesView(MapModel model, Words words) {
        this.model = model;
        this.words = words;
        match.setId("map-choices-match");
        match.textProperty().bind(words.text("map.choices.match"));
        match.setOnAction(event -> matchAlike());
        match.setMinWidth(USE_PREF_SIZE);
        summary.setWrapText(true);
        summary.setMinWidth(0);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        HBox head = new HBox(8, summary, match);
        head.setAlignment(Pos.CENTER_LEFT);
        list.setId("map-choices");
        list.setFixedCellSize(40);
        list.setCellFactory(view -> new Cell());
        list.accessibleTextProperty().bind(words.text("map.choices"));
        VBox.setVgrow(list, Priority.ALWAYS);
        words.follow(this, () -> show(detail));
        setSpacing(6);
        getStyleClass().add("map-tab");
        getChildren().addAll(head, list);
    }

    void show(Detail now) {
        detail = now;
        if (now == null) {
            return;
        }
        list.getItems().setAll(now.picklist().choices());
        summary.setText(words.now("map.choices.open", now.picklist().open()));
        match.setDisable(model.readOnlyProperty().get()
                || now.picklist().choices().stream().noneMatch(each -> each.how() == Picklist.How.SUGGESTED));
    }

    private Map<String, String> mapped() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (Picklist.Choice each : detail.picklist().choices()) {
            if (each.how() == Picklist.How.MAPPED) {
                codes.put(each.code(), each.target());
            }
        }
        return codes;
    }

    private void matchAlike() {
        Map<String, String> codes = mapped();
        for (Picklist.Choice each : detail.picklist().choices()) {
            if (each.how() == Picklist.How.SUGGESTED) {
                codes.put(each.code(), each.target());
            }
        }
        model.choices(detail.mapping(), codes);
    }

    private void choose(Picklist.Choice choice, String code) {
        Map<String, String> codes = mapped();
        codes.put(choice.code(), code);
        model.choices(detail.mapping(), codes);
    }

    private String label(String code) {
        return detail.picklist().options().stream()
                .filter(option -> option.code().equals(code))
                .map(Option::label)
                .findFirst()
                .orElse(code == null ? words.now("map.choices.none") : code);
    }

    private final class Cell extends ListCell<Picklist.Choice> {
        private final Label from = new Label();
        private final Chooser<Option> to =
                new Chooser<>(words, Option::label, Option::code, option -> choose(getItem(), option.code()));
        private final Label how = new Label();
        private final HBox line = new HBox(8, from, Icons.NEXT.icon(), to, how);

        Cell() {
            from.setMinWidth(0);
            from.setPrefWidth(160);
            from.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(from, Priority.ALWAYS);
            to.setPrefWidth(160);
            to.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(to, Priority.ALWAYS);
            how.setPrefWidth(120);
            how.setMinWidth(70);
            how.getStyleClass().add("text-small");
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Picklist.Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            from.setText(words.now("map.choices.count", choice.label(), choice.count()));
            to.items(detail.picklist().options());
            to.setText(label(choice.target()));
            to.setDisable(model.readOnlyProperty().get()
                    || detail.picklist().options().isEmpty());
            how.setText(words.now("map.choices.how." + choice.how().name().toLowerCase(Locale.ROOT)));
            how.setGraphic(
                    switch (choice.how()) {
                        case MAPPED, SAME -> Icons.DONE.icon();
                        case SUGGESTED -> Icons.HELP.icon();
                        case NONE -> Icons.WARNING.icon();
                    });
            setAccessibleText(from.getText() + ", " + to.getText() + ", " + how.getText());
            setGraphic(line);
        }
    }
}
