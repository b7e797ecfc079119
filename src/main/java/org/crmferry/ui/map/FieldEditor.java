package org.crmferry.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.FieldCard;
import org.crmferry.mapping.Candidate;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** Source fields and steps of the chosen target field. */
final class FieldEditor extends ScrollPane {
    private final MapModel model;
    private final Words words;
    private final FieldWords names;
    private final Label title = new Label();
    private final Label why = new Label();
    private final VBox sources = new VBox(4);
    private final StepsView steps;
    private final SameMenu same;

    FieldEditor(MapModel model, Words words) {
        this.model = model;
        this.words = words;
        names = new FieldWords(words);
        steps = new StepsView(model, words);
        title.getStyleClass().add("text-strong");
        title.setWrapText(true);
        why.getStyleClass().addAll("text-muted", "text-small");
        why.setWrapText(true);
        why.managedProperty().bind(why.visibleProperty());
        Label then = said("map.steps", "text-strong");
        same = new SameMenu(model, words);
        Label alike = said("map.same", "text-strong");
        alike.setLabelFor(same);
        Label help = said("map.same.help", "text-muted", "text-small");
        VBox all = new VBox(6, title, why, sources, then, steps, alike, help, same);
        all.getStyleClass().add("map-tab");
        setContent(all);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        // It lies below all others, and a keyboard that comes to it must not go on out of sight.
        same.focusedProperty().addListener((value, old, focused) -> {
            if (focused) {
                setVvalue(getVmax());
            }
        });
    }

    private Label said(String key, String... styles) {
        Label label = new Label();
        label.textProperty().bind(words.text(key));
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        return label;
    }

    void show(Sheet sheet, Detail detail) {
        FieldRow row = sheet.row(detail.target());
        title.setText(words.now("map.field", row == null ? detail.target() : names.name(row.target())));
        String reason = row == null ? "" : names.reasons(row);
        why.setText(reason);
        why.setVisible(!reason.isEmpty());
        sources(sheet, detail);
        steps.show(detail);
        same.show(detail);
    }

    /** Puts the keyboard on the first choice. */
    void focus() {
        if (!sources.getChildren().isEmpty() && sources.getChildren().get(0) instanceof HBox line) {
            line.getChildren().get(0).requestFocus();
        }
    }

    private void sources(Sheet sheet, Detail detail) {
        Map<String, FieldCard> cards = new HashMap<>();
        sheet.sources().forEach(card -> cards.put(card.name(), card));
        Map<String, Candidate> likely = new HashMap<>();
        detail.candidates().forEach(each -> likely.put(each.field(), each));
        List<FieldCard> ordered = ordered(sheet, detail, cards);
        List<String> chosen =
                detail.mapping() == null ? List.of() : detail.mapping().sources();
        List<Node> lines = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            int at = i;
            Chooser<FieldCard> chooser = chooser(likely, picked -> {
                List<String> changed = new ArrayList<>(chosen);
                changed.set(at, picked.name());
                put(detail, changed);
            });
            chooser.setId("map-source-" + i);
            chooser.items(ordered);
            FieldCard card = cards.get(chosen.get(i));
            chooser.setText(card == null ? chosen.get(i) : names.name(card));
            Button remove = new Button(null, Icons.CLOSE.icon());
            remove.setId("map-source-clear-" + i);
            remove.getStyleClass().addAll("flat", "small");
            remove.setAccessibleText(words.now("map.source.clear"));
            remove.disableProperty().bind(model.readOnlyProperty());
            remove.setOnAction(event -> {
                List<String> changed = new ArrayList<>(chosen);
                changed.remove(at);
                put(detail, changed);
            });
            lines.add(line(chooser, remove));
        }
        Chooser<FieldCard> more = chooser(likely, picked -> {
            List<String> changed = new ArrayList<>(chosen);
            changed.add(picked.name());
            put(detail, changed);
        });
        more.setId("map-source-add");
        more.items(ordered);
        more.setText(words.now(chosen.isEmpty() ? "map.source.choose" : "map.source.add"));
        lines.add(line(more));
        sources.getChildren().setAll(lines);
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(4, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(nodes[0], Priority.ALWAYS);
        return line;
    }

    private Chooser<FieldCard> chooser(Map<String, Candidate> likely, java.util.function.Consumer<FieldCard> picked) {
        Chooser<FieldCard> chooser = new Chooser<>(
                words,
                names::name,
                card -> likely.containsKey(card.name())
                        ? words.now(
                                "map.source.likely",
                                words.percent(likely.get(card.name()).confidence()))
                        : names.type(card),
                picked);
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.disableProperty().bind(model.readOnlyProperty());
        return chooser;
    }

    /** The likely fields first, then all others. */
    private static List<FieldCard> ordered(Sheet sheet, Detail detail, Map<String, FieldCard> cards) {
        List<FieldCard> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (Candidate each : detail.candidates()) {
            if (cards.containsKey(each.field()) && placed.add(each.field())) {
                ordered.add(cards.get(each.field()));
            }
        }
        sheet.sources().stream().filter(card -> placed.add(card.name())).forEach(ordered::add);
        return ordered;
    }

    /** A single source gets the steps it needs; with several, or fewer, the steps stay as they are. */
    private void put(Detail detail, List<String> changed) {
        FieldMapping mapping = detail.mapping();
        if (changed.size() == 1 && (mapping == null || mapping.sources().size() <= 1)) {
            model.assign(changed.get(0), detail.target());
        } else if (changed.isEmpty()) {
            model.clear(detail.target());
        } else {
            model.editField("", Edits.from(mapping, changed));
        }
    }
}
