package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;

/** What merges leave sealed in the vault: the rows before and after, what the survivor became, and notes. */
final class MergeSeal {
    private static final String META = "merged";
    private static final String OLD = "merged-old";
    private static final String NEW = "merged-new";
    private static final String RESULT = "merged-result";

    static final String GONE = "gone";
    static final String NEXT = "next";
    private static final String TABLE = "table";
    static final String LED = "led";

    private static final Entity NOTE = new Entity(
            "merge",
            "Merges",
            "",
            List.of(text("kind"), text("of"), text("one"), text("other")),
            List.of(),
            KeyStyle.NONE,
            null,
            -1,
            true);

    private MergeSeal() {}

    private static Field text(String name) {
        return Field.of(name, ColumnType.of(FieldType.TEXT, "text"));
    }

    /** What is noted of a merge: its kind, the table, and what that kind says. */
    static List<Object[]> notes(Voyage voyage, int id) {
        Optional<BatchEntry> entry = voyage.journal().batch(META, Merges.STEP, id);
        return voyage.vault().get(META, entry.orElseThrow(), NOTE).records();
    }

    /** What has become of the survivor. */
    static List<Object[]> results(Voyage voyage, int id, Entity form) {
        return voyage.journal()
                .batch(RESULT, Merges.STEP + form.name(), id)
                .map(entry -> voyage.vault().get(RESULT, entry, form).records())
                .orElse(List.of());
    }

    /** A number that no merge has had. */
    static int next(Voyage voyage) {
        return 1
                + voyage.journal().batches(META, Merges.STEP).stream()
                        .mapToInt(BatchEntry::number)
                        .max()
                        .orElse(0);
    }

    /** Seals everything that a merge will do, before it is done; without its step it is as if there was nothing. */
    static void seal(Voyage voyage, int id, MergePlan plan) {
        List<Object[]> notes = new ArrayList<>();
        plan.gone()
                .forEach((table, keys) -> keys.forEach((key, into) -> notes.add(
                        new Object[] {GONE, table.shape().table(), KeyBook.code(key), KeyCode.encode(into)})));
        for (Pointer pointer : plan.site().pointers().all()) {
            if (pointer.where().isEmpty() && pointer.referenced() == plan.site().keyIndex()) {
                String column = pointer.table().fields().get(pointer.column()).name();
                notes.add(new Object[] {
                    LED,
                    pointer.table().shape().table(),
                    column,
                    plan.site().master().shape().table()
                });
            }
        }
        for (EntityMapping each : voyage.entities()) {
            notes.add(new Object[] {NEXT, each.source(), Integer.toString(voyage.next(each)), ""});
        }
        RowChanges changes = plan.changes();
        for (Entity table : changes.tables()) {
            notes.add(new Object[] {TABLE, table.shape().table(), "", ""});
            put(
                    voyage,
                    OLD,
                    id,
                    table,
                    changes.of(table).stream().map(RowChanges.Row::before).toList());
            put(
                    voyage,
                    NEW,
                    id,
                    table,
                    changes.of(table).stream().map(RowChanges.Row::after).toList());
        }
        put(voyage, META, id, named(Merges.STEP, NOTE), notes);
    }

    /** Seals what has become of the survivor. */
    static void seal(Voyage voyage, int id, Entity entity, List<Object[]> results) {
        put(voyage, RESULT, id, named(Merges.STEP + entity.name(), entity), results);
    }

    private static Entity named(String name, Entity form) {
        return new Entity(name, "", "", form.fields(), form.key(), form.keyStyle(), null, -1, true);
    }

    private static void put(Voyage voyage, String area, int id, Entity form, List<Object[]> records) {
        List<Object[]> some = records.stream().filter(record -> record != null).toList();
        if (!some.isEmpty()) {
            voyage.journal().addBatch(area, voyage.vault().put(area, new Batch(form, id, some)));
        }
    }

    /** What a merge has done, to take it back. */
    static RowChanges changes(Voyage voyage, int id, Pointers tables) {
        RowChanges changes = new RowChanges();
        for (Object[] note : notes(voyage, id)) {
            if (note[0].equals(TABLE)) {
                Entity table = tables.table((String) note[1]);
                Map<Key, Object[]> after = new HashMap<>();
                rows(voyage, NEW, id, table).forEach(row -> after.put(table.keyOf(row), row));
                rows(voyage, OLD, id, table).forEach(row -> changes.put(table, row, after.remove(table.keyOf(row))));
                after.values().forEach(row -> changes.put(table, null, row));
            }
        }
        return changes;
    }

    private static List<Object[]> rows(Voyage voyage, String area, int id, Entity table) {
        return voyage.journal()
                .batch(area, table.name(), id)
                .map(entry -> voyage.vault().get(area, entry, table).records())
                .orElse(List.of());
    }
}
