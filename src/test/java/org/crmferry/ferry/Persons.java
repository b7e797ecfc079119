package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Existing;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.io.TempDir;

/** Nine persons that a project has carried over, one of which the target had already; and the versions of each. */
class Persons {
    static final Credentials SA = new Credentials("sa", new char[0]);
    static final String PERSON = System.getProperty("user.name");
    static final String TABLE = "create table person (id int primary key, name varchar(60) not null,"
            + " city varchar(60), email varchar(120), note varchar(2000), extra varchar(20) default 'made here')";

    /** What the two databases are. */
    enum Engines {
        H2,
        MARIADB_TO_POSTGRESQL
    }

    @TempDir
    Path folder;

    String source;
    String target;
    Credentials sourceLogin = SA;
    Credentials targetLogin = SA;
    Map<String, String> before;

    Ferry ferry() {
        return new Ferry(folder.resolve("project"), new TestSecrets(sourceLogin, targetLogin), new Progress());
    }

    /** As the database spells it. */
    String spelled(String name) {
        return source.startsWith("jdbc:h2") ? name.toUpperCase(Locale.ROOT) : name;
    }

    void source(String... commands) {
        Servers.execute(source, sourceLogin, commands);
    }

    void target(String... commands) {
        Servers.execute(target, targetLogin, commands);
    }

    String row(int number) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(target, targetLogin.user(), new String(targetLogin.password()));
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select name, city, email, note, extra from person where email = 'p" + number
                                + "@example.org'")) {
            return row.next()
                    ? String.join(
                            "|",
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5))
                    : "";
        }
    }

    /**
     * The target has person 2 already, with another name.
     *
     * @param there what it has besides, as commands
     */
    void transfer(Engines engines, String... there) throws SQLException {
        if (engines == Engines.H2) {
            source = "jdbc:h2:file:" + folder.resolve("source");
            target = "jdbc:h2:file:" + folder.resolve("target");
        } else {
            source = Servers.newMariaDb();
            target = Servers.newPostgres();
            sourceLogin = Servers.mariadbLogin();
            targetLogin = Servers.postgresLogin();
        }
        source(TABLE.replace(", extra varchar(20) default 'made here'", ""));
        for (int i = 1; i <= 9; i++) {
            source("insert into person values (" + i + ", 'Name " + i + "', 'City " + i + "', 'p" + i
                    + "@example.org', 'Note " + i + "')");
        }
        target(
                TABLE,
                "insert into person (id, name, city, email, note) values (2, 'There', 'City 2', 'p2@example.org', '')");
        target(there);
        before = Hash.of(target, targetLogin);
        Project project = ferry().plan(
                        new Project.End(source, sourceLogin.user(), ""),
                        new Project.End(target, targetLogin.user(), ""));
        List<EntityMapping> entities = project.mapping().entities().stream()
                .map(each -> each.withMatch(List.of(spelled("email"))).withExisting(Existing.SOURCE))
                .toList();
        ferry().save(project.mapping().withEntities(entities));
        assertThat(ferry().run().result()).isEqualTo("done");
    }

    RecordHistory history(int key) {
        try (HistoryDesk desk = ferry().history()) {
            return desk.of(spelled("person"), Integer.toString(key));
        }
    }

    PutBackResult putBack(int key, int version) {
        try (HistoryDesk desk = ferry().history()) {
            return desk.putBack(desk.of(spelled("person"), Integer.toString(key)), version);
        }
    }

    /** A version in one line: number, cause, run, rule, person, and each field with its old and new value. */
    static List<String> lines(RecordHistory history) {
        return history.versions().stream().map(Persons::line).toList();
    }

    static String line(RecordHistory.RecordVersion version) {
        StringBuilder line = new StringBuilder(version.number() + " " + version.cause() + " run " + version.run());
        line.append(version.rule().isEmpty() ? "" : " by " + version.rule());
        line.append(version.person().isEmpty() ? "" : " of " + version.person());
        line.append(version.there() ? "" : " deleted");
        version.changes()
                .forEach(each -> line.append("; ")
                        .append(each.field().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(each.old())
                        .append(" > ")
                        .append(each.now()));
        return line.toString();
    }
}
