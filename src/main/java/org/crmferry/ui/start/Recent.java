package org.crmferry.ui.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.crmferry.ferry.Project;
import org.crmferry.model.FerryException;
import org.crmferry.ui.session.Draft;

/**
 * A project in the list.
 *
 * @param folder where it is
 * @param state {@code missing}, {@code damaged} or {@code open}
 * @param step the page where it was left; null unless open
 * @param from what is at its source; may be empty
 * @param to what is at its target; may be empty
 * @param problem what is damaged, for people; empty otherwise
 * @param changed when it was worked on last; null if missing
 */
public record Recent(Path folder, String state, String step, String from, String to, String problem, Instant changed) {

    /** Looks at a project folder; reads small files only. */
    static Recent of(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new Recent(folder, "missing", null, "", "", "", null);
        }
        Instant changed = changed(folder);
        try {
            Draft draft = Draft.read(folder);
            String from = draft.source() == null ? "" : draft.source().product();
            String to = draft.target() == null ? "" : draft.target().product();
            if (Files.exists(folder.resolve("project.json"))) {
                Project project = Project.read(folder);
                from = project.source().product();
                to = project.target().product();
            }
            return new Recent(folder, "open", draft.step(), from, to, "", changed);
        } catch (FerryException e) {
            return new Recent(folder, "damaged", null, "", "", e.getMessage(), changed);
        }
    }

    private static Instant changed(Path folder) {
        Instant last = Instant.EPOCH;
        for (String name : new String[] {"wizard.json", "project.json", "state.json"}) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                Instant time = Instant.ofEpochMilli(file.toFile().lastModified());
                last = time.isAfter(last) ? time : last;
            }
        }
        return last.equals(Instant.EPOCH) ? Instant.ofEpochMilli(folder.toFile().lastModified()) : last;
    }

    public String name() {
        return folder.getFileName().toString();
    }
}
