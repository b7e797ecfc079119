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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.model.Credentials;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random edits of both sides, in several rounds, against a model of a few lines: every pair is merged from what both
 * sides agreed on last, field by field, and stays as it is where they do not agree. So no edit is ever lost.
 */
class SyncHistoriesTest {
    private static final int PEOPLE = 100;
    private static final int ROUNDS = 3;
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final List<String> FIELDS = List.of("name", "city", "mail", "boss");
    private static final SyncOptions BOTH = new SyncOptions(Direction.BOTH, Rule.ASK, true);

    @TempDir
    Path folder;

    private String source;
    private String target;
    private Random random;
    private int edits;

    private Ferry ferry() {
        return new Ferry(folder.resolve("project"), new TestSecrets(SA, SA), new Progress());
    }

    private static void execute(String url, String sql, Object... values) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
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

    /** One edit or deletion of one record; the same on both sides now and then. */
    private void change(String url, int id) throws SQLException {
        int what = random.nextInt(12);
        if (what == 0) {
            execute(url, "update person set boss = null where boss = ?", id);
            execute(url, "delete from person where id = ?", id);
        } else if (what == 1) {
            execute(url, "update person set boss = null where id = ?", id);
        } else {
            String field = FIELDS.get(random.nextInt(3));
            String value = random.nextInt(4) == 0 ? "same" + random.nextInt(3) : "edit " + edits++;
            execute(url, "update person set " + field + " = ? where id = ?", value, id);
        }
    }

    /** What a round makes of the pairs, by the former agreement; conflicts stay. */
    private static int merge(
            Map<Integer, List<String>> base, Map<Integer, List<String>> left, Map<Integer, List<String>> right) {
        int conflicts = 0;
        for (Integer id : List.copyOf(base.keySet())) {
            List<String> was = base.get(id);
            List<String> a = left.get(id);
            List<String> b = right.get(id);
            if (a == null || b == null) {
                continue;
            }
            List<String> merged = new ArrayList<>();
            boolean agreed = true;
            for (int i = 0; i < was.size(); i++) {
                boolean mine = !Objects.equals(was.get(i), a.get(i));
                boolean yours = !Objects.equals(was.get(i), b.get(i));
                agreed &= !mine || !yours || Objects.equals(a.get(i), b.get(i));
                merged.add(mine ? a.get(i) : b.get(i));
            }
            if (agreed) {
                base.put(id, merged);
                left.put(id, merged);
                right.put(id, merged);
            } else {
                conflicts++;
            }
        }
        return conflicts + delete(base, left, right);
    }

    /** What one side has deleted goes on the other, if it was not edited there and nobody there needs it. */
    private static int delete(
            Map<Integer, List<String>> base, Map<Integer, List<String>> left, Map<Integer, List<String>> right) {
        int conflicts = leave(base, left, right) + leave(base, right, left);
        base.keySet().removeIf(id -> !left.containsKey(id) && !right.containsKey(id));
        return conflicts;
    }

    private static int leave(
            Map<Integer, List<String>> base, Map<Integer, List<String>> here, Map<Integer, List<String>> there) {
        Set<Integer> leave = new TreeSet<>();
        Set<Integer> stay = new TreeSet<>();
        for (Integer id : base.keySet()) {
            if (!here.containsKey(id) && there.containsKey(id)) {
                (base.get(id).equals(there.get(id)) ? leave : stay).add(id);
            }
        }
        boolean more = true;
        while (more) {
            Set<String> needed = new TreeSet<>();
            there.forEach((id, person) -> {
                if (!leave.contains(id) && person.get(3) != null) {
                    needed.add(person.get(3));
                }
            });
            List<Integer> kept =
                    leave.stream().filter(id -> needed.contains(id.toString())).toList();
            more = !kept.isEmpty();
            leave.removeAll(kept);
            stay.addAll(kept);
        }
        there.keySet().removeAll(leave);
        return stay.size();
    }

    private void begin(long seed) throws SQLException {
        random = new Random(seed);
        source = "jdbc:h2:file:" + folder.resolve("a" + seed);
        target = "jdbc:h2:file:" + folder.resolve("b" + seed);
        for (String url : List.of(source, target)) {
            execute(
                    url,
                    "create table person (id int primary key, name varchar(80) not null, city varchar(80),"
                            + " mail varchar(80), boss int references person(id))");
        }
        for (int i = 1; i <= PEOPLE; i++) {
            Integer boss = i > 1 && random.nextInt(3) == 0 ? 1 + random.nextInt(i - 1) : null;
            execute(source, "insert into person values (?, ?, ?, ?, ?)", i, "Name " + i, "City", "m" + i, boss);
        }
        Folder.delete(folder.resolve("project"));
        ferry().plan(new Project.End(source, "sa", ""), new Project.End(target, "sa", ""));
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(read(target)).isEqualTo(read(source));
    }

    @Test
    void noEditIsLostAndBothSidesConverge() throws Exception {
        long first = Long.getLong("sync.seed", 20261128);
        int histories = Integer.getInteger("sync.histories", 2);
        for (long seed = first; seed < first + histories; seed++) {
            System.out.println("sync.seed=" + seed);
            begin(seed);
            Map<Integer, List<String>> agreed = read(source);
            for (int round = 0; round < ROUNDS; round++) {
                String what = "-Dsync.seed=" + seed + " round " + round;
                for (int i = 0; i < 25; i++) {
                    change(source, 1 + random.nextInt(PEOPLE));
                    change(target, 1 + random.nextInt(PEOPLE));
                }
                Map<Integer, List<String>> left = read(source);
                Map<Integer, List<String>> right = read(target);
                int conflicts = merge(agreed, left, right);
                SyncResult sync = ferry().sync(BOTH);
                assertThat(read(source)).as(what).isEqualTo(left);
                assertThat(read(target)).as(what).isEqualTo(right);
                assertThat(sync.done()).as(what).isEqualTo(conflicts == 0);
                SyncResult again = ferry().sync(BOTH);
                assertThat(again.total().planned().read()).as(what).isZero();
                assertThat(again.back().total().planned().read()).as(what).isZero();
                assertThat(read(source)).as(what).isEqualTo(left);
                assertThat(read(target)).as(what).isEqualTo(right);
            }
            settle("-Dsync.seed=" + seed);
        }
    }

    private void settle(String what) throws SQLException {
        try (ConflictDesk desk = ferry().conflictDesk()) {
            desk.decideAll(ConflictFilter.OPEN.withKind("differs"), random.nextBoolean() ? "source" : "target");
        }
        ferry().run();
        ferry().sync(BOTH);
        Map<Integer, List<String>> left = read(source);
        Map<Integer, List<String>> right = read(target);
        left.keySet().retainAll(right.keySet());
        right.keySet().retainAll(left.keySet());
        assertThat(left).as(what).isEqualTo(right);
    }
}
