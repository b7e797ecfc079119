package org.crmferry.ferry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.crmferry.cargo.Vault;
import org.crmferry.model.FerryException;

/** Looks at a project folder from outside, without its passphrase. */
final class Standing {
    private static final String JOURNAL = "journal.mv.db";
    private static final String RESTORE = " Restore the folder from a backup.";

    private final Path folder;
    private Project project;
    private Optional<StateFile> state = Optional.empty();

    private Standing(Path folder) {
        this.folder = folder;
    }

    static ProjectState of(Path folder) {
        return new Standing(folder.toAbsolutePath().normalize()).look();
    }

    private ProjectState look() {
        String damage;
        try {
            state = StateFile.read(folder);
            damage = damage();
        } catch (IOException e) {
            damage = "The folder cannot be read: " + e.getMessage() + ". Check the disk (unplugged?), then look again.";
        }
        boolean begun = there(JOURNAL);
        String remark = state.map(StateFile::remark)
                .orElse(
                        begun
                                ? "How far it is will be known once it has been opened: state.json is missing or cannot be"
                                        + " read. Nothing is lost by that."
                                : "");
        return new ProjectState(
                folder.getFileName() == null
                        ? folder.toString()
                        : folder.getFileName().toString(),
                folder,
                project == null ? null : project.source(),
                project == null ? null : project.target(),
                damage.isEmpty() ? stage() : ProjectState.Stage.DAMAGED,
                state.map(StateFile::percent).orElse(0),
                state.map(StateFile::openConflicts).orElse(0L),
                state.map(StateFile::failed).orElse(0L),
                changed(),
                damage.isEmpty() ? remark : damage);
    }

    private ProjectState.Stage stage() {
        return state.map(StateFile::stage).orElse(ProjectState.Stage.PLANNED);
    }

    /** Whether a run was begun, or that cannot be told. */
    static boolean mayHaveWritten(Path folder) {
        Standing standing = new Standing(folder);
        ProjectState.Stage stage = standing.look().stage();
        return standing.there(JOURNAL)
                && (standing.state.isEmpty()
                        || stage != ProjectState.Stage.PLANNED && stage != ProjectState.Stage.CHECKED);
    }

    /** Whether records of the project may be in the target. */
    private boolean written() {
        return List.of(
                        ProjectState.Stage.LOADING,
                        ProjectState.Stage.LOADED,
                        ProjectState.Stage.VERIFIED,
                        ProjectState.Stage.UNDOING)
                .contains(stage());
    }

    private boolean there(String name) {
        return Files.exists(folder.resolve(name));
    }

    private String damage() throws IOException {
        boolean journal = there(JOURNAL);
        boolean key = there("vault/key.p7m");
        try {
            project = Project.read(folder);
        } catch (FerryException e) {
            return journal && key
                    ? e.getMessage() + " The sealed records and the journal are there: with project.json back from a"
                            + " backup, or planned anew for the same two databases and copied here, this project can be"
                            + " finished or taken back."
                    : e.getMessage();
        }
        if (journal && !key) {
            return "The project's key (vault/key.p7m) is missing, so nothing in the folder can be opened."
                    + (written()
                            ? " Records of it are in the target, and without the key they can be neither compared nor"
                                    + " taken back." + RESTORE
                            : " Nothing was written to the target: restore the key from a backup, or start a new"
                                    + " project with this project.json.");
        }
        if (!journal && (key && files(Vault.BATCHES).batches > 0 || stage() != ProjectState.Stage.PLANNED)) {
            return "The project's journal (" + JOURNAL + ") is missing."
                    + (written()
                            ? " Records of it are in the target, and without the journal they can be neither compared nor"
                                    + " taken back." + RESTORE
                            : " Nothing was written to the target: a new preview starts again from the source.");
        }
        return sealed();
    }

    /** What of an area is on the disk. */
    private record Held(long batches, long bytes) {}

    private Held files(String area) throws IOException {
        Path path = folder.resolve("vault").resolve(area);
        if (!Files.isDirectory(path)) {
            return new Held(0, 0);
        }
        long batches = 0;
        long bytes = 0;
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".p7m")).toList()) {
                batches++;
                bytes += Files.size(file);
            }
        }
        return new Held(batches, bytes);
    }

    /** Whether the vault still holds what it held when the state was written; it may hold more. */
    private String sealed() throws IOException {
        if (state.isEmpty()) {
            return "";
        }
        for (Map.Entry<String, Long> area : state.get().sealed().entrySet()) {
            Held held = files(area.getKey());
            long missing = area.getValue() - held.batches();
            boolean shorter = held.bytes() < state.get().bytes().getOrDefault(area.getKey(), 0L);
            if (missing > 0 || shorter) {
                String what = missing > 0
                        ? missing + " of " + area.getValue() + " sealed files in vault/" + area.getKey()
                                + " are missing."
                        : "Sealed files in vault/" + area.getKey() + " are shorter than they were.";
                return what
                        + (written()
                                ? " The records that they hold can be neither compared nor taken back; all others can."
                                        + " Put the vault's files back from a backup."
                                : " Nothing was written to the target: a new preview reads the source again.");
            }
        }
        return "";
    }

    private Instant changed() {
        try {
            if (state.isPresent()) {
                return Instant.parse(state.get().changed());
            }
            return Files.getLastModifiedTime(there("project.json") ? folder.resolve("project.json") : folder)
                    .toInstant();
        } catch (IOException | DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
