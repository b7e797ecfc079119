package org.crmferry.ui.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.crmferry.ferry.Owners;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** Who of the source is whom in the target. */
final class OwnersDialog extends Dialog<ButtonType> {
    private static final Owners.Person NOBODY = new Owners.Person("", "", "", "");

    private final Words words;
    private final boolean readOnly;
    private final Owners owners;
    private final Map<String, String> people = new LinkedHashMap<>();
    private final Map<String, Owners.Person> byKey = new LinkedHashMap<>();
    private final List<Owners.Person> choices = new ArrayList<>();
    private String fallback;

    OwnersDialog(MapModel model, Words words, Owners owners, Window window) {
        this.words = words;
        this.owners = owners;
        readOnly = model.readOnlyProperty().get();
        fallback = owners.fallback();
        owners.people().forEach(person -> byKey.put(person.key(), person));
        choices.add(NOBODY);
        choices.addAll(owners.people());
        for (Owners.Pair pair : owners.pairs()) {
            if (pair.how() == Owners.How.CHOSEN) {
                people.put(pair.source().key(), pair.target().key());
            }
        }
        initOwner(window);
        setTitle(words.now("map.owners.title"));
        setHeaderText(words.now("map.owners.title"));
        setResizable(true);
        getDialogPane().setId("map-owners-dialog");
        getDialogPane().setContent(content());
        getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        setOnHidden(event -> {
            if (getResult() == ButtonType.OK && !readOnly) {
                model.owners(people, fallback);
            }
        });
    }

    private VBox content() {
        Label help = new Label(words.now("map.owners.help"));
        help.setWrapText(true);
        Label otherwise = new Label(words.now("map.owners.fallback"));
        Chooser<Owners.Person> nobody = chooser();
        nobody.setText(name(fallback == null ? NOBODY : byKey.getOrDefault(fallback, NOBODY)));
        HBox last = new HBox(8, otherwise, nobody);
        last.setAlignment(Pos.CENTER_LEFT);
        ListView<Owners.Pair> list = new ListView<>();
        list.getItems().addAll(owners.pairs());
        list.setId("map-owners");
        list.setFixedCellSize(40);
        list.setPrefHeight(320);
        list.setPlaceholder(new Label(words.now("map.owners.none")));
        list.setCellFactory(view -> new Cell());
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox box = new VBox(8, help, list, last);
        box.setPrefWidth(640);
        return box;
    }

    private Chooser<Owners.Person> chooser() {
        List<Chooser<Owners.Person>> made = new ArrayList<>();
        Chooser<Owners.Person> chooser = new Chooser<>(words, this::name, Owners.Person::login, picked -> {
            fallback = picked.key().isEmpty() ? null : picked.key();
            made.get(0).setText(name(picked));
        });
        made.add(chooser);
        chooser.items(choices);
        chooser.setDisable(readOnly);
        return chooser;
    }

    private String name(Owners.Person person) {
        return person.key().isEmpty() ? words.now("map.owners.nobody") : person.name();
    }

    private final class Cell extends ListCell<Owners.Pair> {
        private final Label from = new Label();
        private final Label how = new Label();
        private final Chooser<Owners.Person> to;
        private final HBox line;

        Cell() {
            to = new Chooser<>(words, OwnersDialog.this::name, Owners.Person::login, picked -> {
                String key = getItem().source().key();
                if (picked.key().isEmpty()) {
                    people.remove(key);
                } else {
                    people.put(key, picked.key());
                }
                updateItem(getItem(), false);
            });
            to.items(choices);
            to.setDisable(readOnly);
            to.setPrefWidth(200);
            from.setPrefWidth(200);
            from.setMinWidth(0);
            from.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(from, Priority.ALWAYS);
            how.setPrefWidth(170);
            how.setWrapText(true);
            how.getStyleClass().add("text-small");
            line = new HBox(8, from, Icons.NEXT.icon(), to, how);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Owners.Pair pair, boolean empty) {
            super.updateItem(pair, empty);
            if (empty || pair == null) {
                setGraphic(null);
                return;
            }
            String chosen = people.get(pair.source().key());
            boolean dropped = chosen == null && pair.how() == Owners.How.CHOSEN;
            Owners.How found = chosen != null ? Owners.How.CHOSEN : dropped ? Owners.How.NONE : pair.how();
            Owners.Person target = chosen != null
                    ? byKey.getOrDefault(chosen, pair.target() == null ? NOBODY : pair.target())
                    : dropped || pair.target() == null ? NOBODY : pair.target();
            from.setText(pair.source().name());
            to.setText(name(target));
            how.setText(words.now("map.owners.how." + found.name().toLowerCase(Locale.ROOT)));
            how.setGraphic(
                    switch (found) {
                        case CHOSEN, LOGIN, EMAIL -> Icons.DONE.icon();
                        case NAME -> Icons.HELP.icon();
                        case CREATED -> Icons.CREATE.icon();
                        case NONE -> Icons.WARNING.icon();
                    });
            setGraphic(line);
        }
    }
}
