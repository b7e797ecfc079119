package org.crmferry.ui.conflicts;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.journal.Conflict;

/** Names of the records in the list, fetched a hundred at a time when they come into sight. */
final class RecordNames {
    private static final int CHUNK = 100;

    private final OpenDesk<ConflictDesk> desk;
    private final List<Conflict> conflicts;
    private final Map<Long, String> known = new HashMap<>();
    private final BitSet asked = new BitSet();
    private final IntegerProperty arrived = new SimpleIntegerProperty(this, "arrived");

    RecordNames(OpenDesk<ConflictDesk> desk, List<Conflict> conflicts) {
        this.desk = desk;
        this.conflicts = conflicts;
    }

    /** Grows whenever more names are known. */
    ReadOnlyIntegerProperty arrivedProperty() {
        return arrived;
    }

    /** The list holds other conflicts now. */
    void clear() {
        asked.clear();
    }

    /** The name of the record at that place of the list, or its key while it is not known or if it has none. */
    String at(int place) {
        Conflict conflict = conflicts.get(place);
        if (!known.containsKey(conflict.id())) {
            fetch(place / CHUNK);
        }
        return of(conflict);
    }

    /** The same for a conflict whose place does not matter; fetches nothing. */
    String of(Conflict conflict) {
        String name = known.get(conflict.id());
        return name == null || name.isEmpty() ? conflict.sourceKey() : name;
    }

    private void fetch(int chunk) {
        if (!asked.get(chunk)) {
            asked.set(chunk);
            List<Conflict> some =
                    List.copyOf(conflicts.subList(chunk * CHUNK, Math.min(conflicts.size(), (chunk + 1) * CHUNK)));
            desk.ask(open -> open.names(some), names -> {
                known.putAll(names);
                arrived.set(arrived.get() + 1);
            });
        }
    }
}
