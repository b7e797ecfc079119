package org.crmferry.ui.conflicts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.crmferry.ferry.ConflictCounts;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictOrder;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.parts.Shown;
import org.crmferry.ui.words.Words;

/** Search and filters above the list, each choice with its count. */
final class FilterPane extends VBox {
    private final ConflictsModel model;
    private final Words words;
    private final ConflictWords say;
    private final ComboBox<Choice> states = new ComboBox<>();
    private final ComboBox<Choice> entities = new ComboBox<>();
    private final ComboBox<Choice> kinds = new ComboBox<>();
    private final ComboBox<Choice> fields = new ComboBox<>();
    private final ComboBox<Choice> owners = new ComboBox<>();
    private final ComboBox<Choice> orders = new ComboBox<>();
    private boolean showing;

    /** One choice of a filter: its value, what it is called, how many conflicts (-1 = not a matter of counts). */
    private record Choice(String value, String text, long count) {}

    FilterPane(ConflictsModel model, Words words) {
        this.model = model;
        this.words = words;
        say = new ConflictWords(words);
        getStyleClass().add("conflict-filters");
        TextField search = new TextField();
        search.setId("conflicts-search");
        search.promptTextProperty().bind(words.text("conflicts.search"));
        search.accessibleTextProperty().bind(words.text("conflicts.search"));
        model.list().wantedProperty().addListener((value, old, now) -> {
            if (!search.getText().strip().equals(now.filter().text())) {
                search.setText(now.filter().text());
            }
        });
        search.textProperty()
                .addListener((value, old, now) ->
                        model.list().filter(model.list().filter().withText(now.strip())));
        GridPane grid = new GridPane(6, 6);
        for (int i = 0; i < 2; i++) {
            javafx.scene.layout.ColumnConstraints half = new javafx.scene.layout.ColumnConstraints();
            half.setPercentWidth(50);
            half.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(half);
        }
        grid.add(prepared(states, "state", "conflicts.filter.state"), 0, 0);
        grid.add(prepared(entities, "entity", "conflicts.filter.entity"), 1, 0);
        grid.add(prepared(kinds, "kind", "conflicts.filter.kind"), 0, 1);
        grid.add(prepared(fields, "field", "conflicts.filter.field"), 1, 1);
        grid.add(prepared(owners, "owner", "conflicts.filter.owner"), 0, 2);
        grid.add(prepared(orders, "order", "conflicts.order"), 1, 2);
        getChildren().addAll(search, grid, looking());
        act(states, choice -> model.list().filter().withState(ConflictFilter.State.valueOf(choice)));
        act(entities, choice -> model.list().filter().withEntity(choice));
        act(kinds, choice -> model.list().filter().withKind(choice));
        act(fields, choice -> model.list().filter().withField(choice));
        act(owners, choice -> model.list().filter().withOwner(choice));
        orders.setOnAction(event -> {
            if (!showing && orders.getValue() != null) {
                model.list().order(ConflictOrder.valueOf(orders.getValue().value()));
            }
        });
        model.list().countsProperty().addListener((value, old, now) -> show());
        words.follow(this, this::show);
        show();
    }

    private ComboBox<Choice> prepared(ComboBox<Choice> box, String id, String key) {
        box.setId("conflicts-filter-" + id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.accessibleTextProperty().bind(words.text(key));
        box.setVisibleRowCount(14);
        box.setConverter(new Shown<>(choice -> {
            if (choice == null) {
                return "";
            }
            return choice.value().isEmpty() || choice.count() < 0
                    ? choice.text()
                    : words.now("conflicts.filter.choice", choice.text(), choice.count());
        }));
        return box;
    }

    private void act(ComboBox<Choice> box, Change change) {
        box.setOnAction(event -> {
            if (!showing && box.getValue() != null) {
                model.list().filter(change.filter(box.getValue().value()));
            }
        });
    }

    /** What a chosen value makes of the filter. */
    @FunctionalInterface
    private interface Change {
        ConflictFilter filter(String choice);
    }

    private void show() {
        showing = true;
        ConflictCounts tally = model.list().countsProperty().get();
        ConflictFilter now = model.list().filter();
        List<Choice> all = new ArrayList<>();
        for (ConflictFilter.State state : ConflictFilter.State.values()) {
            all.add(new Choice(
                    state.name(),
                    words.now("conflicts.state." + state.name()),
                    tally.states().getOrDefault(state, 0L)));
        }
        fill(states, all, now.state().name());
        fill(entities, choices("conflicts.filter.entity.all", tally.entities(), model::label), now.entity());
        fill(kinds, choices("conflicts.filter.kind.all", tally.kinds(), say::kind), now.kind());
        fill(fields, choices("conflicts.filter.field.all", tally.fields(), model::fieldLabel), now.field());
        fill(owners, choices("conflicts.filter.owner.all", tally.owners(), model.list()::owner), now.owner());
        owners.setDisable(tally.owners().isEmpty() && now.owner().isEmpty());
        List<Choice> ways = new ArrayList<>();
        for (ConflictOrder order : ConflictOrder.values()) {
            ways.add(new Choice(order.name(), words.now("conflicts.order." + order.name()), -1));
        }
        fill(orders, ways, model.list().wantedProperty().get().order().name());
        showing = false;
    }

    /** That not all can be found by their values yet. */
    private Label looking() {
        Label looking = new Label(null, Icons.SEARCH.icon());
        looking.setId("conflicts-looking");
        looking.setWrapText(true);
        looking.setMinHeight(USE_PREF_SIZE);
        looking.getStyleClass().addAll("text-muted", "text-small");
        looking.textProperty()
                .bind(words.make(
                        () -> words.now(
                                "conflicts.looking",
                                model.list().unseenProperty().get()),
                        model.list().unseenProperty()));
        looking.visibleProperty().bind(model.list().unseenProperty().greaterThan(0));
        looking.managedProperty().bind(looking.visibleProperty());
        return looking;
    }

    private List<Choice> choices(String all, Map<String, Long> counts, UnaryOperator<String> label) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.now(all), 0));
        counts.forEach((value, count) -> choices.add(new Choice(value, label.apply(value), count)));
        return choices;
    }

    private static void fill(ComboBox<Choice> box, List<Choice> choices, String chosen) {
        box.getItems().setAll(choices);
        box.setValue(choices.stream()
                .filter(each -> each.value().equals(chosen))
                .findFirst()
                .orElse(new Choice(chosen, chosen, 0)));
    }
}
