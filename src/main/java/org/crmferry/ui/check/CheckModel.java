package org.crmferry.ui.check;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.ferry.BeforeAfter;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Inspection;
import org.crmferry.ferry.ProjectState;
import org.crmferry.ferry.Result;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Setting;
import org.crmferry.plan.Finding;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.PageModel;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;

/**
 * State and commands of the check. It begins by itself when the page is entered and no check is valid; a changed setting
 * makes a check invalid. Belongs to the JavaFX thread.
 */
public final class CheckModel implements PageModel {
    /** Records that are shown at a time. */
    static final int ROWS = 50;

    private final Session session;
    private final ShellModel shell;
    private final ObjectProperty<Result> result = new SimpleObjectProperty<>(this, "result");
    private final ObjectProperty<Progress.View> progress = new SimpleObjectProperty<>(this, "progress");
    private final BooleanProperty checking = new SimpleBooleanProperty(this, "checking");
    private final BooleanProperty stale = new SimpleBooleanProperty(this, "stale");
    private final BooleanProperty settled = new SimpleBooleanProperty(this, "settled");
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObservableList<BeforeAfter> records = FXCollections.observableArrayList();
    private final ObjectProperty<Finding> behind = new SimpleObjectProperty<>(this, "behind");
    private final Map<String, String> labels = new HashMap<>();
    private final BooleanBinding ready;
    private final Runnable look = this::look;

    public CheckModel(Session session, ShellModel shell) {
        this.session = session;
        this.shell = shell;
        ready = Bindings.createBooleanBinding(
                () -> settled.get()
                        || result.get() != null
                                && !stale.get()
                                && !result.get().result().equals("stopped"),
                result,
                stale,
                settled);
    }

    /** What the last check said; null before there was one. */
    public ObjectProperty<Result> resultProperty() {
        return result;
    }

    /** How far the check is. */
    public ObjectProperty<Progress.View> progressProperty() {
        return progress;
    }

    public BooleanProperty checkingProperty() {
        return checking;
    }

    /** Whether a setting was changed after the check. */
    public BooleanProperty staleProperty() {
        return stale;
    }

    /** Whether the records were transferred already, so that there is nothing to check. */
    public BooleanProperty settledProperty() {
        return settled;
    }

    /** What a person should know, losses first. */
    public ObservableList<Finding> findings() {
        return findings;
    }

    /** Single records, before and after; those behind {@link #behindProperty} or the first ones of an entity. */
    public ObservableList<BeforeAfter> records() {
        return records;
    }

    /** The finding whose records are shown; null if they are an entity's first ones. */
    public ObjectProperty<Finding> behindProperty() {
        return behind;
    }

    /** What people call a source entity. */
    public String label(String entity) {
        return shell.words().label(labels.getOrDefault(entity, entity));
    }

    @Override
    public ObservableBooleanValue ready() {
        return ready;
    }

    @Override
    public void enter() {
        ProjectState.Stage stage = Ferry.state(session.folder()).stage();
        settled.set(stage == ProjectState.Stage.LOADING
                || stage == ProjectState.Stage.LOADED
                || stage == ProjectState.Stage.VERIFIED
                || stage == ProjectState.Stage.UNDOING);
        if (settled.get()) {
            return;
        }
        if (session.checkProperty().get() == null) {
            check();
        } else if (!session.checkProperty().get().equals(result.get())) {
            show(session.checkProperty().get());
        }
    }

    /** Decides every record anew. */
    public void check() {
        Ferry ferry = session.ferry();
        checking.set(true);
        progress.set(null);
        records.clear();
        shell.worker().poll(look);
        shell.worker()
                .work("check.checking", ferry::preview)
                .onEnded(() -> {
                    shell.worker().unpoll(look);
                    checking.set(false);
                })
                .onDone(done -> {
                    session.checkProperty().set(done);
                    show(done);
                })
                .onCancelled(() -> result.set(null))
                .onFailed(failure -> {
                    result.set(null);
                    shell.fail(failure);
                })
                .start();
    }

    /** Stops the check; nothing was written. */
    public void cancel() {
        session.progressProperty().get().cancel();
    }

    private void look() {
        progress.set(session.progressProperty().get().view());
    }

    private void show(Result done) {
        Inspection source = session.sourceProperty().get();
        if (source != null) {
            source.entities().forEach(each -> labels.put(each.name(), each.label()));
        }
        done.entities().forEach(each -> labels.put(each.source(), each.entity()));
        stale.set(false);
        findings.setAll(done.findings().stream()
                .sorted(Comparator.comparing((Finding each) -> !each.open())
                        .thenComparing(each -> each.kind() == FindingKind.UNMAPPED)
                        .thenComparing(each -> !each.kind().lossy()))
                .toList());
        result.set(done);
    }

    /** Changes what is done about a finding; the check is to be repeated then. */
    public void set(Finding finding, Setting setting) {
        set(List.of(finding), Map.of(finding, setting));
    }

    /** Agrees to everything that is done about the losses that nobody has agreed to yet. */
    public void acceptAll() {
        List<Finding> open = findings.stream().filter(Finding::open).toList();
        Map<Finding, Setting> settings = new HashMap<>();
        open.forEach(finding -> settings.put(finding, finding.setting()));
        set(open, settings);
    }

    private void set(List<Finding> changed, Map<Finding, Setting> settings) {
        session.mapping(mapping -> mapping.withEntities(mapping.entities().stream()
                .map(each -> with(each, changed, settings))
                .toList()));
        findings.replaceAll(finding -> settings.containsKey(finding)
                ? new Finding(
                        finding.kind(),
                        finding.entity(),
                        finding.field(),
                        finding.count(),
                        settings.get(finding),
                        true,
                        finding.keys())
                : same(finding, changed, settings));
        stale.set(true);
        shell.reopen(Step.CHECK);
    }

    private static Finding same(Finding finding, List<Finding> changed, Map<Finding, Setting> settings) {
        for (Finding other : changed) {
            if (other.entity().equals(finding.entity()) && other.kind() == finding.kind()) {
                return new Finding(
                        finding.kind(),
                        finding.entity(),
                        finding.field(),
                        finding.count(),
                        settings.get(other),
                        true,
                        finding.keys());
            }
        }
        return finding;
    }

    private static EntityMapping with(EntityMapping mapping, List<Finding> changed, Map<Finding, Setting> settings) {
        Map<FindingKind, Setting> now = new EnumMap<>(FindingKind.class);
        now.putAll(mapping.findings());
        for (Finding finding : changed) {
            if (finding.entity().equals(mapping.source())) {
                now.put(finding.kind(), settings.get(finding));
            }
        }
        return now.equals(mapping.findings()) ? mapping : mapping.withFindings(now);
    }

    /** Shows the records behind a finding. */
    public void jump(Finding finding) {
        Ferry ferry = session.ferry();
        shell.worker()
                .work("check.looking", () -> ferry.behind(finding.entity(), finding.kind(), finding.field(), ROWS))
                .onDone(found -> {
                    behind.set(finding);
                    records.setAll(found);
                })
                .onFailed(shell::fail)
                .start();
    }

    /** Shows the first records of an entity. */
    public void sample(String entity) {
        Ferry ferry = session.ferry();
        shell.worker()
                .work("check.looking", () -> ferry.before(entity, ROWS))
                .onDone(found -> {
                    behind.set(null);
                    records.setAll(found);
                })
                .onFailed(shell::fail)
                .start();
    }
}
