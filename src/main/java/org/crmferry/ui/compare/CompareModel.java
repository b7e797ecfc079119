package org.crmferry.ui.compare;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.RecordDifference;
import org.crmferry.ferry.CompareOptions;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.ProjectState;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;

/** State and commands of the comparison. Belongs to the JavaFX thread. */
public final class CompareModel {
    private final ShellModel shell;
    private final Side left = new Side();
    private final Side right = new Side();
    private final StringProperty key = new SimpleStringProperty(this, "key", "");
    private final StringProperty ignored = new SimpleStringProperty(this, "ignored", "");
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ReadOnlyObjectWrapper<Comparison> found = new ReadOnlyObjectWrapper<>(this, "found");
    private final ReadOnlyObjectWrapper<Progress.View> view = new ReadOnlyObjectWrapper<>(this, "view");
    private final ObjectProperty<EntityComparison> entity = new SimpleObjectProperty<>(this, "entity");
    private final ObjectProperty<RecordDifference.Kind> kind = new SimpleObjectProperty<>(this, "kind");
    private final ObservableList<RecordDifference> all = FXCollections.observableArrayList();
    private final FilteredList<RecordDifference> shown = new FilteredList<>(all);
    private final ObservableList<Project.End> recent = FXCollections.observableArrayList();
    private final BooleanBinding ready = left.filled().and(right.filled());
    private final Runnable look = this::look;
    private Progress progress = new Progress();

    public CompareModel(ShellModel shell) {
        this.shell = shell;
        for (javafx.beans.Observable each : List.of(entity, kind, search)) {
            each.addListener(changed -> filter());
        }
        List<Path> folders = shell.settings().recent();
        shell.worker()
                .work(
                        "compare.looking",
                        () -> folders.stream()
                                .map(Ferry::state)
                                .filter(state -> state.source() != null && state.target() != null)
                                .flatMap(CompareModel::ends)
                                .distinct()
                                .toList())
                .onDone(recent::setAll)
                .onFailed(shell::fail)
                .start();
    }

    private static java.util.stream.Stream<Project.End> ends(ProjectState state) {
        return java.util.stream.Stream.of(state.source(), state.target())
                .filter(end -> end.location().startsWith("jdbc:"));
    }

    public Side left() {
        return left;
    }

    public Side right() {
        return right;
    }

    /** Names of the fields that tell records apart, with commas; empty = the primary key. */
    public StringProperty keyProperty() {
        return key;
    }

    /** Names of the fields that are not compared, with commas. */
    public StringProperty ignoredProperty() {
        return ignored;
    }

    /** Text that a shown record must hold. */
    public StringProperty searchProperty() {
        return search;
    }

    /** The comparison; null before there is one. */
    public ReadOnlyObjectProperty<Comparison> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** How far the comparison is; null if none is under way. */
    public ReadOnlyObjectProperty<Progress.View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** The kind of record whose differences are shown; null = of all. */
    public ObjectProperty<EntityComparison> entityProperty() {
        return entity;
    }

    /** The kind of difference that is shown; null = all. */
    public ObjectProperty<RecordDifference.Kind> kindProperty() {
        return kind;
    }

    /** The differences that are shown. */
    public ObservableList<RecordDifference> differences() {
        return shown;
    }

    /** Ends of recent migrations. */
    public ObservableList<Project.End> recent() {
        return recent;
    }

    public BooleanBinding readyProperty() {
        return ready;
    }

    /** Compares. */
    public void compare() {
        Endpoint one;
        Endpoint other;
        try {
            one = Endpoint.parse(left.addressProperty().get());
            other = Endpoint.parse(right.addressProperty().get());
        } catch (FerryException e) {
            shell.fail(e);
            return;
        }
        Credentials oneLogin = left.login();
        Credentials otherLogin = right.login();
        CompareOptions options =
                new CompareOptions(List.of(), names(key.get()), Set.copyOf(names(ignored.get())), CompareOptions.LIMIT);
        Progress fresh = new Progress();
        progress = fresh;
        found.set(null);
        shell.noticeProperty().set(null);
        view.set(fresh.view());
        shell.worker().poll(look);
        shell.worker()
                .work("compare.comparing", () -> Ferry.compare(one, oneLogin, other, otherLogin, options, fresh))
                .onEnded(() -> {
                    shell.worker().unpoll(look);
                    view.set(null);
                    oneLogin.clear();
                    otherLogin.clear();
                })
                .onDone(this::show)
                .onFailed(shell::fail)
                .start();
    }

    private void show(Comparison comparison) {
        entity.set(null);
        kind.set(null);
        search.set("");
        all.setAll(comparison.differences());
        found.set(comparison);
    }

    /** Stops the comparison. */
    public void cancel() {
        progress.cancel();
    }

    private void look() {
        view.set(progress.view());
    }

    private void filter() {
        String text = search.get().toLowerCase(Locale.ROOT);
        EntityComparison only = entity.get();
        RecordDifference.Kind of = kind.get();
        shown.setPredicate(each -> (only == null || each.entity().equals(only.entity()))
                && (of == null || each.kind() == of)
                && (text.isEmpty() || each.keyText().toLowerCase(Locale.ROOT).contains(text)));
    }

    private static List<String> names(String typed) {
        return Arrays.stream(typed.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toList());
    }

    /** Writes the comparison; the form follows the file's ending: html, csv or json. */
    public void export(Path out) {
        Comparison comparison = found.get();
        Locale locale = shell.words().locale();
        shell.worker()
                .work("compare.writing", () -> {
                    Ferry.export(comparison, out, locale);
                    return out;
                })
                .onDone(written -> shell.tell(Notice.Kind.SUCCESS, "compare.written", written.toString()))
                .onFailed(shell::fail)
                .start();
    }
}
