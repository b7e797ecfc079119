package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.crmferry.journal.Conflict;
import org.crmferry.plan.Action;
import org.crmferry.plan.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way back to a version of a record that is not there any more, and to one in which it was not there. */
class PutBackGoneTest extends Persons {
    private void nothingIsLeftForARound() throws SQLException {
        List<String> now = List.of(row(1), row(2), row(3), row(9));
        SyncResult sync = ferry().sync(Rule.SOURCE);
        assertThat(sync.total().planned().read()).isZero();
        assertThat(sync.deleted() + sync.total().gone()).isZero();
        assertThat(List.of(row(1), row(2), row(3), row(9))).isEqualTo(now);
        assertThat(ferry().verify().differences()).isEmpty();
    }

    private void everythingIsTakenBack() {
        assertThat(ferry().undo(null).differences()).isEmpty();
        assertThat(Hash.of(target, targetLogin)).isEqualTo(before);
    }

    private String idOf(int number) {
        return Sql.rows(target, targetLogin, "select id from person where email = 'p" + number + "@example.org'")
                .toString();
    }

    @ParameterizedTest
    @EnumSource
    void whatASyncHasDeletedComesBackAndGoesAgain(Engines engines) throws Exception {
        transfer(engines);
        String created = row(9);
        String id = idOf(9);
        source("update person set name = 'Nine' where id = 9");
        ferry().sync(Rule.ASK);
        source("delete from person where id in (2, 9)");
        assertThat(ferry().sync(Rule.ASK).deleted()).isEqualTo(2);
        PutBackPreview back = history(9).versions().get(0).back();
        assertThat(back.action()).isEqualTo(Action.CREATE);
        assertThat(back.writes())
                .extracting(RecordHistory.FieldChange::now)
                .containsExactly("Name 9", "City 9", "p9@example.org", "Note 9");

        assertThat(putBack(9, 1).done()).isTrue();
        assertThat(row(9)).isEqualTo(created);
        assertThat(idOf(9)).isEqualTo(id);
        assertThat(putBack(2, 1).done()).isTrue();
        assertThat(row(2)).isEqualTo("There|City 2|p2@example.org||made here");
        nothingIsLeftForARound();

        assertThat(history(9).versions().get(2).back().action()).isEqualTo(Action.DELETE);
        assertThat(putBack(9, 3).done()).isTrue();
        assertThat(row(9)).isEmpty();
        assertThat(history(9).versions().get(2).back().action()).isEqualTo(Action.UNCHANGED);
        assertThat(putBack(9, 3).action()).isEqualTo(Action.UNCHANGED);
        nothingIsLeftForARound();
        assertThat(putBack(9, 2).done()).isTrue();
        assertThat(row(9)).startsWith("Nine|City 9|");
        assertThat(lines(history(9)).subList(2, 6))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("3 SYNC run 3 of " + PERSON + " deleted; "),
                        line -> assertThat(line).startsWith("4 PUT_BACK run 4 of " + PERSON + "; name null > Name 9;"),
                        line -> assertThat(line).startsWith("5 PUT_BACK run 6 of " + PERSON + " deleted; "),
                        line -> assertThat(line).startsWith("6 PUT_BACK run 7 of " + PERSON + "; name null > Nine;"));
        nothingIsLeftForARound();
        theSourceHasItAgain();
        everythingIsTakenBack();
    }

    /** A person has kept it against the source; once the source has it again, it counts again. */
    private void theSourceHasItAgain() throws SQLException {
        source("insert into person values (9, 'Nine', 'Bonn', 'p9@example.org', 'Note 9')");
        assertThat(ferry().sync(Rule.SOURCE).result().result()).isEqualTo("done");
        assertThat(row(9)).startsWith("Nine|Bonn|");
        nothingIsLeftForARound();
        source("delete from person where id = 9");
        assertThat(ferry().sync(Rule.SOURCE).deleted()).isEqualTo(1);
        assertThat(row(9)).isEmpty();
        nothingIsLeftForARound();
    }

    @ParameterizedTest
    @EnumSource
    void whatSomebodyHasDeletedComesBackAndGoesAgain(Engines engines) throws Exception {
        transfer(
                engines, "insert into person values (3, 'Name 3', 'City 3', 'p3@example.org', 'Note 3', 'only there')");
        List<String> rows = List.of(row(1), row(2), row(3));
        target("delete from person where id in (2, 3) or email = 'p1@example.org'");
        for (int number = 1; number <= 3; number++) {
            assertThat(putBack(number, number == 2 ? 2 : 1).done()).isTrue();
        }
        assertThat(List.of(row(1), row(2))).isEqualTo(rows.subList(0, 2));
        // What the source does not fill was never read, and what was not kept cannot come back.
        assertThat(row(3)).isEqualTo(rows.get(2).replace("only there", "null"));
        assertThat(lines(history(1)).subList(1, 3))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("2 GONE run 2 deleted; "),
                        line -> assertThat(line).startsWith("3 PUT_BACK run 2 of " + PERSON + "; name null > Name 1;"));
        nothingIsLeftForARound();

        assertThat(putBack(1, 2).done()).isTrue();
        assertThat(putBack(3, 2).done()).isTrue();
        assertThat(row(1) + row(3)).isEmpty();
        nothingIsLeftForARound();
        source("update person set name = 'Edited' where id in (1, 2)");
        assertThat(ferry().sync(Rule.ASK).result().total().conflicts()).isEqualTo(1);
        assertThat(ferry().conflicts())
                .singleElement()
                .matches(each -> each.kind().equals("gone") && each.sourceKey().equals("1"));
        assertThat(row(2)).startsWith("Edited|");
        try (ConflictDesk desk = ferry().conflictDesk()) {
            desk.decide(1, "target");
        }
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(ferry().undo(null).differences()).isEmpty();
        // Somebody deleted person 3, which nothing has written before: what was put back has gone again.
        target("insert into person values (3, 'Name 3', 'City 3', 'p3@example.org', 'Note 3', 'only there')");
        assertThat(Hash.of(target, targetLogin)).isEqualTo(before);
    }

    /** Taking everything back while a record stands that was put back, each in its own way. */
    @Test
    void whatWasPutBackIsTakenBack() throws Exception {
        transfer(Engines.H2, "insert into person values (3, 'Name 3', 'City 3', 'p3@example.org', 'Note 3', 'x')");
        target("delete from person where id in (2, 3) or email = 'p1@example.org'");
        for (int number = 1; number <= 3; number++) {
            assertThat(putBack(number, 1).done()).isTrue();
        }
        assertThat(row(1) + row(2) + row(3)).startsWith("Name 1|").contains("There|", "Name 3|");
        assertThat(ferry().undo(null).differences()).isEmpty();
        assertThat(row(1) + row(3)).isEmpty();
        assertThat(row(2)).startsWith("There|");
        target("insert into person values (3, 'Name 3', 'City 3', 'p3@example.org', 'Note 3', 'x')");
        assertThat(Hash.of(target, targetLogin)).isEqualTo(before);
    }

    @Test
    void whatElseStandsThereIsNeverOverwritten() throws Exception {
        transfer(Engines.H2);
        String id = idOf(9).replaceAll("\\D", "");
        source("delete from person where id in (8, 9)");
        ferry().sync(Rule.ASK);
        target(
                "insert into person values (" + id + ", 'Somebody', 'Else', 'else@example.org', '', 'here')",
                "create unique index mail on person (email)",
                "insert into person values (900, 'Eight', 'Anew', 'p8@example.org', '', 'here')");
        PutBackResult asked = putBack(9, 1);
        assertThat(asked.conflict()).isEqualTo(1);
        assertThat(asked.edited()).contains("NAME", "CITY", "EMAIL");
        PutBackResult refused = putBack(8, 1);
        assertThat(refused.done()).isFalse();
        assertThat(refused.refused()).isNotEmpty();
        assertThat(row(8)).startsWith("Eight|Anew|");
        assertThat(Sql.rows(target, targetLogin, "select name from person where id = " + id))
                .containsExactly("Somebody");
        try (ConflictDesk desk = ferry().conflictDesk()) {
            desk.decide(1, "target");
        }
        assertThat(ferry().run().result()).isEqualTo("open");
        assertThat(ferry().sync(Rule.SOURCE).deleted()).isZero();
        assertThat(Sql.rows(target, targetLogin, "select name from person where id = " + id))
                .containsExactly("Somebody");
        // Once nothing is in its way, it is there at the next try.
        target("delete from person where id = 900");
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(row(8)).startsWith("Name 8|City 8|");
        nothingIsLeftForARound();
    }

    @Test
    void anEditIsNeverDeletedUnasked() throws Exception {
        transfer(Engines.H2);
        target("delete from person where email in ('p1@example.org', 'p4@example.org')");
        assertThat(putBack(1, 1).done() && putBack(4, 1).done()).isTrue();
        target("update person set name = 'Edited' where email in ('p1@example.org', 'p4@example.org')");
        for (int number : new int[] {1, 4}) {
            PutBackResult asked = putBack(number, 2);
            assertThat(asked.edited()).containsExactly("NAME");
            assertThat(asked.conflict()).isPositive();
        }
        assertThat(ferry().conflicts()).extracting(Conflict::kind).containsExactly("removed", "removed");
        try (ConflictDesk desk = ferry().conflictDesk()) {
            desk.decide(1, "source");
            desk.decide(2, "target");
        }
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(row(1)).isEmpty();
        assertThat(row(4)).startsWith("Edited|");
        List<String> lines = lines(history(1));
        assertThat(lines.get(lines.size() - 1)).startsWith("5 PUT_BACK run 4 by source of " + PERSON + " deleted; ");
        nothingIsLeftForARound();
        everythingIsTakenBackBut("4");
    }

    /** What somebody has edited is left. */
    private void everythingIsTakenBackBut(String number) throws SQLException {
        assertThat(ferry().undo(null).differences())
                .singleElement()
                .matches(each -> each.key().equals(number));
        target("delete from person where email = 'p" + number + "@example.org'");
        assertThat(Hash.of(target, targetLogin)).isEqualTo(before);
    }

    @Test
    void whatOthersReferToIsNotDeleted() throws Exception {
        transfer(
                Engines.H2,
                "create table visit (id int primary key, person_id int, foreign key (person_id) references person (id))");
        target("delete from person where email = 'p1@example.org'");
        assertThat(putBack(1, 1).done()).isTrue();
        target("insert into visit select 1, id from person where email = 'p1@example.org'");
        assertThatThrownBy(() -> putBack(1, 2)).hasMessageContaining("refer to");
        assertThat(row(1)).startsWith("Name 1|");
        target("delete from visit");
        assertThat(putBack(1, 2).done()).isTrue();
        assertThat(row(1)).isEmpty();
        everythingIsTakenBack();
    }
}
