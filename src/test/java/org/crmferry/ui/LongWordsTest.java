package org.crmferry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.skin.TableColumnHeader;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Words;
import org.junit.jupiter.api.Test;

/** Lays every page out with words that are 40 % longer, as other languages need, in the smallest usual window. */
class LongWordsTest extends WizardTest {
    private final List<String> cut = new ArrayList<>();

    @Test
    void cutsNoWordsOff() {
        fx(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
            wizard.words().localeProperty().set(Words.LONG);
        });
        look("start");
        fx(() -> wizard.shell().compare());
        look("compare");
        fx(() -> wizard.start().begin());
        onPage(Step.SOURCE);
        look("source, new");
        Session session = SampleProject.transferred(home.resolve("sample")).session();
        fx(() -> wizard.shell().open(session));
        for (Step step : Step.values()) {
            fx(() -> wizard.shell().go(step));
            onPage(step);
            look(step.name());
        }
        assertThat(cut).isEmpty();
    }

    private void look(String page) {
        idle();
        fx(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            look(page, stage.getScene().getRoot());
        });
        picture("long-" + page.replace(", ", "-").toLowerCase(java.util.Locale.ROOT));
    }

    private void look(String page, Node node) {
        if (!node.isVisible() || node instanceof IndexedCell || node instanceof TableColumnHeader) {
            return;
        }
        if (node instanceof Labeled said && !said.isWrapText() && said.getText() != null) {
            double needs = said.prefWidth(-1);
            if (said.getText().length() > 1 && said.getWidth() > 0 && said.getWidth() < needs - 1) {
                cut.add(page + ": " + said.getText() + " (" + (int) said.getWidth() + " of " + (int) needs + ", "
                        + said.getClass().getSimpleName() + " " + said.getId() + " " + said.getStyleClass() + ")");
            }
        }
        if (node instanceof Labeled said && said.isWrapText() && said.getText() != null && said.getHeight() > 0) {
            double needs = said.prefHeight(said.getWidth());
            if (said.getHeight() < needs - 1) {
                cut.add(page + ": " + said.getText() + " (" + (int) said.getHeight() + " of " + (int) needs + " high, "
                        + said.getId() + " " + said.getStyleClass() + ")");
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(each -> look(page, each));
        }
    }
}
