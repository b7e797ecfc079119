package org.crmferry.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.MatchKey;
import org.crmferry.mapping.Existing;
import org.crmferry.ui.words.Words;

/** How records that are in the target already are found, and what becomes of them. */
final class ExistingView extends ScrollPane {
    private final MapModel model;
    private final Words words;
    private final VBox box = new VBox(6);

    ExistingView(MapModel model, Words words) {
        this.model = model;
        this.words = words;
        box.getStyleClass().add("map-tab");
        setContent(box);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        words.follow(this, () -> show(model.sheetProperty().get()));
    }

    void show(Sheet sheet) {
        box.getChildren().clear();
        if (sheet == null) {
            return;
        }
        Label find = title("map.existing.find");
        box.getChildren().add(find);
        ToggleGroup keys = new ToggleGroup();
        List<MatchKey> known = new ArrayList<>(sheet.matchKeys());
        List<String> chosen = sheet.mapping().match();
        for (MatchKey key : known) {
            radio(
                    keys,
                    key.fields().equals(chosen),
                    words.now(
                            key.exact() ? "map.existing.key" : "map.existing.key.about",
                            names(sheet, key.fields(), words),
                            key.matching(),
                            key.looked(),
                            key.ambiguous()),
                    "map-match-" + String.join("-", key.fields()),
                    () -> model.editEntity("", each -> each.withMatch(key.fields())));
        }
        if (!chosen.isEmpty() && known.stream().noneMatch(key -> key.fields().equals(chosen))) {
            radio(keys, true, names(sheet, chosen, words), "map-match-chosen", () -> {});
        }
        radio(
                keys,
                chosen.isEmpty(),
                words.now("map.existing.never"),
                "map-match-never",
                () -> model.editEntity("", each -> each.withMatch(List.of())));
        if (known.isEmpty()) {
            Label none = new Label(words.now("map.existing.none"));
            none.getStyleClass().add("text-muted");
            none.setWrapText(true);
            box.getChildren().add(none);
        }
        if (!chosen.isEmpty()) {
            box.getChildren().add(title("map.existing.then"));
            ToggleGroup rules = new ToggleGroup();
            for (Existing rule : Existing.values()) {
                String name = rule.name().toLowerCase(Locale.ROOT);
                radio(
                        rules,
                        rule == sheet.mapping().existing(),
                        words.now("map.existing." + name),
                        "map-existing-" + name,
                        () -> model.editEntity("", each -> each.withExisting(rule)));
            }
        }
    }

    private Label title(String key) {
        Label label = new Label(words.now(key));
        label.getStyleClass().add("text-strong");
        label.setWrapText(true);
        return label;
    }

    private void radio(ToggleGroup group, boolean on, String text, String id, Runnable action) {
        RadioButton button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        button.setSelected(on);
        button.setWrapText(true);
        button.disableProperty().bind(model.readOnlyProperty());
        button.setOnAction(event -> action.run());
        box.getChildren().add(button);
    }

    static String names(Sheet sheet, List<String> fields, Words words) {
        FieldWords names = new FieldWords(words);
        return fields.stream()
                .map(name -> sheet.targets().stream()
                        .filter(card -> card.name().equals(name))
                        .map(names::name)
                        .findFirst()
                        .orElse(name))
                .collect(Collectors.joining(" + "));
    }
}
