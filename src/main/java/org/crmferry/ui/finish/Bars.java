package org.crmferry.ui.finish;

import java.util.List;
import java.util.function.ToLongFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.crmferry.report.Report.EntityCount;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** What became of the records, one bar per kind of record; every part has an icon, a word and a number in the legend. */
final class Bars extends VBox {
    private static final double WIDTH = 320;

    private record Part(String key, Icons icon, ToLongFunction<EntityCount> count) {}

    private static final List<Part> PARTS = List.of(
            new Part("created", Icons.CREATE, EntityCount::created),
            new Part("updated", Icons.UPDATE, EntityCount::updated),
            new Part("unchanged", Icons.UNCHANGED, EntityCount::unchanged),
            new Part("skipped", Icons.SKIP, EntityCount::skipped),
            new Part("waiting", Icons.CONFLICT, EntityCount::conflicts),
            new Part("failed", Icons.ERROR, EntityCount::failed));

    Bars(List<EntityCount> entities, Words words) {
        setSpacing(10);
        FlowPane legend = new FlowPane(16, 6);
        for (Part part : PARTS) {
            long sum = entities.stream().mapToLong(part.count()).sum();
            Region colour = new Region();
            colour.getStyleClass().addAll("finish-key", "finish-" + part.key());
            Label name = new Label(
                    words.now("finish." + part.key(), sum), part.icon().icon());
            HBox one = new HBox(6, colour, name);
            one.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(one);
        }
        GridPane grid = new GridPane(12, 4);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(120);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, bars);
        long most = entities.stream().mapToLong(EntityCount::read).max().orElse(1);
        int row = 0;
        for (EntityCount each : entities) {
            if (each.read() > 0) {
                grid.addRow(row++, new Label(words.label(each.entity())), bar(each, most, words), count(each, words));
            }
        }
        getChildren().addAll(legend, grid);
    }

    private static Label count(EntityCount each, Words words) {
        Label label = new Label(words.number(each.read()));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add("text-muted");
        return label;
    }

    private static Node bar(EntityCount each, long most, Words words) {
        HBox bar = new HBox();
        bar.setAlignment(Pos.CENTER_LEFT);
        StringBuilder said = new StringBuilder(words.label(each.entity()));
        for (Part part : PARTS) {
            long count = part.count().applyAsLong(each);
            if (count > 0) {
                Region piece = new Region();
                piece.getStyleClass().addAll("finish-bar", "finish-" + part.key());
                // A square root lets small lists be seen beside large ones.
                double share = Math.sqrt((double) each.read() / most) * count / each.read();
                piece.setMinWidth(3);
                piece.setPrefWidth(Math.max(3, WIDTH * share));
                bar.getChildren().add(piece);
                said.append(", ").append(words.now("finish." + part.key(), count));
            }
        }
        bar.setAccessibleText(said.toString());
        return bar;
    }
}
