package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictOrder;
import org.crmferry.plan.FieldChoice;
import org.crmferry.plan.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person has decided once is done on both sides by the next sync, and says nothing about what comes later. */
class SyncDecidedTest extends OfficePair {
    private static final SyncOptions BOTH = new SyncOptions(Direction.BOTH, Rule.ASK, true);
    private static final SyncOptions PULL = new SyncOptions(Direction.PULL, Rule.ASK, true);

    private List<String> source(int id) throws SQLException {
        return Sql.rows(source, Servers.mariadbLogin(), row(id));
    }

    private List<String> target(int id) throws SQLException {
        return Sql.rows(target, Servers.postgresLogin(), row(id));
    }

    private static String row(int id) {
        return "select last_name, email, note from contact where id = " + id;
    }

    @BeforeEach
    void transfer() throws SQLException {
        source = Office.mariaDb(80, 19);
        target = Office.emptyPostgres();
        source("update contact set reports_to_id = null");
        plan();
        assertThat(ferry().run().result()).isEqualTo("done");
    }

    /** All that is open is decided and written. */
    private void decide(String kind, String choice) {
        try (ConflictDesk desk = ferry().conflictDesk()) {
            assertThat(desk.list(ConflictFilter.OPEN, ConflictOrder.OLDEST, 10))
                    .extracting(Conflict::kind)
                    .containsExactly(kind);
            assertThat(desk.decideAll(ConflictFilter.OPEN, choice)).isOne();
        }
        assertThat(ferry().run().result()).isEqualTo("done");
    }

    private void isDoneAndThenFindsNothing() throws SQLException {
        assertThat(ferry().sync(BOTH).done()).isTrue();
        SyncResult again = ferry().sync(BOTH);
        assertThat(again.done()).isTrue();
        assertThat(again.total().planned().read()
                        + again.back().total().planned().read())
                .isZero();
        assertThat(again.deleted() + again.back().deleted()).isZero();
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(back().verify().differences()).isEmpty();
    }

    private void deletedHereAndEditedThere() throws SQLException {
        source("update contact set last_name = 'Edited' where id = 60");
        target("delete from contact_tag where contact_id = 60", "delete from contact where id = 60");
        assertThat(ferry().sync(BOTH).done()).isFalse();
        assertThat(source(60)).isNotEmpty();
        decide("gone", "target");
    }

    @Test
    void whatStaysDeletedIsDeletedOnTheOtherSideToo() throws Exception {
        deletedHereAndEditedThere();
        SyncResult preview = ferry().previewSync(BOTH);
        assertThat(preview.back().deleted()).isOne();
        assertThat(preview.back().total().planned().conflicts()).isZero();
        SyncResult sync = ferry().sync(BOTH);
        assertThat(sync.done()).isTrue();
        assertThat(sync.back().deleted()).isOne();
        assertThat(source(60)).isEmpty();
        assertThat(target(60)).isEmpty();
        isDoneAndThenFindsNothing();
    }

    @Test
    void whatWasDeletedComesBackIfTheEditIsToStay() throws Exception {
        source("update contact set last_name = 'Edited' where id = 60");
        target("delete from contact_tag where contact_id = 60", "delete from contact where id = 60");
        ferry().sync(Rule.ASK);
        decide("gone", "source");
        assertThat(target(60)).isEqualTo(source(60));
        assertThat(target(60).get(0)).startsWith("Edited");
        assertThat(ferry().verify().differences()).isEmpty();
        isDoneAndThenFindsNothing();
        source("update contact set last_name = 'Edited again' where id = 60");
        assertThat(ferry().sync(BOTH).done()).isTrue();
        assertThat(target(60)).isEqualTo(source(60));
        assertThat(ferry().verify().differences()).isEmpty();
        try (HistoryDesk desk = ferry().history()) {
            assertThat(desk.of("contact", "60").versions()).hasSizeGreaterThan(2);
        }
        assertThat(ferry().undo(null).differences()).isEmpty();
        assertThat(target(60)).isEmpty();
        assertThat(Sql.number(target, Servers.postgresLogin(), "select count(*) from contact"))
                .isZero();
    }

    @Test
    void whatHasComeBackByItselfIsAskedAgain() throws Exception {
        source("update contact set last_name = 'Edited' where id = 60");
        target("delete from contact_tag where contact_id = 60", "delete from contact where id = 60");
        ferry().sync(Rule.ASK);
        try (ConflictDesk desk = ferry().conflictDesk()) {
            assertThat(desk.decideAll(ConflictFilter.OPEN, "source")).isOne();
        }
        target("insert into contact (id, last_name) values (60, 'Somebody else')");
        assertThat(ferry().run().result()).isEqualTo("open");
        assertThat(ferry().conflicts())
                .filteredOn(Conflict::open)
                .extracting(Conflict::kind)
                .containsExactly("changed");
        assertThat(target(60).get(0)).startsWith("Somebody else");
    }

    @Test
    void whatIsEditedOnceMoreIsAskedOnceMore() throws Exception {
        deletedHereAndEditedThere();
        source("update contact set last_name = 'Edited again' where id = 60");
        SyncResult sync = ferry().sync(PULL);
        assertThat(sync.deleted()).isZero();
        assertThat(sync.done()).isFalse();
        assertThat(ferry().sync(PULL).deleted()).isZero();
        assertThat(source(60).get(0)).startsWith("Edited again");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsKeptComesBackWhereItWasDeleted(boolean synced) throws Exception {
        if (synced) {
            ferry().sync(BOTH);
        }
        source("delete from contact_tag where contact_id = 60", "delete from contact where id = 60");
        target("update contact set last_name = 'Edited' where id = 60");
        assertThat(ferry().sync(BOTH).done()).isFalse();
        decide("deleted", "target");
        assertThat(ferry().sync(BOTH).done()).isTrue();
        assertThat(source(60)).isEqualTo(target(60));
        assertThat(source(60).get(0)).startsWith("Edited");
        isDoneAndThenFindsNothing();
    }

    @Test
    void whatIsDecidedFieldByFieldIsNotAskedForTheOtherSide() throws Exception {
        source("update contact set last_name = 'Mine', note = 'My note' where id = 41");
        target("update contact set last_name = 'Yours', note = 'Another' where id = 41");
        assertThat(ferry().sync(BOTH).done()).isFalse();
        try (ConflictDesk desk = ferry().conflictDesk()) {
            Conflict one =
                    desk.list(ConflictFilter.OPEN, ConflictOrder.OLDEST, 10).get(0);
            desk.decide(one.id(), Map.of("last_name", FieldChoice.SOURCE, "note", FieldChoice.TARGET));
        }
        assertThat(ferry().run().result()).isEqualTo("done");
        isDoneAndThenFindsNothing();
        assertThat(source(41)).isEqualTo(target(41));
        assertThat(source(41).get(0)).startsWith("Mine").endsWith("Another");
    }

    @Test
    void aDecisionOfLongAgoDecidesNothingNew() throws Exception {
        source("update contact set last_name = 'Mine' where id = 41");
        target("update contact set last_name = 'Yours' where id = 41");
        assertThat(ferry().sync(BOTH).done()).isFalse();
        decide("differs", "target");
        isDoneAndThenFindsNothing();
        source("update contact set last_name = 'My second' where id = 41");
        target("update contact set last_name = 'Your second' where id = 41");
        for (int i = 0; i < 3; i++) {
            assertThat(ferry().sync(PULL).done()).as("pull %d", i).isFalse();
            assertThat(source(41).get(0)).startsWith("My second");
        }
    }
}
