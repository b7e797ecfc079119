package org.crmferry.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.crmferry.catalog.Catalog;
import org.crmferry.database.Access;
import org.crmferry.database.Database;
import org.crmferry.database.Servers;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Likeness;
import org.junit.jupiter.api.Test;

/** MariaDB keeps records in an order of its own, which is taken where it is the one that both sides agree on. */
class MergeTest {
    private static final int RECORDS = 3_000;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final String maria = Servers.newMariaDb();
    private final String postgres = Servers.newPostgres();
    private final List<Long> told = new ArrayList<>();

    @Test
    void takesTheOrderOfMariaDbWhereKeysAreGuids() throws SQLException {
        System.out.println("seed=" + seed);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            ids.add(new UUID(random.nextLong(), random.nextLong()).toString());
        }
        assertThat(compare(ids)).isEqualTo(expected(ids));
        assertThat(told).as("seed=%d", seed).allMatch(records -> records >= 0);
    }

    @Test
    void beginsAgainWhereThatOrderTurnsOutToBeAnother() throws SQLException {
        System.out.println("seed=" + seed);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            ids.add(String.format("k%05d", i));
        }
        // Far behind what is looked at first: MariaDB does not tell capitals from small letters.
        ids.addAll(List.of("ma", "mB", "mc", "M0", "m_", "m-", "MZ"));
        assertThat(compare(ids)).isEqualTo(expected(ids));
        assertThat(told).as("seed=%d", seed).anyMatch(records -> records < 0);
    }

    /** Each id is on the left only, on the right only, different or the same, by its last sign and place. */
    private EntityComparison expected(List<String> ids) {
        long[] counts = new long[4];
        for (int i = 0; i < ids.size(); i++) {
            counts[i % 4]++;
        }
        return new EntityComparison(
                "thing", "thing", "Thing", counts[0], counts[2], counts[1], counts[3], 0L, List.of("id"), List.of());
    }

    private EntityComparison compare(List<String> ids) throws SQLException {
        fill(
                maria,
                Servers.mariadbLogin(),
                "char(36) character set utf8mb4 collate utf8mb4_unicode_ci",
                ids,
                1,
                "left");
        fill(postgres, Servers.postgresLogin(), "varchar(36)", ids, 0, "right");
        try (Database left = Database.open(Endpoint.parse(maria), Servers.mariadbLogin(), Access.READ);
                Database right = Database.open(Endpoint.parse(postgres), Servers.postgresLogin(), Access.READ);
                Snapshot from = Snapshot.of(left);
                Snapshot to = Snapshot.of(right)) {
            EntityPair pair = EntityPair.of(
                    "Thing", table(left), table(right), Map.of(), List.of(), Set.of(), field -> Likeness.EXACT);
            Merge.Found found = Merge.run(from, to, pair, 2 * RECORDS, told::add);
            assertThat(found.differences()).as("seed=%d", seed).hasSize((int)
                    found.counts().differences());
            long read = found.counts().differences()
                    + found.counts().different()
                    + 2 * found.counts().identical();
            assertThat(told.stream().mapToLong(Long::longValue).sum()).isEqualTo(read);
            return found.counts();
        }
    }

    private static Entity table(Database database) {
        return Catalog.load().find(database.discover(false), null).all().get(0);
    }

    private void fill(String url, Credentials login, String key, List<String> ids, int without, String word) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (i % 4 != without) {
                rows.add("('" + ids.get(i) + "', '" + (i % 4 == 2 ? word : "same") + "')");
            }
        }
        Servers.execute(
                url,
                login,
                "create table thing (id " + key + " primary key, word varchar(20))",
                "insert into thing values " + String.join(", ", rows));
    }
}
