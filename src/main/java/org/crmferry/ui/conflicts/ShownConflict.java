package org.crmferry.ui.conflicts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;

/** The conflict that is shown, field by field, and the field at which the person is. Belongs to the JavaFX thread. */
public final class ShownConflict {
    private final ReadOnlyObjectWrapper<ConflictDetail> detail = new ReadOnlyObjectWrapper<>(this, "detail");
    private final StringProperty field = new SimpleStringProperty(this, "field", "");
    private final BooleanProperty hideSame = new SimpleBooleanProperty(this, "hideSame", true);
    private Map<String, Long> alike = Map.of();
    private Map<String, Long> same = Map.of();
    private String note = "";

    /**
     * One conflict with what stands around it, as the desk has it.
     *
     * @param alike by field, how many open conflicts have the same kind and the same two values there
     * @param same by field, how many open conflicts of the same kind and entity differ there
     */
    record Looked(ConflictDetail detail, Map<String, Long> alike, Map<String, Long> same) {
        /** Asks the desk; belongs to the worker. */
        static Looked of(ConflictDesk desk, long id) {
            ConflictDetail found = desk.detail(id);
            Map<String, Long> alike = new HashMap<>();
            Map<String, Long> same = new HashMap<>();
            for (ConflictDetail.FieldLine line : found.fields()) {
                if (line.differs()) {
                    alike.put(line.name(), desk.count(ConflictDesk.alike(found, line)));
                    same.put(line.name(), desk.count(sameField(found, line.name())));
                }
            }
            return new Looked(found, alike, same);
        }
    }

    private static ConflictFilter sameField(ConflictDetail detail, String name) {
        return ConflictFilter.OPEN
                .withEntity(detail.conflict().entity())
                .withKind(detail.conflict().kind())
                .withField(name);
    }

    /** The open conflicts of the same kind and entity that differ in that field. */
    ConflictFilter sameField(String name) {
        return sameField(detail.get(), name);
    }

    /** That field of the conflict that is shown. */
    Optional<ConflictDetail.FieldLine> line(String name) {
        return detail.get() == null
                ? Optional.empty()
                : detail.get().fields().stream()
                        .filter(line -> line.name().equals(name))
                        .findFirst();
    }

    /** Its fields with the values of both sides; null for none. */
    public ReadOnlyObjectProperty<ConflictDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** Name of the field at which the person is; empty for none. */
    public StringProperty fieldProperty() {
        return field;
    }

    /** Whether fields that are equal on both sides are left away. */
    public BooleanProperty hideSameProperty() {
        return hideSame;
    }

    /** The note on it; empty for none. */
    public String note() {
        return note;
    }

    void note(String text) {
        note = text;
    }

    /** The conflict; null for none. */
    public Conflict conflict() {
        return detail.get() == null ? null : detail.get().conflict();
    }

    /** Whether that conflict is the one that is shown. */
    boolean is(long id) {
        return conflict() != null && conflict().id() == id;
    }

    /** Whether it can still be decided. */
    public boolean decidable() {
        return conflict() != null && !conflict().applied();
    }

    /** Whether it is known which record of the target it is about, be that there or not. */
    public boolean known() {
        return detail.get() != null && !detail.get().targetKey().isEmpty();
    }

    /** Whether there is a record on both sides, so that fields can be chosen. */
    public boolean pair() {
        return known() && !detail.get().gone();
    }

    /** How many open conflicts have the same kind and the same two values in that field. */
    public long alike(String name) {
        return alike.getOrDefault(name, 0L);
    }

    /** How many open conflicts of the same kind and entity differ in that field. */
    public long same(String name) {
        return same.getOrDefault(name, 0L);
    }

    /** Whether long stretches of text that are equal on both sides are left away, as equal fields are. */
    boolean folds() {
        return hideSame.get();
    }

    /** The fields that are to be shown. */
    public List<ConflictDetail.FieldLine> lines() {
        if (detail.get() == null) {
            return List.of();
        }
        List<ConflictDetail.FieldLine> lines = new ArrayList<>(detail.get().fields());
        if (hideSame.get()) {
            lines.removeIf(line ->
                    !line.differs() && line.choice() == null && line.source().equals(line.target()));
        }
        return lines;
    }

    private List<ConflictDetail.FieldLine> differing() {
        return detail.get() == null
                ? List.of()
                : detail.get().fields().stream()
                        .filter(ConflictDetail.FieldLine::differs)
                        .toList();
    }

    void clear() {
        detail.set(null);
    }

    /**
     * Shows a conflict.
     *
     * @param fresh whether the person comes to it, so that the first field without a decision is the one to look at
     */
    void show(Looked found, boolean fresh) {
        alike = found.alike();
        same = found.same();
        note = found.detail().note();
        detail.set(found.detail());
        List<ConflictDetail.FieldLine> open = differing();
        if (fresh || open.stream().noneMatch(line -> line.name().equals(field.get()))) {
            field.set(open.stream()
                    .filter(line -> line.choice() == null)
                    .findFirst()
                    .or(() -> open.stream().findFirst())
                    .map(ConflictDetail.FieldLine::name)
                    .orElse(""));
        }
    }

    /** Goes to the difference so many lines further. */
    public void move(int by) {
        List<String> names =
                differing().stream().map(ConflictDetail.FieldLine::name).toList();
        int at = names.indexOf(field.get());
        if (!names.isEmpty()) {
            field.set(names.get(Math.max(0, Math.min(names.size() - 1, at < 0 ? 0 : at + by))));
        }
    }

    /** Goes to the next difference after that field that has no decision, from the top again after the last. */
    void proceed(String at) {
        List<ConflictDetail.FieldLine> lines = differing();
        int from = 0;
        while (from < lines.size() && !lines.get(from).name().equals(at)) {
            from++;
        }
        for (int i = 1; i <= lines.size(); i++) {
            ConflictDetail.FieldLine line = lines.get((from + i) % lines.size());
            if (line.choice() == null) {
                field.set(line.name());
                return;
            }
        }
    }
}
