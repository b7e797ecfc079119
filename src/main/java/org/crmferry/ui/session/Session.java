package org.crmferry.ui.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Inspection;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.Result;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Scope;
import org.crmferry.transfer.Progress;

/**
 * One open migration: its folder, who we are at its ends, and what is known of it so far. Everything that shall outlive
 * the program is in the folder at once. Properties belong to the JavaFX thread; {@link #ferry} may be used by one job of
 * the worker at a time.
 */
public final class Session {
    private final Path folder;
    private final Logins logins;
    private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>(this, "draft");
    private final ReadOnlyObjectWrapper<Project> project = new ReadOnlyObjectWrapper<>(this, "project");
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", new Progress());
    private final SimpleObjectProperty<Inspection> source = new SimpleObjectProperty<>(this, "source");
    private final SimpleObjectProperty<Inspection> target = new SimpleObjectProperty<>(this, "target");
    private final SimpleObjectProperty<Result> check = new SimpleObjectProperty<>(this, "check");
    private final SimpleObjectProperty<Result> transfer = new SimpleObjectProperty<>(this, "transfer");
    private final SimpleObjectProperty<Result> proof = new SimpleObjectProperty<>(this, "proof");

    private Session(Path folder, Logins logins) {
        this.folder = folder;
        this.logins = logins;
    }

    /**
     * Opens a project folder, or begins a new one there. FerryException (MAPPING) if {@code project.json} is damaged,
     * (STORAGE) if the folder cannot be used.
     */
    public static Session open(Path folder, Logins logins) {
        Session session = new Session(folder, logins);
        session.draft.set(Draft.read(folder));
        if (Files.exists(folder.resolve("project.json"))) {
            Project project = Project.read(folder);
            session.project.set(project);
            if (session.draft().source() == null) {
                session.draft.set(session.draft().withSource(project.source()).withTarget(project.target()));
            }
        }
        return session;
    }

    public Path folder() {
        return folder;
    }

    /** What people call it: the folder's name. */
    public String name() {
        return folder.getFileName().toString();
    }

    public Logins logins() {
        return logins;
    }

    /** The engine on this project, with a {@link Progress} that is not cancelled. */
    public Ferry ferry() {
        Progress fresh = new Progress();
        progress.set(fresh);
        return new Ferry(folder, logins, fresh);
    }

    /** Of the last {@link #ferry}. */
    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Draft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    public Draft draft() {
        return draft.get();
    }

    /** Changes where the person is, and writes it down. */
    public void draft(UnaryOperator<Draft> change) {
        Draft now = change.apply(draft.get());
        if (!now.equals(draft.get())) {
            now.write(folder);
            draft.set(now);
        }
    }

    /** The project as it is in the folder; null before both ends were chosen. */
    public ReadOnlyObjectProperty<Project> projectProperty() {
        return project.getReadOnlyProperty();
    }

    public Project project() {
        return project.get();
    }

    /** Takes over what the engine wrote. */
    public void planned(Project written) {
        project.set(written);
    }

    /** Changes the mapping, and writes it down; what was checked before is not known any more. */
    public void mapping(UnaryOperator<Mapping> change) {
        Project old = project.get();
        Mapping now = change.apply(old.mapping());
        if (!now.equals(old.mapping())) {
            Project changed = old.withMapping(now);
            changed.write(folder);
            project.set(changed);
            check.set(null);
        }
    }

    /** Changes what is moved, and writes it down; what was checked before is not known any more. */
    public void scope(Scope scope) {
        Project changed = project.get().withScope(scope);
        changed.write(folder);
        project.set(changed);
        check.set(null);
    }

    /**
     * Takes over an edited mapping at once; what was checked before is not known any more.
     *
     * @return writes it down; quick for a few entities, but better called on the worker
     */
    public Runnable edited(Mapping now) {
        Project changed = project.get().withMapping(now);
        project.set(changed);
        check.set(null);
        return () -> changed.write(folder);
    }

    /**
     * Takes over a mapping that says nothing else about records which were moved.
     *
     * @return writes it down
     */
    public Runnable kept(Mapping now) {
        Project changed = project.get().withMapping(now);
        project.set(changed);
        return () -> changed.write(folder);
    }

    /** What is at the source; null until looked at in this window. */
    public SimpleObjectProperty<Inspection> sourceProperty() {
        return source;
    }

    /** What is at the target; null until looked at in this window. */
    public SimpleObjectProperty<Inspection> targetProperty() {
        return target;
    }

    /** What the last check said; null if none is valid. */
    public SimpleObjectProperty<Result> checkProperty() {
        return check;
    }

    /** What the last transfer did; null if there was none. */
    public SimpleObjectProperty<Result> transferProperty() {
        return transfer;
    }

    /** What the last proof said; null if there was none. */
    public SimpleObjectProperty<Result> proofProperty() {
        return proof;
    }

    /** Forgets the secrets. */
    public void close() {
        logins.clear();
    }
}
