package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.Result;
import org.crmferry.ferry.Secrets;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.plan.Finding;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile values there and back through the whole way, tables made by us: each cell comes back exactly, or a finding
 * named its field before anything was written, and the run did not end as if nothing had happened.
 */
class HostileWayTest {
    private static final int RECORDS = 400;

    @TempDir
    Path folder;

    /** A place with a login. */
    private record Place(String url, Credentials login) {}

    @Test
    void fromMariaDbThroughPostgresAndBack() {
        Place source = filled(new Place(Servers.newMariaDb(), Servers.mariadbLogin()), new MariaDbReadingWritingTest());
        Place middle = new Place(Servers.newPostgres(), Servers.postgresLogin());
        thereAndBack(source, middle, new Place(Servers.newMariaDb(), Servers.mariadbLogin()));
    }

    @Test
    void fromPostgresThroughH2AndBack() {
        Place source =
                filled(new Place(Servers.newPostgres(), Servers.postgresLogin()), new PostgresReadingWritingTest());
        Place middle = new Place("jdbc:h2:file:" + folder.resolve("middle"), new Credentials("sa", new char[0]));
        Servers.execute(middle.url(), middle.login(), "select 1");
        thereAndBack(source, middle, new Place(Servers.newPostgres(), Servers.postgresLogin()));
    }

    @Test
    void fromH2ThroughPostgresAndBack() {
        Place source = new Place("jdbc:h2:file:" + folder.resolve("source"), new Credentials("sa", new char[0]));
        filled(source, new H2ReadingWritingTest());
        Place middle = new Place(Servers.newPostgres(), Servers.postgresLogin());
        Place back = new Place("jdbc:h2:file:" + folder.resolve("back"), new Credentials("sa", new char[0]));
        Servers.execute(back.url(), back.login(), "select 1");
        thereAndBack(source, middle, back);
    }

    private static Place filled(Place place, ReadingWritingContract kinds) {
        long seed = Long.getLong("seed", 20261122);
        Servers.execute(place.url(), place.login(), kinds.allKinds());
        try (Database database = Database.open(Endpoint.parse(place.url()), place.login(), Access.WRITE);
                Target target = Target.of(database)) {
            Entity entity = entity(database);
            target.begin();
            target.create(entity, new Hostile(seed, database.product(), kinds.ownValues()).records(entity, RECORDS));
            target.commit();
        } catch (RowsRefused e) {
            throw new AssertionError(e);
        }
        return place;
    }

    private static Entity entity(Database database) {
        String name = database.discover(false).tables().stream()
                .map(t -> t.name())
                .filter(n -> n.equalsIgnoreCase("hostile"))
                .findFirst()
                .orElseThrow();
        return Discovered.entity(database.discover(false), name);
    }

    private void thereAndBack(Place source, Place middle, Place back) {
        Map<String, Long> named = new HashMap<>();
        move(source, middle, named, "there");
        move(middle, back, named, "back");
        Map<String, Long> differing = new TreeMap<>();
        Map<String, String> examples = new TreeMap<>();
        Entity entity;
        Map<Key, Object[]> found = new HashMap<>();
        try (Database database = Database.open(Endpoint.parse(back.url()), back.login(), Access.READ);
                Snapshot now = Snapshot.of(database)) {
            Entity there = entity(database);
            ReadingWritingContract.all(now, there, null).forEach(r -> found.put(there.keyOf(r), r));
        }
        try (Database database = Database.open(Endpoint.parse(source.url()), source.login(), Access.READ);
                Snapshot now = Snapshot.of(database)) {
            entity = entity(database);
            for (Object[] record : ReadingWritingContract.all(now, entity, null)) {
                Object[] other = found.get(entity.keyOf(record));
                assertThat(other).as("record %s", entity.keyOf(record)).isNotNull();
                for (int i = 0; i < record.length; i++) {
                    if (!Values.same(record[i], other[i]) && !text(record[i]).equals(text(other[i]))) {
                        String field = entity.fields().get(i).name().toLowerCase(java.util.Locale.ROOT);
                        differing.merge(field, 1L, Long::sum);
                        examples.putIfAbsent(field, Hostile.show(record[i]) + " became " + Hostile.show(other[i]));
                    }
                }
            }
        }
        differing.forEach((field, cells) -> assertThat(named.getOrDefault(field, 0L))
                .as("findings for %s, whose value %s", field, examples.get(field))
                .isGreaterThanOrEqualTo(cells));
    }

    /** A value as text: a truth value as the digit that some products store for it, a time without idle zeros. */
    private static String text(Object value) {
        String text = value instanceof Boolean truth ? truth ? "1" : "0" : Values.text(value);
        if (text.matches("-?\\d+:\\d\\d(:\\d\\d(\\.\\d+)?)?")) {
            text = text.matches("-?\\d+:\\d\\d") ? text + ":00" : text;
            text = text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
        }
        return text;
    }

    private void move(Place from, Place to, Map<String, Long> named, String name) {
        Ferry ferry = new Ferry(folder.resolve(name), new Logins(from, to), new Progress());
        ferry.plan(
                new Project.End(from.url(), from.login().user(), ""),
                new Project.End(to.url(), to.login().user(), ""));
        Result preview = ferry.preview();
        long lossy = 0;
        for (Finding finding : preview.findings()) {
            if (finding.open()) {
                lossy += finding.count();
                named.merge(finding.field().toLowerCase(java.util.Locale.ROOT), finding.count(), Long::sum);
            }
        }
        Result run = ferry.run();
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(run.total().failed())
                .as(name + ": records the target refused")
                .isZero();
        assertThat(run.done()).isEqualTo(lossy == 0);
        assertThat(ferry.verify().differences()).isEmpty();
    }

    /** The logins of two places and a passphrase. */
    private record Logins(Place from, Place to) implements Secrets {
        @Override
        public Credentials source(Project.End end) {
            return from.login();
        }

        @Override
        public Credentials target(Project.End end) {
            return to.login();
        }

        @Override
        public char[] passphrase(boolean fresh) {
            return "correct horse battery staple".toCharArray();
        }
    }
}
