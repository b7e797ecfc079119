package org.crmferry.ui.transfer;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import org.crmferry.ui.words.Words;

/** Records per second over the last two minutes: a line that is drawn anew once a second, and nothing that moves. */
final class ThroughputChart extends Region {
    private static final double TOP = 18;

    private final Words words;
    private final Polyline line = new Polyline();
    private final Polygon area = new Polygon();
    private final Line ground = new Line();
    private final Label most = new Label();
    private List<Double> rates = List.of();

    ThroughputChart(Words words) {
        this.words = words;
        getStyleClass().add("throughput");
        line.getStyleClass().add("throughput-line");
        area.getStyleClass().add("throughput-area");
        ground.getStyleClass().add("throughput-ground");
        most.getStyleClass().addAll("text-muted", "text-small");
        for (javafx.scene.Node each : List.of(line, area, ground)) {
            each.setManaged(false);
        }
        getChildren().addAll(area, ground, line, most);
        setMinSize(120, 56);
        setPrefSize(260, 72);
        setFocusTraversable(false);
    }

    /** Shows these rates, the newest at right. */
    void show(List<Double> now) {
        rates = now;
        double top = top();
        most.setText(top <= 0 ? "" : words.now("transfer.chart.most", Math.round(top)));
        setAccessibleText(words.now("transfer.chart", now.isEmpty() ? 0 : Math.round(now.get(now.size() - 1))));
        requestLayout();
    }

    private double top() {
        return rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight() - 1;
        double top = Math.max(1, top());
        ground.setStartX(0);
        ground.setEndX(width);
        ground.setStartY(height);
        ground.setEndY(height);
        most.resizeRelocate(0, 0, width, TOP);
        List<Double> points = new ArrayList<>();
        double step = width / (Throughput.SECONDS - 1);
        for (int i = 0; i < rates.size(); i++) {
            points.add(width - (rates.size() - 1 - i) * step);
            points.add(height - rates.get(i) / top * (height - TOP - 4));
        }
        line.getPoints().setAll(points);
        if (!points.isEmpty()) {
            points.add(width);
            points.add(height);
            points.add(width - (rates.size() - 1) * step);
            points.add(height);
        }
        area.getPoints().setAll(points);
    }
}
