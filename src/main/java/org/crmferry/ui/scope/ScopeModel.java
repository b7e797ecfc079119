package org.crmferry.ui.scope;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.InScope;
import org.crmferry.ferry.Inspection;
import org.crmferry.ferry.Owner;
import org.crmferry.ferry.Scoping;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.EntityScope;
import org.crmferry.mapping.Sample;
import org.crmferry.mapping.Scope;
import org.crmferry.model.FerryException;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.PageModel;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;

/**
 * State and commands of the page "What to move". Every choice is in {@code project.json} at once; the counts follow when
 * the source has answered. Belongs to the JavaFX thread.
 */
public final class ScopeModel implements PageModel {
    private final Session session;
    private final ShellModel shell;
    private final ObservableList<ScopeRow> rows =
            FXCollections.observableArrayList(row -> new Observable[] {row.moveProperty(), row.chosenProperty()});
    private final ObservableList<Inspection.EntityCount> staying = FXCollections.observableArrayList();
    private final ObservableList<Owner> owners = FXCollections.observableArrayList();
    private final ObjectProperty<ScopeRow> selected = new SimpleObjectProperty<>(this, "selected");
    private final ObjectProperty<Sample> sample = new SimpleObjectProperty<>(this, "sample");
    private final BooleanProperty counting = new SimpleBooleanProperty(this, "counting");
    private final BooleanBinding ready;
    private final Map<String, List<Owner>> known = new HashMap<>();
    private Scoping source;
    private long asked;

    public ScopeModel(Session session, ShellModel shell) {
        this.session = session;
        this.shell = shell;
        ready = Bindings.createBooleanBinding(
                () -> rows.stream().anyMatch(row -> row.moveProperty().get()), rows);
        selected.addListener((value, old, now) -> showOwners(now));
    }

    /** The entities that have a counterpart in the target. */
    public ObservableList<ScopeRow> rows() {
        return rows;
    }

    /** Entities that have no counterpart in the target and stay behind. */
    public ObservableList<Inspection.EntityCount> staying() {
        return staying;
    }

    /** The entity whose limits are shown. */
    public ObjectProperty<ScopeRow> selectedProperty() {
        return selected;
    }

    /** Owners of the selected entity's records. */
    public ObservableList<Owner> owners() {
        return owners;
    }

    /** A trial run's size; null for everything. */
    public ObjectProperty<Sample> sampleProperty() {
        return sample;
    }

    /** Whether the counts are being found out. */
    public BooleanProperty countingProperty() {
        return counting;
    }

    /** Records that will be moved, of all entities; -1 while unknown. */
    public long total() {
        long sum = 0;
        for (ScopeRow row : rows) {
            if (row.moveProperty().get()) {
                if (row.chosenProperty().get() < 0) {
                    return ScopeRow.UNKNOWN;
                }
                sum += row.chosenProperty().get();
            }
        }
        return sum;
    }

    @Override
    public ObservableBooleanValue ready() {
        return ready;
    }

    @Override
    public void enter() {
        Scope scope = session.project().scope();
        Map<String, Inspection.EntityCount> seen = new HashMap<>();
        Inspection inspection = session.sourceProperty().get();
        if (inspection != null) {
            inspection.entities().forEach(each -> seen.put(each.name(), each));
        }
        List<ScopeRow> now = new ArrayList<>();
        List<Inspection.EntityCount> behind = new ArrayList<>();
        for (EntityMapping each : session.project().mapping().entities()) {
            Inspection.EntityCount of = seen.getOrDefault(
                    each.source(), new Inspection.EntityCount(each.source(), each.source(), ScopeRow.UNKNOWN, false));
            if (each.target().isEmpty()) {
                behind.add(of);
            } else {
                now.add(new ScopeRow(each.source(), each.target(), of.label(), each.move(), scope.of(each.source())));
            }
        }
        now.sort(Comparator.comparing(
                row -> seen.containsKey(row.entity()) && seen.get(row.entity()).records() == 0));
        rows.setAll(now);
        staying.setAll(behind);
        sample.set(scope.sample());
        selected.set(rows.isEmpty() ? null : rows.get(0));
        count();
    }

    /** Moves an entity, or leaves it. */
    public void move(ScopeRow row, boolean move) {
        if (row.moveProperty().get() != move) {
            row.moveProperty().set(move);
            session.mapping(mapping -> mapping.withEntities(mapping.entities().stream()
                    .map(each -> each.source().equals(row.entity()) ? each.withMove(move) : each)
                    .toList()));
            shell.reopen(Step.SCOPE);
            count();
        }
    }

    /** Moves all entities, or none. */
    public void moveAll(boolean move) {
        rows.forEach(row -> row.moveProperty().set(move));
        session.mapping(mapping -> mapping.withEntities(mapping.entities().stream()
                .map(each -> each.target().isEmpty() ? each : each.withMove(move))
                .toList()));
        shell.reopen(Step.SCOPE);
        count();
    }

    /** A trial run with some records only, or everything again with null. */
    public void trial(Sample size) {
        sample.set(size);
        keep(session.project().scope().withSample(size));
    }

    /**
     * Only records of that time; a null field, or no day at all, takes the limit away. A first day after the last one is
     * refused with words.
     */
    public void dates(ScopeRow row, String field, LocalDate from, LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            shell.say(org.crmferry.ui.words.Notice.Kind.WARNING, "scope.dates.wrong", "scope.dates.wrong.text");
            return;
        }
        boolean none = field == null || from == null && to == null;
        limit(row, row.limitsProperty().get().withDates(none ? null : new EntityScope.Dates(field, from, to)));
    }

    /** Only records of these people; null for those of everybody. */
    public void owners(ScopeRow row, List<String> keys) {
        limit(
                row,
                row.limitsProperty()
                        .get()
                        .withOwners(keys == null ? null : new EntityScope.Owners(row.ownerField(), keys)));
    }

    /** Whether records that were deleted in the source come along, as deleted ones. */
    public void deleted(ScopeRow row, boolean too) {
        limit(row, row.limitsProperty().get().withDeleted(too));
    }

    private void limit(ScopeRow row, EntityScope limits) {
        if (!limits.equals(row.limitsProperty().get())) {
            row.limitsProperty().set(limits);
            keep(session.project().scope().with(limits));
        }
    }

    private void keep(Scope scope) {
        try {
            session.scope(scope);
            shell.reopen(Step.SCOPE);
            count();
        } catch (FerryException e) {
            shell.fail(e);
        }
    }

    /** Asks the source how many records that is. Only the last answer counts. */
    private void count() {
        long mine = ++asked;
        counting.set(true);
        Scope scope = session.project().scope();
        Scoping open = source;
        Ferry ferry = session.ferry();
        shell.worker()
                .work("scope.counting", () -> {
                    Scoping looked = open == null ? ferry.scoping() : open;
                    return Map.entry(looked, looked.count(scope));
                })
                .onDone(answer -> {
                    source = answer.getKey();
                    if (mine == asked) {
                        counting.set(false);
                        answer.getValue().forEach(each -> row(each).ifPresent(row -> row.counted(each)));
                        showOwners(selected.get());
                    }
                })
                .onCancelled(() -> counting.set(false))
                .onFailed(failure -> {
                    counting.set(false);
                    shell.fail(failure);
                })
                .start();
    }

    private Optional<ScopeRow> row(InScope counted) {
        return rows.stream()
                .filter(row -> row.entity().equals(counted.entity()))
                .findFirst();
    }

    private void showOwners(ScopeRow row) {
        owners.clear();
        if (row == null || source == null || row.ownerField().isEmpty()) {
            return;
        }
        if (known.containsKey(row.entity())) {
            owners.setAll(known.get(row.entity()));
            return;
        }
        Scoping open = source;
        shell.worker()
                .work("scope.owners.loading", () -> open.owners(row.entity()))
                .onDone(found -> {
                    known.put(row.entity(), found);
                    if (row.equals(selected.get())) {
                        owners.setAll(found);
                    }
                })
                .onFailed(shell::fail)
                .start();
    }

    @Override
    public void next(Runnable proceed) {
        close();
        proceed.run();
    }

    @Override
    public void close() {
        if (source != null) {
            Scoping open = source;
            source = null;
            shell.worker()
                    .work("shell.working", () -> {
                        open.close();
                        return open;
                    })
                    .onFailed(shell::fail)
                    .start();
        }
    }
}
