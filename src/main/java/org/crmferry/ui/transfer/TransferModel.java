package org.crmferry.ui.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.cargo.PackageCheck;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.ProjectState;
import org.crmferry.ferry.Recorded;
import org.crmferry.ferry.Result;
import org.crmferry.journal.Failure;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.EntityProgress;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.PageModel;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Notice;

/**
 * State and commands of the page "Transfer". What is done is in the journal at once, so that the program may end at any
 * time; the page finds out when it is entered how far it came. Belongs to the JavaFX thread.
 */
public final class TransferModel implements PageModel {
    private final Session session;
    private final ShellModel shell;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.LOADING);
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private final BooleanProperty stopping = new SimpleBooleanProperty(this, "stopping");
    private final IntegerProperty percent = new SimpleIntegerProperty(this, "percent");
    private final IntegerProperty silence = new SimpleIntegerProperty(this, "silence");
    private final ObjectProperty<Progress.View> view = new SimpleObjectProperty<>(this, "view");
    private final ObjectProperty<List<Double>> rates = new SimpleObjectProperty<>(this, "rates", List.of());
    private final ObjectProperty<Result> planned = new SimpleObjectProperty<>(this, "planned");
    private final ObjectProperty<Result> result = new SimpleObjectProperty<>(this, "result");
    private final ObjectProperty<PackageFacts> packed = new SimpleObjectProperty<>(this, "packed");
    private final ObjectProperty<PackageFacts> copy = new SimpleObjectProperty<>(this, "copy");
    private final ObservableList<EntityRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Failure> refused = FXCollections.observableArrayList();
    private final ObservableList<Path> saved = FXCollections.observableArrayList();
    private final Throughput throughput = new Throughput();
    private final Map<String, String> labels = new HashMap<>();
    private final BooleanBinding ready;
    private final Runnable look = this::look;
    private Progress progress = new Progress();
    private long changed;
    private boolean closed;

    public TransferModel(Session session, ShellModel shell) {
        this.session = session;
        this.shell = shell;
        ready = Bindings.createBooleanBinding(() -> phase.get() == Phase.DONE || phase.get() == Phase.PACKED, phase);
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Whether the work waits until {@link #resume}. */
    public BooleanProperty pausedProperty() {
        return paused;
    }

    /** Whether the work ends after the batch that is under way. */
    public BooleanProperty stoppingProperty() {
        return stopping;
    }

    /** While stopped: how much is done, 0 to 100. */
    public IntegerProperty percentProperty() {
        return percent;
    }

    /** Whole seconds for which the work has said nothing; 0 while it does or is paused. */
    public IntegerProperty silenceProperty() {
        return silence;
    }

    /** How far the work is; null before it began. */
    public ObjectProperty<Progress.View> viewProperty() {
        return view;
    }

    /** Records per second, second by second, the last two minutes. */
    public ObjectProperty<List<Double>> ratesProperty() {
        return rates;
    }

    /** What the check said will happen; null if that is not known. */
    public ObjectProperty<Result> plannedProperty() {
        return planned;
    }

    /** What was done; null before the end. */
    public ObjectProperty<Result> resultProperty() {
        return result;
    }

    /** The package that was made; null if none. */
    public ObjectProperty<PackageFacts> packedProperty() {
        return packed;
    }

    /** The safety copy of the target that was made on this page; null if none. */
    public ObjectProperty<PackageFacts> copyProperty() {
        return copy;
    }

    /** Kinds of records, in the order of work. */
    ObservableList<EntityRow> rows() {
        return rows;
    }

    /** Records that the target refused, with reasons. */
    public ObservableList<Failure> refused() {
        return refused;
    }

    /** Lists of refused records that were written on this page. */
    public ObservableList<Path> saved() {
        return saved;
    }

    /** Where records come from. */
    public Project.End from() {
        return session.project().source();
    }

    /** Where they go. */
    public Project.End to() {
        return session.project().target();
    }

    /** Whether a package is made rather than records written to the target. */
    public boolean packs() {
        return session.draft().delivery().equals("package");
    }

    /** The package that is to be made; empty if none was chosen. */
    public String file() {
        return session.draft().file();
    }

    /** What people call the migration. */
    public String name() {
        return session.name();
    }

    /** Records per second lately; -1 if unknown. */
    public double perSecond() {
        double lately = throughput.now();
        Progress.View now = view.get();
        return lately >= 0 ? lately : now == null || now.perSecond() <= 0 ? -1 : now.perSecond();
    }

    /** Seconds that the rest will take; -1 if unknown. */
    public long secondsLeft() {
        Progress.View now = view.get();
        double speed = perSecond();
        return now == null || speed <= 0 || now.total() <= 0
                ? -1
                : Math.round(Math.max(0, now.total() - now.done()) / speed);
    }

    /** What people call a source entity. */
    public String label(String entity) {
        return shell.words().label(labels.getOrDefault(entity, entity));
    }

    @Override
    public ObservableBooleanValue ready() {
        return ready;
    }

    /** What is known of the migration when the page is entered. */
    private record Known(ProjectState state, Recorded recorded, PackageFacts there) {}

    @Override
    public void enter() {
        if (phase.get() != Phase.RUNNING) {
            if (phase.get() != Phase.DONE && phase.get() != Phase.PACKED) {
                phase.set(Phase.LOADING);
            }
            findOut();
        }
    }

    private void findOut() {
        if (closed) {
            return;
        }
        Ferry ferry = session.ferry();
        Path folder = session.folder();
        Path file = packs() && !file().isEmpty() ? Path.of(file()) : null;
        shell.worker()
                .work("transfer.looking", () -> {
                    ProjectState state = Ferry.state(folder);
                    return new Known(state, ferry.recorded(), there(file));
                })
                .onDone(this::know)
                .onCancelled(() -> phase.set(Phase.READY))
                .onFailed(failure -> {
                    phase.set(Phase.READY);
                    shell.fail(failure);
                })
                .start();
    }

    private static PackageFacts there(Path file) {
        if (file == null || !Files.exists(file)) {
            return null;
        }
        PackageCheck check = Ferry.checkPackage(file);
        return check.sound() ? PackageFacts.of(file, check) : null;
    }

    private void know(Known known) {
        if (session.checkProperty().get() == null) {
            session.checkProperty().set(known.recorded().checked());
        }
        planned.set(session.checkProperty().get());
        if (session.sourceProperty().get() != null) {
            session.sourceProperty().get().entities().forEach(each -> labels.put(each.name(), each.label()));
        }
        if (planned.get() != null) {
            planned.get().entities().forEach(each -> labels.put(each.source(), each.entity()));
        }
        refused.setAll(known.recorded().failures());
        percent.set(known.state().percent());
        packed.set(known.there());
        if (packs()) {
            phase.set(known.there() == null ? Phase.READY : Phase.PACKED);
            return;
        }
        switch (known.state().stage()) {
            case LOADING -> phase.set(Phase.STOPPED);
            case LOADED, VERIFIED -> {
                if (known.recorded().transferred() != null) {
                    finished(known.recorded().transferred());
                } else {
                    phase.set(Phase.STOPPED);
                }
            }
            case PLANNED, CHECKED, UNDOING, UNDONE, DAMAGED -> {
                result.set(null);
                session.transferProperty().set(null);
                phase.set(Phase.READY);
            }
        }
        if (!known.state().problem().isEmpty()) {
            shell.tell(Notice.Kind.WARNING, "transfer.problem", known.state().problem());
        }
    }

    private void finished(Result now) {
        result.set(now);
        session.transferProperty().set(now);
        phase.set(Phase.DONE);
    }

    /** Begins the transfer, or goes on with it. */
    public void start() {
        shell.reopen(Step.TRANSFER);
        session.proofProperty().set(null);
        Ferry ferry = session.ferry();
        run(ferry, "transfer.running", ferry::run, ended -> {
            if (ended.result().equals("stopped")) {
                phase.set(Phase.READY);
                shell.say(Notice.Kind.WARNING, "transfer.refused", "transfer.refused.text");
            } else {
                finished(ended);
                refused(ferry);
            }
        });
    }

    /** Reads the reasons of all refused records, if progress has not told them all. */
    private void refused(Ferry ferry) {
        if (result.get().total().failed() != refused.size()) {
            shell.worker()
                    .work("transfer.looking", ferry::recorded)
                    .onDone(recorded -> refused.setAll(recorded.failures()))
                    .onFailed(shell::fail)
                    .start();
        }
    }

    /** Copies what the transfer will touch in the target into a package. */
    public void safetyCopy(Path file) {
        Phase before = phase.get();
        Ferry ferry = session.ferry();
        run(ferry, "transfer.copying", () -> PackageFacts.of(file, ferry.safetyCopy(file)), made -> {
            copy.set(made);
            phase.set(before);
        });
    }

    /** Makes the package instead of writing to the target. */
    public void pack(Path file) {
        try {
            session.draft(draft -> draft.withDelivery("package", file.toString(), draft.certificates()));
        } catch (FerryException e) {
            shell.fail(e);
            return;
        }
        Ferry ferry = session.ferry();
        List<Path> certificates =
                session.draft().certificates().stream().map(Path::of).toList();
        run(ferry, "transfer.packing", () -> PackageFacts.of(file, ferry.pack(file, certificates)), made -> {
            packed.set(made);
            phase.set(Phase.PACKED);
        });
    }

    private <T> void run(Ferry ferry, String words, Callable<T> job, Consumer<T> done) {
        progress = ferry.progress();
        view.set(null);
        rows.clear();
        refused.clear();
        saved.clear();
        throughput.clear();
        rates.set(List.of());
        paused.set(false);
        stopping.set(false);
        silence.set(0);
        changed = System.nanoTime();
        shell.noticeProperty().set(null);
        phase.set(Phase.RUNNING);
        shell.worker().poll(look);
        shell.worker()
                .work(words, job)
                .onEnded(() -> {
                    shell.worker().unpoll(look);
                    look();
                    paused.set(false);
                    stopping.set(false);
                    silence.set(0);
                })
                .onDone(done)
                .onCancelled(this::findOut)
                .onFailed(failure -> {
                    findOut();
                    shell.fail(failure);
                })
                .start();
    }

    /** Asks the work to wait after the batch that is under way. */
    public void pause() {
        progress.pause();
        paused.set(true);
    }

    public void resume() {
        progress.resume();
        paused.set(false);
    }

    /** Asks the work to end after the batch that is under way; what is done stays. */
    public void cancel() {
        stopping.set(true);
        progress.cancel();
    }

    /** Writes the lists of refused records anew; with their values if asked for. */
    public void saveRefused(boolean values) {
        Ferry ferry = session.ferry();
        shell.worker()
                .work("transfer.saving", () -> ferry.failedRecords(values))
                .onDone(saved::setAll)
                .onFailed(shell::fail)
                .start();
    }

    private void look() {
        look(System.nanoTime(), progress.view());
    }

    /** Takes over what the work says. */
    void look(long nanos, Progress.View now) {
        Progress.View before = view.get();
        if (now.stage().isEmpty()) {
            return;
        }
        if (before == null || !before.stage().equals(now.stage())) {
            throughput.clear();
            rates.set(List.of());
        }
        if (!now.equals(before)) {
            changed = nanos;
            view.set(now);
            show(now.entities());
            List<Failure> reasons = progress.refused();
            if (reasons.size() != refused.size()) {
                refused.setAll(reasons);
            }
        }
        long mine = now.done() - now.before();
        if (paused.get()) {
            throughput.rest(nanos, mine);
            changed = nanos;
        } else if (throughput.look(nanos, mine)) {
            rates.set(throughput.rates());
        }
        silence.set((int) ((nanos - changed) / 1_000_000_000L));
    }

    private void show(List<EntityProgress> entities) {
        boolean same = entities.size() == rows.size();
        for (int i = 0; same && i < entities.size(); i++) {
            same = entities.get(i).entity().equals(rows.get(i).entity());
        }
        if (same) {
            for (int i = 0; i < entities.size(); i++) {
                rows.get(i).show(entities.get(i));
            }
        } else {
            rows.setAll(entities.stream()
                    .map(each -> new EntityRow(each, labels.getOrDefault(each.entity(), each.entity())))
                    .toList());
        }
    }

    /** What was under way has ended or is told to end; nothing more is asked of the project. */
    @Override
    public void close() {
        closed = true;
        shell.worker().unpoll(look);
    }
}
