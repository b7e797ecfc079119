package org.crmferry.database;

import org.junit.jupiter.api.Test;

class ServersTest {
    @Test
    void bothServersStart() {
        Servers.execute(Servers.newPostgres(), Servers.postgresLogin(), "create table a (b int)");
        Servers.execute(Servers.newMariaDb(), Servers.mariadbLogin(), "create table a (b int)");
    }
}
