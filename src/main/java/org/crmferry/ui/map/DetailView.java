package org.crmferry.ui.map;

import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.FieldCard;
import org.crmferry.ui.words.Words;

/** Below the table: the chosen field, its choices, and how existing records are treated. */
final class DetailView extends TabPane {
    private final MapModel model;
    private final Words words;
    private final FieldEditor editor;
    private final SampleTable samples;
    private final ChoicesView choices;
    private final ExistingView existing;
    private final Tab field = new Tab();
    private final Tab picklist = new Tab();
    private final Tab records = new Tab();
    private final StackPane place = new StackPane();
    private final SplitPane both;
    private final Label hint = new Label();
    private FieldRow nowhere;

    DetailView(MapModel model, Words words) {
        this.model = model;
        this.words = words;
        editor = new FieldEditor(model, words);
        samples = new SampleTable(words);
        choices = new ChoicesView(model, words);
        existing = new ExistingView(model, words);
        both = new SplitPane(editor, samples);
        both.setDividerPositions(0.42);
        hint.setWrapText(true);
        hint.getStyleClass().add("text-muted");
        field.textProperty().bind(words.text("map.tab.field"));
        field.setContent(place);
        picklist.textProperty().bind(words.text("map.tab.choices"));
        picklist.setContent(choices);
        records.textProperty().bind(words.text("map.tab.existing"));
        records.setContent(existing);
        records.setId("map-tab-existing");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getTabs().addAll(field, picklist, records);
        getStyleClass().add("dense");
        setId("map-details");
        setMinHeight(90);
        model.detailProperty().addListener((value, old, now) -> show());
        model.sheetProperty().addListener((value, old, now) -> {
            existing.show(now);
            show();
        });
        words.follow(this, this::show);
        existing.show(model.sheetProperty().get());
        show();
    }

    /** Shows a source field that goes nowhere; null for none. */
    void nowhere(FieldRow row) {
        nowhere = row;
        show();
    }

    void focusEditor() {
        getSelectionModel().select(field);
        editor.focus();
    }

    void showExisting() {
        getSelectionModel().select(records);
    }

    private void show() {
        Detail detail = model.detailProperty().get();
        Sheet sheet = model.sheetProperty().get();
        boolean shown = detail != null && sheet != null;
        samples.show(detail);
        boolean listed = shown && !detail.picklist().choices().isEmpty();
        picklist.setDisable(!listed);
        if (!listed && picklist.isSelected()) {
            getSelectionModel().select(field);
        }
        choices.show(listed ? detail : null);
        if (shown) {
            editor.show(sheet, detail);
            place.getChildren().setAll(both);
        } else if (sheet != null && nowhere != null && sheet.rows().contains(nowhere)) {
            place.getChildren().setAll(send(sheet, nowhere));
        } else {
            hint.setText(words.now("map.field.none"));
            place.getChildren().setAll(hint);
        }
    }

    private VBox send(Sheet sheet, FieldRow row) {
        FieldCard from = row.sources().get(0);
        FieldWords names = new FieldWords(words);
        Label sentence = new Label(words.now("map.nowhere", names.name(from)));
        sentence.setWrapText(true);
        Chooser<FieldCard> to =
                new Chooser<>(words, names::name, names::type, picked -> model.assign(from.name(), picked.name()));
        to.setId("map-send");
        to.setText(words.now("map.nowhere.choose"));
        to.disableProperty().bind(model.readOnlyProperty());
        List<FieldCard> free = sheet.targets().stream()
                .sorted(Comparator.comparing((FieldCard card) -> sheet.fills(card.name())))
                .toList();
        to.items(free);
        VBox box = new VBox(8, sentence, to);
        box.getStyleClass().add("map-tab");
        return box;
    }
}
