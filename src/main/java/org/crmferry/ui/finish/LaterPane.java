package org.crmferry.ui.finish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.Direction;
import org.crmferry.ferry.SyncOptions;
import org.crmferry.ferry.SyncResult;
import org.crmferry.plan.Rule;
import org.crmferry.plan.Rules;
import org.crmferry.transfer.BirthCounts;
import org.crmferry.transfer.Detect;
import org.crmferry.transfer.RoundCounts;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.Shown;
import org.crmferry.ui.words.Words;

/** How later changes are brought over, and what came of it the last time. */
final class LaterPane extends VBox {
    /** So many fields that cannot be sent back are named. */
    private static final int NAMED = 8;

    private final FinishModel model;
    private final Words words;

    LaterPane(FinishModel model, Words words) {
        super(8);
        this.model = model;
        this.words = words;
        Label heading = new Label(words.now("finish.later"), Icons.SYNC.icon());
        heading.getStyleClass().add("section-title");
        Label sentence = text("finish.later.help");
        sentence.getStyleClass().add("text-muted");
        SyncOptions now = model.wayProperty().get();
        ComboBox<Direction> direction = choice(
                "finish-later-direction",
                "finish.later.direction",
                List.of(Direction.values()),
                now.direction(),
                each -> change(way().withDirection(each)));
        ComboBox<Rule> rule = choice(
                "finish-later-rule",
                "finish.later.rule",
                List.of(Rule.values()),
                now.rules().general(),
                each -> change(way().withRules(Rules.only(each))));
        ComboBox<Detect.By> detect = choice(
                "finish-later-detect",
                "finish.later.detect",
                List.of(Detect.By.values()),
                now.detect(),
                each -> change(way().withDetect(each)));
        Label times = text("finish.later.detect.help");
        times.getStyleClass().add("text-muted");
        times.visibleProperty().bind(detect.valueProperty().isNotEqualTo(Detect.By.CONTENT));
        times.managedProperty().bind(times.visibleProperty());
        CheckBox deleting = new CheckBox(words.now("finish.later.deleting"));
        deleting.setId("finish-later-deleting");
        deleting.setWrapText(true);
        deleting.setSelected(now.deleting());
        deleting.setOnAction(event -> change(way().withDeleting(deleting.isSelected())));
        CheckBox births = new CheckBox(words.now("finish.later.births"));
        births.setId("finish-later-births");
        births.setWrapText(true);
        births.setSelected(now.births());
        births.setOnAction(event -> change(way().withBirths(births.isSelected())));
        births.visibleProperty().bind(direction.valueProperty().isNotEqualTo(Direction.PUSH));
        births.managedProperty().bind(births.visibleProperty());
        Label writes = text("finish.later.writes");
        writes.setGraphic(Icons.WARNING.icon());
        writes.visibleProperty().bind(direction.valueProperty().isNotEqualTo(Direction.PUSH));
        writes.managedProperty().bind(writes.visibleProperty());
        getChildren()
                .addAll(
                        heading,
                        sentence,
                        new FlowPane(
                                16,
                                8,
                                row("finish.later.direction", direction),
                                row("finish.later.rule", rule),
                                row("finish.later.detect", detect)),
                        times,
                        writes,
                        deleting,
                        births);
        if (model.broughtProperty().get() != null) {
            getChildren().add(brought(model.broughtProperty().get()));
        }
    }

    private SyncOptions way() {
        return model.wayProperty().get();
    }

    private void change(SyncOptions options) {
        model.wayProperty().set(options);
    }

    private <T extends Enum<T>> ComboBox<T> choice(String id, String key, List<T> values, T now, Consumer<T> changed) {
        ComboBox<T> box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setId(id);
        box.setConverter(new Shown<>(each -> words.now(key + "." + each.name().toLowerCase(Locale.ROOT))));
        box.setValue(now);
        box.setAccessibleText(words.now(key));
        box.valueProperty().addListener((value, old, chosen) -> changed.accept(chosen));
        return box;
    }

    private Node row(String key, ComboBox<?> box) {
        Label label = new Label(words.now(key));
        label.setLabelFor(box);
        HBox row = new HBox(8, label, box);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node brought(SyncResult result) {
        VBox all = new VBox(4);
        all.setId("finish-later-result");
        boolean back = way().direction() == Direction.PULL;
        if (result.preview()) {
            all.getChildren().add(line(Icons.INFO, words.now("finish.later.preview")));
        }
        all.getChildren().add(line(Icons.DONE, counts(result, back ? "finish.later.back" : "finish.later.done")));
        FoundBy foundBy = new FoundBy(model, words);
        all.getChildren().addAll(foundBy.lines(result));
        if (result.back() != null) {
            all.getChildren().add(line(Icons.DONE, counts(result.back(), "finish.later.back")));
            all.getChildren().addAll(foundBy.lines(result.back()));
        }
        long ignored = result.total().ignored()
                + (result.back() == null ? 0 : result.back().total().ignored());
        if (ignored > 0) {
            all.getChildren().add(line(Icons.UNCHANGED, words.now("finish.later.ignored", ignored)));
        }
        SyncResult way = back ? result : result.back();
        if (way != null) {
            all.getChildren()
                    .add(line(
                            Icons.INFO,
                            words.now(
                                    "finish.later.folder",
                                    model.folder().resolve("back").toString())));
            born(way.born(), result.preview()).forEach(all.getChildren()::add);
            if (!way.unsent().isEmpty()) {
                all.getChildren().add(line(Icons.WARNING, unsent(way.unsent())));
            }
        }
        return all;
    }

    private String counts(SyncResult result, String key) {
        RoundCounts total = result.total();
        return words.now(
                key,
                total.planned().created(),
                total.planned().updated(),
                result.deleted(),
                total.combined(),
                result.result().total().conflicts());
    }

    /** New records of the target, by what becomes of them. */
    private List<Label> born(BirthCounts counts, boolean preview) {
        List<Label> lines = new ArrayList<>();
        born(lines, preview ? Icons.INFO : Icons.DONE, preview ? "planned" : "created", counts.created());
        born(lines, Icons.CONFLICT, "asked", counts.asked());
        born(lines, Icons.WARNING, "waiting", counts.waiting());
        born(lines, Icons.INFO, "left", counts.left());
        born(lines, Icons.WARNING, "unknown", counts.unknown());
        return lines;
    }

    private void born(List<Label> lines, Icons icon, String what, long count) {
        if (count > 0) {
            lines.add(line(icon, words.now("finish.later.born." + what, count)));
        }
    }

    private String unsent(List<SyncResult.Unsent> unsent) {
        String named = unsent.stream()
                .limit(NAMED)
                .map(each ->
                        words.label(each.entity()) + (each.field().isEmpty() ? "" : " · " + words.field(each.field())))
                .collect(Collectors.joining(", "));
        return words.now("finish.later.unsent", unsent.size(), named + (unsent.size() > NAMED ? ", ..." : ""));
    }

    private Label text(String key) {
        Label label = new Label(words.now(key));
        label.setWrapText(true);
        return label;
    }

    static Label line(Icons icon, String text) {
        Label label = new Label(text, icon.icon());
        label.setWrapText(true);
        return label;
    }
}
