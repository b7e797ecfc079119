package org.crmferry.ui.manual;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Turns what stands in one block into pieces of text and links. Pictures are left to {@link Blocks}. */
final class Spans extends AbstractVisitor {
    private final TextFlow into;
    private final List<String> sought;
    private final Consumer<String> open;
    private final Deque<String> styles = new ArrayDeque<>();

    private Spans(TextFlow into, List<String> sought, Consumer<String> open) {
        this.into = into;
        this.sought = sought;
        this.open = open;
    }

    /** Draws the content of {@code block}; see {@link Blocks#draw}. */
    static void draw(Node block, TextFlow into, List<String> sought, Consumer<String> open) {
        new Spans(into, sought, open).visitChildren(block);
    }

    @Override
    public void visit(org.commonmark.node.Text node) {
        say(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        styled("manual-code", () -> say(node.getLiteral()));
    }

    @Override
    public void visit(Emphasis node) {
        styled("manual-emphasis", () -> visitChildren(node));
    }

    @Override
    public void visit(StrongEmphasis node) {
        styled("manual-strong", () -> visitChildren(node));
    }

    @Override
    public void visit(SoftLineBreak node) {
        piece(" ", false);
    }

    @Override
    public void visit(HardLineBreak node) {
        piece("\n", false);
    }

    @Override
    public void visit(Image node) {
        // Blocks draws it below the text
    }

    @Override
    public void visit(Link node) {
        Optional<String> page = Manual.linked(node.getDestination());
        if (page.isEmpty()) {
            visitChildren(node);
            return;
        }
        Hyperlink link = new Hyperlink(PlainText.of(node));
        link.getStyleClass().add("manual-link");
        link.setOnAction(event -> open.accept(page.get()));
        into.getChildren().add(link);
    }

    private void styled(String style, Runnable inside) {
        styles.push(style);
        inside.run();
        styles.pop();
    }

    /** Adds text, with the words that are sought marked. */
    private void say(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (small.length() != text.length()) {
            piece(text, false);
            return;
        }
        int said = 0;
        while (said < text.length()) {
            int next = text.length();
            int end = next;
            for (String word : sought) {
                int at = small.indexOf(word, said);
                if (at >= 0 && (at < next || (at == next && at + word.length() > end))) {
                    next = at;
                    end = at + word.length();
                }
            }
            if (next > said) {
                piece(text.substring(said, next), false);
            }
            if (end > next) {
                piece(text.substring(next, end), true);
            }
            said = end;
        }
    }

    private void piece(String text, boolean marked) {
        Text piece = new Text(text);
        piece.getStyleClass().addAll(styles);
        if (marked) {
            piece.getStyleClass().add("manual-found");
        }
        into.getChildren().add(piece);
    }
}
