package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.crmferry.model.Credentials;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;

/**
 * A source and a target with the same people, in groups that have nothing to do with each other: each group lives a
 * small history of its own, by its own seed, so that a thousand of them fit side by side into one pair of databases.
 */
final class People {
    static final int GROUP = 5;

    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final List<String> FIELDS = List.of("name", "city", "mail", "boss");

    private final Path project;
    private final String source;
    private final String target;
    private final Random[] randoms;
    private final int[] births;
    private int edits;

    /** Both hold the same, and the project knows it. */
    People(Path folder, long seed, int groups) throws SQLException {
        project = folder.resolve("project");
        source = "jdbc:h2:file:" + folder.resolve("source");
        target = "jdbc:h2:file:" + folder.resolve("target");
        randoms = new Random[groups];
        births = new int[groups];
        Arrays.setAll(randoms, group -> new Random(seed + group));
        for (String url : List.of(source, target)) {
            try (Session session = new Session(url)) {
                session.execute("create table person (id int primary key, name varchar(80) not null, city varchar(80),"
                        + " mail varchar(80), boss int references person(id))");
            }
        }
        try (Session session = new Session(source)) {
            for (int id = 1; id <= groups * GROUP; id++) {
                int first = first((id - 1) / GROUP);
                Random random = randoms[(id - 1) / GROUP];
                Integer boss = id > first && random.nextInt(3) == 0 ? first + random.nextInt(id - first) : null;
                session.execute("insert into person values (?, ?, ?, ?, ?)", id, "Name " + id, "City", "m" + id, boss);
            }
        }
        ferry().plan(new Project.End(source, "sa", ""), new Project.End(target, "sa", ""));
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(right()).isEqualTo(left());
    }

    private static int first(int group) {
        return group * GROUP + 1;
    }

    int groups() {
        return randoms.length;
    }

    Ferry ferry() {
        return new Ferry(project, new TestSecrets(SA, SA), new Progress());
    }

    Ferry back() {
        return new Ferry(project.resolve("back"), new TestSecrets(SA, SA), new Progress());
    }

    SyncResult sync(Direction direction) {
        return ferry().sync(new SyncOptions(direction, Rule.ASK, true));
    }

    Map<Integer, List<String>> left() throws SQLException {
        return read(source);
    }

    Map<Integer, List<String>> right() throws SQLException {
        return read(target);
    }

    private static Map<Integer, List<String>> read(String url) throws SQLException {
        Map<Integer, List<String>> people = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select id, " + String.join(", ", FIELDS) + " from person")) {
            while (row.next()) {
                people.put(
                        row.getInt(1),
                        Arrays.asList(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
            }
        }
        return people;
    }

    /** The group that somebody belongs to, whenever he was born. */
    private static int group(int id, int groups) {
        return (id - 1) % (groups * GROUP) / GROUP;
    }

    /** A few births, edits and deletions on either side; the same edits now and then. */
    void live() throws SQLException {
        try (Session left = new Session(source);
                Session right = new Session(target)) {
            for (int group = 0; group < randoms.length; group++) {
                for (int i = randoms[group].nextInt(4); i > 0; i--) {
                    change(left, group);
                    change(right, group);
                }
            }
        }
    }

    private void change(Session side, int group) throws SQLException {
        Random random = randoms[group];
        int all = randoms.length * GROUP;
        int age = random.nextInt(GROUP + births[group]);
        int id = first(group) + age % GROUP + age / GROUP * all;
        int what = random.nextInt(13);
        if (what == 12) {
            int born = GROUP + births[group]++;
            int place = first(group) + born % GROUP + born / GROUP * all;
            side.execute("insert into person values (?, ?, 'City', null, null)", place, "Born " + place);
        } else if (what == 0) {
            side.execute("update person set boss = null where boss = ?", id);
            side.execute("delete from person where id = ?", id);
        } else if (what == 1) {
            side.execute("update person set boss = null where id = ?", id);
        } else {
            String field = FIELDS.get(random.nextInt(3));
            String value = random.nextInt(4) == 0 ? "same" + random.nextInt(3) : "edit " + edits++;
            side.execute("update person set " + field + " = ? where id = ?", value, id);
        }
    }

    /** Which histories two states differ in, with the seed that repeats each alone. */
    static List<String> differing(
            Map<Integer, List<String>> expected, Map<Integer, List<String>> found, long seed, int groups, String what) {
        Map<Integer, List<String>> all = new TreeMap<>(expected);
        found.forEach(all::putIfAbsent);
        List<String> differing = new ArrayList<>();
        for (Integer id : all.keySet()) {
            if (!Objects.equals(expected.get(id), found.get(id))) {
                differing.add("-Dsync.seed=" + (seed + group(id, groups)) + " -Dsync.histories=1: " + what + ", person "
                        + id + " must be " + expected.get(id) + " and is " + found.get(id));
            }
        }
        return differing;
    }

    /** One connection, for many small commands. */
    private static final class Session implements AutoCloseable {
        private final Connection connection;

        Session(String url) throws SQLException {
            connection = DriverManager.getConnection(url, "sa", "");
            connection.setAutoCommit(false);
        }

        void execute(String sql, Object... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.commit();
            connection.close();
        }
    }
}
