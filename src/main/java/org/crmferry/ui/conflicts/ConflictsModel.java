package org.crmferry.ui.conflicts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.Ferry;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.PageModel;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Notice;

/**
 * State and commands of the page "Conflicts". A desk on the project is open while the page is shown, and closed when it
 * is left. Every decision is in the journal at once; the target learns of it only by {@link #apply}. Belongs to the
 * JavaFX thread; the desk is touched by jobs of the worker alone.
 */
public final class ConflictsModel implements PageModel {
    /** How many conflicts the list holds at most; a filter shows the others. */
    static final int MOST = 100_000;

    private final Session session;
    private final ShellModel shell;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.LOADING);
    private final ObjectProperty<ConflictFilter> filter =
            new SimpleObjectProperty<>(this, "filter", ConflictFilter.ALL);
    private final ObservableList<Conflict> conflicts = FXCollections.observableArrayList();
    private final OpenDesk desk;
    private final RecordNames names;
    private final ObjectProperty<Tally> tally = new SimpleObjectProperty<>(this, "tally", Tally.NONE);
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
    private final ShownConflict shown = new ShownConflict();
    private final BooleanProperty advance = new SimpleBooleanProperty(this, "advance", true);
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final Deque<Set<Long>> done = new ArrayDeque<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> fieldLabels = new HashMap<>();
    private final ChangeListener<Page> left = (value, old, now) -> left(now);
    private final ReadOnlyBooleanWrapper always = new ReadOnlyBooleanWrapper(true);
    private long asked;

    /** How far the page is. */
    public enum Phase {
        /** The conflicts are being read. */
        LOADING,
        /** There is nothing to decide. */
        EMPTY,
        /** They can be worked on. */
        OPEN,
        /** Decisions are being written to the target. */
        APPLYING,
        /** They could not be read; the reason stands above the page. */
        CLOSED
    }

    public ConflictsModel(Session session, ShellModel shell) {
        this.session = session;
        this.shell = shell;
        desk = new OpenDesk(shell);
        names = new RecordNames(desk, conflicts);
        shell.pageProperty().addListener(left);
        selected.addListener((value, old, now) -> showSelected());
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Which conflicts are listed; changed by {@link #filter}. */
    public ReadOnlyObjectProperty<ConflictFilter> filterProperty() {
        return filter;
    }

    /** Those that meet the filter, by number; decided ones stay until the filter is changed. */
    public ObservableList<Conflict> conflicts() {
        return conflicts;
    }

    ObjectProperty<Tally> tallyProperty() {
        return tally;
    }

    /** Place in the list of the conflict that is shown; -1 for none. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** The conflict that is selected, field by field. */
    public ShownConflict shown() {
        return shown;
    }

    /** Whether a decided conflict makes room for the next open one. */
    public BooleanProperty advanceProperty() {
        return advance;
    }

    /** Whether there is a decision of this visit to take back. */
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** What people call a source entity. */
    public String label(String entity) {
        return shell.words().label(labels.getOrDefault(entity, entity));
    }

    /** What people call a target field. */
    public String fieldLabel(String name) {
        return shell.words().label(fieldLabels.getOrDefault(name, name));
    }

    RecordNames names() {
        return names;
    }

    /** Whether the records travel as a package, so that conflicts are met where that is opened. */
    public boolean packs() {
        return session.draft().delivery().equals("package");
    }

    /** The conflicts need not be decided for going on. */
    @Override
    public ObservableBooleanValue ready() {
        return always;
    }

    @Override
    public String nextLabel() {
        return "conflicts.next";
    }

    @Override
    public void enter() {
        if (packs()) {
            phase.set(Phase.EMPTY);
        } else {
            open();
        }
    }

    /** What a desk says first. */
    private record Opened(
            ConflictDesk desk,
            Tally tally,
            List<Conflict> conflicts,
            Map<String, String> entities,
            Map<String, String> fields) {}

    private void open() {
        phase.set(Phase.LOADING);
        done.clear();
        canUndo.set(false);
        ConflictFilter wanted = filter.get();
        Ferry ferry = session.ferry();
        shell.worker()
                .work("conflicts.opening", () -> {
                    ConflictDesk opened = ferry.conflictDesk();
                    try {
                        return opened(opened, wanted);
                    } catch (RuntimeException e) {
                        opened.close();
                        throw e;
                    }
                })
                .onDone(opened -> {
                    desk.take(opened.desk());
                    phase.set(opened.tally().all() == 0 ? Phase.EMPTY : Phase.OPEN);
                    labels.putAll(opened.entities());
                    fieldLabels.putAll(opened.fields());
                    show(opened.tally(), opened.conflicts());
                    if (!here(shell.pageProperty().get())) {
                        desk.close();
                    }
                })
                .onCancelled(() -> phase.set(Phase.CLOSED))
                .onFailed(failure -> {
                    phase.set(Phase.CLOSED);
                    shell.fail(failure);
                })
                .start();
    }

    /** Reads the conflicts again, for example after the connection was lost. */
    public void retry() {
        shell.noticeProperty().set(null);
        open();
    }

    private static Opened opened(ConflictDesk desk, ConflictFilter filter) {
        return new Opened(
                desk,
                Tally.of(desk, filter),
                desk.page(filter, 0, MOST).conflicts(),
                desk.entityLabels(),
                desk.fieldLabels());
    }

    private void show(Tally counted, List<Conflict> listed) {
        tally.set(counted);
        long before = shown.conflict() == null ? 0 : shown.conflict().id();
        selected.set(-1);
        names.clear();
        conflicts.setAll(listed);
        int at = index(before);
        selected.set(at >= 0 ? at : conflicts.isEmpty() ? -1 : Math.max(0, nextOpen(-1)));
        if (conflicts.isEmpty()) {
            shown.clear();
        }
    }

    private int index(long id) {
        for (int i = 0; i < conflicts.size(); i++) {
            if (conflicts.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    private boolean here(Page page) {
        return page != null && page.step() == Step.CONFLICTS;
    }

    private void left(Page now) {
        if (!here(now)) {
            desk.close();
        }
    }

    /** Lists other conflicts. */
    public void filter(ConflictFilter wanted) {
        if (!wanted.equals(filter.get())) {
            filter.set(wanted);
            refresh();
        }
    }

    private void refresh() {
        ConflictFilter wanted = filter.get();
        desk.ask(open -> opened(open, wanted), read -> {
            if (wanted.equals(filter.get())) {
                show(read.tally(), read.conflicts());
            }
        });
    }

    private void showSelected() {
        int at = selected.get();
        if (at < 0 || at >= conflicts.size()) {
            return;
        }
        long id = conflicts.get(at).id();
        long mine = ++asked;
        desk.ask(open -> ShownConflict.Looked.of(open, id), found -> {
            if (mine == asked) {
                shown.show(found, true);
            }
        });
    }

    /** Goes to the conflict so many lines further. */
    public void moveConflict(int by) {
        if (!conflicts.isEmpty()) {
            selected.set(Math.max(0, Math.min(conflicts.size() - 1, selected.get() + by)));
        }
    }

    /** Place of the first open conflict after that one, from the top again after the last; -1 if there is none. */
    private int nextOpen(int after) {
        for (int i = 1; i <= conflicts.size(); i++) {
            int at = Math.floorMod(after + i, conflicts.size());
            if (conflicts.get(at).open()) {
                return at;
            }
        }
        return -1;
    }

    /**
     * Decides the field at which the person is; where there are no fields to choose, the whole record by the side of the
     * choice.
     */
    public void choose(FieldChoice choice) {
        if (shown.pair() && !shown.fieldProperty().get().isEmpty()) {
            choose(shown.fieldProperty().get(), choice);
        } else if (choice.side() == FieldChoice.Side.SOURCE && !gone()) {
            choose("source");
        } else if (choice.side() == FieldChoice.Side.TARGET) {
            choose("target");
        }
    }

    private boolean gone() {
        return shown.detailProperty().get() != null
                && shown.detailProperty().get().gone();
    }

    /** Decides one field of the conflict that is shown. */
    public void choose(String name, FieldChoice choice) {
        if (shown.decidable()) {
            long id = shown.conflict().id();
            shown.fieldProperty().set(name);
            decide(open -> open.decide(id, Map.of(name, choice)), name);
        }
    }

    /** Decides the whole record that is shown by one of {@link ConflictDesk#RULES}. */
    public void choose(String rule) {
        if (shown.decidable()) {
            long id = shown.conflict().id();
            decide(open -> open.decide(id, rule), "");
        }
    }

    /** Forgets what was decided on the conflict that is shown. */
    public void takeBack() {
        if (shown.decidable()) {
            long id = shown.conflict().id();
            desk.ask(
                    open -> {
                        open.takeBack(id);
                        return ShownConflict.Looked.of(open, id);
                    },
                    found -> {
                        replace(found.detail().conflict());
                        shown.show(found, true);
                    });
        }
    }

    private void decide(Function<ConflictDesk, Conflict> decision, String at) {
        desk.ask(open -> ShownConflict.Looked.of(open, decision.apply(open).id()), found -> {
            Conflict now = found.detail().conflict();
            remember(Set.of(now.id()));
            replace(now);
            if (shown.is(now.id())) {
                shown.show(found, false);
                proceed(now, at);
            }
        });
    }

    /** To the next field without a decision, or the next open conflict. */
    private void proceed(Conflict now, String at) {
        if (now.open()) {
            shown.proceed(at);
        } else if (advance.get()) {
            int next = nextOpen(selected.get());
            if (next >= 0) {
                selected.set(next);
            }
        }
    }

    private void replace(Conflict now) {
        int at = index(now.id());
        if (at >= 0) {
            Conflict before = conflicts.get(at);
            if (before.open() != now.open()) {
                tally.set(tally.get().decided(now.open() ? -1 : 1));
            }
            if (!before.equals(now)) {
                int kept = selected.get();
                conflicts.set(at, now);
                selected.set(kept);
            }
        }
    }

    private void remember(Set<Long> ids) {
        if (!ids.isEmpty()) {
            done.push(ids);
            canUndo.set(true);
        }
    }

    /** Decides this field in all open conflicts of the same kind and entity by a rule. */
    public void chooseAlike(String name, String rule) {
        if (shown.conflict() != null) {
            many(
                    ConflictFilter.OPEN
                            .withEntity(shown.conflict().entity())
                            .withKind(shown.conflict().kind())
                            .withField(name),
                    rule);
        }
    }

    /** Decides all open conflicts that are listed by a rule; with a field in the filter only that field. */
    public void chooseListed(String rule) {
        many(filter.get().withState(ConflictFilter.State.OPEN), rule);
    }

    private void many(ConflictFilter which, String rule) {
        desk.ask(
                open -> {
                    Set<Long> ids = new java.util.HashSet<>();
                    open.page(which, 0, Integer.MAX_VALUE).conflicts().forEach(each -> ids.add(each.id()));
                    open.decideAll(which, rule);
                    return ids;
                },
                ids -> {
                    remember(ids);
                    shell.tell(
                            Notice.Kind.INFO, "conflicts.many", shell.words().now("conflicts.many.text", ids.size()));
                    refresh();
                });
    }

    /** Takes back what was decided last on this visit, whether one conflict or many. */
    public void undo() {
        if (done.isEmpty()) {
            return;
        }
        Set<Long> ids = done.pop();
        canUndo.set(!done.isEmpty());
        shell.noticeProperty().set(null);
        desk.ask(
                open -> {
                    ids.forEach(open::takeBack);
                    return ids;
                },
                back -> refresh());
    }

    /** Writes what was decided to the target. */
    public void apply() {
        shell.reopen(Step.CONFLICTS);
        session.proofProperty().set(null);
        long before = tally.get().decided();
        ConflictDesk open = desk.release();
        phase.set(Phase.APPLYING);
        Ferry ferry = session.ferry();
        shell.worker()
                .work("conflicts.applying", () -> {
                    if (open != null) {
                        open.close();
                    }
                    return ferry.run();
                })
                .onDone(result -> {
                    session.transferProperty().set(result);
                    applied(before);
                })
                .onCancelled(this::open)
                .onFailed(failure -> {
                    open();
                    shell.fail(failure);
                })
                .start();
    }

    private void applied(long decided) {
        open();
        shell.tell(Notice.Kind.SUCCESS, "conflicts.applied", shell.words().now("conflicts.applied.text", decided));
    }

    @Override
    public void close() {
        shell.pageProperty().removeListener(left);
        desk.close();
    }
}
