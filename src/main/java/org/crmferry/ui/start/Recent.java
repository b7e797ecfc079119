package org.crmferry.ui.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.ProjectState;
import org.crmferry.model.FerryException;
import org.crmferry.ui.session.Draft;

/**
 * A project in the list.
 *
 * @param folder where it is
 * @param state {@code missing}, {@code damaged} or {@code open}
 * @param step the page where it was left; null if that is not known
 * @param project how far it is; null if missing or not planned yet
 * @param from what is at its source; may be empty
 * @param to what is at its target; may be empty
 * @param problem what is damaged, for people; empty otherwise
 * @param changed when it was worked on last; null if missing
 */
public record Recent(
        Path folder,
        String state,
        String step,
        ProjectState project,
        String from,
        String to,
        String problem,
        Instant changed) {

    /** Looks at a project folder; reads small files and lists folders, so it belongs to the worker. */
    static Recent of(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new Recent(folder, "missing", null, null, "", "", "", null);
        }
        Draft draft;
        try {
            draft = Draft.read(folder);
        } catch (FerryException e) {
            return new Recent(folder, "damaged", null, null, "", "", e.getMessage(), Instant.EPOCH);
        }
        if (!Files.exists(folder.resolve("project.json")) && Files.exists(folder.resolve("wizard.json"))) {
            return new Recent(
                    folder,
                    "open",
                    draft.step(),
                    null,
                    product(draft.source()),
                    product(draft.target()),
                    "",
                    changed(folder, Instant.EPOCH));
        }
        ProjectState project = Ferry.state(folder);
        boolean damaged = project.stage() == ProjectState.Stage.DAMAGED;
        return new Recent(
                folder,
                damaged ? "damaged" : "open",
                draft.step(),
                project,
                product(project.source()),
                product(project.target()),
                project.problem(),
                changed(folder, project.lastChanged()));
    }

    private static String product(Project.End end) {
        return end == null ? "" : end.product();
    }

    private static Instant changed(Path folder, Instant known) {
        Path draft = folder.resolve("wizard.json");
        Instant time = Files.exists(draft) ? Instant.ofEpochMilli(draft.toFile().lastModified()) : Instant.EPOCH;
        return time.isAfter(known) ? time : known;
    }

    /** Whether there is enough of it to be opened. */
    public boolean opens() {
        return state.equals("open") || state.equals("damaged") && project != null && project.source() != null;
    }

    public String name() {
        return folder.getFileName().toString();
    }
}
