package org.crmferry.ferry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.Journal;

/**
 * {@code state.json} beside {@code project.json}: how far the project is, in counts only, so that a list of projects
 * needs no passphrase. A copy of what the journal knows, written whenever that changes and every few seconds during
 * long work; nothing depends on it.
 *
 * @param version of the file's form, 1
 * @param stage how far it is
 * @param percent share of the stage under way, 0 to 100
 * @param openConflicts conflicts that nobody has decided
 * @param failed records that the target refused
 * @param changed when this was written, ISO 8601
 * @param remark what a person should know, or empty
 * @param sealed by area of the vault, how many files must be there
 * @param bytes by area of the vault, how long they are together
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record StateFile(
        int version,
        ProjectState.Stage stage,
        int percent,
        long openConflicts,
        long failed,
        String changed,
        String remark,
        Map<String, Long> sealed,
        Map<String, Long> bytes) {
    private static final String NAME = "state.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What the journal knows now; {@code share} of the stage under way, 0 to 1. */
    static StateFile of(Journal journal, double share, long failedNow) {
        ProjectState.Stage stage = stage(journal);
        boolean over = !journal.fact("state").orElse("").equals("checking")
                && stage != ProjectState.Stage.LOADING
                && stage != ProjectState.Stage.UNDOING
                && stage != ProjectState.Stage.PLANNED;
        Map<String, Long> sealed = new TreeMap<>();
        Map<String, Long> bytes = new TreeMap<>();
        journal.sealed().forEach(area -> {
            sealed.put(area.name(), area.batches());
            bytes.put(area.name(), area.bytes());
        });
        return new StateFile(
                1,
                stage,
                over ? 100 : (int) Math.floor(100 * Math.min(1, share)),
                journal.conflicts().count(ConflictFilter.OPEN),
                Math.max(failedNow, journal.refused()),
                java.time.Instant.now()
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        .toString(),
                remark(journal),
                sealed,
                bytes);
    }

    private static ProjectState.Stage stage(Journal journal) {
        if (journal.fact("undoing").isPresent()) {
            return ProjectState.Stage.UNDOING;
        }
        return switch (journal.fact("state").orElse("")) {
            case "checked" -> ProjectState.Stage.CHECKED;
            case "loading" -> ProjectState.Stage.LOADING;
            case "loaded" -> verified(journal) ? ProjectState.Stage.VERIFIED : ProjectState.Stage.LOADED;
            case "undone", "undone except edited records" -> ProjectState.Stage.UNDONE;
            default -> ProjectState.Stage.PLANNED;
        };
    }

    private static boolean verified(Journal journal) {
        return journal.fact("verified").isPresent()
                && Reporting.verified(journal).differences().isEmpty();
    }

    private static String remark(Journal journal) {
        String state = journal.fact("state").orElse("");
        if (state.equals("undone except edited records")) {
            return "Records that somebody edited after the transfer were left in the target.";
        }
        if (state.equals("loaded") && journal.fact("verified").isPresent() && !verified(journal)) {
            return "The last comparison found records that differ. Look at the report.";
        }
        return "";
    }

    /** Writes the file whole or not at all. */
    void write(Path folder) throws IOException {
        write(folder.resolve(NAME), JSON.writeValueAsString(this) + "\n");
    }

    static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The file; empty if there is none or it cannot be read. */
    static Optional<StateFile> read(Path folder) throws IOException {
        try {
            StateFile read = JSON.readValue(Files.readString(folder.resolve(NAME)), StateFile.class);
            boolean whole = read.stage() != null
                    && read.changed() != null
                    && read.sealed() != null
                    && read.bytes() != null
                    && read.remark() != null;
            return whole ? Optional.of(read) : Optional.empty();
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
