package org.crmferry.ui.endpoint;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.ConnectionTest;
import org.crmferry.ferry.Inspection;
import org.crmferry.ferry.TargetRisk;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** A try that went well: what it is, what is in it, what to know of it. */
final class FoundView extends VBox {
    private static final double LIST_HEIGHT = 216;

    private final EndpointModel model;
    private final Tried tried;
    private final Words words;

    FoundView(EndpointModel model, Tried tried, Words words) {
        this.model = model;
        this.tried = tried;
        this.words = words;
        getStyleClass().add("endpoint-form");
        if (tried.test() == null) {
            line(Icons.SUCCESS, "endpoint-good", words.now("endpoint.package.ok"), true);
            line(
                    Icons.LOCK,
                    "",
                    words.now("endpoint.package.signer", tried.content().signer()),
                    false);
        } else {
            database(tried.test());
        }
        if (tried.production()) {
            getChildren().add(risk(tried.risk()));
        }
        getChildren().addAll(entities());
        if (tried.test() != null && !tried.test().notes().isEmpty()) {
            Label notes = wrapped(tried.test().notes().stream()
                    .map(each -> each.in(words.locale()))
                    .collect(Collectors.joining("\n")));
            notes.getStyleClass().addAll("text-muted", "text-small");
            getChildren().add(notes);
        }
    }

    private void database(ConnectionTest test) {
        boolean files = model.form().isPath();
        line(Icons.SUCCESS, "endpoint-good", words.now(model.form().kindly("endpoint.ok")), true);
        if (files) {
            line(Icons.FILES, "", words.now("endpoint.files.tables", test.tables()), false);
        } else {
            line(Icons.DATABASE, "", test.product() + " " + test.version(), false);
        }
        if (files && test.crm().isEmpty()) {
            line(Icons.CRM, "", words.now("endpoint.files.crm.none"), false);
        } else if (test.crm().isEmpty()) {
            line(Icons.CRM, "", words.now("endpoint.crm.none", test.tables()), false);
        } else {
            line(
                    Icons.CRM,
                    "",
                    words.now("endpoint.crm", tried.crm(), words.percent(test.confidence()), test.tables()),
                    false);
        }
        Choice choice = model.form().choiceProperty().get();
        if (choice != null
                && choice.kind() == Choice.Kind.CRM
                && !another(choice, tried.crm()).isEmpty()) {
            line(Icons.WARNING, "endpoint-look", another(choice, tried.crm()), false);
        }
        if (model.source()) {
            line(
                    Icons.SHIELD,
                    "",
                    words.now(
                            files || test.canWrite() && !test.readOnly()
                                    ? "endpoint.source.untouched"
                                    : "endpoint.readonly"),
                    false);
        } else if (!tried.writable()) {
            line(
                    Icons.ERROR,
                    "endpoint-bad",
                    test.onlySource()
                            ? words.now("endpoint.target.source", tried.crm())
                            : words.now(test.readOnly() ? "endpoint.target.readonly" : "endpoint.target.norights"),
                    false);
        } else {
            line(Icons.EDIT, "", words.now("endpoint.target.writable"), false);
        }
    }

    /** What to say if the tile named one CRM and the database is of another. */
    private String another(Choice choice, String crm) {
        String family = choice.label().split(" ", 2)[0];
        if (crm.isEmpty()) {
            return words.now("endpoint.crm.not", choice.label());
        }
        return crm.startsWith(family) ? "" : words.now("endpoint.crm.other", choice.label(), crm);
    }

    private void line(Icons icon, String style, String text, boolean heading) {
        Label label = wrapped(text);
        if (heading) {
            label.getStyleClass().add("endpoint-heading");
            label.setId("result-ok");
        }
        HBox line = new HBox(10, icon.icon(), label);
        line.setAlignment(Pos.CENTER_LEFT);
        if (!style.isEmpty()) {
            line.getStyleClass().add(style);
        }
        HBox.setHgrow(label, Priority.ALWAYS);
        getChildren().add(line);
    }

    private Node risk(TargetRisk risk) {
        Label title = wrapped(words.now("endpoint.risk"));
        title.getStyleClass().add("banner-title");
        StringBuilder why = new StringBuilder(words.now("endpoint.risk.records", risk.records()));
        if (risk.reasons().contains(TargetRisk.Reason.RECENT_CHANGES)) {
            why.append(' ')
                    .append(words.now(
                            "endpoint.risk.recent",
                            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                    .withLocale(words.locale())
                                    .format(risk.lastChange())));
        }
        why.append(' ').append(words.now("endpoint.risk.copy"));
        CheckBox aware = new CheckBox(words.now("endpoint.risk.aware", risk.records()));
        aware.setId("endpoint-risk");
        aware.setWrapText(true);
        aware.setMinHeight(Region.USE_PREF_SIZE);
        aware.selectedProperty().bindBidirectional(model.awareProperty());
        VBox said = new VBox(6, title, wrapped(why.toString()), aware);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox box = new HBox(Icons.WARNING.icon(), said);
        box.getStyleClass().addAll("banner", "banner-warning");
        return box;
    }

    /** In the catalog's order, the main ones first; what is empty comes last. */
    private List<Node> entities() {
        List<Inspection.EntityCount> all = tried.entities().stream()
                .sorted(Comparator.comparing(entity -> entity.records() == 0))
                .toList();
        if (all.isEmpty()) {
            return List.of(wrapped(words.now("endpoint.entities.none")));
        }
        FilteredList<Inspection.EntityCount> shown =
                new FilteredList<>(FXCollections.observableArrayList(all), entity -> !entity.technical());
        long main = all.stream().filter(entity -> !entity.technical()).count();
        Label title = wrapped(words.now("endpoint.entities", tried.records(), main));
        title.getStyleClass().add("text-strong");
        CheckBox technical = new CheckBox(words.now("endpoint.entities.all", all.size()));
        technical.setId("technical");
        technical.setWrapText(true);
        technical.setVisible(main < all.size());
        technical.setManaged(main < all.size());
        ListView<Inspection.EntityCount> list = new ListView<>(shown);
        list.setId("entities");
        list.setCellFactory(view -> new Entry(words));
        list.setPrefHeight(LIST_HEIGHT);
        list.setAccessibleText(title.getText());
        list.setPlaceholder(wrapped(words.now("endpoint.entities.none")));
        list.getStyleClass().add("dense");
        technical
                .selectedProperty()
                .addListener((value, old, now) -> shown.setPredicate(entity -> now || !entity.technical()));
        return List.of(title, list, technical);
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMinWidth(0);
        return label;
    }

    /** A row of the list: what it is, how many there are. */
    private static final class Entry extends ListCell<Inspection.EntityCount> {
        private final Words words;
        private final Label name = new Label();
        private final Label count = new Label();
        private final HBox row;

        Entry(Words words) {
            this.words = words;
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            count.setMinWidth(USE_PREF_SIZE);
            row = new HBox(8, name, space, count);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Inspection.EntityCount entity, boolean empty) {
            super.updateItem(entity, empty);
            setGraphic(empty || entity == null ? null : row);
            setText(null);
            if (!empty && entity != null) {
                name.setText(words.label(entity.label()));
                count.setText(entity.records() < 0 ? "–" : words.number(entity.records()));
                if (entity.technical() && !name.getStyleClass().contains("text-muted")) {
                    name.getStyleClass().add("text-muted");
                } else if (!entity.technical()) {
                    name.getStyleClass().remove("text-muted");
                }
            }
        }
    }
}
