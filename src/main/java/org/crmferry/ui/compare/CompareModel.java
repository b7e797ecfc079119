package org.crmferry.ui.compare;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
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
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.session.Logins;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;

/** State and commands of the comparison. Belongs to the JavaFX thread. */
public final class CompareModel {
    /** The most differences that are listed; all are counted. */
    static final int KEPT = 10_000;

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
    private final ObservableList<Migrated> recent = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Migrated> migrated = new ReadOnlyObjectWrapper<>(this, "migrated");
    private final BooleanProperty mapped = new SimpleBooleanProperty(this, "mapped");
    private final BooleanBinding ready = left.filled().and(right.filled());
    private final Runnable look = this::look;
    private final Ticks ticks;
    private final Histories histories;
    private Progress progress = new Progress();
    private boolean paired;
    private boolean taking;

    /** @param prompt asks for logins when ticked records are brought over */
    public CompareModel(ShellModel shell, Logins.Prompt prompt) {
        this.shell = shell;
        ticks = new Ticks(shell, this, prompt);
        histories = new Histories(shell, this, prompt);
        for (javafx.beans.Observable each : List.of(entity, kind, search)) {
            each.addListener(changed -> filter());
        }
        for (Side side : List.of(left, right)) {
            side.addressProperty().addListener((value, old, now) -> {
                if (!taking) {
                    migrated.set(null);
                }
            });
        }
        List<Path> folders = shell.settings().recent();
        shell.worker()
                .work(
                        "compare.looking",
                        () -> folders.stream()
                                .map(Migrated::read)
                                .flatMap(Optional::stream)
                                .toList())
                .onDone(recent::setAll)
                .onFailed(shell::fail)
                .start();
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

    /** Text that a shown record must hold, in its key or in a field that differs. */
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

    /** The records that are ticked among the differences. */
    public Ticks ticks() {
        return ticks;
    }

    /** What became of the chosen record. */
    public Histories histories() {
        return histories;
    }

    /** All differences that were kept, shown or not. */
    List<RecordDifference> kept() {
        return all;
    }

    /** Whether what was found was paired as a migration did, whose keys and values need not be those of the other side. */
    boolean paired() {
        return paired;
    }

    /** Names of the fields that were not compared. */
    Set<String> ignored() {
        return Set.copyOf(names(ignored.get()));
    }

    /** Recent migrations between two databases. */
    public ObservableList<Migrated> recent() {
        return recent;
    }

    /** The migration whose two ends are compared; null if the addresses are others. */
    public ReadOnlyObjectProperty<Migrated> migratedProperty() {
        return migrated.getReadOnlyProperty();
    }

    /** Whether kinds of records and fields are paired as {@link #migratedProperty} did, not by their names. */
    public BooleanProperty mappedProperty() {
        return mapped;
    }

    /** Takes over both ends of a migration. */
    public void take(Migrated migration) {
        taking = true;
        left.take(migration.source());
        right.take(migration.target());
        taking = false;
        migrated.set(migration);
        mapped.set(!migration.pairs().isEmpty());
    }

    public BooleanBinding readyProperty() {
        return ready;
    }

    /** Compares. */
    public void compare() {
        Endpoint one;
        Endpoint other;
        try {
            one = left.endpoint();
            other = right.endpoint();
        } catch (FerryException e) {
            shell.fail(e);
            return;
        }
        Credentials oneLogin = left.login();
        Credentials otherLogin = right.login();
        paired = migrated.get() != null && mapped.get();
        CompareOptions options =
                new CompareOptions(paired ? migrated.get().pairs() : List.of(), names(key.get()), ignored(), KEPT);
        Progress fresh = new Progress();
        progress = fresh;
        change();
        shell.noticeProperty().set(null);
        view.set(fresh.view());
        shell.worker().poll(look);
        shell.worker()
                .work("compare.comparing", () -> Ferry.compare(one, oneLogin, other, otherLogin, options, fresh))
                .cancelledBy(fresh::cancel)
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

    /** Back to the addresses; what was found is forgotten. */
    public void change() {
        all.clear();
        found.set(null);
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
                && (text.isEmpty() || holds(each, text)));
    }

    private static boolean holds(RecordDifference each, String text) {
        return holds(each.keyText(), text)
                || each.fields().stream()
                        .anyMatch(field ->
                                holds(field.name(), text) || holds(field.left(), text) || holds(field.right(), text));
    }

    private static boolean holds(String value, String text) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(text);
    }

    /** What people call the kind of record of a difference. */
    public String label(RecordDifference difference) {
        return shell.words()
                .label(found.get().entities().stream()
                        .filter(each -> each.entity().equals(difference.entity()))
                        .map(EntityComparison::label)
                        .findFirst()
                        .orElse(difference.entity()));
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
