package org.crmferry.ui.manual;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Turns the blocks of a page into nodes, one below the other. */
final class Blocks extends AbstractVisitor {
    private final Pane into;
    private final List<String> sought;
    private final Consumer<String> open;

    private Blocks(Pane into, List<String> sought, Consumer<String> open) {
        this.into = into;
        this.sought = sought;
        this.open = open;
    }

    /**
     * Draws a document.
     *
     * @param sought words to mark, in lower case
     * @param open is called with the name of a page when its link is pressed
     */
    static VBox draw(org.commonmark.node.Node document, List<String> sought, Consumer<String> open) {
        VBox page = new VBox();
        page.getStyleClass().add("manual-page");
        document.accept(new Blocks(page, sought, open));
        return page;
    }

    @Override
    public void visit(Heading node) {
        TextFlow flow = flow(node);
        flow.getStyleClass().add("manual-h" + Math.min(3, node.getLevel()));
        add(flow);
    }

    @Override
    public void visit(Paragraph node) {
        TextFlow flow = flow(node);
        if (!flow.getChildren().isEmpty()) {
            add(flow);
        }
        for (org.commonmark.node.Node each = node.getFirstChild(); each != null; each = each.getNext()) {
            if (each instanceof org.commonmark.node.Image image) {
                picture(image);
            }
        }
    }

    private TextFlow flow(org.commonmark.node.Node node) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("manual-text");
        Spans.draw(node, flow, sought, open);
        return flow;
    }

    /** A picture as wide as the page at most; nothing if there is none. */
    private void picture(org.commonmark.node.Image node) {
        Manual.picture(node.getDestination()).ifPresent(url -> {
            Image image = new Image(url.toExternalForm(), true);
            ImageView view = new ImageView(image);
            view.setPreserveRatio(true);
            view.setSmooth(true);
            view.setAccessibleText(PlainText.of(node.getFirstChild()));
            Region frame = new VBox(view);
            frame.getStyleClass().add("manual-picture");
            frame.setMinWidth(0);
            view.fitWidthProperty()
                    .bind(Bindings.createDoubleBinding(
                            () -> image.getWidth() > 0 ? Math.min(image.getWidth(), frame.getWidth()) : 1,
                            image.widthProperty(),
                            frame.widthProperty()));
            image.errorProperty()
                    .addListener((value, old, now) -> into.getChildren().remove(frame));
            add(frame);
        });
    }

    @Override
    public void visit(BulletList node) {
        list(node, 0);
    }

    @Override
    public void visit(OrderedList node) {
        list(node, node.getMarkerStartNumber());
    }

    /** A list; numbered from {@code first} unless that is 0. */
    private void list(ListBlock list, int first) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("manual-list");
        ColumnConstraints marks = new ColumnConstraints();
        marks.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints texts = new ColumnConstraints();
        texts.setHgrow(Priority.ALWAYS);
        texts.setMinWidth(0);
        grid.getColumnConstraints().addAll(marks, texts);
        int row = 0;
        for (org.commonmark.node.Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            RowConstraints top = new RowConstraints();
            top.setValignment(VPos.TOP);
            grid.getRowConstraints().add(top);
            VBox said = new VBox();
            said.getStyleClass().add("manual-item");
            new Blocks(said, sought, open).visitChildren(item);
            grid.addRow(row, new Label(first == 0 ? "•" : first + row + "."), said);
            row++;
        }
        add(grid);
    }

    @Override
    public void visit(BlockQuote node) {
        VBox quote = new VBox();
        quote.getStyleClass().add("manual-quote");
        new Blocks(quote, sought, open).visitChildren(node);
        add(quote);
    }

    @Override
    public void visit(FencedCodeBlock node) {
        code(node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
        code(node.getLiteral());
    }

    private void code(String lines) {
        Label code = new Label(lines.stripTrailing());
        code.setWrapText(true);
        code.getStyleClass().add("manual-lines");
        add(code);
    }

    @Override
    public void visit(ThematicBreak node) {
        add(new Separator());
    }

    private void add(Node node) {
        into.getChildren().add(node);
    }
}
