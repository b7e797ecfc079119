package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.FieldDifference;
import org.crmferry.compare.RecordDifference;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two databases side by side: every difference that was made is found, and none that was not. */
class CompareTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final long SEED = 20_240_607;

    /** Keys whose order the products' own collations disagree about. */
    private static final String[] STEMS = {
        "a",
        "B",
        "Z",
        "ä",
        "Ä",
        "é",
        "z",
        "_",
        "-",
        " ",
        "ß",
        "ss",
        "王",
        "Ł",
        "\uff5e",
        "\ud83d\ude00",
        "1",
        "01",
        "~",
        "Aa",
        "aA"
    };

    @TempDir
    Path folder;

    private String h2(String name) {
        return "jdbc:h2:file:" + folder.resolve(name);
    }

    private static Comparison compare(
            String left, Credentials leftLogin, String right, Credentials rightLogin, CompareOptions options) {
        return Ferry.compare(
                Endpoint.parse(left),
                leftLogin.copy(),
                Endpoint.parse(right),
                rightLogin.copy(),
                options,
                new Progress());
    }

    private static EntityComparison only(Comparison comparison, String entity) {
        return comparison.entities().stream()
                .filter(e -> e.entity().equalsIgnoreCase(entity))
                .findFirst()
                .orElseThrow();
    }

    private static void counts(EntityComparison e, long left, long different, long right, long identical) {
        assertThat(List.of(e.onlyLeft(), e.different(), e.onlyRight(), e.identical()))
                .as(e.entity() + ": only left, different, only right, identical")
                .containsExactly(left, different, right, identical);
    }

    private static void insert(String url, Credentials login, String sql, List<Object[]> rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, login.user(), new String(login.password()));
                PreparedStatement insert = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** Key to row; both sides get them in an order of their own, and a third of the keys is changed somehow. */
    private void seeded(String left, Credentials leftLogin, String right, Credentials rightLogin, boolean text)
            throws SQLException {
        Random random = new Random(SEED);
        String key = text ? "varchar(60)" : "bigint";
        for (String[] side : new String[][] {{left, leftLogin.user()}, {right, rightLogin.user()}}) {
            Servers.execute(
                    side[0],
                    side[0].equals(left) ? leftLogin : rightLogin,
                    "create table person (id " + key
                            + " not null primary key, name varchar(100), amount decimal(12,2), note varchar(400))");
        }
        Map<Object, Object[]> rows = new HashMap<>();
        while (rows.size() < 3000) {
            String stem = STEMS[random.nextInt(STEMS.length)] + STEMS[random.nextInt(STEMS.length)];
            Object id =
                    text ? stem.strip() + "x" + random.nextInt(100_000) : (Object) random.nextLong(1_000_000_000_000L);
            rows.put(id, new Object[] {
                id,
                random.nextInt(9) == 0 ? null : "Name " + random.nextInt(),
                java.math.BigDecimal.valueOf(random.nextInt(), 2),
                "n".repeat(random.nextInt(50))
            });
        }
        Map<String, String> expected = new TreeMap<>();
        List<Object[]> one = new ArrayList<>();
        List<Object[]> other = new ArrayList<>();
        for (Object[] row : rows.values()) {
            Object[] copy = row.clone();
            switch (random.nextInt(12)) {
                case 0 -> {
                    one.add(row);
                    expected.put(row[0].toString(), "onlyLeft");
                }
                case 1 -> {
                    other.add(row);
                    expected.put(row[0].toString(), "onlyRight");
                }
                case 2 -> {
                    copy[1] = row[1] == null ? "" : null;
                    one.add(row);
                    other.add(copy);
                    expected.put(row[0].toString(), "different [name]");
                }
                case 3 -> {
                    copy[2] = ((java.math.BigDecimal) row[2]).add(new java.math.BigDecimal("0.01"));
                    copy[3] = row[3] + "!";
                    one.add(row);
                    other.add(copy);
                    expected.put(row[0].toString(), "different [amount, note]");
                }
                default -> {
                    one.add(row);
                    other.add(copy);
                }
            }
        }
        Collections.shuffle(one, random);
        Collections.shuffle(other, random);
        insert(left, leftLogin, "insert into person values (?, ?, ?, ?)", one);
        insert(right, rightLogin, "insert into person values (?, ?, ?, ?)", other);
        Comparison found =
                compare(left, leftLogin, right, rightLogin, CompareOptions.all().withLimit(5000));
        Map<String, String> actual = new TreeMap<>();
        for (RecordDifference each : found.differences()) {
            String fields = each.kind() == RecordDifference.Kind.DIFFERENT
                    ? " "
                            + each.fields().stream()
                                    .map(f -> f.name().toLowerCase(java.util.Locale.ROOT))
                                    .toList()
                    : "";
            actual.put(each.keyText(), each.kind().word() + fields);
        }
        assertThat(actual.size()).as("seed " + SEED).isEqualTo(expected.size());
        expected.forEach((id, what) ->
                assertThat(actual.get(id)).as("seed " + SEED + ", key " + id).isEqualTo(what));
        int identical = rows.size() - expected.size();
        assertThat(only(found, "person").identical()).isEqualTo(identical);
        assertThat(found.total()).isEqualTo(expected.size());
        assertThat(found.complete()).isTrue();
    }

    @Test
    void findsEverySeededDifferenceByNumber() throws SQLException {
        seeded(h2("a"), SA, h2("b"), SA, false);
        seeded(Servers.newMariaDb(), Servers.mariadbLogin(), Servers.newPostgres(), Servers.postgresLogin(), false);
    }

    @Test
    void findsEverySeededDifferenceByTextWhateverTheCollations() throws SQLException {
        String maria = Servers.newMariaDb();
        Servers.execute(maria, Servers.mariadbLogin(), "alter database character set utf8mb4 collate utf8mb4_bin");
        seeded(maria, Servers.mariadbLogin(), Servers.newPostgres(), Servers.postgresLogin(), true);
        seeded(h2("a"), SA, Servers.newPostgres(), Servers.postgresLogin(), true);
    }

    @Test
    void takesWhatOnlyTheProductsWriteDifferentlyForTheSame() {
        String maria = Servers.newMariaDb();
        String postgres = Servers.newPostgres();
        Servers.execute(
                maria,
                Servers.mariadbLogin(),
                "create table thing (id char(36) not null primary key, code char(8), active tinyint(1), at datetime,"
                        + " fine datetime(3), price decimal(20,6), ratio float, extra longtext, day date, stamp"
                        + " timestamp null, raw varbinary(20))",
                "insert into thing values ('0A0B0C0D-0000-4000-8000-00000000000F', 'ab', 1, '2024-02-29 23:59:58',"
                        + " '2024-02-29 23:59:58.123', 12.5, 0.1, '{\"a\": 1,  \"b\":[true]}', '2024-02-29',"
                        + " '2024-02-29 12:00:00', x'00ff')",
                "insert into thing values ('0a0b0c0d-0000-4000-8000-00000000000e', null, 0, null, null, null, null,"
                        + " null, null, null, null)");
        Servers.execute(
                postgres,
                Servers.postgresLogin(),
                "create table thing (id uuid not null primary key, code char(20), active boolean, at timestamp,"
                        + " fine timestamp(6), price numeric, ratio real, extra jsonb, day timestamp, stamp timestamptz,"
                        + " raw bytea)",
                "set time zone 'UTC'",
                "insert into thing values ('0a0b0c0d-0000-4000-8000-00000000000f', 'ab', true, '2024-02-29"
                        + " 23:59:58.4', '2024-02-29 23:59:58.123456', 12.50, 0.1, '{\"b\": [true], \"a\": 1}',"
                        + " '2024-02-29 00:00', '2024-02-29 12:00:00+00', '\\x00ff')",
                "insert into thing values ('0a0b0c0d-0000-4000-8000-00000000000e', null, false, null, null, null, null,"
                        + " null, null, null, null)");
        Comparison found =
                compare(maria, Servers.mariadbLogin(), postgres, Servers.postgresLogin(), CompareOptions.all());
        assertThat(found.differences()).isEmpty();
        counts(only(found, "thing"), 0, 0, 0, 2);

        Servers.execute(
                postgres,
                Servers.postgresLogin(),
                "update thing set code = 'ac', active = false, at = '2024-02-29 23:59:59.6', price = 12.500001, extra ="
                        + " '{\"a\": 2}', raw = '\\x00fe' where code is not null");
        Comparison changed =
                compare(maria, Servers.mariadbLogin(), postgres, Servers.postgresLogin(), CompareOptions.all());
        assertThat(changed.differences()).hasSize(1);
        assertThat(changed.differences().get(0).fields().stream().map(FieldDifference::name))
                .containsExactlyInAnyOrder("code", "active", "at", "price", "extra", "raw");
    }

    @Test
    void pairsRecordsWithoutAKeySoThatMostAreIdentical() {
        for (String url : List.of(h2("a"), h2("b"))) {
            Servers.execute(url, SA, "create table tag (person int, word varchar(20), long_text clob)");
        }
        Servers.execute(
                h2("a"),
                SA,
                "insert into tag values (1, 'x', 'one'), (1, 'x', 'one'), (1, 'x', 'two'), (null, 'y', 'y'), (2, 'z',"
                        + " 'only here')");
        Servers.execute(
                h2("b"),
                SA,
                "insert into tag values (1, 'x', 'three'), (1, 'x', 'one'), (1, 'x', 'one'), (null, 'y', 'y'), (3,"
                        + " null, null)");
        Comparison found = compare(h2("a"), SA, h2("b"), SA, CompareOptions.all());
        counts(only(found, "tag"), 1, 1, 1, 3);
    }

    @Test
    void comparesByAChosenKeyWithoutIgnoredFieldsAndNamesWhatItLeftOut() {
        Servers.execute(
                h2("a"),
                SA,
                "create table person (id int primary key, email varchar(50), name varchar(50), changed timestamp, more"
                        + " int)",
                "insert into person values (1, 'a@x.example', 'Anna', '2020-01-01 00:00:00', 1), (2, 'b@x.example',"
                        + " 'Bert', '2020-01-01 00:00:00', 1), (3, null, 'Nobody', '2020-01-01 00:00:00', 1)");
        Servers.execute(
                h2("b"),
                SA,
                "create table human (id int primary key, email varchar(50), name varchar(50), changed timestamp)",
                "insert into human values (11, 'b@x.example', 'Bert', '2021-01-01 00:00:00'), (12, 'a@x.example',"
                        + " 'Anne', '2021-01-01 00:00:00'), (13, null, 'Nobody', '2021-01-01 00:00:00')");
        CompareOptions options = new CompareOptions(
                List.of(new CompareOptions.Pair("person", "HUMAN", Map.of())),
                List.of("email"),
                Set.of("changed", "person.id"),
                1000);
        Comparison found = compare(h2("a"), SA, h2("b"), SA, options);
        counts(only(found, "person"), 0, 1, 0, 2);
        assertThat(only(found, "person").notCompared()).containsExactlyInAnyOrder("ID", "CHANGED", "left:MORE");
        RecordDifference anna = found.differences().get(0);
        assertThat(anna.key()).containsExactly(Map.entry("EMAIL", "a@x.example"));
        assertThat(anna.fields()).containsExactly(new FieldDifference("NAME", "Anna", "Anne"));
        assertThatThrownBy(() -> compare(
                        h2("a"), SA, h2("b"), SA, new CompareOptions(options.pairs(), List.of("more"), Set.of(), 10)))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MAPPING))
                .hasMessageContaining("more");
    }

    @Test
    void countsAllButKeepsOnlyAsManyAsAskedForFromEveryEntity() throws SQLException {
        for (String url : List.of(h2("a"), h2("b"))) {
            Servers.execute(
                    url,
                    SA,
                    "create table many (id int primary key, v int)",
                    "create table few (id int primary key, v int)",
                    "insert into few values (1, " + url.hashCode() + "), (2, 2)",
                    "insert into many select x, " + url.hashCode() + " from system_range(1, 500)");
        }
        Servers.execute(h2("a"), SA, "create table extra (id int primary key)");
        Comparison found =
                compare(h2("a"), SA, h2("b"), SA, CompareOptions.all().withLimit(20));
        assertThat(found.total()).isEqualTo(501);
        assertThat(found.differences()).hasSize(20);
        assertThat(found.complete()).isFalse();
        assertThat(found.page("FEW", null, 0, 10)).hasSize(1);
        assertThat(found.page("MANY", RecordDifference.Kind.DIFFERENT, 15, 10)).hasSize(4);
        assertThat(found.page("MANY", RecordDifference.Kind.ONLY_LEFT, 0, 10)).isEmpty();
        assertThat(found.onlyLeft()).containsExactly("EXTRA");
        assertThat(found.onlyRight()).isEmpty();
    }

    @Test
    void stopsWhenItIsCancelledAndReleasesBothDatabases() throws SQLException {
        for (String url : List.of(h2("a"), h2("b"))) {
            Servers.execute(
                    url,
                    SA,
                    "create table many (id int primary key, v varchar(100))",
                    "insert into many select x, 'v' || x from system_range(1, 50000)");
        }
        Progress progress = new Progress();
        progress.cancel();
        assertThatThrownBy(() -> Ferry.compare(
                        Endpoint.parse(h2("a")), SA, Endpoint.parse(h2("b")), SA, CompareOptions.all(), progress))
                .isInstanceOf(CancellationException.class);
        Servers.execute(h2("a"), SA, "drop table many");
        Servers.execute(h2("b"), SA, "drop table many");
    }

    @Test
    void saysThatRecordsCannotBeToldApartInsteadOfGuessing() {
        for (String url : List.of(h2("a"), h2("b"))) {
            Servers.execute(
                    url,
                    SA,
                    "create table t (id int primary key, kind varchar(10), v int)",
                    "insert into t select x, 'same', x from system_range(1, 30000)");
        }
        assertThatThrownBy(() -> compare(
                        h2("a"),
                        SA,
                        h2("b"),
                        SA,
                        new CompareOptions(
                                List.of(new CompareOptions.Pair("t", "t", Map.of())), List.of("kind"), Set.of(), 10)))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("told apart");
    }
}
