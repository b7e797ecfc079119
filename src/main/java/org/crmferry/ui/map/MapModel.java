package org.crmferry.ui.map;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.ferry.EntityCard;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Leftover;
import org.crmferry.ferry.MappingDesk;
import org.crmferry.ferry.MappingError;
import org.crmferry.ferry.MappingTemplate;
import org.crmferry.ferry.Owners;
import org.crmferry.ferry.ProjectState;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.PageModel;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Notice;

/**
 * State and commands of the mapping page. The desk is used by jobs of the worker alone, so that the window never waits;
 * what they work out comes as immutable records. Every edit is kept in {@code project.json} and can be undone.
 */
public final class MapModel implements PageModel {
    /** What the page shows. */
    enum State {
        /** Both ends are not chosen yet. */
        EARLY,
        LOADING,
        FAILED,
        READY
    }

    private final Session session;
    private final ShellModel shell;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.EARLY);
    private final ReadOnlyObjectWrapper<Notice> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready");
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private final ReadOnlyBooleanWrapper readOnly = new ReadOnlyBooleanWrapper(this, "readOnly");
    private final ReadOnlyBooleanWrapper nothing = new ReadOnlyBooleanWrapper(this, "nothing");
    private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(this, "sheet");
    private final ReadOnlyObjectWrapper<Detail> detail = new ReadOnlyObjectWrapper<>(this, "detail");
    private final ObservableList<PairRow> pairs = FXCollections.observableArrayList();
    private final ObservableList<MappingError> errors = FXCollections.observableArrayList();
    private final Map<String, Assessment> assessments = new HashMap<>();
    private final Set<String> stale = new HashSet<>();
    private Opened opened;
    private History<Mapping> history;
    private String entity = "";
    private String field = "";
    private Runnable save;
    private boolean sheetWanted;
    private boolean studying;
    private boolean again;

    public MapModel(Session session, ShellModel shell) {
        this.session = session;
        this.shell = shell;
    }

    @Override
    public ObservableBooleanValue ready() {
        return ready.getReadOnlyProperty();
    }

    ReadOnlyObjectWrapper<State> stateProperty() {
        return state;
    }

    /** Why the desk could not be opened; null if it could. */
    ReadOnlyObjectWrapper<Notice> failureProperty() {
        return failure;
    }

    ReadOnlyBooleanWrapper canUndoProperty() {
        return canUndo;
    }

    ReadOnlyBooleanWrapper canRedoProperty() {
        return canRedo;
    }

    /** Whether records were written already, so that nothing can be changed. */
    ReadOnlyBooleanWrapper readOnlyProperty() {
        return readOnly;
    }

    /** Whether no entity at all is moved. */
    ReadOnlyBooleanWrapper nothingProperty() {
        return nothing;
    }

    /** The chosen pair; null if none is, or while it is being looked at. */
    ReadOnlyObjectWrapper<Sheet> sheetProperty() {
        return sheet;
    }

    /** The chosen field; null if none is. */
    ReadOnlyObjectWrapper<Detail> detailProperty() {
        return detail;
    }

    /** All entity pairs. */
    ObservableList<PairRow> pairs() {
        return pairs;
    }

    /** What must be mended before Next. */
    ObservableList<MappingError> errors() {
        return errors;
    }

    /** The mapping as edited so far. */
    Mapping mapping() {
        return history.now();
    }

    /** Entities that records may go into. */
    List<EntityCard> targets() {
        return opened.targetList();
    }

    /** Entities that records may come from. */
    List<String> sources() {
        return opened.order();
    }

    String sourceLabel(String name) {
        return shell.words().label(opened.sourceLabel(name));
    }

    String targetLabel(String name) {
        return shell.words().label(opened.targetLabel(name));
    }

    /** The chosen pair's source entity; empty = none. */
    String entity() {
        return entity;
    }

    /** The chosen target field; empty = none. */
    String field() {
        return field;
    }

    @Override
    public void enter() {
        if (session.project() == null) {
            state.set(State.EARLY);
        } else if (opened == null || !opened.serves(session.project())) {
            open();
        } else {
            if (!session.project().mapping().equals(history.now())) {
                Mapping before = history.now();
                history.push(session.project().mapping(), "");
                follow(before, false);
            }
            Path folder = session.folder();
            ask(() -> Ferry.state(folder).stage(), this::at);
        }
    }

    /** Records may have been written, or taken back, since the desk was opened. */
    private void at(ProjectState.Stage stage) {
        if (history != null) {
            readOnly.set(Opened.written(stage));
            canUndo.set(history.canUndo() && !readOnly.get());
            canRedo.set(history.canRedo() && !readOnly.get());
            summarise();
        }
    }

    /** Opens the desk; again after a failure. */
    void open() {
        if (state.get() == State.LOADING) {
            return;
        }
        state.set(State.LOADING);
        ready.set(false);
        failure.set(null);
        Ferry ferry = session.ferry();
        Path folder = session.folder();
        shell.worker()
                .work("map.opening", () -> Opened.of(ferry, folder))
                .onDone(this::show)
                .onFailed(problem -> fail(Notice.of(problem)))
                .onCancelled(() -> fail(new Notice(Notice.Kind.INFO, "map.cancelled", "")))
                .start();
    }

    private void fail(Notice why) {
        failure.set(why);
        state.set(State.FAILED);
    }

    private void show(Opened desk) {
        opened = desk;
        history = new History<>(desk.desk().mapping());
        readOnly.set(Opened.written(desk.stage()));
        assessments.clear();
        assessments.putAll(desk.assessments());
        sheet.set(null);
        detail.set(null);
        pairs.setAll(rows());
        summarise();
        state.set(State.READY);
        entity = "";
        field = "";
        if (!pairs.isEmpty()) {
            choose(pairs.get(0).mapping().source());
        }
    }

    /** Shows another entity pair. */
    void choose(String source) {
        if (!source.equals(entity)) {
            entity = source;
            field = "";
            sheet.set(null);
            detail.set(null);
            sheetWanted = true;
            study();
        }
    }

    /** Shows another target field of the chosen pair; empty = none. */
    void chooseField(String target) {
        if (!target.equals(field)) {
            field = target;
            if (target.isEmpty()) {
                detail.set(null);
            } else {
                study();
            }
        }
    }

    /** Goes to what must be mended. */
    void goTo(MappingError error) {
        choose(error.entity());
        chooseField(error.field());
    }

    /**
     * Changes the mapping.
     *
     * @param topic edits of the same topic in a row are undone together; empty = on its own
     */
    void edit(String topic, UnaryOperator<Mapping> change) {
        if (readOnly.get() || history == null) {
            return;
        }
        Mapping before = history.now();
        if (history.push(change.apply(before), topic)) {
            follow(before, true);
        }
    }

    /** Changes what becomes of the chosen entity. */
    void editEntity(String topic, UnaryOperator<EntityMapping> change) {
        String chosen = entity;
        edit(topic, mapping -> Edits.entity(mapping, chosen, change));
    }

    /** Changes what fills a target field of the chosen entity. */
    void editField(String topic, FieldMapping changed) {
        editEntity(topic, each -> Edits.with(each, changed));
    }

    /** Fills a target field of the chosen entity from a source field, with the steps that it needs. */
    void assign(String source, String target) {
        EntityMapping pair = chosen();
        ask(
                () -> opened.desk().suggestField(pair, source, target),
                found -> edit("", mapping -> Edits.entity(mapping, pair.source(), each -> Edits.with(each, found))));
    }

    /** Leaves a target field of the chosen entity empty. */
    void clear(String target) {
        editEntity("", each -> Edits.without(each, target));
    }

    void move(String source, boolean wanted) {
        edit("", mapping -> Edits.entity(mapping, source, each -> each.withMove(wanted)));
    }

    /** Puts the chosen source entity together with another target entity, with the fields that suggest themselves. */
    void pair(String target) {
        String source = entity;
        ask(
                () -> opened.desk().suggest(source, target),
                found -> edit("", mapping -> Edits.entity(mapping, source, each -> found)));
    }

    /**
     * Chooses what may differ between values of a target field that are taken for the same. Goes after the transfer too,
     * for it says how later changes are looked at, not what was written.
     */
    void same(String target, List<String> likeness) {
        String chosen = entity;
        if (!readOnly.get()) {
            edit("", mapping -> mapping.withSame(chosen, target, likeness));
        } else if (history != null) {
            Mapping before = history.now();
            if (history.push(before.withSame(chosen, target, likeness), "")) {
                save = session.kept(history.now());
                follow(before, false);
            }
        }
    }

    void undo() {
        turn(true);
    }

    void redo() {
        turn(false);
    }

    private void turn(boolean back) {
        if (!readOnly.get() && history != null && (back ? history.canUndo() : history.canRedo())) {
            Mapping before = history.now();
            if (back) {
                history.undo();
            } else {
                history.redo();
            }
            follow(before, true);
        }
    }

    /** Writes the mapping as a template. */
    void saveTemplate(Path file) {
        Path folder = session.folder();
        shell.worker()
                .work("map.template.saving", () -> {
                    Ferry.saveTemplate(folder, file);
                    return file;
                })
                .onDone(written -> shell.tell(Notice.Kind.SUCCESS, "map.template.saved", written.toString()))
                .onFailed(shell::fail)
                .start();
    }

    /**
     * Takes over what fits of a template; that can be undone like any edit.
     *
     * @param told is given what did not fit
     */
    void useTemplate(Path file, Consumer<List<Leftover>> told) {
        ask(() -> opened.desk().fit(MappingTemplate.read(file)), fitted -> {
            edit("", mapping -> fitted.mapping());
            told.accept(fitted.leftovers());
        });
    }

    /** The desk's owners, worked out now. */
    void owners(Consumer<Owners> told) {
        ask(() -> opened.desk().owners(), told);
    }

    /** Sets who of the source is whom in the target; see {@link MappingDesk#withOwners}. */
    void owners(Map<String, String> people, String fallback) {
        edit("", mapping -> opened.desk().withOwners(mapping, people, fallback));
    }

    /** Sets the counterparts of a field's choices; see {@link MappingDesk#withChoices}. */
    void choices(FieldMapping mapped, Map<String, String> codes) {
        editField("choices " + mapped.target(), opened.desk().withChoices(mapped, codes));
    }

    /** The mapping of the chosen entity. */
    EntityMapping chosen() {
        return history.now().of(entity).orElseThrow();
    }

    private <T> void ask(Callable<T> question, Consumer<T> told) {
        shell.worker()
                .work("map.looking", question)
                .onDone(told)
                .onFailed(shell::fail)
                .start();
    }

    private void follow(Mapping before, boolean write) {
        Mapping now = history.now();
        Set<String> changed = Edits.changed(before, now);
        stale.addAll(opened.concerned(changed));
        if (stale.contains(entity)) {
            sheetWanted = true;
        }
        if (write) {
            save = session.edited(now);
            shell.reopen(Step.MAP);
        }
        canUndo.set(history.canUndo() && !readOnly.get());
        canRedo.set(history.canRedo() && !readOnly.get());
        study();
    }

    private void study() {
        if (studying) {
            again = true;
            return;
        }
        studying = true;
        Study study =
                new Study(history.now(), save, Set.copyOf(stale), entity, sheetWanted, field, Map.copyOf(assessments));
        String words = save != null ? "map.saving" : "map.looking";
        save = null;
        stale.clear();
        sheetWanted = false;
        MappingDesk desk = opened.desk();
        shell.worker()
                .work(words, () -> study.at(desk))
                .onEnded(() -> studying = false)
                .onDone(this::take)
                .onFailed(problem -> {
                    stale.addAll(study.changed());
                    sheetWanted |= study.sheet();
                    save = save == null ? study.save() : save;
                    again = false;
                    shell.fail(problem);
                })
                .start();
    }

    private void take(Study.Answer answer) {
        if (opened == null) {
            return;
        }
        assessments.putAll(answer.assessments());
        if (!answer.assessments().isEmpty()) {
            update(rows());
            summarise();
        }
        boolean current = answer.study().entity().equals(entity);
        if (current && answer.sheet() != null) {
            sheet.set(answer.sheet());
        }
        if (current && answer.study().field().equals(field)) {
            detail.set(answer.detail());
        }
        if (again) {
            again = false;
            study();
        }
    }

    private List<PairRow> rows() {
        Map<String, EntityMapping> known = new HashMap<>();
        mapping().entities().forEach(each -> known.put(each.source(), each));
        List<PairRow> rows = new ArrayList<>();
        for (String name : opened.order()) {
            EntityMapping each = known.get(name);
            Assessment assessment = assessments.get(name);
            if (each != null && assessment != null) {
                EntityCard card = opened.sources().get(name);
                rows.add(new PairRow(
                        each,
                        opened.sourceLabel(name),
                        opened.targetLabel(each.target()),
                        card == null ? -1 : card.count(),
                        assessment));
            }
        }
        return rows;
    }

    private void update(List<PairRow> rows) {
        if (rows.size() != pairs.size()) {
            pairs.setAll(rows);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(pairs.get(i))) {
                pairs.set(i, rows.get(i));
            }
        }
    }

    private void summarise() {
        List<MappingError> found = new ArrayList<>();
        pairs.forEach(row -> found.addAll(row.assessment().errors()));
        errors.setAll(found);
        nothing.set(!Opened.moves(mapping()));
        ready.set(readOnly.get() || found.isEmpty() && !nothing.get());
    }

    @Override
    public void close() {
        sheet.set(null);
        errors.clear();
        opened = null;
        history = null;
    }
}
