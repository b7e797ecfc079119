package org.crmferry.ferry;

import java.nio.file.Path;
import java.sql.SQLException;
import org.crmferry.database.Servers;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.io.TempDir;

/** An office in MariaDB and its copy in PostgreSQL, with the project between them: for tests that edit both sides. */
abstract class OfficePair {
    static final TestSecrets SECRETS = new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin());

    @TempDir
    Path folder;

    String source;
    String target;

    final Ferry ferry() {
        return new Ferry(folder, SECRETS, new Progress());
    }

    /** The way back. */
    final Ferry back() {
        return new Ferry(folder.resolve("back"), new SwappedSecrets(SECRETS), new Progress());
    }

    final void plan() {
        ferry().plan(new Project.End(source, "ferry", ""), new Project.End(target, "postgres", ""));
    }

    final void source(String... commands) throws SQLException {
        Diverged.execute(source, Servers.mariadbLogin(), commands);
    }

    final void target(String... commands) throws SQLException {
        Diverged.execute(target, Servers.postgresLogin(), commands);
    }
}
