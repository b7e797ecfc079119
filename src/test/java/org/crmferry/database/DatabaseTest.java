package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    @Test
    void opensEveryProduct() throws SQLException {
        check(Servers.newPostgres(), Servers.postgresLogin(), "PostgreSQL");
        check(Servers.newMariaDb(), Servers.mariadbLogin(), "MariaDB");
        check("jdbc:h2:mem:opens", Credentials.NONE, "H2");
        check("jdbc:sqlite::memory:", Credentials.NONE, "SQLite");
    }

    private static void check(String url, Credentials login, String product) throws SQLException {
        for (Access access : Access.values()) {
            try (Database database = Database.open(Endpoint.parse(url), login, access);
                    Connection connection = database.connection()) {
                assertThat(database.product()).isEqualTo(product);
                assertThat(database.version()).isNotBlank();
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }
}
