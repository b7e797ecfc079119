package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.crmferry.database.Servers;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.model.Credentials;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;
import org.crmferry.transfer.RoundCounts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two {@link Diverged} copies are brought together both ways, three rounds in a row: exactly what diverged is found, what
 * can be merged is merged, and exactly the conflicts are left.
 */
class SyncDivergedTest {
    private static final int CONTACTS = Integer.getInteger("sync.diverged", 100_000);
    private static final long SEED = Long.getLong("sync.seed", 20261128);
    private static final int ROUNDS = 3;
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final SyncOptions BOTH = new SyncOptions(Direction.BOTH, Rule.ASK, true);

    @TempDir
    Path folder;

    private End source;
    private End target;
    /** Contacts that somebody has to decide on, and those that only one side has. */
    private final Set<Integer> open = new TreeSet<>();
    /** Of those, how many the way back asks about as well. */
    private int openBack;

    private record End(String url, Credentials login) {
        Project.End end() {
            return new Project.End(url, login.user(), "");
        }

        long count(String where) throws SQLException {
            try (Connection connection = connect();
                    ResultSet row =
                            connection.createStatement().executeQuery("select count(*) from contact where " + where)) {
                row.next();
                return row.getLong(1);
            }
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection(url, login.user(), new String(login.password()));
        }

        Map<Integer, List<String>> contacts() throws SQLException {
            Map<Integer, List<String>> contacts = new TreeMap<>();
            try (Connection connection = connect();
                    ResultSet row = connection
                            .createStatement()
                            .executeQuery("select id, account_id, last_name, email, born, note from contact")) {
                while (row.next()) {
                    List<String> fields = new ArrayList<>();
                    for (int i = 2; i <= 6; i++) {
                        String text = row.getString(i);
                        fields.add(text == null ? "" : text);
                    }
                    contacts.put(row.getInt(1), fields);
                }
            }
            return contacts;
        }
    }

    private String entity(String name) {
        return source.login().equals(SA) ? name.toUpperCase(Locale.ROOT) : name;
    }

    private TestSecrets secrets() {
        return new TestSecrets(source.login(), target.login());
    }

    private Ferry ferry() {
        return new Ferry(folder.resolve("project"), secrets(), new Progress());
    }

    private Ferry back() {
        return new Ferry(folder.resolve("project/back"), new SwappedSecrets(secrets()), new Progress());
    }

    @Test
    void bringsTwoCopiesTogether() throws Exception {
        source = new End("jdbc:h2:file:" + folder.resolve("source"), SA);
        target = new End("jdbc:h2:file:" + folder.resolve("target"), SA);
        Diverged.execute(source.url(), SA, Office.TABLES);
        Diverged.execute(target.url(), SA, Office.TABLES);
        bringTogether(2000);
    }

    @Test
    @Tag("campaign")
    void bringsMariaDbAndPostgresTogether() throws Exception {
        source = new End(Servers.newMariaDb(), Servers.mariadbLogin());
        target = new End(Servers.newPostgres(), Servers.postgresLogin());
        Servers.execute(source.url(), source.login(), Office.TABLES);
        Servers.execute(target.url(), target.login(), Office.TABLES);
        bringTogether(CONTACTS);
    }

    @Test
    @Tag("campaign")
    void bringsPostgresAndMariaDbTogether() throws Exception {
        source = new End(Servers.newPostgres(), Servers.postgresLogin());
        target = new End(Servers.newMariaDb(), Servers.mariadbLogin());
        Servers.execute(source.url(), source.login(), Office.TABLES);
        Servers.execute(target.url(), target.login(), Office.TABLES);
        bringTogether(CONTACTS);
    }

    private void bringTogether(int contacts) throws Exception {
        System.out.printf("-Dsync.seed=%d, %d contacts%n", SEED, contacts);
        Diverged diverged = Diverged.twoSided(contacts, SEED);
        Office.fill(source.url(), source.login(), contacts, SEED);
        diverged.prepare(source.url(), source.login());
        ferry().plan(source.end(), target.end());
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(ferry().sync(BOTH).total().planned().read()).isZero();
        int there = contacts;
        for (int round = 1; round <= ROUNDS; round++) {
            diverged.source(source.url(), source.login());
            diverged.target(target.url(), target.login());
            there += diverged.fresh.size() - diverged.deletes.size() - diverged.deletedAndEdited.size();
            long began = System.nanoTime();
            SyncResult sync = ferry().sync(BOTH);
            System.out.printf("round %d: both ways in %.1f s%n", round, (System.nanoTime() - began) / 1e9);
            findsExactly(diverged, sync, there);
            there += diverged.born.size() - diverged.targetDeletes.size();
            merges(diverged);
            agrees();
            findsNothing();
            diverged = diverged.next();
        }
        settle();
    }

    private void findsExactly(Diverged diverged, SyncResult sync, int read) {
        open.addAll(diverged.conflicts);
        open.addAll(diverged.editedAndDeleted);
        open.addAll(diverged.deletedAndEdited);
        openBack += diverged.conflicts.size() + diverged.deletedAndEdited.size();
        RoundCounts found = sync.found().get(entity("contact"));
        assertThat(found.read()).isEqualTo(read);
        assertThat(found.same()).isEqualTo(diverged.sameEdits.size());
        assertThat(found.combined()).isEqualTo(diverged.notes.size());
        assertThat(found.deleted()).isEqualTo(diverged.deletes.size());
        assertThat(found.gone() + found.waiting()).isZero();
        Counts pushed = sync.result().bySource().get(entity("contact"));
        assertThat(pushed.created()).isEqualTo(diverged.fresh.size());
        assertThat(pushed.updated())
                .isEqualTo(diverged.sourceEdits.size() + diverged.links.size() + diverged.notes.size());
        assertThat(pushed.conflicts()).isEqualTo(open.size());
        assertThat(sync.result().bySource().get(entity("account")).created()).isEqualTo(diverged.fresh.size());
        assertThat(sync.back().found().get(entity("contact")).deleted()).isEqualTo(diverged.targetDeletes.size());
        Counts pulled = sync.back().result().bySource().get(entity("contact"));
        assertThat(pulled.created()).isEqualTo(diverged.born.size());
        assertThat(pulled.updated())
                .isEqualTo(diverged.sourceEdits.size()
                        + diverged.targetEdits.size()
                        + diverged.targetLinks.size()
                        + diverged.notes.size());
        assertThat(pulled.conflicts()).isEqualTo(openBack);
        assertThat(sync.done()).isFalse();
    }

    private void merges(Diverged diverged) throws SQLException {
        for (End end : List.of(source, target)) {
            assertThat(end.count("last_name like 'S %' and born = '" + diverged.born() + "'"))
                    .isEqualTo(diverged.sourceEdits.size());
            assertThat(end.count("last_name like 'T %' and" + among(diverged.targetEdits)))
                    .isEqualTo(diverged.targetEdits.size());
            assertThat(end.count("email like 'same%' and" + among(diverged.sameEdits)))
                    .isEqualTo(diverged.sameEdits.size());
            assertThat(end.count("note = '" + Diverged.merged() + "' and" + among(diverged.notes)))
                    .isEqualTo(diverged.notes.size());
            assertThat(end.count("account_id in (1, 2) and" + among(diverged.links)))
                    .isEqualTo(diverged.links.size());
            assertThat(end.count("account_id in (1, 2) and" + among(diverged.targetLinks)))
                    .isEqualTo(diverged.targetLinks.size());
            assertThat(end.count(among(diverged.fresh))).isEqualTo(diverged.fresh.size());
            assertThat(end.count(among(diverged.born))).isEqualTo(diverged.born.size());
            assertThat(end.count(among(diverged.deletes)) + end.count(among(diverged.targetDeletes)))
                    .isZero();
        }
        assertThat(source.count("last_name = 'From the source' and" + among(diverged.conflicts)))
                .isEqualTo(diverged.conflicts.size());
        assertThat(target.count("last_name = 'From the target' and" + among(diverged.conflicts)))
                .isEqualTo(diverged.conflicts.size());
        assertThat(source.count(among(diverged.editedAndDeleted))).isEqualTo(diverged.editedAndDeleted.size());
        assertThat(target.count(among(diverged.deletedAndEdited))).isEqualTo(diverged.deletedAndEdited.size());
    }

    private static String among(List<Integer> ids) {
        String list = new TreeSet<>(ids).toString();
        return " id in (" + list.substring(1, list.length() - 1) + ")";
    }

    /** Apart from what somebody has to decide on, both hold the same. */
    private void agrees() throws SQLException {
        Map<Integer, List<String>> left = source.contacts();
        Map<Integer, List<String>> right = target.contacts();
        left.keySet().removeAll(open);
        right.keySet().removeAll(open);
        assertThat(left.equals(right)).isTrue();
    }

    private void findsNothing() {
        Map<String, String> left = Hash.of(source.url(), source.login());
        Map<String, String> right = Hash.of(target.url(), target.login());
        SyncResult again = ferry().sync(BOTH);
        assertThat(again.total().planned().read() + again.total().same()).isZero();
        assertThat(again.back().total().planned().read() + again.back().total().same())
                .isZero();
        assertThat(again.deleted() + again.back().deleted()).isZero();
        assertThat(again.result().total().conflicts()).isEqualTo(open.size());
        assertThat(Hash.of(source.url(), source.login())).isEqualTo(left);
        assertThat(Hash.of(target.url(), target.login())).isEqualTo(right);
    }

    /** The source prevails where it has deleted, the target in all else; then there is nothing left to decide. */
    private void settle() throws Exception {
        try (ConflictDesk desk = ferry().conflictDesk()) {
            desk.decideAll(ConflictFilter.OPEN.withKind("deleted"), "source");
            desk.decideAll(ConflictFilter.OPEN, "target");
        }
        assertThat(ferry().run().result()).isEqualTo("done");
        ferry().sync(BOTH);
        assertThat(ferry().sync(BOTH).done()).isTrue();
        open.clear();
        agrees();
        assertThat(source.count("last_name = 'From the source' or last_name = 'Edited'"))
                .isZero();
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(back().verify().differences()).isEmpty();
    }
}
