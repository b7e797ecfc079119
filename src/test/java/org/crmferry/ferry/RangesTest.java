package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.crmferry.compare.By;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.database.Servers;
import org.crmferry.database.SlowLink;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;

/**
 * Comparing by ranges that the servers hash finds what reading all records finds, whatever is in them, and reads little
 * where little differs. {@code -Dranges.rounds=N} sets how many random tables are tried, {@code -Dseed} repeats them.
 */
class RangesTest {
    private static final int ROUNDS = Integer.getInteger("ranges.rounds", 24);

    /** With so many records of both sides it is measured which way is quicker. */
    private static final int MEASURED = 2 * 65_536;
    /** Bytes a second. */
    private static final double SLOW = 250_000;

    private final long seed = Long.getLong("seed", System.nanoTime());

    /** One side: where it is and who enters. */
    private record End(String url, Credentials login) {
        static End maria() {
            return new End(Servers.newMariaDb(), Servers.mariadbLogin());
        }

        static End postgres() {
            return new End(Servers.newPostgres(), Servers.postgresLogin());
        }

        void execute(String... statements) {
            Servers.execute(url, login, statements);
        }
    }

    private static EntityComparison counts(Comparison found) {
        assertThat(found.entities()).hasSize(1);
        return found.entities().get(0);
    }

    private static Comparison compare(End left, End right, By by) {
        return compare(left, right, CompareOptions.all().withLimit(100_000).withBy(by));
    }

    private static Comparison compare(End left, End right, CompareOptions options) {
        return compare(left, left.url(), right, right.url(), options);
    }

    private static Comparison compare(End left, String leftUrl, End right, String rightUrl, CompareOptions options) {
        return Ferry.compare(
                Endpoint.parse(leftUrl),
                left.login().copy(),
                Endpoint.parse(rightUrl),
                right.login().copy(),
                options,
                new Progress());
    }

    private static void assertSameCounts(EntityComparison found, EntityComparison expected, String what) {
        assertThat(List.of(found.onlyLeft(), found.different(), found.onlyRight(), found.identical()))
                .as(what + ": only left, different, only right, identical")
                .containsExactly(expected.onlyLeft(), expected.different(), expected.onlyRight(), expected.identical());
    }

    /** Both ways; what the way by ranges counted. */
    private EntityComparison both(End left, End right, String what) {
        Comparison rows = compare(left, right, By.ROWS);
        Comparison ranges = compare(left, right, By.RANGES);
        assertThat(ranges.differences()).as(what).isEqualTo(rows.differences());
        EntityComparison one = counts(rows);
        EntityComparison other = counts(ranges);
        assertSameCounts(other, one, what);
        assertThat(one.by()).isEqualTo(By.ROWS);
        assertThat(one.read()).isEqualTo(one.records());
        if (one.records() >= MEASURED) {
            Comparison measured = compare(left, right, By.AUTO);
            assertThat(measured.differences()).as(what + ", the quicker way").isEqualTo(rows.differences());
            assertSameCounts(counts(measured), one, what + ", the quicker way");
        }
        assertThat(other.by() == By.RANGES).as(what).isEqualTo(other.read() < other.records());
        return other;
    }

    @Test
    void randomTablesCompareAsRecordByRecord() throws SQLException {
        List<List<End>> sides = List.of(
                List.of(End.maria(), End.postgres()),
                List.of(End.postgres(), End.maria()),
                List.of(End.postgres(), End.postgres()),
                List.of(End.maria(), End.maria()));
        int fewRead = 0;
        for (int round = 0; round < ROUNDS; round++) {
            End left = sides.get(round % sides.size()).get(0);
            End right = sides.get(round % sides.size()).get(1);
            String what = "seed=" + seed + " round " + round;
            RandomTable table = new RandomTable(new Random(seed + round), left.url(), right.url());
            table.create(left.url(), left.login(), right.url(), right.login());
            EntityComparison same = both(left, right, what + ", equal");
            assertThat(List.of(same.differences(), same.read()))
                    .as(what + ": equal records are not read, whatever types hold them: " + table)
                    .containsExactly(0L, 0L);
            table.diverge(left.url(), left.login(), right.url(), right.login());
            EntityComparison found = both(left, right, what + ", " + table);
            fewRead += found.by() == By.RANGES ? 1 : 0;
            left.execute("drop table thing");
            right.execute("drop table thing");
        }
        System.out.printf("%d random tables, %d of them by ranges, seed=%d%n", ROUNDS, fewRead, seed);
        assertThat(fewRead).as("seed=%d", seed).isPositive();
    }

    private static void numbered(End maria, End postgres, int from, int to) {
        maria.execute(
                "create table thing (id bigint primary key, name varchar(40), amount decimal(12,2))",
                "insert into thing select seq, concat('n', seq), seq / 4 from seq_" + from + "_to_" + to);
        postgres.execute(
                "create table thing (id int primary key, name text, amount numeric(14,4))",
                "insert into thing select i, 'n' || i, round(i / 4.0, 2) from generate_series(" + from + ", " + to
                        + ") i");
    }

    /** More records than one statement hashes. */
    @Test
    void readsLittleWhereLittleDiffersAndAllTheRestWhereMostDoes() {
        End maria = End.maria();
        End postgres = End.postgres();
        numbered(maria, postgres, 1, 300_000);
        EntityComparison same = both(maria, postgres, "equal");
        assertThat(List.of(same.identical(), same.read())).containsExactly(300_000L, 0L);
        maria.execute("update thing set name = 'other' where id in (1, 77, 150000, 299999)");
        postgres.execute("delete from thing where id = 300000", "insert into thing values (300001, 'new', null)");
        EntityComparison few = both(maria, postgres, "few");
        assertThat(few.by()).isEqualTo(By.RANGES);
        assertThat(few.differences()).isEqualTo(6);
        assertThat(few.read()).isLessThan(1_000);
        maria.execute("update thing set name = concat(name, '!') where id between 1 and 200000");
        EntityComparison many = both(maria, postgres, "many");
        assertThat(many.different()).isEqualTo(200_001);
        postgres.execute("update thing set amount = amount + 1 where id > 290000");
        both(maria, postgres, "many, and at the end");
        maria.execute("delete from thing where id <= 150000");
        both(maria, postgres, "half of one side is missing");
    }

    /** All records but one lie in a ten-thousandth of the range of keys. */
    @Test
    void splitsRangesInWhichRecordsCrowd() {
        End maria = End.maria();
        End postgres = End.postgres();
        numbered(maria, postgres, 1, 20_000);
        for (End end : List.of(maria, postgres)) {
            end.execute("insert into thing values (2000000000, 'far', 1), (-2000000000, 'away', 1)");
        }
        postgres.execute("update thing set name = '' where id = 9999", "update thing set name = null where id = 10000");
        maria.execute("update thing set name = null where id = 9999", "update thing set name = '' where id = 10000");
        EntityComparison found = both(maria, postgres, "crowded");
        assertThat(found.different()).isEqualTo(2);
        assertThat(found.read()).isLessThan(300);
    }

    @Test
    void emptySidesAndFarKeysAreReadRecordByRecord() {
        End maria = End.maria();
        End postgres = End.postgres();
        numbered(maria, postgres, 1, 3000);
        postgres.execute("delete from thing");
        assertThat(both(maria, postgres, "right side empty").onlyLeft()).isEqualTo(3000);
        maria.execute("delete from thing");
        assertThat(both(maria, postgres, "both empty").records()).isZero();
        maria.execute("insert into thing values (" + Long.MIN_VALUE + ", '', 0), (" + Long.MAX_VALUE + ", ' ', 0)");
        postgres.execute("insert into thing values (1, '', 0)");
        EntityComparison far = both(maria, postgres, "as far as numbers go");
        assertThat(far.differences()).isEqualTo(3);
        assertThat(far.by()).isEqualTo(By.ROWS);
    }

    /** A text of 20 million bytes is more than MariaDB takes at once here, so it has no hash of such a record. */
    @Test
    void recordsThatAServerCannotHashAreRead() {
        End left = End.maria();
        End right = End.maria();
        for (End end : List.of(left, right)) {
            end.execute("create table thing (id int primary key, note longtext, more longtext)");
            end.execute("insert into thing select seq, 'x', 'y' from seq_1_to_3000");
            end.execute(
                    "update thing set note = repeat('long ', 2000000), more = repeat('text ', 2000000) where id = 5");
        }
        right.execute("update thing set more = concat(more, '!') where id = 5");
        EntityComparison found = both(left, right, "too long to be hashed");
        assertThat(found.different()).isEqualTo(1);
        assertThat(found.by()).isEqualTo(By.RANGES);
    }

    @Test
    void whatHasNoCommonFormIsReadRecordByRecord() {
        for (String[] types : new String[][] {
            {"double", "double precision"}, {"varchar(40)", "timestamp"}, {"json", "json"}, {"datetime", "timestamptz"}
        }) {
            End maria = End.maria();
            End postgres = End.postgres();
            maria.execute(
                    "create table thing (id int primary key, v " + types[0] + ")",
                    "insert into thing (id) select seq from seq_1_to_2500");
            postgres.execute(
                    "create table thing (id int primary key, v " + types[1] + ")",
                    "insert into thing (id) select i from generate_series(1, 2500) i");
            EntityComparison found = both(maria, postgres, types[0]);
            assertThat(found.by()).as(types[0]).isEqualTo(types[0].equals("json") ? By.RANGES : By.ROWS);
        }
    }

    /** Reading all would take longer than this test. */
    @Test
    void aSlowNetworkIsSparedWithoutBeingAsked() throws IOException {
        End maria = End.maria();
        End postgres = End.postgres();
        numbered(maria, postgres, 1, 100_000);
        maria.execute("update thing set name = 'other' where id in (9, 77777)");
        try (SlowLink link = SlowLink.to(postgres.url(), SLOW)) {
            Comparison found = compare(maria, maria.url(), postgres, link.url(postgres.url()), CompareOptions.all());
            EntityComparison counts = counts(found);
            assertThat(List.of(counts.different(), counts.identical())).containsExactly(2L, 99_998L);
            assertThat(counts.by()).isEqualTo(By.RANGES);
            assertThat(counts.read()).isLessThan(10_000);
            assertThat(found.differences())
                    .isEqualTo(compare(maria, postgres, By.ROWS).differences());
        }
    }

    @Test
    void fewRecordsAreReadUnlessAskedOtherwiseAndKeysThatAreNoNumbersAlways() {
        End maria = End.maria();
        End postgres = End.postgres();
        numbered(maria, postgres, 1, 3000);
        assertThat(counts(compare(maria, postgres, By.ROWS)).by()).isEqualTo(By.ROWS);
        assertThat(counts(compare(maria, postgres, CompareOptions.all())).by())
                .as("too few to measure")
                .isEqualTo(By.ROWS);
        assertThat(counts(compare(maria, postgres, By.RANGES)).by()).isEqualTo(By.RANGES);
        CompareOptions byName = new CompareOptions(
                        List.of(new CompareOptions.Pair("thing", "thing", Map.of())), List.of("name"), Set.of(), 10)
                .withBy(By.RANGES);
        assertThat(counts(compare(maria, postgres, byName)).by()).isEqualTo(By.ROWS);
    }
}
