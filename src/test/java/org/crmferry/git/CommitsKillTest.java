package org.crmferry.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit that was killed at any moment keeps none from being made later; other people's locks are respected. */
class CommitsKillTest {
    private static final List<String> FILES = List.of("file.txt");
    private static final int KILLS = 12;

    @TempDir
    Path folder;

    /** Commits until it is killed. */
    static final class Endless {
        private Endless() {}

        public static void main(String[] words) throws IOException {
            for (int i = 0; ; i++) {
                Files.writeString(Path.of(words[0], "file.txt"), words[1] + " " + i);
                Commits.commit(Path.of(words[0]), FILES, "Somebody", "Commit " + i);
                System.out.println(i);
            }
        }
    }

    private void commit(String text) throws IOException {
        Files.writeString(folder.resolve("file.txt"), text);
        assertThat(Commits.commit(folder, FILES, "Somebody", text)).isEmpty();
    }

    private void isClean() throws Exception {
        try (Git git = Git.open(folder.toFile())) {
            assertThat(git.status().call().isClean()).isTrue();
        }
    }

    @Test
    void whateverIsKilledTheNextCommitIsMade() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        commit("first");
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Endless.class.getName(),
                            folder.toString(),
                            "" + kill)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.getInputStream().read())
                    .as("its first commit is made")
                    .isPositive();
            process.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            commit("after kill " + kill);
            isClean();
        }
    }

    @Test
    void theLockOfAnotherProgramIsRespected() throws Exception {
        commit("first");
        Path lock = Files.createFile(folder.resolve(".git/index.lock"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(3600)));
        Files.writeString(folder.resolve("file.txt"), "second");
        assertThat(Commits.commit(folder, FILES, "Somebody", "second")).isPresent();
        assertThat(lock).exists();
        Files.delete(lock);
        commit("third");
        isClean();
    }
}
