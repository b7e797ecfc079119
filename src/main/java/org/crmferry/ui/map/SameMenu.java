package org.crmferry.ui.map;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import org.crmferry.model.Likeness;
import org.crmferry.ui.words.Words;

/** What may differ between two values of a field that are taken for the same when both sides are kept in sync. */
final class SameMenu extends MenuButton {
    private final MapModel model;
    private final Words words;

    SameMenu(MapModel model, Words words) {
        this.model = model;
        this.words = words;
        setId("map-same");
        setWrapText(true);
    }

    void show(Detail detail) {
        boolean filled = detail.mapping() != null;
        List<String> chosen = filled ? detail.mapping().same() : List.of();
        setDisable(!filled);
        setText(
                chosen.isEmpty()
                        ? words.now("map.same.exact")
                        : chosen.stream().map(this::label).collect(Collectors.joining(", ")));
        getItems()
                .setAll(Likeness.WORDS.stream()
                        .map(name -> item(detail.target(), name, chosen))
                        .toList());
    }

    private CheckMenuItem item(String target, String name, List<String> chosen) {
        String now = chosen.stream()
                .filter(word -> Likeness.name(word).equals(name))
                .findFirst()
                .orElse(name.equals("zone") ? "zone:" + ZoneId.systemDefault() : name);
        CheckMenuItem item = new CheckMenuItem(label(now));
        item.setId("map-same-" + name);
        item.setSelected(chosen.contains(now));
        item.setOnAction(event -> {
            List<String> all = new ArrayList<>(chosen);
            if (!all.remove(now)) {
                all.add(now);
            }
            model.same(target, all);
        });
        return item;
    }

    private String label(String word) {
        String name = Likeness.name(word);
        String more = word.substring(name.length());
        return words.now("map.same." + name) + (more.isEmpty() ? "" : " (" + more.substring(1) + ")");
    }
}
