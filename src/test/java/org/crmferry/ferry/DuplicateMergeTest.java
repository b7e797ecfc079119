package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.duplicates.Cluster;
import org.crmferry.model.FerryException;
import org.crmferry.model.Key;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Merge;
import org.crmferry.transfer.MergeCounts;
import org.crmferry.transfer.Merging;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Duplicates are merged as previewed, everything that points at them follows, and undo brings everything back. */
class DuplicateMergeTest {
    @TempDir
    Path folder;

    private Doubles doubles;
    private Map<String, List<String>> empty;
    private Map<String, List<String>> loaded;

    private Ferry ferry() {
        return new Ferry(folder.resolve("project"), new TestSecrets(doubles.login(), doubles.login()), new Progress());
    }

    private void transferred(String product) throws SQLException {
        doubles = switch (product) {
            case "H2" -> Doubles.h2(folder);
            case "MariaDB" -> Doubles.mariaDb();
            default -> Doubles.postgres();
        };
        empty = doubles.dump();
        String user = doubles.login().user();
        ferry().plan(new Project.End(doubles.source(), user, ""), new Project.End(doubles.target(), user, ""));
        assertThat(ferry().run().result()).isEqualTo("done");
        loaded = doubles.dump();
    }

    private static String table(DuplicateDesk desk, String name) {
        return desk.entities().stream()
                .map(entity -> entity.name())
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow();
    }

    /** The name of a field of the contacts, as the product writes it. */
    private static String field(DuplicateDesk desk, String name) {
        return desk.entities().stream()
                .filter(entity -> entity.name().equalsIgnoreCase("contact"))
                .flatMap(entity -> entity.fields().stream())
                .map(field -> field.name())
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow();
    }

    private static Key key(long id) {
        return Key.of(id);
    }

    /** A decision for each cluster: the record with the least key stays. */
    private static List<Merge> decisions(DuplicateDesk desk, String name) {
        String entity = table(desk, name);
        DuplicateList list = desk.find(entity);
        List<Merge> merges = new ArrayList<>();
        for (Cluster cluster : list.found().clusters()) {
            List<Key> members = new ArrayList<>(list.members(cluster));
            members.sort(Comparator.comparingLong(member -> (Long) member.part(0)));
            Map<Key, String> states = new HashMap<>();
            members.forEach(member -> states.put(member, list.states().get(member)));
            merges.add(
                    new Merge(entity, members.get(0), members.subList(1, members.size()), Map.of(), Map.of(), states));
        }
        merges.sort(Comparator.comparing(one -> one.survivor().text()));
        return merges;
    }

    private static MergeCounts total(List<Merging.Outcome> outcomes) {
        return outcomes.stream().map(Merging.Outcome::counts).reduce(MergeCounts.NONE, MergeCounts::plus);
    }

    private List<Merging.Outcome> mergeAll() {
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            List<Merging.Outcome> all = new ArrayList<>();
            for (String entity : List.of("contact", "account")) {
                List<Merging.Outcome> previewed = desk.preview(decisions(desk, entity));
                assertThat(previewed).extracting(Merging.Outcome::refusal).containsOnly("");
                List<Merging.Outcome> done = desk.merge(previewed);
                assertThat(done).extracting(Merging.Outcome::refusal).containsOnly("");
                assertThat(done).as("what was previewed is what happened").isEqualTo(previewed);
                all.addAll(done);
            }
            return all;
        }
    }

    private void nothingLeadsNowhere() {
        assertThat(doubles.count("contact c where c.account_id is not null and not exists"
                        + " (select 1 from account a where a.id = c.account_id)"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "MariaDB", "PostgreSQL"})
    void mergesAsPreviewedAndGoesBackExactly(String product) throws SQLException {
        transferred(product);
        List<Merging.Outcome> done = mergeAll();
        assertThat(done)
                .extracting(one -> one.merge().members().toString())
                .containsExactly("[1, 2]", "[3, 4, 5]", "[8, 9]", "[1, 2]");
        MergeCounts counts = total(done);
        assertThat(counts.removed()).isEqualTo(5);
        assertThat(doubles.count("contact")).isEqualTo(5);
        assertThat(doubles.count("account")).isEqualTo(2);
        assertThat(doubles.rows("select id, account_id, reports_to_id, email, phone, note from contact"))
                .containsExactly(
                        "1 | 1 |  | j.mueller@firma.de | +49 30 1112223 | from the fair",
                        "3 | 3 | 1 | anna.kern@acme.example | +1 617 5550100 | swapped",
                        "6 | 1 | 3 | peter@schmidt.example |  | ",
                        "7 | 1 | 6 | ps@other.example |  | ",
                        "8 | 1 | 3 | xm@firma.cn | +86 10 62345678 | ");
        assertThat(doubles.rows("select id, contact_id from deal"))
                .containsExactly("1 | 1", "2 | 1", "3 | 3", "4 | 3", "5 | 3", "6 | 6", "7 | 7", "8 | 8", "9 | 8");
        assertThat(doubles.rows("select contact_id, tag_id, added from contact_tag"))
                .containsExactly(
                        "1 | 1 | a2",
                        "1 | 2 | a1",
                        "3 | 1 | a4",
                        "3 | 2 | a3",
                        "6 | 1 | a6",
                        "7 | 2 | a7",
                        "8 | 1 | a8",
                        "8 | 2 | a9");
        assertThat(doubles.rows("select id, contact_id, deal_id from member"))
                .containsExactly("1 | 1 | 1", "3 | 3 | 2", "6 | 6 | 9", "7 | 7 | 9", "8 | 8 | 9");
        assertThat(counts.doubled())
                .isEqualTo(loaded.get("contact_tag").size()
                        - 8
                        + loaded.get("member").size()
                        - 5);
        assertThat(doubles.rows("select name, website, phone from account where id = 1"))
                .containsExactly("Müller & Söhne GmbH | www.mueller-soehne.de | 030 1234567");
        nothingLeadsNowhere();
        assertThat(ferry().verify().differences()).isEmpty();
        Result undone = ferry().undo(null);
        assertThat(undone.differences()).isEmpty();
        assertThat(doubles.dump()).isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "MariaDB", "PostgreSQL"})
    void takesOnlyTheMergesBack(String product) throws SQLException {
        transferred(product);
        mergeAll();
        assertThat(doubles.dump()).isNotEqualTo(loaded);
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            assertThat(desk.takeBack()).isEmpty();
        }
        assertThat(doubles.dump()).isEqualTo(loaded);
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(ferry().sync(Rule.ASK)
                        .found()
                        .get(source("contact"))
                        .planned()
                        .updated())
                .isZero();
        mergeAll();
        assertThat(ferry().verify().differences()).isEmpty();
        ferry().undo(null);
        assertThat(doubles.dump()).isEqualTo(empty);
    }

    private String source(String name) {
        return Project.read(folder.resolve("project")).mapping().entities().stream()
                .map(each -> each.source())
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow();
    }

    private void findsNothing() {
        SyncResult sync = ferry().sync(Rule.ASK);
        sync.found().forEach((entity, counts) -> {
            assertThat(counts.planned().updated()
                            + counts.planned().created()
                            + counts.planned().conflicts())
                    .as(entity)
                    .isZero();
            assertThat(counts.deleted()).as(entity).isZero();
        });
        assertThat(sync.deleted()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "MariaDB", "PostgreSQL"})
    void letsLaterRoundsFollowAndNoEditBeLost(String product) throws SQLException {
        transferred(product);
        mergeAll();
        findsNothing();
        doubles.source(
                "update contact set note = 'edited on the double' where id = 4",
                "update contact set phone = '+49 30 999' where id = 1",
                "insert into deal values (50, 2, 5, 'New deal of a double')",
                "update deal set contact_id = 9 where id = 6");
        SyncResult sync = ferry().sync(Rule.SOURCE);
        assertThat(sync.result().total().failed()).isZero();
        assertThat(doubles.rows("select note from contact where id = 3")).containsExactly("edited on the double");
        assertThat(doubles.rows("select phone from contact where id = 1")).containsExactly("+49 30 999");
        assertThat(doubles.rows("select account_id, contact_id from deal where id = 50"))
                .containsExactly("1 | 3");
        assertThat(doubles.rows("select contact_id from deal where id = 6")).containsExactly("8");
        assertThat(ferry().verify().differences()).isEmpty();
        findsNothing();
        doubles.source(
                "update member set contact_id = 3 where contact_id = 5",
                "update deal set contact_id = 3 where contact_id = 5",
                "delete from contact_tag where contact_id = 5",
                "update contact set reports_to_id = null where reports_to_id = 5",
                "delete from contact where id = 5");
        ferry().sync(Rule.ASK);
        assertThat(doubles.count("contact where id = 3")).isEqualTo(1);
        assertThat(ferry().verify().differences()).isEmpty();
        findsNothing();
        ferry().undo(null);
        assertThat(doubles.dump()).isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsNothingWrongBackIntoTheSource(boolean begunBefore) throws SQLException {
        transferred("MariaDB");
        SyncOptions both = new SyncOptions(Direction.BOTH, Rule.ASK, true);
        if (begunBefore) {
            assertThat(ferry().sync(both).done()).isTrue();
        }
        mergeAll();
        ferry().sync(both);
        assertThat(Sql.rows(doubles.source(), doubles.login(), "select note from contact where id = 1"))
                .as("what the survivor took over")
                .containsExactly("from the fair");
        assertThat(Sql.number(doubles.source(), doubles.login(), "select count(*) from deal"))
                .isEqualTo(9);
        assertThat(doubles.count("contact")).isEqualTo(5);
        assertThat(ferry().verify().differences()).isEmpty();
        SyncResult again = ferry().sync(both);
        assertThat(again.result().total().created() + again.result().total().updated() + again.deleted())
                .isZero();
        assertThat(again.back().result().total().updated() + again.back().deleted())
                .isZero();
    }

    @Test
    void leavesWhatHasChangedSinceItWasShown() throws SQLException {
        transferred("H2");
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            List<Merge> merges = decisions(desk, "contact");
            doubles.target("update contact set note = 'somebody was here' where id = 2");
            List<Merging.Outcome> previewed = desk.preview(merges);
            assertThat(previewed).extracting(Merging.Outcome::refusal).containsExactly("changed", "", "");
            doubles.target("insert into deal values (70, 3, 4, 'came after the preview')");
            List<Merging.Outcome> done = desk.merge(previewed);
            assertThat(done).extracting(Merging.Outcome::refusal).containsExactly("changed", "changed", "");
            assertThat(doubles.count("contact")).isEqualTo(8);
            assertThat(doubles.rows("select note from contact where id = 2")).containsExactly("somebody was here");
        }
    }

    @Test
    void goesOnWhereAnEarlierMergeHasMovedWhatARecordRefersTo() throws SQLException {
        transferred("PostgreSQL");
        doubles.target("update contact set reports_to_id = 4 where id in (8, 9)");
        Map<String, List<String>> before = doubles.dump();
        List<Merge> shown;
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            shown = decisions(desk, "contact");
            // 4 goes into 3, so that 8 and 9 are not as they were when they were shown.
            assertThat(desk.merge(desk.preview(shown.subList(0, 2))))
                    .extracting(Merging.Outcome::refusal)
                    .containsOnly("");
        }
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            List<Merging.Outcome> again = desk.preview(shown);
            assertThat(again).extracting(Merging.Outcome::refusal).containsExactly("done", "done", "");
            assertThat(desk.merge(again)).extracting(Merging.Outcome::refusal).containsExactly("done", "done", "");
            assertThat(desk.takeBack()).isEmpty();
        }
        assertThat(doubles.dump()).isEqualTo(before);
    }

    /** Lets the next commit that does this to the contact fail. */
    private void refuseCommit(String event, long contact) throws SQLException {
        doubles.target("create function refuse() returns trigger language plpgsql as"
                + " $$ begin raise exception 'not now'; end $$");
        doubles.target("create constraint trigger late after " + event + " on contact deferrable initially deferred"
                + " for each row when (" + (event.equals("delete") ? "old" : "new") + ".id = " + contact
                + ") execute function refuse()");
    }

    private void allowCommit() throws SQLException {
        doubles.target("drop trigger late on contact");
        doubles.target("drop function refuse");
    }

    @Test
    void doesAgainWhatWasBrokenOffJustBeforeItsCommit() throws SQLException {
        transferred("PostgreSQL");
        List<Merge> shown;
        Map<String, List<String>> merged;
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            shown = decisions(desk, "contact");
            desk.merge(desk.preview(shown));
            merged = doubles.dump();
            assertThat(desk.takeBack()).isEmpty();
        }
        refuseCommit("delete", (Long) shown.get(1).others().get(0).part(0));
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            List<Merging.Outcome> previewed = desk.preview(shown);
            assertThatThrownBy(() -> desk.merge(previewed)).isInstanceOf(FerryException.class);
        }
        allowCommit();
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            assertThat(desk.merged()).isOne();
            List<Merging.Outcome> previewed = desk.preview(shown);
            assertThat(previewed).extracting(Merging.Outcome::refusal).containsExactly("done", "", "");
            assertThat(desk.merge(previewed)).isEqualTo(previewed);
        }
        assertThat(doubles.dump()).isEqualTo(merged);

        refuseCommit("insert", (Long) shown.get(1).others().get(0).part(0));
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            assertThatThrownBy(desk::takeBack).isInstanceOf(FerryException.class);
        }
        allowCommit();
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            assertThat(desk.merged()).isEqualTo(2);
            assertThat(desk.takeBack()).isEmpty();
        }
        assertThat(doubles.dump()).isEqualTo(loaded);
        assertThat(ferry().verify().differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesNothingBackThatWasNotCommitted(boolean all) throws SQLException {
        transferred("PostgreSQL");
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            List<Merge> shown = decisions(desk, "contact");
            refuseCommit("delete", (Long) shown.get(1).others().get(0).part(0));
            List<Merging.Outcome> previewed = desk.preview(shown);
            assertThatThrownBy(() -> desk.merge(previewed)).isInstanceOf(FerryException.class);
        }
        allowCommit();
        if (all) {
            assertThat(ferry().undo(null).differences()).isEmpty();
            assertThat(doubles.dump()).isEqualTo(empty);
        } else {
            try (DuplicateDesk desk = ferry().duplicateDesk()) {
                assertThat(desk.takeBack()).isEmpty();
            }
            assertThat(doubles.dump()).isEqualTo(loaded);
        }
    }

    @Test
    void doesNotGoOnWhereSomebodyElseHasMovedIt() throws SQLException {
        transferred("PostgreSQL");
        doubles.target("update contact set reports_to_id = 4 where id in (8, 9)");
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            List<Merge> shown = decisions(desk, "contact");
            desk.merge(desk.preview(shown.subList(0, 2)));
            doubles.target("update contact set reports_to_id = 1 where id = 9");
            assertThat(desk.preview(shown))
                    .extracting(Merging.Outcome::refusal)
                    .containsExactly("done", "done", "changed");
        }
    }

    @Test
    void takesAChosenReferenceWhereTheSurvivorsOwnLedToOneOfThem() throws SQLException {
        transferred("H2");
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            Map<String, Key> fields = Map.of(field(desk, "reports_to_id"), key(6));
            Merge merge = new Merge(table(desk, "contact"), key(7), List.of(key(6)), fields, Map.of(), Map.of());
            desk.merge(desk.preview(List.of(merge)));
            assertThat(doubles.rows("select reports_to_id from contact where id = 7"))
                    .containsExactly("4");
            assertThat(desk.takeBack()).isEmpty();
        }
        assertThat(doubles.dump()).isEqualTo(loaded);
    }

    @Test
    void takesTheChosenValues() throws SQLException {
        transferred("H2");
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            String contact = table(desk, "contact");
            assertThatThrownBy(() -> desk.typed(contact, field(desk, "last_name"), "x".repeat(61)))
                    .isInstanceOf(FerryException.class);
            assertThatThrownBy(() -> desk.typed(contact, field(desk, "account_id"), "1"))
                    .isInstanceOf(FerryException.class);
            Merge merge = new Merge(
                    contact,
                    key(4),
                    List.of(key(3), key(5)),
                    Map.of(field(desk, "first_name"), key(5)),
                    Map.of(field(desk, "last_name"), desk.typed(contact, field(desk, "last_name"), "Kern-Lang")),
                    Map.of());
            List<Merging.Outcome> previewed = desk.preview(List.of(merge));
            desk.merge(previewed);
            assertThat(doubles.rows("select first_name, last_name, phone from contact where id = 4"))
                    .containsExactly("A. | Kern-Lang | +1 617 5550100");
            assertThat(previewed.get(0).counts().values()).isEqualTo(3);
        }
    }

    @Test
    void remembersWhatIsNoDuplicate() throws SQLException {
        transferred("H2");
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            desk.apart(table(desk, "contact"), List.of(key(1), key(2)));
        }
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            assertThat(decisions(desk, "contact"))
                    .extracting(one -> one.survivor().text())
                    .containsExactly("3", "8");
        }
    }

    @Test
    void takesOneEntityBackOnlyWithoutMerges() throws SQLException {
        transferred("H2");
        mergeAll();
        assertThatThrownBy(() -> ferry().undo(source("deal"))).isInstanceOf(FerryException.class);
    }

    @Test
    void leavesWhatSomebodyHasEditedAfterTheMerge() throws SQLException {
        transferred("H2");
        mergeAll();
        doubles.target("update contact set note = 'mine' where id = 1");
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            assertThat(desk.takeBack()).hasSize(1);
        }
        assertThat(doubles.count("contact")).isEqualTo(9);
        assertThat(doubles.rows("select note, phone from contact where id = 1")).containsExactly("mine | ");
    }

    @Test
    void looksAtTheSourceBeforeAnythingIsTransferred() throws SQLException {
        doubles = Doubles.h2(folder);
        ferry().plan(new Project.End(doubles.source(), "sa", ""), new Project.End(doubles.target(), "sa", ""));
        assertThat(ferry().duplicates(true, null).stream()
                        .mapToLong(list -> list.found().surplus())
                        .sum())
                .isEqualTo(5);
        assertThat(ferry().duplicates(false, null).stream()
                        .mapToLong(list -> list.found().surplus())
                        .sum())
                .isZero();
    }
}
