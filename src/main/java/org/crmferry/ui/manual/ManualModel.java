package org.crmferry.ui.manual;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.ui.words.Words;

/** Which page of the manual is open, and what was searched. Follows the language. Belongs to the JavaFX thread. */
final class ManualModel {
    private final Manual manual = new Manual();
    private final Words words;
    private final ObservableList<Chapter> found = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Chapter> chapter = new ReadOnlyObjectWrapper<>(this, "chapter");
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(this, "canGoBack");
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final Deque<String> before = new ArrayDeque<>();

    ManualModel(Words words) {
        this.words = words;
        query.addListener((value, old, now) -> search());
        words.localeProperty().addListener((value, old, now) -> {
            search();
            open(chapter.get().name());
        });
        search();
        open(Manual.NAMES.get(0));
    }

    Words words() {
        return words;
    }

    /** The page that is shown. */
    ReadOnlyObjectProperty<Chapter> chapterProperty() {
        return chapter.getReadOnlyProperty();
    }

    /** What is searched; empty = everything is found. */
    StringProperty queryProperty() {
        return query;
    }

    /** The pages that have every word of the query, in order. */
    ObservableList<Chapter> found() {
        return FXCollections.unmodifiableObservableList(found);
    }

    ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /** The words of the query, in lower case. */
    List<String> sought() {
        return Stream.of(query.get().toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Shows a page, one of {@link Manual#NAMES}. */
    void show(String name) {
        if (!name.equals(chapter.get().name())) {
            before.push(chapter.get().name());
            canGoBack.set(true);
            open(name);
        }
    }

    /** Shows the page that was shown before; does nothing if there is none. */
    void back() {
        if (!before.isEmpty()) {
            open(before.pop());
            canGoBack.set(!before.isEmpty());
        }
    }

    private void open(String name) {
        chapter.set(manual.chapters(words.locale()).get(Manual.NAMES.indexOf(name)));
    }

    private void search() {
        List<String> sought = sought();
        found.setAll(manual.chapters(words.locale()).stream()
                .filter(each -> each.has(sought))
                .toList());
    }
}
