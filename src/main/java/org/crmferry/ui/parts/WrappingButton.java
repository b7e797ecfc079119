package org.crmferry.ui.parts;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** A button as high as its content is at its width, so that long words wrap instead of being cut. */
public class WrappingButton extends Button {
    private final double sides;
    private final HBox content;

    /**
     * A button around that content.
     *
     * @param sides room at left and right of the content, in points
     */
    protected WrappingButton(HBox content, double sides) {
        this.content = content;
        this.sides = sides;
        content.setAlignment(Pos.CENTER_LEFT);
        content.prefWidthProperty().bind(widthProperty().subtract(sides));
        content.maxWidthProperty().bind(widthProperty().subtract(sides));
        setGraphic(content);
        setAlignment(Pos.CENTER_LEFT);
        setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(getInsets().getTop()
                + getInsets().getBottom()
                + content.prefHeight(width < 0 ? -1 : Math.max(0, width - sides)));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
