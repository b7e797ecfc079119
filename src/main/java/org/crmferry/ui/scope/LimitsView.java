package org.crmferry.ui.scope;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.Owner;
import org.crmferry.mapping.EntityScope;
import org.crmferry.ui.parts.Shown;
import org.crmferry.ui.words.Words;

/** The limits of one entity: time, owners, deleted records. */
final class LimitsView extends VBox {
    private static final int MANY = 200;

    private final ScopeModel model;
    private final Words words;
    private final VBox owners = new VBox(4);

    LimitsView(ScopeModel model, Words words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("scope-limits-form");
        setSpacing(8);
        model.selectedProperty().addListener((value, old, now) -> show());
        model.countingProperty().addListener((value, old, now) -> show());
        words.follow(this, this::show);
        model.owners().addListener((ListChangeListener<Owner>) change -> showOwners());
        show();
    }

    private void show() {
        getChildren().clear();
        ScopeRow row = model.selectedProperty().get();
        if (row == null) {
            getChildren().add(muted("scope.limits.none"));
            return;
        }
        Label title = new Label(words.now("scope.limits", words.label(row.label())));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        getChildren().add(title);
        dates(row);
        if (!row.ownerField().isEmpty()) {
            getChildren().addAll(strong("scope.owners"), muted("scope.owners.help"), owners);
            showOwners();
        }
        if (row.keepsDeleted()) {
            CheckBox deleted = new CheckBox(words.now("scope.deleted"));
            deleted.setId("scope-deleted");
            deleted.setWrapText(true);
            deleted.setSelected(row.limitsProperty().get().deleted());
            deleted.setOnAction(event -> model.deleted(row, deleted.isSelected()));
            getChildren().addAll(strong("scope.deleted.title"), deleted, muted("scope.deleted.help"));
        }
        if (row.limitsProperty().get().records() != null) {
            getChildren().add(muted("scope.limits.records"));
        } else if (row.dateFields().isEmpty() && row.ownerField().isEmpty() && !row.keepsDeleted()) {
            getChildren().add(muted(model.countingProperty().get() ? "words.loading" : "scope.limits.not"));
        }
    }

    private void dates(ScopeRow row) {
        if (row.dateFields().isEmpty()) {
            return;
        }
        EntityScope.Dates now = row.limitsProperty().get().dates();
        ComboBox<String> field = new ComboBox<>();
        field.setId("scope-date-field");
        field.setConverter(new Shown<>(name -> name == null ? "" : words.field(name)));
        field.getItems().setAll(row.dateFields());
        field.setValue(now == null ? row.dateFields().get(0) : now.field());
        field.setMaxWidth(Double.MAX_VALUE);
        DatePicker from = new DatePicker(now == null ? null : now.from());
        from.setId("scope-from");
        DatePicker to = new DatePicker(now == null ? null : now.to());
        to.setId("scope-to");
        Runnable changed = () -> model.dates(row, field.getValue(), from.getValue(), to.getValue());
        field.setOnAction(event -> changed.run());
        from.setOnAction(event -> changed.run());
        to.setOnAction(event -> changed.run());
        from.setMaxWidth(Double.MAX_VALUE);
        to.setMaxWidth(Double.MAX_VALUE);
        getChildren()
                .addAll(
                        strong("scope.dates"),
                        label("scope.dates.field", field),
                        field,
                        label("scope.dates.from", from),
                        from,
                        label("scope.dates.to", to),
                        to);
    }

    private void showOwners() {
        owners.getChildren().clear();
        ScopeRow row = model.selectedProperty().get();
        if (row == null) {
            return;
        }
        EntityScope.Owners chosen = row.limitsProperty().get().owners();
        List<CheckBox> boxes = new ArrayList<>();
        for (Owner owner :
                model.owners().subList(0, Math.min(MANY, model.owners().size()))) {
            String name = owner.key().isEmpty()
                    ? words.now("scope.owners.nobody")
                    : owner.name().isEmpty() ? owner.key() : owner.name();
            CheckBox box = new CheckBox(words.now("scope.owners.line", name, owner.records()));
            box.setSelected(chosen == null || chosen.keys().contains(owner.key()));
            box.setUserData(owner.key());
            box.setWrapText(true);
            box.setOnAction(event -> choose(row, boxes));
            boxes.add(box);
        }
        owners.getChildren().setAll(boxes);
    }

    private void choose(ScopeRow row, List<CheckBox> boxes) {
        List<String> keys = new ArrayList<>();
        for (CheckBox box : boxes) {
            if (box.isSelected()) {
                keys.add((String) box.getUserData());
            }
        }
        model.owners(row, keys.size() == boxes.size() ? null : keys);
    }

    private Label label(String key, javafx.scene.Node of) {
        Label label = new Label(words.now(key));
        label.setLabelFor(of);
        return label;
    }

    private Label strong(String key) {
        Label label = new Label(words.now(key));
        label.getStyleClass().addAll("text-strong", "scope-group");
        return label;
    }

    private Label muted(String key) {
        Label label = new Label(words.now(key));
        label.getStyleClass().addAll("text-muted", "text-small");
        label.setWrapText(true);
        return label;
    }
}
