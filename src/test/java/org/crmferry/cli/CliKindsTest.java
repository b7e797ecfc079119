package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.ferry.TwoSides;
import org.junit.jupiter.api.Test;

/** Every kind of conflict as transcripts of the command line: exit codes, texts, and what was written. */
class CliKindsTest extends Transcript {
    /** Kinds and records of the open conflicts, in their order. */
    private List<String> open() throws Exception {
        ferry("conflicts", "--json");
        List<String> kinds = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(out.toString())) {
            kinds.add(each.path("kind").asText() + " " + each.path("sourceKey").asText());
        }
        return kinds;
    }

    @Test
    void conflictsOfATransferDifferAreAmbiguousOrDuplicate() throws Exception {
        sides.alike();
        plan();
        TwoSides.matchByEmail(Path.of(project));
        assertThat(ferry("run")).as(err::toString).isEqualTo(1);
        assertThat(open()).containsExactly("differs 1", "ambiguous 2", "duplicate 4");
        assertThat(ferry("conflicts")).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("1 +CONTACT +1 +differs +NAME")
                .containsPattern("2 +CONTACT +2 +ambiguous")
                .containsPattern("3 +CONTACT +4 +duplicate");
        // A rule that compares needs two records; one that names a side makes a new one of it, or leaves it out.
        assertThat(ferry("resolve", "--rule", "longest")).isZero();
        assertThat(out.toString()).contains("0 conflicts decided.", "3 are left open.");
        assertThat(ferry("resolve", "--rule", "source", "--preview")).isZero();
        assertThat(out.toString())
                .containsPattern("source +CONTACT +\\(whole record\\) +2 +0 +0")
                .containsPattern("source +CONTACT +NAME +1 +0 +0");
        Path choices = Files.writeString(folder.resolve("c.csv"), "number,choice\n1,source\n2,source\n3,target\n");
        assertThat(ferry("resolve", "--choices", choices.toString())).isZero();
        assertThat(ferry("run")).as(err::toString).isZero();
        assertThat(sides.rows("select email, name from contact order by email, id"))
                .containsExactly("a@x Anna", "b@x Bert", "b@x Bert", "b@x Bert", "c@x Cora", "d@x Dora");
        assertThat(ferry("verify")).as(err::toString).isZero();
    }

    @Test
    void conflictsOfARoundAreAboutDeletionsToo() throws Exception {
        sides.six();
        plan();
        assertThat(ferry("run")).as(err::toString).isZero();
        sides.delete();
        assertThat(ferry("sync", "--rule", "newest")).as(err::toString).isEqualTo(1);
        assertThat(open())
                .containsExactlyInAnyOrder("deleted 1", "referred 2", "gone 3", "differs 4", "differs 5", "differs 6");
        assertThat(ferry("sync", "--rule", "source")).isEqualTo(1);
        assertThat(open()).contains("deleted 1", "referred 2", "gone 3");
        for (String rule : List.of("newest", "oldest", "version", "complete")) {
            assertThat(ferry("resolve", "--rule", rule)).isZero();
            assertThat(out.toString()).contains("0 conflicts decided.");
        }
        assertThat(ferry("resolve", "--rule", "target", "--preview")).isZero();
        assertThat(out.toString()).containsPattern("target +CONTACT +\\(whole record\\) +0 +3 +0");
        // The target changes once more after the decision, and does not take another.
        sides.target("delete from deal");
        assertThat(ferry("resolve", "--rule", "source")).isZero();
        sides.target("update contact set name = 'Kept again' where id = 1");
        assertThat(ferry("run")).as(err::toString).isEqualTo(1);
        assertThat(open()).containsExactly("changed 1");
        assertThat(sides.rows("select name from contact where id in (1, 2)")).containsExactly("Kept again");
        // The source prevails over a deletion, too.
        assertThat(sides.rows("select name from contact where id = 3")).containsExactly("Edited");
        assertThat(ferry("resolve", "--rule", "longest")).isZero();
        assertThat(out.toString()).contains("0 conflicts decided.");
        assertThat(ferry("resolve", "--rule", "source")).isZero();
        assertThat(ferry("run")).as(err::toString).isEqualTo(open().isEmpty() ? 0 : 1);
        assertThat(sides.rows("select id from contact where id <= 2")).isEmpty();
    }

    @Test
    void whatTheTargetDoesNotTakeIsRefusedAndWhatWasEditedMeanwhileHasChanged() throws Exception {
        sides.three();
        plan();
        assertThat(ferry("run")).as(err::toString).isZero();
        sides.diverge();
        assertThat(ferry("sync")).isEqualTo(1);
        assertThat(ferry("resolve", "--rule", "source")).isZero();
        sides.target(
                "update contact set note = 'Meanwhile' where id = 2",
                "alter table contact add constraint small check (name <> 'Source' or id <> 3)");
        assertThat(ferry("run")).as(err::toString).isEqualTo(1);
        assertThat(open()).containsExactly("changed 2", "refused 3");
        assertThat(ferry("conflicts")).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("CONTACT +2 +changed")
                .containsPattern("CONTACT +3 +refused")
                .contains("2 open of 3 conflicts.");
        assertThat(sides.names()).isEqualTo("STT");
        assertThat(ferry("resolve", "--rule", "newest", "--preview"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString()).contains("newest would decide 1 conflicts and leave 1 open.");
        sides.target("alter table contact drop constraint small");
        assertThat(ferry("resolve", "--rule", "newest")).isZero();
        assertThat(ferry("resolve", "--rule", "source")).isZero();
        assertThat(out.toString()).contains("1 conflicts decided.");
        assertThat(ferry("run")).as(err::toString).isZero();
        assertThat(sides.names()).isEqualTo("STS");
        assertThat(sides.rows("select note from contact where id = 2")).containsExactly("Meanwhile");
    }

    private int putBack(int contact, int version) {
        return ferry("history", "--entity", "CONTACT", "--key", "" + contact, "--put-back", "" + version);
    }

    @Test
    void aVersionPutBackOverAnEditIsAsked() throws Exception {
        sides.three();
        plan();
        assertThat(ferry("run")).as(err::toString).isZero();
        sides.source("update contact set name = 'Source' where id > 1");
        assertThat(ferry("sync")).as(err::toString).isZero();
        sides.target("delete from contact where id = 1");
        assertThat(putBack(1, 1)).as(err::toString).isZero();
        assertThat(out.toString()).startsWith("The record was not there any more. It was made again as in version 1");
        sides.target("update contact set name = 'Target'");
        assertThat(putBack(1, 2)).as(err::toString).isEqualTo(1);
        assertThat(out.toString())
                .startsWith(
                        "Nothing was written: somebody has edited the record since (NAME). It waits as conflict 1: ")
                .contains("\"source\" deletes it, \"target\" keeps it with the edit.");
        assertThat(putBack(2, 1)).isEqualTo(1);
        assertThat(out.toString()).contains("\"source\" puts the version back over the edit");
        assertThat(putBack(3, 1)).isEqualTo(1);
        assertThat(open()).containsExactly("removed 1", "version 2", "version 3");
        assertThat(ferry("conflicts")).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("1 +CONTACT +1 +removed")
                .containsPattern("2 +CONTACT +2 +version +NAME")
                .containsPattern("3 +CONTACT +3 +version +NAME");
        // The even ones are told by no rule that compares; there is nothing to compare in a deletion.
        assertThat(ferry("resolve", "--rule", "newest")).isZero();
        assertThat(out.toString()).contains("0 conflicts decided.", "3 are left open.");
        Path choices = Files.writeString(folder.resolve("c.csv"), "number,choice\n1,source\n2,source\n3,target\n");
        assertThat(ferry("resolve", "--choices", choices.toString())).isZero();
        assertThat(ferry("run")).as(err::toString).isZero();
        assertThat(sides.rows("select id, name from contact order by id")).containsExactly("2 Base", "3 Target");
        assertThat(ferry("verify")).as(err::toString).isZero();
    }
}
