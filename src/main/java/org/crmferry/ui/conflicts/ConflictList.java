package org.crmferry.ui.conflicts;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.ferry.ConflictCounts;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictOrder;

/**
 * The list: which conflicts, in which order, how many, and which of them is the person's. Belongs to the JavaFX thread;
 * what it reads comes from the desk by the worker.
 */
public final class ConflictList {
    /** How many conflicts the list holds at most; a filter shows the others. */
    static final int MOST = 100_000;

    /** How many are read at first, so that nobody waits for those that are not in sight. */
    static final int FIRST = 1_000;

    /** Conflicts looked at between two things that the person does. */
    static final int LOOK_AT_ONCE = 500;

    private final OpenDesk<ConflictDesk> desk;
    private final ShownConflict shown;
    private final ObservableList<Conflict> conflicts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Wanted> wanted =
            new ReadOnlyObjectWrapper<>(this, "wanted", new Wanted(ConflictFilter.ALL, ConflictOrder.IMPORTANT));
    private final ObjectProperty<ConflictCounts> counts =
            new SimpleObjectProperty<>(this, "counts", ConflictCounts.NONE);
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
    private final ReadOnlyLongWrapper unseen = new ReadOnlyLongWrapper(this, "unseen");
    private final RecordNames names;
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> fieldLabels = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    /** The last that was wanted, for jobs of the worker to see that nobody waits for them any more. */
    private final AtomicReference<Wanted> latest = new AtomicReference<>(wanted.get());

    private long asked;
    private boolean staying;

    /** Which conflicts, in which order. */
    public record Wanted(ConflictFilter filter, ConflictOrder order) {}

    ConflictList(OpenDesk<ConflictDesk> desk, ShownConflict shown) {
        this.desk = desk;
        this.shown = shown;
        names = new RecordNames(desk, conflicts);
        selected.addListener((value, old, now) -> showSelected());
    }

    /** Those that meet the filter; decided ones stay until the filter is changed. */
    public ObservableList<Conflict> conflicts() {
        return conflicts;
    }

    /** Which are listed and how; changed by {@link #filter} and {@link #order}. */
    public ReadOnlyObjectProperty<Wanted> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    public ConflictFilter filter() {
        return wanted.get().filter();
    }

    /** How many there are. */
    public ObjectProperty<ConflictCounts> countsProperty() {
        return counts;
    }

    /** Place in the list of the conflict that is shown; -1 for none. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** How many are still to be looked at before all can be found by their values and put in order. */
    public ReadOnlyLongProperty unseenProperty() {
        return unseen.getReadOnlyProperty();
    }

    RecordNames names() {
        return names;
    }

    /** English name of a source entity. */
    String label(String entity) {
        return labels.getOrDefault(entity, entity);
    }

    /** English name of a target field. */
    String fieldLabel(String name) {
        return fieldLabels.getOrDefault(name, name);
    }

    /** What people call an owner. */
    public String owner(String key) {
        return owners.getOrDefault(key, key);
    }

    /** Lists other conflicts. */
    public void filter(ConflictFilter filter) {
        want(new Wanted(filter, wanted.get().order()));
    }

    /** Lists them in another order, from the first on. */
    public void order(ConflictOrder order) {
        if (order != wanted.get().order()) {
            shown.clear();
            want(new Wanted(filter(), order));
        }
    }

    private void want(Wanted now) {
        if (!now.equals(wanted.get())) {
            latest.set(now);
            wanted.set(now);
            read(false, FIRST);
        }
    }

    /** Reads the list and the conflict that is shown again. */
    void refresh() {
        read(false, listed());
    }

    private int listed() {
        return Math.max(FIRST, conflicts.size());
    }

    private void read(boolean stay, int most) {
        Wanted now = wanted.get();
        long left = unseen.get();
        desk.ask(open -> now.equals(latest.get()) ? Listed.of(open, now, most, left) : null, read -> {
            if (read != null && now.equals(wanted.get())) {
                show(read, stay);
            }
        });
    }

    /** Shows what was read; {@code stay} leaves the conflict that is shown as it is on the screen. */
    void show(Listed read, boolean stay) {
        labels.putAll(read.entities());
        fieldLabels.putAll(read.fields());
        owners.putAll(read.owners());
        counts.set(read.counts());
        long before = shown.conflict() == null ? 0 : shown.conflict().id();
        selected.set(-1);
        names.clear();
        conflicts.setAll(read.conflicts());
        boolean more = conflicts.size() >= FIRST
                && conflicts.size() < Math.min(MOST, counts.get().shown());
        if (!more || before == 0 || index(before) >= 0) {
            settle(before, stay);
        }
        unseen.set(read.unseen());
        if (more) {
            readOn(before, stay);
        }
    }

    /** Goes to the conflict that was shown, or to the first open one if it is not listed. */
    private void settle(long before, boolean stay) {
        int at = index(before);
        staying = stay && at >= 0;
        selected.set(at >= 0 ? at : conflicts.isEmpty() ? -1 : Math.max(0, nextOpen(-1)));
        staying = false;
        if (conflicts.isEmpty()) {
            shown.clear();
        }
    }

    /** Lists those behind the first. */
    private void readOn(long before, boolean stay) {
        Wanted now = wanted.get();
        desk.quietly(open -> now.equals(latest.get()) ? open.list(now.filter(), now.order(), MOST) : null, all -> {
            if (all != null && now.equals(wanted.get())) {
                names.clear();
                Set<Long> listed = conflicts.stream().map(Conflict::id).collect(Collectors.toSet());
                conflicts.addAll(
                        all.stream().filter(each -> !listed.contains(each.id())).toList());
                if (selected.get() < 0) {
                    settle(before, stay);
                }
            }
        });
    }

    /** Looks at the others, a few at a time between what the person does. */
    void lookOn() {
        if (unseen.get() > 0) {
            desk.quietly(open -> open.look(LOOK_AT_ONCE), left -> {
                unseen.set(left);
                if (left > 0) {
                    lookOn();
                } else {
                    read(true, listed());
                }
            });
        }
    }

    private void showSelected() {
        int at = selected.get();
        if (staying || at < 0 || at >= conflicts.size()) {
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

    /** Goes to the conflict of that number; one that the filter hides is listed with all others. */
    void select(long id) {
        int at = index(id);
        if (at >= 0) {
            selected.set(-1);
            selected.set(at);
        } else {
            desk.ask(open -> ShownConflict.Looked.of(open, id), found -> {
                shown.show(found, true);
                Wanted all = new Wanted(ConflictFilter.ALL, wanted.get().order());
                if (all.equals(wanted.get())) {
                    refresh();
                } else {
                    want(all);
                }
            });
        }
    }

    int index(long id) {
        for (int i = 0; i < conflicts.size(); i++) {
            if (conflicts.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /** Goes to the conflict so many lines further. */
    public void move(int by) {
        if (!conflicts.isEmpty()) {
            selected.set(Math.max(0, Math.min(conflicts.size() - 1, selected.get() + by)));
        }
    }

    /** Goes to the next open conflict, if there is one. */
    void proceed() {
        int next = nextOpen(selected.get());
        if (next >= 0) {
            selected.set(next);
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

    /** Puts a conflict as it is now in the place of what it was. */
    void replace(Conflict now) {
        int at = index(now.id());
        if (at >= 0) {
            Conflict before = conflicts.get(at);
            if (before.open() != now.open()) {
                counts.set(counts.get().decided(now.open() ? -1 : 1));
            }
            if (!before.equals(now)) {
                int kept = selected.get();
                staying = true;
                conflicts.set(at, now);
                selected.set(kept);
                staying = false;
            }
        }
    }
}
