package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.crmferry.compare.Comparison;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Detect;
import org.crmferry.transfer.DetectedBy;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes found by the time of the last change: with few records read as a whole, and none lost whatever the clocks say. */
class SyncDetectTest {
    /** Where the two sides are. */
    enum Ends {
        H2,
        MARIADB_TO_POSTGRES,
        POSTGRES_TO_MARIADB;

        private String make(Path file) {
            return this == H2
                    ? "jdbc:h2:file:" + file
                    : file.endsWith("source") == (this == MARIADB_TO_POSTGRES)
                            ? Servers.newMariaDb()
                            : Servers.newPostgres();
        }
    }

    private static final int RECORDS = 4_000;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    private String source;
    private String target;
    private Credentials from;
    private Credentials to;
    private int next = RECORDS + 1;

    private Ferry ferry() {
        return new Ferry(folder.resolve("project"), new TestSecrets(from, to), new Progress());
    }

    private static LocalDateTime now() {
        return LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Runs a statement with {@code ?} for a time, and returns how many records it met. */
    private int left(String sql, Object... values) throws SQLException {
        try (Connection connection = DriverManager.getConnection(source, from.user(), new String(from.password()));
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static Credentials login(String url) {
        return url.startsWith("jdbc:h2:")
                ? new Credentials("sa", new char[0])
                : url.startsWith("jdbc:mariadb:") ? Servers.mariadbLogin() : Servers.postgresLogin();
    }

    private void transfer(Ends ends) throws SQLException {
        System.out.printf("%s, seed=%d%n", ends, seed);
        source = ends.make(folder.resolve("source"));
        target = ends.make(folder.resolve("target"));
        from = login(source);
        to = login(target);
        for (String url : List.of(source, target)) {
            String time = url.startsWith("jdbc:mariadb:") ? "datetime" : "timestamp(0)";
            Servers.execute(
                    url,
                    login(url),
                    "create table person (id int primary key, name varchar(80), note varchar(400), date_modified "
                            + time + ")");
        }
        LocalDateTime first = LocalDateTime.of(2020, 1, 1, 0, 0);
        try (Connection connection = DriverManager.getConnection(source, from.user(), new String(from.password()));
                PreparedStatement insert = connection.prepareStatement("insert into person values (?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int id = 1; id <= RECORDS; id++) {
                insert.setInt(1, id);
                insert.setString(2, "Name " + id);
                insert.setString(3, "n".repeat(100));
                insert.setObject(4, first.plusMinutes(id));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        ferry().plan(end(source, from), end(target, to));
        assertThat(ferry().run().result()).isEqualTo("done");
    }

    private static Project.End end(String url, Credentials login) {
        return new Project.End(url, login.user(), "");
    }

    private DetectedBy sync(Detect.By by, long updated, long created, long deleted) {
        SyncResult sync = ferry().sync(new SyncOptions(Direction.PUSH, Rule.ASK, true).withDetect(by));
        assertThat(sync.total().planned().updated())
                .as("updated, seed=%d", seed)
                .isEqualTo(updated);
        assertThat(sync.total().planned().created())
                .as("created, seed=%d", seed)
                .isEqualTo(created);
        assertThat(sync.deleted()).as("deleted, seed=%d", seed).isEqualTo(deleted);
        return sync.detected().values().iterator().next();
    }

    private void same() {
        Comparison found = Ferry.compare(
                Endpoint.parse(source),
                login(source),
                Endpoint.parse(target),
                login(target),
                CompareOptions.all(),
                new Progress());
        assertThat(found.total()).as("seed=%d", seed).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void readsFewRecordsWholeAndLosesNone(Ends ends) throws SQLException {
        transfer(ends);
        assertThat(sync(Detect.By.TIME, 0, 0, 0).why()).isEqualTo(DetectedBy.Why.FIRST);
        // Clocks that are three minutes ahead, three behind, and right; all stamps of a kind equal.
        LocalDateTime base = now();
        for (int minutes : new int[] {3, -3, 0}) {
            for (int i = 0; i < 10; i++) {
                left(
                        "update person set name = ?, date_modified = ? where id = ?",
                        "Edited " + minutes,
                        base.plusMinutes(minutes),
                        1000 * (minutes + 3) / 6 + 100 + i);
            }
        }
        assertThat(left("delete from person where id between 3000 and 3004")).isEqualTo(5);
        left("insert into person values (?, 'New', null, ?)", next++, base.minusYears(1));
        left("insert into person values (?, 'New', null, null)", next++);
        DetectedBy by = sync(Detect.By.TIME, 30, 2, 5);
        assertThat(by.time()).isTrue();
        assertThat(by.field()).isEqualToIgnoringCase("date_modified");
        System.out.printf("%,d of %,d records read whole%n", by.whole(), RECORDS);
        assertThat(by.whole()).as("seed=%d", seed).isBetween(32L, RECORDS / 20L);
        same();
        // The same second once more, ahead, behind and right: the time does not move.
        assertThat(left("update person set note = 'again' where name like 'Edited %'"))
                .isEqualTo(30);
        left("update person set note = 'again' where date_modified is null");
        by = sync(Detect.By.TIME, 31, 0, 0);
        assertThat(by.time()).isTrue();
        same();
        assertThat(sync(Detect.By.TIME, 0, 0, 0).whole()).isLessThan(RECORDS / 20);
        assertThat(sync(Detect.By.AUTO, 0, 0, 0).why()).isEqualTo(DetectedBy.Why.SMALL);
        by = sync(Detect.By.CONTENT, 0, 0, 0);
        assertThat(by.why()).isEqualTo(DetectedBy.Why.ASKED);
        assertThat(by.whole()).isEqualTo(RECORDS - 5 + 2);
    }

    @ParameterizedTest
    @EnumSource
    void believesNoTimeThatDidNotMoveWithItsRecord(Ends ends) throws SQLException {
        transfer(ends);
        sync(Detect.By.TIME, 0, 0, 0);
        left("update person set name = 'Honest', date_modified = ? where id = 7", now());
        assertThat(sync(Detect.By.TIME, 1, 0, 0).time()).isTrue();
        assertThat(left("update person set name = 'Silent' where id = 8")).isEqualTo(1);
        int rounds = 0;
        DetectedBy by;
        long updated;
        do {
            SyncResult sync = ferry().sync(new SyncOptions(Direction.PUSH, Rule.ASK, true).withDetect(Detect.By.TIME));
            by = sync.detected().values().iterator().next();
            updated = sync.total().planned().updated();
            rounds++;
        } while (updated == 0 && rounds < 12);
        System.out.printf("seed=%d: the silent change was found in round %d%n", seed, rounds);
        assertThat(updated).isEqualTo(1);
        assertThat(rounds).isLessThanOrEqualTo(10);
        assertThat(by.time()).isFalse();
        assertThat(by.why()).isEqualTo(DetectedBy.Why.LIED);
        same();
        left("update person set name = 'Silent again' where id = 9");
        assertThat(sync(Detect.By.TIME, 1, 0, 0).why()).isEqualTo(DetectedBy.Why.LIED);
        same();
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingInManyRounds(Ends ends) throws SQLException {
        transfer(ends);
        for (int round = 0; round < 12; round++) {
            LocalDateTime stamp = now().plusMinutes(random.nextInt(7) - 3);
            for (int i = random.nextInt(30); i >= 0; i--) {
                int id = 1 + random.nextInt(next);
                switch (random.nextInt(8)) {
                    case 0 -> left("delete from person where id = ?", id);
                    case 1 -> left("insert into person values (?, 'New', 'new', ?)", next++, stamp.minusDays(3));
                    default ->
                        left(
                                "update person set name = ?, date_modified = ? where id = ?",
                                "Round " + round + "." + i,
                                stamp,
                                id);
                }
            }
            SyncResult sync = ferry().sync(new SyncOptions(Direction.PUSH, Rule.ASK, true).withDetect(Detect.By.TIME));
            DetectedBy by = sync.detected().values().iterator().next();
            assertThat(by.time()).as("round %d, seed=%d", round, seed).isEqualTo(round % 10 != 0);
            same();
        }
    }

    /** Stamped by the server's own clock, half before a round and half after it, over and over within a second or so. */
    @ParameterizedTest
    @EnumSource
    void losesNoneOfManyEditsInTheSameSecond(Ends ends) throws SQLException {
        transfer(ends);
        sync(Detect.By.TIME, 0, 0, 0);
        String stamp = source.startsWith("jdbc:mariadb:")
                ? "utc_timestamp()"
                : "cast(current_timestamp at time zone 'UTC' as timestamp(0))";
        for (int round = 0; round < 5; round++) {
            int id = 1 + random.nextInt(RECORDS);
            left("update person set name = ?, date_modified = " + stamp + " where id = ?", "First " + round, id);
            // The stamp that the second edit has to live with is the same, whatever the second is by then.
            assertThat(sync(Detect.By.TIME, 1, 0, 0).time()).isTrue();
            assertThat(left("update person set note = ? where id = ?", "second " + round, id))
                    .isEqualTo(1);
            assertThat(sync(Detect.By.TIME, 1, 0, 0).time())
                    .as("round %d, seed=%d", round, seed)
                    .isEqualTo(round < 4);
            same();
        }
    }
}
