package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The versions of a record as transcripts of the command line: exit codes, texts, and what was written. */
class CliHistoryTest extends Transcript {
    /** Three contacts, changed on both sides since they agreed; a round has taken the source's side. */
    @BeforeEach
    void threeVersions() throws Exception {
        sides.three();
        plan();
        assertThat(ferry("run")).as(err::toString).isZero();
        sides.diverge();
        assertThat(ferry("sync", "--rule", "source")).as(err::toString).isZero();
        assertThat(sides.names()).isEqualTo("SSS");
    }

    private int history(String... options) {
        String[] words = new String[options.length + 4];
        System.arraycopy(new String[] {"--entity", "CONTACT", "--key", "1"}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        return ferry("history", words);
    }

    @Test
    void listsEveryVersionAndPutsOneBack() throws Exception {
        assertThat(history()).as(err::toString).isZero();
        String person = System.getProperty("user.name");
        assertThat(out.toString())
                .startsWith("CONTACT 1, in the target ")
                .containsPattern("(?m)^ *version +when +run +by +who +rule +field +old +new *$")
                .containsPattern("(?m)^ *1 +20\\d\\d-\\S+Z +1 +transfer +" + person + " ")
                .containsPattern("(?m)^ *2 +20\\d\\d-\\S+Z +2 +edited ")
                .containsPattern("(?m)^ *3 +20\\d\\d-\\S+Z +2 +sync +" + person + " +source +")
                .contains("3 versions.");
        assertThat(history("--json")).isZero();
        JsonNode versions = new ObjectMapper().readTree(out.toString()).get("versions");
        assertThat(versions).hasSize(3);
        String edited = value(versions.get(1), "NAME");
        assertThat(value(versions.get(2), "NAME")).isNotEqualTo(edited);

        assertThat(history("--put-back", "2")).as(err::toString).isZero();
        assertThat(out.toString())
                .startsWith("Version 2 was put back and compared: ")
                .contains("NAME");
        assertThat(sides.names()).isEqualTo("TSS");
        assertThat(history("--put-back", "2")).isZero();
        assertThat(out.toString()).startsWith("The record is as that version was: nothing to do.");
        assertThat(ferry("verify")).as(err::toString).isZero();
        assertThat(ferry("history", "--limit", "1")).isZero();
        assertThat(out.toString()).contains("put back", "The last 1; more with --limit.");
        assertThat(ferry("undo")).as(err::toString).isZero();
    }

    private static String value(JsonNode version, String field) {
        for (JsonNode each : version.get("changes")) {
            if (each.get("field").asText().equals(field)) {
                return each.get("now").asText();
            }
        }
        throw new AssertionError(field + " is not in " + version);
    }

    @Test
    void whatWasEditedSinceIsAsked() throws Exception {
        sides.target("update contact set name = 'Edited since'");
        assertThat(history("--put-back", "1")).as(err::toString).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("Nothing was written: somebody has edited the record since (NAME). It waits as conflict ");
        assertThat(ferry("conflicts")).isEqualTo(1);
        assertThat(out.toString()).contains("1 open of 1 conflicts.");
        assertThat(history("--put-back", "1")).isEqualTo(4);
        assertThat(err.toString()).contains("waits to be decided and written");
    }

    @Test
    void whatIsGoneIsMadeAgainAndDeletedAgain() throws Exception {
        sides.target("delete from contact where id = 1");
        assertThat(history()).isZero();
        assertThat(out.toString()).containsPattern("(?m)^ *4 +\\? +gone .*\\(deleted\\)");
        assertThat(history("--put-back", "2")).as(err::toString).isZero();
        assertThat(out.toString())
                .startsWith("The record was not there any more. It was made again as in version 2 and compared: ")
                .contains("NAME");
        assertThat(sides.names()).isEqualTo("TSS");
        assertThat(ferry("verify")).as(err::toString).isZero();
        assertThat(history("--put-back", "4")).as(err::toString).isZero();
        assertThat(out.toString()).startsWith("As in version 4, the record is deleted.");
        assertThat(sides.names()).isEqualTo("SS");
        assertThat(history("--put-back", "4", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).get("action").asText())
                .isEqualTo("UNCHANGED");
        assertThat(ferry("sync", "--rule", "source")).as(err::toString).isZero();
        assertThat(sides.names()).isEqualTo("SS");
        assertThat(ferry("undo")).as(err::toString).isZero();
        assertThat(sides.names()).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() throws Exception {
        assertThat(ferry("history", "--key", "1")).isEqualTo(2);
        assertThat(ferry("history", "--put-back", "1")).isEqualTo(2);
        assertThat(history("--target-key", "1")).isEqualTo(2);
        assertThat(ferry("history", "--limit", "0")).isEqualTo(2);
        assertThat(history("--put-back", "9")).isEqualTo(4);
        assertThat(err.toString()).contains("has 3 versions");
        assertThat(ferry("history", "--entity", "CONTACT", "--key", "99")).isEqualTo(4);
        assertThat(err.toString()).contains("key 99");
    }
}
