package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.crmferry.database.Servers;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.KeyMaps;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Credentials;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.BirthCounts;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People and firms are newly entered on both sides, whose keys look different: rounds bring them to the other side once,
 * with their links, and edit and delete them there like all others.
 */
class SyncBirthsTest {
    private static final long SEED = Long.getLong("sync.seed", 20261129);
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final SyncOptions BOTH = new SyncOptions(Direction.BOTH, Rule.ASK, true);
    private static final SyncOptions PULL = BOTH.withDirection(Direction.PULL);

    @TempDir
    Path folder;

    private Side source;
    private Side target;
    private int people = 40;

    /** One of the two databases; people and firms are told apart by their names, whatever keys they have. */
    private record Side(String url, Credentials login, boolean counted) {
        void create() throws SQLException {
            String key = counted ? "int auto_increment primary key" : "uuid primary key";
            String link = counted ? "int" : "uuid";
            execute("create table firm (id " + key + ", name varchar(80) not null, city varchar(80))");
            execute("create table person (id " + key + ", firm_id " + link + ", boss_id " + link
                    + ", name varchar(80) not null, mail varchar(80), note varchar(2000), code varchar(10) not null"
                    + ", foreign key (firm_id) references firm (id), foreign key (boss_id) references person (id))");
        }

        void execute(String sql, Object... values) throws SQLException {
            try (Connection connection = open();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
        }

        private Connection open() throws SQLException {
            return DriverManager.getConnection(url, login.user(), new String(login.password()));
        }

        void firm(String name) throws SQLException {
            if (counted) {
                execute("insert into firm (name, city) values (?, 'Bonn')", name);
            } else {
                execute("insert into firm (id, name, city) values (?, ?, 'Bonn')", uuid(name), name);
            }
        }

        void person(String name, String firm, String boss) throws SQLException {
            String sql = "insert into person (%sname, mail, note, code, firm_id, boss_id) values (%s?, ?, ?, 'x',"
                    + " (select id from firm where name = ?), (select id from (select id from person where name = ?) b))";
            if (counted) {
                execute(sql.formatted("", ""), name, name + "@example.org", "Born", firm, boss);
            } else {
                execute(sql.formatted("id, ", "?, "), uuid(name), name, name + "@example.org", "Born", firm, boss);
            }
        }

        private static UUID uuid(String name) {
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }

        /** Every person by name; a name that is there twice fails. */
        Map<String, String> people() throws SQLException {
            Map<String, String> all = new TreeMap<>();
            try (Connection connection = open();
                    ResultSet row = connection
                            .createStatement()
                            .executeQuery("select p.name, p.mail, p.note, p.code, f.name, b.name from person p"
                                    + " left join firm f on f.id = p.firm_id left join person b on b.id = p.boss_id")) {
                while (row.next()) {
                    String rest = row.getString(2) + "|" + row.getString(3) + "|" + row.getString(4) + "|"
                            + row.getString(5) + "|" + row.getString(6);
                    assertThat(all.put(row.getString(1), rest))
                            .as(row.getString(1))
                            .isNull();
                }
            }
            return all;
        }

        Set<String> firms() throws SQLException {
            Set<String> all = new HashSet<>();
            try (Connection connection = open();
                    ResultSet row = connection.createStatement().executeQuery("select name from firm")) {
                while (row.next()) {
                    assertThat(all.add(row.getString(1))).as(row.getString(1)).isTrue();
                }
            }
            return all;
        }
    }

    @BeforeEach
    void places() {
        System.out.println("-Dsync.seed=" + SEED);
        source = new Side("jdbc:h2:file:" + folder.resolve("source"), SA, true);
        target = new Side("jdbc:h2:file:" + folder.resolve("target"), SA, false);
    }

    private Ferry ferry() {
        return new Ferry(folder.resolve("project"), new TestSecrets(source.login(), target.login()), new Progress());
    }

    private Ferry back() {
        return new Ferry(
                folder.resolve("project").resolve("back"),
                new TestSecrets(target.login(), source.login()),
                new Progress());
    }

    /** Both hold the same, and the target has records of its own from before. */
    private void transfer() throws Exception {
        source.create();
        target.create();
        for (int i = 1; i <= 8; i++) {
            source.firm("Firm " + i);
        }
        for (int i = 1; i <= people; i++) {
            source.person("Person " + i, "Firm " + (1 + i % 8), i > 3 ? "Person " + i / 2 : null);
        }
        target.firm("Old firm");
        target.person("Old person", "Old firm", null);
        ferry().plan(end(source), end(target));
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(shared(target)).isEqualTo(source.people());
    }

    private static Project.End end(Side side) {
        return new Project.End(side.url(), side.login().user(), "");
    }

    /** The target's people without those of before. */
    private static Map<String, String> shared(Side target) throws SQLException {
        Map<String, String> all = target.people();
        assertThat(all.remove("Old person")).isNotNull();
        return all;
    }

    private void converged() throws SQLException {
        assertThat(source.people()).isEqualTo(shared(target));
        Set<String> firms = target.firms();
        assertThat(firms.remove("Old firm")).isTrue();
        assertThat(source.firms()).isEqualTo(firms);
    }

    /** H2 writes names in capitals. */
    private static BirthCounts births(SyncResult sync, String entity) {
        return sync.back().births().entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(entity))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(BirthCounts.NONE);
    }

    private static BirthCounts people(SyncResult sync) {
        return births(sync, "person");
    }

    private static EntityMapping matchedByMail(EntityMapping each) {
        return each.withMatch(each.fields().stream()
                .map(FieldMapping::target)
                .filter(field -> field.equalsIgnoreCase("mail"))
                .toList());
    }

    private void findsNothing() throws SQLException {
        Map<String, String> left = source.people();
        SyncResult again = ferry().sync(BOTH);
        assertThat(again.total().planned().read()).isZero();
        assertThat(again.back().total().planned().read()).isZero();
        assertThat(again.back().born()).isEqualTo(BirthCounts.NONE);
        assertThat(source.people()).isEqualTo(left);
    }

    /** Births on both sides, each pointing at others of its side, and edits and deletions of what was born before. */
    private int live(Random random, int round) throws SQLException {
        int births = 3 + random.nextInt(5);
        for (boolean there : List.of(true, false)) {
            Side side = there ? source : target;
            String mark = (there ? "S" : "T") + round + ".";
            side.firm("Firm " + mark + "0");
            for (int i = 0; i < births; i++) {
                String firm = random.nextBoolean() ? "Firm " + mark + "0" : "Firm " + (1 + random.nextInt(8));
                String boss = i > 0 && random.nextBoolean()
                        ? "Person " + mark + random.nextInt(i)
                        : "Person " + (1 + random.nextInt(people));
                side.person("Person " + mark + i, firm, boss);
            }
        }
        if (round > 1) {
            for (String of : List.of("S", "T")) {
                String mark = "Person " + of + (round - 1) + ".";
                source.execute("update person set mail = 'left' where name = ?", mark + 0);
                target.execute("update person set note = 'right' where name = ?", mark + 0);
                target.execute("update person set mail = 'only right' where name = ?", mark + 1);
                Side one = random.nextBoolean() ? source : target;
                one.execute(
                        "update person set boss_id = null where boss_id in (select id from (select id from person"
                                + " where name = ?) b)",
                        mark + 2);
                one.execute("delete from person where name = ?", mark + 2);
            }
        }
        return births;
    }

    private void liveThreeRounds() throws Exception {
        transfer();
        Random random = new Random(SEED);
        for (int round = 1; round <= 3; round++) {
            int births = live(random, round);
            SyncResult sync = ferry().sync(BOTH);
            assertThat(sync.done()).as("round %d", round).isTrue();
            assertThat(people(sync).created()).isEqualTo(births);
            assertThat(births(sync, "firm").created()).isEqualTo(1);
            converged();
            if (round > 1) {
                for (String of : List.of("S", "T")) {
                    String mark = "Person " + of + (round - 1) + ".";
                    assertThat(source.people().get(mark + 0)).startsWith("left|right|");
                    assertThat(source.people().get(mark + 1)).startsWith("only right|");
                    assertThat(source.people()).doesNotContainKey(mark + 2);
                }
            }
            findsNothing();
        }
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(back().verify().differences()).isEmpty();
        source.person("Person by the source's own counter", null, null);
    }

    @Test
    void threeRoundsWithBirthsOnBothSidesDoubleNothing() throws Exception {
        liveThreeRounds();
    }

    @Test
    void theSameBetweenMariaDbAndPostgres() throws Exception {
        source = new Side(Servers.newMariaDb(), Servers.mariadbLogin(), true);
        target = new Side(Servers.newPostgres(), Servers.postgresLogin(), false);
        liveThreeRounds();
    }

    @Test
    void undoTakesTheBornRecordsAwayAndLeavesTheTargetAlone() throws Exception {
        transfer();
        Map<String, String> before = source.people();
        target.firm("Firm T");
        target.person("Person T", "Firm T", "Person 1");
        assertThat(ferry().sync(BOTH).back().born().created()).isEqualTo(2);
        Map<String, String> right = target.people();
        assertThat(back().undo(null).differences()).isEmpty();
        assertThat(source.people()).isEqualTo(before);
        assertThat(source.firms()).doesNotContain("Firm T");
        SyncResult push = ferry().sync(BOTH.withDirection(Direction.PUSH));
        assertThat(push.deleted()).isZero();
        assertThat(push.total().planned().read()).isZero();
        assertThat(target.people()).isEqualTo(right);
    }

    @Test
    void previewSaysWhatTheRoundDoesAndWritesNothing() throws Exception {
        transfer();
        source.person("Person S", "Firm 1", null);
        target.firm("Firm T");
        target.person("Person T", "Firm T", "Person 1");
        Map<String, String> left = source.people();
        Map<String, String> right = target.people();
        for (int i = 0; i < 2; i++) {
            SyncResult preview = ferry().previewSync(BOTH);
            assertThat(preview.preview()).isTrue();
            assertThat(preview.result().total().created()).isEqualTo(1);
            assertThat(preview.back().result().total().created()).isEqualTo(2);
            assertThat(preview.back().born().created()).isEqualTo(2);
            assertThat(source.people()).isEqualTo(left);
            assertThat(target.people()).isEqualTo(right);
        }
        SyncResult sync = ferry().sync(BOTH);
        assertThat(sync.result().total().created()).isEqualTo(1);
        assertThat(sync.back().result().total().created()).isEqualTo(2);
        converged();
    }

    @Test
    void pullAloneThenPushDoublesNothing() throws Exception {
        transfer();
        target.person("Person T", "Firm 1", "Person 1");
        assertThat(ferry().sync(PULL).back()).isNull();
        source.execute("update person set mail = 'later' where name = 'Person T'");
        SyncResult push = ferry().sync(BOTH.withDirection(Direction.PUSH));
        assertThat(push.total().planned().updated()).isEqualTo(1);
        converged();
        // The way back was not told of what the push alone has written: it looks, and finds both sides the same.
        SyncResult both = ferry().sync(BOTH);
        assertThat(both.total().planned().read()).isZero();
        assertThat(both.back().total().planned().updated()).isZero();
        assertThat(both.back().born()).isEqualTo(BirthCounts.NONE);
        converged();
        findsNothing();
    }

    @Test
    void deletedOnOneSideAndEditedOnTheOtherIsAsked() throws Exception {
        transfer();
        target.person("Person T", null, null);
        target.person("Person U", null, null);
        ferry().sync(BOTH);
        source.execute("delete from person where name = 'Person T'");
        target.execute("update person set note = 'edited' where name = 'Person T'");
        source.execute("update person set note = 'edited' where name = 'Person U'");
        target.execute("delete from person where name = 'Person U'");
        SyncResult sync = ferry().sync(BOTH);
        assertThat(sync.done()).isFalse();
        assertThat(ferry().conflicts()).extracting(Conflict::kind).containsExactlyInAnyOrder("deleted", "gone");
        assertThat(target.people()).containsKey("Person T");
        assertThat(source.people()).containsKey("Person U");
    }

    @Test
    void onlyCountsThemIfThatWasChosen() throws Exception {
        transfer();
        target.person("Person T", null, null);
        Map<String, String> before = source.people();
        SyncResult sync = ferry().sync(BOTH.withBirths(false));
        assertThat(people(sync)).isEqualTo(new BirthCounts(0, 0, 0, 1, 0));
        assertThat(sync.back().born()).isEqualTo(people(sync));
        assertThat(source.people()).isEqualTo(before);
        assertThat(ferry().sync(BOTH).back().born().created()).isEqualTo(1);
        converged();
    }

    @Test
    void aBirthThatLeadsToARecordOfBeforeWaits() throws Exception {
        transfer();
        target.person("Person T", "Old firm", null);
        target.person("Person U", null, "Person T");
        SyncResult sync = ferry().sync(BOTH);
        assertThat(people(sync)).isEqualTo(new BirthCounts(0, 0, 2, 0, 0));
        assertThat(sync.back().born()).isEqualTo(people(sync));
        assertThat(sync.back().unsent())
                .anyMatch(each -> each.field().equalsIgnoreCase("firm_id") && each.count() == 1);
        target.execute("update person set firm_id = null where name = 'Person T'");
        assertThat(ferry().sync(BOTH).back().born().created()).isEqualTo(2);
        converged();
        findsNothing();
    }

    @Test
    void typedInBothSystemsIsAskedAndNotDoubled() throws Exception {
        source.create();
        target.create();
        source.person("Person 1", null, null);
        target.person("Old person", null, null);
        ferry().plan(end(source), end(target));
        Project project = Project.read(folder.resolve("project"));
        project.withMapping(project.mapping()
                        .withEntities(project.mapping().entities().stream()
                                .map(each -> matchedByMail(each))
                                .toList()))
                .write(folder.resolve("project"));
        assertThat(ferry().run().result()).isEqualTo("done");
        source.person("Person X", null, null);
        target.execute(
                "insert into person (id, name, mail, code) values (?, 'P. X', 'person x@example.org', 'y')",
                UUID.randomUUID());
        SyncResult sync = ferry().sync(BOTH);
        assertThat(sync.total().planned().conflicts()).isEqualTo(1);
        assertThat(people(sync)).isEqualTo(new BirthCounts(0, 1, 0, 0, 0));
        assertThat(source.people()).hasSize(2);
        assertThat(target.people()).hasSize(3);
        assertThat(ferry().conflicts()).extracting(Conflict::kind).containsExactly("duplicate");
    }

    @Test
    void aProjectThatDoesNotKnowWhatWasThereBeforeCreatesNothing() throws Exception {
        transfer();
        target.person("Person T", null, null);
        try (Folder open = Folder.open(folder.resolve("project"), new TestSecrets(source.login(), target.login()));
                KeyMaps maps = KeyMaps.open(
                        open.vaultPath().resolve("index/matched.mv"),
                        open.vault().key().hex())) {
            for (String name : List.of("person", "firm")) {
                maps.clear("b:" + name);
                maps.clear("b:" + name.toUpperCase(Locale.ROOT));
            }
        }
        Map<String, String> before = source.people();
        SyncResult sync = ferry().sync(BOTH);
        assertThat(people(sync)).isEqualTo(new BirthCounts(0, 0, 0, 0, 2));
        assertThat(source.people()).isEqualTo(before);
    }
}
