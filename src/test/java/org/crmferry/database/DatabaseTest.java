package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    /** One empty database of each product. */
    private Map<String, Credentials> databases() {
        Map<String, Credentials> urls = new LinkedHashMap<>();
        urls.put(Servers.newPostgres(), Servers.postgresLogin());
        urls.put(Servers.newMariaDb(), Servers.mariadbLogin());
        urls.put("jdbc:h2:file:" + folder.resolve("h2"), new Credentials("sa", "h2 password".toCharArray()));
        urls.put("jdbc:sqlite:" + folder.resolve("sqlite.db"), Credentials.NONE);
        return urls;
    }

    @Test
    void writesTargetsAndOnlyReadsSources() {
        databases().forEach((url, login) -> {
            try (Database target = Database.open(Endpoint.parse(url), login, Access.WRITE)) {
                run(target, "create table a (b integer primary key)");
                run(target, "insert into a values (1)");
            }
            try (Database source = Database.open(Endpoint.parse(url), login, Access.READ)) {
                assertThat(source.discover(true).tables().get(0).rows()).isEqualTo(1);
                assertThatThrownBy(() -> run(source, "insert into a values (2)"))
                        .as(source.product())
                        .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> run(source, "create table c (d integer)"))
                        .as(source.product())
                        .isInstanceOf(IllegalStateException.class);
            }
        });
    }

    @Test
    void leavesFilesOfSourcesUnchangedToTheByte() throws IOException {
        for (String url :
                new String[] {"jdbc:h2:file:" + folder.resolve("h2"), "jdbc:sqlite:" + folder.resolve("s.db")}) {
            Servers.execute(
                    url, Credentials.NONE, "create table a (b integer primary key)", "insert into a values (1)");
            Path file = folder.resolve(url.startsWith("jdbc:h2") ? "h2.mv.db" : "s.db");
            byte[] before = Files.readAllBytes(file);
            try (Database source = Database.open(Endpoint.parse(url), Credentials.NONE, Access.READ)) {
                assertThat(source.discover(true).tables()).hasSize(1);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
    }

    @Test
    void speaksUtcAndTakesMySqlAddresses() throws SQLException {
        String url = Servers.newMariaDb().replace("jdbc:mariadb:", "jdbc:mysql:");
        try (Database database = Database.open(Endpoint.parse(url), Servers.mariadbLogin(), Access.READ);
                Connection connection = database.connection()) {
            assertThat(database.product()).isEqualTo("MariaDB");
            assertThat(Rows.text(connection, "select @@session.time_zone")).isEqualTo("+00:00");
            assertThat(Rows.text(connection, "select @@session.character_set_client"))
                    .isEqualTo("utf8mb4");
            assertThat(Rows.text(connection, "select @@session.tx_isolation")).isEqualTo("REPEATABLE-READ");
        }
        try (Database database =
                        Database.open(Endpoint.parse(Servers.newPostgres()), Servers.postgresLogin(), Access.READ);
                Connection connection = database.connection()) {
            assertThat(Rows.text(connection, "show timezone")).isEqualTo("UTC");
            assertThat(Rows.text(connection, "show transaction_isolation")).isEqualTo("repeatable read");
        }
    }

    @Test
    void readsZeroDatesAndWideValuesAsText() throws SQLException {
        String url = Servers.newMariaDb();
        try (Database database = Database.open(Endpoint.parse(url), Servers.mariadbLogin(), Access.WRITE);
                Connection connection = database.connection()) {
            run(database, "create table a (d date, t datetime, h time, f tinyint(1), n bigint unsigned)");
            run(
                    database,
                    "insert into a values ('0000-00-00', '2010-00-00 00:00:00', '838:59:59', 2, 18446744073709551615)");
            Rows.each(connection, "select * from a", row -> {
                assertThat(row.getString(1)).isEqualTo("0000-00-00");
                assertThat(row.getString(2)).isEqualTo("2010-00-00 00:00:00");
                assertThat(row.getString(3)).isEqualTo("838:59:59");
                assertThat(row.getString(4)).isEqualTo("2");
                assertThat(row.getString(5)).isEqualTo("18446744073709551615");
            });
        }
    }

    @Test
    void showsNoPasswordAndForgetsItWhenClosed() {
        String url = Servers.newPostgres();
        char[] password = "postgres".toCharArray();
        Database database = Database.open(Endpoint.parse(url), new Credentials("postgres", password), Access.READ);
        assertThat(database.toString()).startsWith("PostgreSQL").contains("127.0.0.1");
        database.close();
        assertThatThrownBy(database::connection).hasMessageContaining("127.0.0.1");
        assertThat(password).as("the caller's copy").isEqualTo("postgres".toCharArray());
    }

    @Test
    void opensFilesOftenAndSeveralTimesAtOnce() {
        String url = "jdbc:h2:file:" + folder.resolve("crm");
        Servers.execute(url, Credentials.NONE, "create table a (b int)");
        Endpoint endpoint = Endpoint.parse(url);
        try (Database one = Database.open(endpoint, Credentials.NONE, Access.READ);
                Database two = Database.open(endpoint, Credentials.NONE, Access.READ)) {
            assertThat(one.discover(true)).isEqualTo(two.discover(true));
        }
        try (Database one = Database.open(endpoint, Credentials.NONE, Access.WRITE);
                Database two = Database.open(endpoint, Credentials.NONE, Access.READ)) {
            run(one, "insert into a values (1)");
            assertThat(two.discover(true).tables().get(0).rows()).isEqualTo(1);
        }
    }

    private static void run(Database database, String sql) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
