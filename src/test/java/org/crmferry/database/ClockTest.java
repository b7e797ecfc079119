package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every product tells its time in UTC; on one computer no clock is ahead of another. */
class ClockTest {
    @TempDir
    Path folder;

    @Test
    void tellsHowFarTheServersClockIsAhead() {
        right(Servers.newPostgres(), Servers.postgresLogin());
        right(Servers.newMariaDb(), Servers.mariadbLogin());
        right("jdbc:h2:file:" + folder.resolve("h2"), new Credentials("sa", new char[0]));
        right("jdbc:sqlite:" + folder.resolve("lite.db"), new Credentials("", new char[0]));
    }

    private static void right(String url, Credentials login) {
        try (Database database = Database.open(Endpoint.parse(url), login, Access.WRITE)) {
            assertThat(database.ahead().abs()).as(url).isLessThan(Duration.ofSeconds(2));
        }
    }
}
