package org.crmferry.ferry;

import java.nio.file.Path;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;

/** One office's source and the kind of target it goes to: from MariaDB to PostgreSQL, or the other way round. */
record Way(String source, boolean fromMariaDb) {
    static final TestSecrets MARIADB_TO_POSTGRES = new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin());
    private static final TestSecrets POSTGRES_TO_MARIADB =
            new TestSecrets(Servers.postgresLogin(), Servers.mariadbLogin());

    Credentials targetLogin() {
        return fromMariaDb ? Servers.postgresLogin() : Servers.mariadbLogin();
    }

    /** A new target without records, with or without tables. */
    String target(boolean tables) {
        String url = fromMariaDb ? Servers.newPostgres() : Servers.newMariaDb();
        if (tables) {
            Servers.execute(url, targetLogin(), Office.TABLES);
        }
        return url;
    }

    Ferry plan(Path project, String target) {
        Ferry ferry = new Ferry(project, fromMariaDb ? MARIADB_TO_POSTGRES : POSTGRES_TO_MARIADB, new Progress());
        String user = fromMariaDb
                ? Servers.mariadbLogin().user()
                : Servers.postgresLogin().user();
        ferry.plan(
                new Project.End(source, user, ""),
                new Project.End(target, targetLogin().user(), ""));
        return ferry;
    }

    Map<String, String> hash(String target) {
        return Hash.of(target, targetLogin());
    }
}
