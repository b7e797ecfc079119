package org.crmferry.ui.compare;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.RecordDifference;
import org.crmferry.model.FerryException;
import org.crmferry.ui.history.HistoryModel;
import org.crmferry.ui.session.Logins;
import org.crmferry.ui.shell.ShellModel;

/** The history of the chosen record, where a recent migration between the two databases knows it. JavaFX thread only. */
public final class Histories {
    private final CompareModel model;
    private final ShellModel shell;
    private final Logins.Prompt prompt;
    private final HistoryModel history;
    private final ReadOnlyObjectWrapper<RecordDifference> chosen = new ReadOnlyObjectWrapper<>(this, "chosen");
    private final BooleanBinding known;

    Histories(ShellModel shell, CompareModel model, Logins.Prompt prompt) {
        this.shell = shell;
        this.model = model;
        this.prompt = prompt;
        history = new HistoryModel(shell);
        known = Bindings.createBooleanBinding(
                () -> chosen.get() != null && migration().isPresent(),
                chosen,
                model.migratedProperty(),
                model.recent());
    }

    /** What is shown of it. */
    public HistoryModel history() {
        return history;
    }

    /** The record whose history can be asked for; null if none is chosen. */
    public ReadOnlyObjectProperty<RecordDifference> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Chooses a record; null for none. */
    public void choose(RecordDifference record) {
        chosen.set(record);
    }

    /** Whether a migration has moved that kind of record between these two databases. */
    public BooleanBinding knownProperty() {
        return known;
    }

    private Optional<Migrated> migration() {
        RecordDifference record = chosen.get();
        String right = model.foundProperty().get() == null
                ? ""
                : model.foundProperty().get().entities().stream()
                        .filter(each -> each.entity().equals(record.entity()))
                        .map(EntityComparison::right)
                        .findFirst()
                        .orElse("");
        Migrated taken = model.migratedProperty().get();
        return (taken == null ? model.recent().stream().filter(this::between) : Stream.of(taken))
                .filter(each -> each.begun() && right.equals(each.moved().get(record.entity())))
                .findFirst();
    }

    private boolean between(Migrated migration) {
        return migration
                        .source()
                        .location()
                        .equals(model.left().addressProperty().get().strip())
                && migration
                        .target()
                        .location()
                        .equals(model.right().addressProperty().get().strip());
    }

    /** Reads the versions of the chosen record. */
    public void look() {
        RecordDifference record = chosen.get();
        Migrated migration = migration().orElseThrow();
        Logins logins = new Logins(prompt);
        try {
            model.left().end(logins::setSource);
            model.right().end(logins::setTarget);
        } catch (FerryException e) {
            shell.fail(e);
            return;
        }
        String key = record.keyText();
        boolean right = record.kind() == RecordDifference.Kind.ONLY_RIGHT;
        history.look(
                migration.folder(),
                logins,
                desk -> right ? desk.ofTarget(record.entity(), key) : desk.of(record.entity(), key));
    }
}
