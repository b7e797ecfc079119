package org.crmferry.database;

import org.junit.jupiter.api.Test;

class ServersTest {
    @Test
    void startsPostgres() {
        Servers.execute(Servers.newPostgres(), Servers.postgresLogin(), "create table a (b int)");
    }

    @Test
    void startsMariaDb() {
        Servers.execute(Servers.newMariaDb(), Servers.mariadbLogin(), "create table a (b int)");
    }
}
