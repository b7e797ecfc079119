package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.junit.jupiter.api.Test;

/** Commits outlast a crash once they were made sure of, on servers that are set up to take their time. */
class DurabilityTest {
    @Test
    void postgresWritesWhatItTookItsTimeFor() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            Credentials login = new Credentials("postgres", "postgres".toCharArray());
            String url = server.url() + "postgres";
            Servers.execute(
                    url,
                    login,
                    "alter system set synchronous_commit = off",
                    "alter system set wal_writer_delay = 10000",
                    "alter system set wal_writer_flush_after = 100000",
                    "select pg_reload_conf()",
                    "create table note (id int)");
            crash(server, url, login);
        }
    }

    @Test
    void mariaDbWritesWhatItTookItsTimeFor() throws Exception {
        try (MariaServer server =
                MariaServer.start("--innodb-flush-log-at-trx-commit=0", "--innodb-flush-log-at-timeout=2700")) {
            String url = server.url() + "test";
            Servers.execute(server.url() + "mysql", Servers.mariadbLogin(), "create database if not exists test");
            Servers.execute(url, Servers.mariadbLogin(), "create table note (id int)");
            crash(server, url, Servers.mariadbLogin());
        }
    }

    private static void crash(AutoCloseable server, String url, Credentials login) throws Exception {
        try (Database database = Database.open(Endpoint.parse(url), login, Access.WRITE);
                Target target = Target.of(database)) {
            Servers.execute(url, login, "insert into note values (1), (2), (3)");
            assertThat(target.secure()).isTrue();
            Servers.execute(url, login, "insert into note values (4)");
            if (server instanceof PostgresServer postgres) {
                postgres.kill();
            } else {
                ((MariaServer) server).kill();
            }
        }
        if (server instanceof PostgresServer postgres) {
            postgres.restart();
        } else {
            ((MariaServer) server).restart();
        }
        try (Database database = Database.open(Endpoint.parse(url), login, Access.READ)) {
            long rows = database.discover(true).byName().get("note").rows();
            // Neither the insert after the barrier nor anything of it is promised; all before it is.
            assertThat(rows).isBetween(3L, 4L);
        }
    }
}
