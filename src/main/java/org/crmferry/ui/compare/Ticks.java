package org.crmferry.ui.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.RecordDifference;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.model.FerryException;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.session.Logins;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Words;

/** The differing records that are ticked, and what brings them over. Belongs to the JavaFX thread. */
public final class Ticks {
    /** More are a migration, and a database takes no longer list of keys. */
    static final int MOST = 2000;

    private final ShellModel shell;
    private final CompareModel model;
    private final Logins.Prompt prompt;
    private final ObservableSet<RecordDifference> ticked = FXCollections.observableSet();
    private final BooleanBinding allShown;
    private final BooleanBinding ready = Bindings.createBooleanBinding(() -> fits() && !ticked.isEmpty(), ticked);

    Ticks(ShellModel shell, CompareModel model, Logins.Prompt prompt) {
        this.shell = shell;
        this.model = model;
        this.prompt = prompt;
        allShown = Bindings.createBooleanBinding(this::allShown, ticked, model.differences());
        model.foundProperty().addListener((value, old, now) -> ticked.clear());
    }

    /** Those that are ticked; change them by {@link #tick}. */
    public ObservableSet<RecordDifference> ticked() {
        return FXCollections.unmodifiableObservableSet(ticked);
    }

    /** Whether some are ticked, and not too many. */
    public BooleanBinding readyProperty() {
        return ready;
    }

    /** Whether no more are ticked than can be brought over at once. */
    boolean fits() {
        return ticked.size() <= MOST;
    }

    /** Whether a record can be ticked: the left has it, and it was found by a primary key of one field. */
    public boolean tickable(RecordDifference record) {
        Comparison found = model.foundProperty().get();
        return found != null
                && !model.paired()
                && entity(found, record)
                        .filter(each -> Ferry.tickable(each, record))
                        .isPresent();
    }

    private static Optional<EntityComparison> entity(Comparison found, RecordDifference record) {
        return found.entities().stream()
                .filter(each -> each.entity().equals(record.entity()))
                .findFirst();
    }

    ReadOnlyObjectProperty<Comparison> foundProperty() {
        return model.foundProperty();
    }

    /** How many are ticked, or why none can be. */
    String said(Words words) {
        if (!fits()) {
            return words.now("compare.ticked.many", ticked.size(), MOST);
        }
        if (model.paired()) {
            return words.now("compare.ticked.paired");
        }
        boolean none = ticked.isEmpty() && model.kept().stream().noneMatch(this::tickable);
        return none && !model.kept().isEmpty()
                ? words.now("compare.ticked.none")
                : words.now("compare.ticked", ticked.size());
    }

    /** Ticks a record or takes its tick away. */
    public void tick(RecordDifference record, boolean on) {
        if (on && tickable(record)) {
            ticked.add(record);
        } else {
            ticked.remove(record);
        }
    }

    /** Whether all that are shown and can be ticked are ticked. */
    public BooleanBinding allShownProperty() {
        return allShown;
    }

    private boolean allShown() {
        List<RecordDifference> shown = shown();
        return !shown.isEmpty() && ticked.containsAll(shown);
    }

    private List<RecordDifference> shown() {
        return model.differences().stream().filter(this::tickable).toList();
    }

    /** Ticks all that are shown, or takes away their ticks if they have all of them. */
    public void tickShown() {
        if (allShown()) {
            shown().forEach(ticked::remove);
        } else {
            ticked.addAll(shown());
        }
    }

    /** Makes a migration of those that are ticked and opens it at its check; nothing is written before its transfer. */
    public void bring() {
        List<RecordDifference> chosen =
                model.kept().stream().filter(ticked::contains).toList();
        Comparison found = model.foundProperty().get();
        Set<String> ignored = model.ignored();
        Logins logins = new Logins(prompt);
        Project.End from;
        Project.End to;
        try {
            from = model.left().end(logins::setSource);
            to = model.right().end(logins::setTarget);
        } catch (FerryException e) {
            shell.fail(e);
            return;
        }
        Path folder = shell.settings().folderFor(shell.words().now("compare.bring.name", chosen.size()));
        shell.worker()
                .work("compare.bring.planning", () -> {
                    Project project = Ferry.ticked(from, to, logins, found, chosen, ignored);
                    project.write(folder);
                    Draft.fresh()
                            .withSource(project.source())
                            .withTarget(project.target())
                            .withSteps(Step.CHECK.name(), Step.CHECK.name())
                            .write(folder);
                    return Session.open(folder, logins);
                })
                .onDone(shell::open)
                .onFailed(shell::fail)
                .start();
    }
}
