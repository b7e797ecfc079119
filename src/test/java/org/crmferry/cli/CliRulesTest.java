package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.ferry.ConflictDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule as transcripts of the command line: exit codes, texts, and what was written. */
class CliRulesTest extends Transcript {
    /** Three contacts that both sides have changed since they agreed. */
    private void diverged() {
        sides.three();
        plan();
        assertThat(ferry("run")).as(err::toString).isZero();
        sides.diverge();
    }

    @ParameterizedTest
    @MethodSource("org.crmferry.ferry.TwoSides#rules")
    void everyRuleDecidesWhatItCanTell(String rule, String names, int open) throws Exception {
        diverged();
        assertThat(ferry("sync")).as(err::toString).isEqualTo(1);
        assertThat(out.toString()).contains("See what is to be decided with: ferry conflicts " + project);
        assertThat(ferry("resolve", "--rule", rule, "--preview"))
                .as(err::toString)
                .isZero();
        String decided = 3 - open + " conflicts";
        int bySource = names.length() - names.replace("S", "").length();
        assertThat(out.toString())
                .containsPattern("(?m)^  " + rule + " +CONTACT +NAME +" + bySource + " +" + (3 - open - bySource) + " +"
                        + open + "$")
                .contains(rule + " would decide " + decided + " and leave " + open + " open.", "Nothing was decided.");
        assertThat(ferry("conflicts")).isEqualTo(1);
        assertThat(out.toString()).contains("3 open of 3 conflicts.");
        assertThat(ferry("resolve", "--rule", rule)).as(err::toString).isZero();
        assertThat(out.toString()).contains(decided + " decided. Apply them with: ferry run " + project);
        assertThat(out.toString().contains("are left open")).isEqualTo(open > 0);
        assertThat(ferry("run")).as(err::toString).isEqualTo(open);
        assertThat(sides.names()).isEqualTo(names);
        assertThat(ferry("conflicts", "--all")).isEqualTo(open);
        assertThat(out.toString())
                .contains(rule + " (applied)", open + " open of 3 conflicts.")
                .doesNotContain("(next run)");
    }

    @ParameterizedTest
    @MethodSource("org.crmferry.ferry.TwoSides#rules")
    void aRoundGoesByEveryRule(String rule, String names, int open) throws Exception {
        diverged();
        assertThat(ferry("sync", "--rule", rule)).as(err::toString).isEqualTo(open);
        assertThat(sides.names()).isEqualTo(names);
        // What only one side has changed is kept, whatever the rule.
        assertThat(sides.rows("select phone from contact where id = 1")).containsExactly("1");
        assertThat(ferry("conflicts")).isEqualTo(open);
        assertThat(out.toString()).contains(open + " open of " + open + " conflicts.");
        assertThat(ferry("sync", "--rule", rule, "--json")).isEqualTo(open);
        JsonNode again =
                new ObjectMapper().readTree(out.toString()).path("sync").path("CONTACT");
        assertThat(again.path("planned").path("read").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The third is even: what the first rule cannot tell is decided by the next one, or left open.
                "newest source | STS | 0",
                "newest CONTACT=target | TTT | 0",
                "source CONTACT.NAME=newest CONTACT.VERSION=ask | TTS | 2",
                "target CONTACT.NAME=newest | STT | 0",
                "CONTACT.NAME=longest target | STT | 0",
                "DEAL=target | TTT | 3"
            })
    void aRoundGoesByRulesForEntitiesAndFields(String rules, String names, int open) throws Exception {
        diverged();
        List<String> words = new ArrayList<>();
        for (String each : rules.strip().split(" ", -1)) {
            words.addAll(List.of("--rule", each));
        }
        assertThat(ferry("sync", words.toArray(new String[0])))
                .as(err::toString)
                .isEqualTo(open > 0 ? 1 : 0);
        assertThat(sides.names()).isEqualTo(names);
        assertThat(ferry("conflicts")).isEqualTo(open > 0 ? 1 : 0);
        assertThat(out.toString()).contains(open + " open of " + open + " conflicts.");
    }

    @Test
    void aRuleForSomethingThatIsNotThereIsRefusedAndNothingIsDone() throws Exception {
        diverged();
        assertThat(ferry("sync", "--rule", "mine")).isEqualTo(2);
        assertThat(err.toString()).contains("\"mine\" is no rule", "longest", "ENTITY.FIELD=RULE");
        assertThat(ferry("sync", "--rule", "PERSON=source")).isEqualTo(4);
        assertThat(err.toString()).contains("moves no such entity", "PERSON");
        assertThat(ferry("sync", "--rule", "CONTACT.SHOE=source")).isEqualTo(4);
        assertThat(err.toString()).contains("fills no such field", "CONTACT.SHOE");
        assertThat(ferry("sync", "--direction", "pull", "--rule", "PERSON=source"))
                .isEqualTo(4);
        assertThat(err.toString()).contains("moves no such entity", "PERSON");
        assertThat(sides.names()).isEqualTo("TTT");
    }

    @Test
    void aRuleForOneFieldHoldsOnTheWayBackToo() throws Exception {
        diverged();
        String[] words = {
            "--direction",
            "both",
            "--rule",
            "CONTACT.NAME=source",
            "--rule",
            "CONTACT.VERSION=target",
            "--rule",
            "newest",
            "--rule",
            "source"
        };
        assertThat(ferry("sync", words)).as(err::toString).isZero();
        assertThat(sides.names()).isEqualTo("SSS");
        assertThat(sides.rows("select version from contact order by id")).containsExactly("2", "3", "2");
        assertThat(sides.sourceRows("select name, version from contact order by id"))
                .containsExactly("Source, much longer 2", "Source 3", "Source 2");
        assertThat(ferry("sync", words)).as(err::toString).isZero();
        assertThat(sides.sourceRows("select name, version from contact order by id"))
                .containsExactly("Source, much longer 2", "Source 3", "Source 2");
    }

    @Test
    void rulesGoOneAfterTheOtherAndWhatWasDecidedFirstStays() throws Exception {
        diverged();
        assertThat(ferry("sync")).isEqualTo(1);
        assertThat(ferry("resolve", "--preview")).as(err::toString).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains(" would decide ")))
                .hasSize(ConflictDesk.RULES.size());
        assertThat(ferry("resolve", "--rule", "target", "--field", "NAME", "--preview"))
                .isZero();
        assertThat(out.toString())
                .contains("target would decide 1 conflicts and leave 2 open.")
                .doesNotContain("VERSION");
        assertThat(ferry("resolve", "--rule", "target", "--field", "NAME", "--entity", "DEAL"))
                .isZero();
        assertThat(out.toString()).contains("0 conflicts decided.", "3 are left open.");
        assertThat(ferry("resolve", "--rule", "target", "--field", "NAME")).isZero();
        assertThat(out.toString()).contains("1 conflicts decided.", "2 are left open.");
        assertThat(ferry("resolve", "--rule", "source", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()))
                .isEqualTo(new ObjectMapper().readTree("{\"decided\":2,\"open\":0}"));
        assertThat(ferry("run")).as(err::toString).isZero();
        assertThat(sides.names()).isEqualTo("TTT");
        assertThat(sides.rows("select version from contact order by id")).containsExactly("3", "2", "2");
        assertThat(ferry("resolve", "--preview")).isZero();
        assertThat(out.toString()).contains("There is no such open conflict. Nothing was decided.");
    }

    @Test
    void aRuleThatDoesNotTellIsSaidWhereItIsChosenForOneRecord() throws Exception {
        diverged();
        assertThat(ferry("sync")).isEqualTo(1);
        Path choices = Files.writeString(folder.resolve("c.csv"), "number,choice\n1,newest\n3,newest\n");
        assertThat(ferry("resolve", "--choices", choices.toString())).isEqualTo(4);
        assertThat(err.toString()).contains("Conflict 3 is not decided by the rule \"newest\"");
        Files.writeString(choices, "number,choice\n1,newest\n3,target\n");
        assertThat(ferry("resolve", "--choices", choices.toString()))
                .as(err::toString)
                .isZero();
        assertThat(out.toString()).contains("2 conflicts decided.");
        assertThat(ferry("resolve", "--choices", choices.toString(), "--preview"))
                .isEqualTo(2);
        assertThat(ferry("resolve")).isEqualTo(2);
        assertThat(err.toString()).contains("--rule RULE", "--preview");
        assertThat(ferry("resolve", "--rule", "mine")).isEqualTo(4);
        assertThat(err.toString()).contains("\"mine\" is no choice", "longest");
    }
}
