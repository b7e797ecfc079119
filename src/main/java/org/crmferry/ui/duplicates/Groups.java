package org.crmferry.ui.duplicates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.duplicates.Cluster;
import org.crmferry.ferry.DuplicateList;
import org.crmferry.model.Key;
import org.crmferry.model.Values;

/** The list: which clusters, how many, and which of them is the person's. Belongs to the JavaFX thread. */
final class Groups {
    private final List<Group> all = new ArrayList<>();
    private final ObservableList<Group> listed = FXCollections.observableArrayList();
    private final ObjectProperty<Wanted> wanted = new SimpleObjectProperty<>(this, "wanted", Wanted.ALL);
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(this, "counts", Counts.NONE);
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);

    /**
     * Which clusters are listed.
     *
     * @param entity label of the entity; empty for all
     * @param open only those to be decided
     * @param sure null for all
     * @param text what they have to hold; empty for anything
     */
    record Wanted(String entity, boolean open, Group.Sure sure, String text) {
        static final Wanted ALL = new Wanted("", false, null, "");

        boolean meets(Group group) {
            return (entity.isEmpty() || entity.equals(group.label()))
                    && (!open || group.state() == Group.State.OPEN)
                    && (sure == null || sure == group.sure())
                    && group.text().contains(text.strip().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * How many there are.
     *
     * @param over those that are decided, written or gone
     * @param merges decided to be merged, not written
     * @param apart decided to be different, not written
     * @param entities clusters by label of the entity
     */
    record Counts(int all, int over, int merges, int apart, Map<String, Integer> entities) {
        static final Counts NONE = new Counts(0, 0, 0, 0, Map.of());

        int decided() {
            return merges + apart;
        }
    }

    Groups() {
        wanted.addListener((value, old, now) -> list());
    }

    ObservableList<Group> listed() {
        return listed;
    }

    ObjectProperty<Wanted> wantedProperty() {
        return wanted;
    }

    ReadOnlyObjectProperty<Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** Place in the list of the cluster that is shown; -1 for none. */
    IntegerProperty selectedProperty() {
        return selected;
    }

    /** Makes clusters of what was found; touches no property. */
    static List<Group> of(List<DuplicateList> found) {
        List<Group> groups = new ArrayList<>();
        for (DuplicateList list : found) {
            for (Cluster cluster : list.found().clusters()) {
                List<Key> keys = list.members(cluster);
                StringBuilder text = new StringBuilder();
                for (Key key : keys) {
                    text.append(list.name(key)).append('\n').append(key.text()).append('\n');
                    for (Object value : list.records().get(key)) {
                        text.append(Values.text(value)).append('\n');
                    }
                }
                groups.add(new Group(
                        groups.size(),
                        list.entity().name(),
                        list.entity().label(),
                        list.name(keys.get(0)),
                        text.toString().toLowerCase(Locale.ROOT),
                        cluster,
                        keys,
                        Group.State.OPEN,
                        new Group.Draft(keys.get(0), Map.of(), Map.of()),
                        null,
                        List.of(),
                        ""));
            }
        }
        return groups;
    }

    /** Shows others. */
    void fill(List<Group> groups) {
        all.clear();
        all.addAll(groups);
        wanted.set(Wanted.ALL);
        list();
    }

    List<Group> all(Group.State state) {
        return all.stream().filter(group -> group.state() == state).toList();
    }

    Group group(int id) {
        return all.get(id);
    }

    /** The one that is shown; null for none. */
    Group chosen() {
        int at = selected.get();
        return at < 0 || at >= listed.size() ? null : listed.get(at);
    }

    private void list() {
        Group before = chosen();
        selected.set(-1);
        listed.setAll(all.stream().filter(wanted.get()::meets).toList());
        count();
        int at = before == null ? -1 : index(before.id());
        selected.set(at >= 0 ? at : listed.isEmpty() ? -1 : Math.max(0, nextOpen(-1)));
    }

    private void count() {
        Map<Group.State, Integer> states = new HashMap<>();
        Map<String, Integer> entities = new LinkedHashMap<>();
        for (Group group : all) {
            states.merge(group.state(), 1, Integer::sum);
            entities.merge(group.label(), 1, Integer::sum);
        }
        counts.set(new Counts(
                all.size(),
                all.size() - states.getOrDefault(Group.State.OPEN, 0),
                states.getOrDefault(Group.State.MERGE, 0),
                states.getOrDefault(Group.State.APART, 0),
                entities));
    }

    private int index(int id) {
        for (int i = 0; i < listed.size(); i++) {
            if (listed.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /** Puts clusters as they are now in the place of what they were; they stay listed until the filter is changed. */
    void replace(List<Group> groups) {
        for (Group group : groups) {
            all.set(group.id(), group);
            int at = index(group.id());
            if (at >= 0) {
                int kept = selected.get();
                listed.set(at, group);
                selected.set(kept);
            }
        }
        count();
    }

    /** Goes to that one; one that the filter hides is listed with all others. */
    void select(int id) {
        if (index(id) < 0) {
            wanted.set(Wanted.ALL);
        }
        selected.set(index(id));
    }

    void move(int by) {
        if (!listed.isEmpty()) {
            selected.set(Math.max(0, Math.min(listed.size() - 1, selected.get() + by)));
        }
    }

    /** Goes to the next one to be decided, if there is one. */
    void proceed() {
        int next = nextOpen(selected.get());
        if (next >= 0) {
            selected.set(next);
        }
    }

    private int nextOpen(int after) {
        for (int i = 1; i <= listed.size(); i++) {
            int at = Math.floorMod(after + i, listed.size());
            if (listed.get(at).state() == Group.State.OPEN) {
                return at;
            }
        }
        return -1;
    }
}
