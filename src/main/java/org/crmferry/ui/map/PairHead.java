package org.crmferry.ui.map;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.EntityCard;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** Above the table: which entities are paired, and which fields are listed. */
final class PairHead extends VBox {
    private final MapModel model;
    private final Words words;
    private final Consumer<Predicate<FieldRow>> filtering;
    private final Label source = new Label();
    private final Chooser<EntityCard> target;
    private final Button existing = new Button(null, Icons.LINK.icon());
    private final TextField search = new TextField();
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton all = new ToggleButton();
    private final ToggleButton only = new ToggleButton();
    private final Map<Problem, ToggleButton> chips = new EnumMap<>(Problem.class);

    /**
     * The head of nothing yet.
     *
     * @param filtering is told which lines to show
     * @param settings shows how existing records are treated
     */
    PairHead(MapModel model, Words words, Consumer<Predicate<FieldRow>> filtering, Runnable settings) {
        this.model = model;
        this.words = words;
        this.filtering = filtering;
        source.getStyleClass().add("section-title");
        source.setMinWidth(40);
        target = new Chooser<>(
                words,
                card -> card.name().isEmpty() ? words.now("map.pair.none") : words.label(card.label()),
                card -> card.count() < 0 ? "" : words.now("words.records", card.count()),
                this::pick);
        target.setId("map-target");
        target.accessibleTextProperty().bind(words.text("map.target"));
        target.setMaxWidth(260);
        target.disableProperty().bind(model.readOnlyProperty());
        existing.setId("map-existing");
        existing.getStyleClass().addAll("flat", "small");
        existing.setMinWidth(40);
        existing.setOnAction(event -> settings.run());
        HBox.setHgrow(target, Priority.SOMETIMES);
        HBox first = new HBox(8, source, Icons.NEXT.icon(), target, existing);
        first.setAlignment(Pos.CENTER_LEFT);
        search.setId("map-field-search");
        search.setPrefColumnCount(9);
        search.promptTextProperty().bind(words.text("map.fields.search"));
        search.accessibleTextProperty().bind(words.text("map.fields.search"));
        search.textProperty().addListener((value, old, now) -> filter());
        FlowPane second = new FlowPane(6, 6, search, chip(all, "all"), chip(only, "troubled"));
        for (Problem each : Problem.values()) {
            ToggleButton chip = new ToggleButton(null, each.icon().icon());
            chips.put(each, chip);
            second.getChildren().add(chip(chip, each.name().toLowerCase(Locale.ROOT)));
        }
        all.setSelected(true);
        all.textProperty().bind(words.text("words.all"));
        only.textProperty().bind(words.text("map.only"));
        group.selectedToggleProperty().addListener((value, old, now) -> {
            if (now == null) {
                all.setSelected(true);
            } else {
                filter();
            }
        });
        words.follow(this, () -> show(model.sheetProperty().get()));
        setSpacing(6);
        getChildren().addAll(first, second);
    }

    private ToggleButton chip(ToggleButton chip, String name) {
        chip.setId("map-filter-" + name);
        chip.getStyleClass().addAll("small", "map-chip");
        chip.setToggleGroup(group);
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }

    private void pick(EntityCard card) {
        if (card.name().isEmpty()) {
            model.editEntity("", each -> each.withFields(List.of()).withMove(false));
        } else {
            model.pair(card.name());
        }
    }

    void show(Sheet sheet) {
        if (sheet == null) {
            return;
        }
        source.setText(model.sourceLabel(sheet.mapping().source()));
        String to = sheet.mapping().target();
        target.setText(to.isEmpty() ? words.now("map.pair.none") : model.targetLabel(to));
        target.items(new ArrayList<>(model.targets()));
        existing.setText(
                sheet.mapping().match().isEmpty()
                        ? words.now("map.existing.summary.never")
                        : words.now(
                                "map.existing.summary",
                                ExistingView.names(sheet, sheet.mapping().match(), words)));
        sheet.assessment().counts().forEach((problem, count) -> {
            ToggleButton chip = chips.get(problem);
            chip.setText(words.now("map.chip", words.now(problem.label()), count));
            chip.setVisible(count > 0);
            chip.setManaged(count > 0);
            if (count == 0 && chip.isSelected()) {
                all.setSelected(true);
            }
        });
    }

    private void filter() {
        String query = search.getText().strip().toLowerCase(Locale.ROOT);
        Problem wanted = chips.entrySet().stream()
                .filter(each -> each.getValue().isSelected())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        boolean troubled = only.isSelected();
        FieldWords names = new FieldWords(words);
        filtering.accept(row -> row.matches(query, names)
                && (wanted == null || row.problems().containsKey(wanted))
                && (!troubled || !row.problems().isEmpty()));
    }
}
