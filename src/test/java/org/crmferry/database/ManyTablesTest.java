package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** CRMs have several hundred tables; looking at them takes seconds at most. */
@Tag("campaign")
class ManyTablesTest {
    private static final int TABLES = 700;

    @Test
    void discoversManyTablesOfMariaDb() {
        check(Servers.newMariaDb(), Servers.mariadbLogin());
    }

    @Test
    void discoversManyTablesOfPostgres() {
        check(Servers.newPostgres(), Servers.postgresLogin());
    }

    private static void check(String url, Credentials login) {
        String[] statements = new String[TABLES];
        for (int i = 0; i < TABLES; i++) {
            StringBuilder columns = new StringBuilder();
            for (int c = 0; c < 12; c++) {
                columns.append(", field_").append(c).append(c % 2 == 0 ? " varchar(100)" : " decimal(20, 4)");
            }
            statements[i] =
                    "create table module_" + i + " (id char(36) primary key, code int not null unique" + columns + ")";
        }
        boolean postgres = url.startsWith("jdbc:postgresql:");
        Servers.execute(url, login, postgres ? new String[] {String.join(";", statements)} : statements);
        long start = System.nanoTime();
        try (Database database = Database.open(Endpoint.parse(url), login, Access.READ)) {
            Schema schema = database.discover(true);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf(
                    "%d tables of %s opened, discovered and counted in %d ms%n",
                    TABLES, database.product(), taken.toMillis());
            assertThat(schema.tables())
                    .hasSize(TABLES)
                    .allMatch(t -> t.columns().size() == 14 && t.exact());
            assertThat(taken).isLessThan(Duration.ofSeconds(20));
        }
    }
}
