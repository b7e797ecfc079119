package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.crmferry.journal.ConflictFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project folder tells without its passphrase, whole and broken. */
class ProjectStateTest {
    @TempDir
    Path folder;

    private static void stage(Pair pair, ProjectState.Stage stage) {
        ProjectState state = Ferry.state(pair.project);
        assertThat(state.problem()).isEmpty();
        assertThat(state.stage()).isEqualTo(stage);
    }

    @Test
    void everyStageIsTold() throws Exception {
        Pair pair = Pair.in(folder);
        stage(pair, ProjectState.Stage.PLANNED);
        Result preview = pair.ferry().preview();
        stage(pair, ProjectState.Stage.CHECKED);
        ProjectState checked = Ferry.state(pair.project);
        assertThat(checked.name()).isEqualTo("project");
        assertThat(checked.source().location()).isEqualTo(pair.bases.source());
        assertThat(checked.openConflicts()).isEqualTo(preview.total().conflicts());
        assertThat(checked.lastChanged()).isBetween(Instant.now().minusSeconds(120), Instant.now());
        pair.ferry().decideAll(ConflictFilter.OPEN, "target");
        assertThat(Ferry.state(pair.project).openConflicts()).isZero();
        pair.ferry().run();
        stage(pair, ProjectState.Stage.LOADED);
        pair.ferry().verify();
        stage(pair, ProjectState.Stage.VERIFIED);
        pair.ferry().undo(null);
        stage(pair, ProjectState.Stage.UNDONE);
        String text = Files.readString(pair.project.resolve("state.json"));
        assertThat(text).doesNotContain("jdbc:").doesNotContain("sa\"");
    }

    @Test
    void damageIsNamedWithWhatCanBeSaved() throws IOException {
        Pair pair = Pair.in(folder);
        pair.ferry().run();
        damaged(pair, "project.json", "project.json");
        damaged(pair, "vault/key.p7m", "key");
        damaged(pair, "journal.mv.db", "journal");
        Path batch;
        try (Stream<Path> files = Files.list(pair.project.resolve("vault/batches"))) {
            batch = files.sorted().findFirst().orElseThrow();
        }
        damaged(pair, "vault/batches/" + batch.getFileName(), "1 of ");
        byte[] whole = Files.readAllBytes(batch);
        Files.write(batch, new byte[] {1});
        assertThat(Ferry.state(pair.project).problem()).contains("shorter");
        Files.write(batch, whole);
        Files.writeString(pair.project.resolve("state.json"), "{\"version\":");
        ProjectState unknown = Ferry.state(pair.project);
        assertThat(unknown.stage()).isEqualTo(ProjectState.Stage.PLANNED);
        assertThat(unknown.problem()).contains("state.json");
        pair.ferry().conflicts();
        stage(pair, ProjectState.Stage.LOADED);
        Files.writeString(pair.project.resolve("project.json"), "{ \"version\": 1, ");
        ProjectState broken = Ferry.state(pair.project);
        assertThat(broken.stage()).isEqualTo(ProjectState.Stage.DAMAGED);
        assertThat(broken.problem()).contains("line 1").contains("finished or taken back");
        assertThat(Ferry.state(folder.resolve("nowhere")).stage()).isEqualTo(ProjectState.Stage.DAMAGED);
    }

    private static void damaged(Pair pair, String file, String said) throws IOException {
        Path path = pair.project.resolve(file);
        Path away = pair.project.resolveSibling("away");
        Files.move(path, away);
        ProjectState state = Ferry.state(pair.project);
        Files.move(away, path);
        assertThat(state.stage()).isEqualTo(ProjectState.Stage.DAMAGED);
        assertThat(state.problem()).contains(said).doesNotContain("null");
        stage(pair, ProjectState.Stage.LOADED);
    }
}
