package org.crmferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final String SECRET = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    @TempDir
    Path folder;

    @Test
    void keepsFactsResultsFailuresAndConflicts() {
        try (Journal journal = Journal.open(folder.resolve("journal"), SECRET)) {
            journal.setFact("state", "loading");
            journal.addResult(
                    new BatchResult("load/contacts/1", "contacts", 1, 9, 1, 1),
                    List.of(new Failure("contacts", 1, 3, "k3", "", "too long")));
            journal.conflicts().add("contacts", 1, 4, "k4", "sK", "differs", "phone");
            journal.conflicts().add("contacts", 1, 4, "k4", "sK", "differs", "phone");
        }
        try (Journal journal = Journal.open(folder.resolve("journal"), SECRET)) {
            assertThat(journal.fact("state")).contains("loading");
            assertThat(journal.results()).hasSize(1);
            assertThat(journal.failures("contacts")).extracting(Failure::key).containsExactly("k3");
            assertThat(journal.conflicts().all()).hasSize(1);
            journal.conflicts().choose(1, "source", "", "anna");
            journal.conflicts().markApplied(1);
            journal.conflicts().choose(1, "target", "", "otto");
            assertThat(journal.conflicts().all().get(0).choice()).isEqualTo("source");
            journal.removeResult(journal.results().get(0));
            assertThat(journal.failures("contacts")).isEmpty();
        }
    }

    @Test
    void anotherSecretOpensNothing() {
        Journal.open(folder.resolve("journal"), SECRET).close();
        assertThatThrownBy(() -> Journal.open(folder.resolve("journal"), SECRET.replace('0', '1')))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.INTEGRITY));
    }

    @Test
    void nothingStandsInClearOnDisk() throws IOException {
        try (Journal journal = Journal.open(folder.resolve("journal"), SECRET)) {
            journal.setFact("planted", "Zaphod.Beeblebrox@example.org");
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("journal.mv.db"));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Beeblebrox", "planted");
    }
}
