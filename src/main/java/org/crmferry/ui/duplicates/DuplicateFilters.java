package org.crmferry.ui.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.crmferry.ui.parts.Shown;
import org.crmferry.ui.words.Words;

/** Search and filters above the list of clusters. */
final class DuplicateFilters extends VBox {
    private final Groups groups;
    private final Words words;
    private final ComboBox<String> entities = new ComboBox<>();
    private final ComboBox<String> sures = new ComboBox<>();
    private final CheckBox open = new CheckBox();
    private final TextField search = new TextField();
    private boolean showing;

    DuplicateFilters(DuplicatesModel model, Words words) {
        this.words = words;
        groups = model.groups();
        getStyleClass().add("conflict-filters");
        search.setId("duplicates-search");
        search.promptTextProperty().bind(words.text("duplicates.search"));
        search.accessibleTextProperty().bind(words.text("duplicates.search"));
        entities.setId("duplicates-filter-entity");
        entities.accessibleTextProperty().bind(words.text("duplicates.filter.entity"));
        entities.setConverter(new Shown<>(this::entity));
        sures.setId("duplicates-filter-sure");
        sures.accessibleTextProperty().bind(words.text("duplicates.filter.sure"));
        sures.setConverter(new Shown<>(sure ->
                words.now(sure == null || sure.isEmpty() ? "duplicates.filter.sure.all" : "duplicates.sure." + sure)));
        open.setId("duplicates-filter-open");
        open.textProperty().bind(words.text("duplicates.filter.open"));
        for (ComboBox<?> box : List.of(entities, sures)) {
            box.setMaxWidth(Double.MAX_VALUE);
        }
        getChildren().addAll(search, entities, sures, open);
        search.textProperty().addListener((value, old, now) -> want());
        entities.setOnAction(event -> want());
        sures.setOnAction(event -> want());
        open.setOnAction(event -> want());
        groups.countsProperty().addListener((value, old, now) -> show());
        groups.wantedProperty().addListener((value, old, now) -> show());
        words.follow(this, this::show);
        show();
    }

    private String entity(String label) {
        return label == null || label.isEmpty()
                ? words.now("duplicates.filter.entity.all")
                : words.now(
                        "duplicates.filter.choice",
                        words.label(label),
                        groups.countsProperty().get().entities().getOrDefault(label, 0));
    }

    private void want() {
        if (!showing) {
            groups.wantedProperty()
                    .set(new Groups.Wanted(
                            entities.getValue() == null ? "" : entities.getValue(),
                            open.isSelected(),
                            sures.getValue() == null || sures.getValue().isEmpty()
                                    ? null
                                    : Group.Sure.valueOf(sures.getValue()),
                            search.getText().strip()));
        }
    }

    private void show() {
        showing = true;
        Groups.Wanted now = groups.wantedProperty().get();
        List<String> labels = new ArrayList<>(List.of(""));
        labels.addAll(groups.countsProperty().get().entities().keySet());
        entities.getItems().setAll(labels);
        entities.setValue(now.entity());
        List<String> all = new ArrayList<>(List.of(""));
        Stream.of(Group.Sure.values()).map(Group.Sure::name).forEach(all::add);
        sures.getItems().setAll(all);
        sures.setValue(now.sure() == null ? "" : now.sure().name());
        open.setSelected(now.open());
        if (!search.getText().strip().equals(now.text())) {
            search.setText(now.text());
        }
        showing = false;
    }
}
