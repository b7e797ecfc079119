package org.crmferry.ui.map;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Reasons;
import org.crmferry.mapping.Step;
import org.crmferry.mapping.StepForm;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** What is done with a value on its way: a card per step with its form, and a menu of further steps. */
final class StepsView extends VBox {
    private final MapModel model;
    private final Words words;
    private final VBox cards = new VBox(6);
    private final MenuButton more = new MenuButton(null, Icons.CREATE.icon());
    private StepDrafts drafts;
    private String target = "";
    private List<Step> shown = List.of();

    StepsView(MapModel model, Words words) {
        this.model = model;
        this.words = words;
        more.setId("map-step-add");
        more.textProperty().bind(words.text("map.step.add"));
        more.disableProperty().bind(model.readOnlyProperty());
        setSpacing(6);
        getChildren().addAll(cards, more);
        words.follow(this, () -> {
            if (drafts != null) {
                fill(shown);
            }
        });
    }

    /** Shows the steps of a field; leaves the forms alone where the change came from them. */
    void show(Detail detail) {
        List<Step> steps =
                detail.mapping() == null ? List.of() : detail.mapping().steps();
        boolean ours = detail.target().equals(target)
                && drafts != null
                && (steps.equals(shown) || drafts.steps().map(steps::equals).orElse(false));
        target = detail.target();
        shown = steps;
        if (!ours) {
            fill(steps);
        }
    }

    private void fill(List<Step> steps) {
        drafts = new StepDrafts(words.locale(), steps);
        more.getItems().clear();
        for (StepForm form : drafts.catalogue()) {
            Label help = new Label(form.help());
            help.getStyleClass().addAll("text-muted", "text-small");
            MenuItem item = new CustomMenuItem(new VBox(new Label(form.label()), help));
            item.setId("map-step-" + form.name());
            item.setOnAction(event -> {
                drafts.add(form);
                layoutCards();
                commit("");
            });
            more.getItems().add(item);
        }
        layoutCards();
    }

    private void layoutCards() {
        cards.getChildren().clear();
        List<StepDrafts.Draft> all = drafts.all();
        for (int i = 0; i < all.size(); i++) {
            cards.getChildren().add(card(all.get(i), i, all.size()));
        }
    }

    private Node card(StepDrafts.Draft draft, int at, int count) {
        Label title = new Label(draft.form().label());
        title.getStyleClass().add("text-strong");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button up = button(Icons.UP, "map.step.up", () -> shift(at, -1));
        up.setDisable(at == 0);
        Button down = button(Icons.DOWN, "map.step.down", () -> shift(at, 1));
        down.setDisable(at == count - 1);
        Button remove = button(Icons.CLOSE, "map.step.remove", () -> {
            drafts.remove(at);
            layoutCards();
            commit("");
        });
        HBox head = new HBox(4, title, up, down, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        Label help = new Label(draft.form().help());
        help.getStyleClass().addAll("text-muted", "text-small");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        VBox card = new VBox(4, head, help);
        Label problem = new Label(null, Icons.WARNING.icon());
        problem.getStyleClass().addAll("map-look", "text-small");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        say(problem, draft);
        ParameterEditor editor = new ParameterEditor(model, words);
        for (StepForm.Parameter each : draft.form().parameters()) {
            Label label = new Label(each.needed() ? each.label() + " *" : each.label());
            Node field = editor.of(each, draft.value(each.name()), value -> {
                draft.set(each.name(), value);
                say(problem, draft);
                commit("step " + target + " " + at + " " + each.name());
            });
            field.setId("map-step-" + at + "-" + each.name());
            field.setAccessibleHelp(each.help());
            label.setLabelFor(field);
            Label hint = new Label(each.help());
            hint.getStyleClass().addAll("text-muted", "text-small");
            hint.setWrapText(true);
            hint.setMinHeight(USE_PREF_SIZE);
            card.getChildren().addAll(label, field, hint);
        }
        card.getChildren().add(problem);
        card.getStyleClass().addAll("card", "map-step");
        card.disableProperty().bind(model.readOnlyProperty());
        return card;
    }

    private Button button(Icons icon, String key, Runnable action) {
        Button button = new Button(null, icon.icon());
        button.getStyleClass().addAll("flat", "small");
        button.accessibleTextProperty().bind(words.text(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private static void say(Label problem, StepDrafts.Draft draft) {
        problem.setText(draft.problem());
        problem.setVisible(!problem.getText().isEmpty());
    }

    private void shift(int at, int by) {
        drafts.shift(at, by);
        layoutCards();
        commit("");
    }

    private void commit(String topic) {
        drafts.steps().ifPresent(steps -> {
            if (steps.equals(shown)) {
                return;
            }
            shown = steps;
            FieldMapping now = Edits.field(model.chosen(), target);
            model.editField(
                    topic,
                    now == null
                            ? new FieldMapping(target, List.of(), steps, 1, Reasons.of("chosen"))
                            : now.withSteps(steps));
        });
    }
}
