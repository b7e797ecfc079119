package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.crmferry.database.Dumps;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database of an unknown make from one product to another and back, tables made by us both times: the content of every
 * table is the same at the start, in between and at the end, as JDBC reads it; foreign keys are there, and numbers go on.
 */
class ChinookTest {
    @TempDir
    Path folder;

    private record Place(String url, Credentials login) {
        static Place mariaDb() {
            return new Place(Servers.newMariaDb(), Servers.mariadbLogin());
        }

        static Place postgres() {
            return new Place(Servers.newPostgres(), Servers.postgresLogin());
        }
    }

    @Test
    void aRecordShopGoesToPostgresAndBack() throws SQLException {
        long seed = Long.getLong("seed", 20261123);
        Place source = Place.mariaDb();
        RecordShop.create(source.url(), source.login(), seed);
        thereAndBack(source, Place.postgres(), Place.mariaDb(), 11, 11, "seed " + seed);
    }

    @Test
    void chinookGoesFromMariaDbToPostgresAndBack() {
        thereAndBack(dump("Chinook_MySql_AutoIncrementPKs"), Place.postgres(), Place.mariaDb(), 11, 11, "MariaDB");
    }

    @Test
    void chinookGoesFromPostgresToMariaDbAndBack() {
        thereAndBack(dump("Chinook_PostgreSql_SerialPKs"), Place.mariaDb(), Place.postgres(), 11, 11, "PostgreSQL");
    }

    private static Place dump(String name) {
        assumeTrue(Dumps.available(name));
        return new Place(Dumps.load(name), Dumps.login(name));
    }

    private void thereAndBack(Place source, Place middle, Place back, int tables, int foreignKeys, String what) {
        Map<String, String> content = JdbcContent.hashes(source.url(), source.login());
        Set<String> keys = JdbcContent.foreignKeys(source.url(), source.login());
        assertThat(content)
                .as(what)
                .hasSize(tables)
                .allSatisfy((table, hash) -> assertThat(hash).doesNotStartWith("0 rows"));
        assertThat(keys).as(what).hasSize(foreignKeys);
        moved(source, middle, "there");
        assertThat(JdbcContent.hashes(middle.url(), middle.login())).as(what).isEqualTo(content);
        assertThat(JdbcContent.foreignKeys(middle.url(), middle.login()))
                .as(what)
                .isEqualTo(keys);
        moved(middle, back, "back");
        assertThat(JdbcContent.hashes(back.url(), back.login())).as(what).isEqualTo(content);
        assertThat(JdbcContent.foreignKeys(back.url(), back.login())).as(what).isEqualTo(keys);
        assertThat(JdbcContent.hashes(source.url(), source.login())).as(what).isEqualTo(content);
        Set<String> counted = JdbcContent.counted(source.url(), source.login());
        assertThat(counted).as(what).hasSize(tables - 1);
        for (Place place : new Place[] {middle, back}) {
            assertThat(JdbcContent.counted(place.url(), place.login())).as(what).isEqualTo(counted);
            counted.forEach(table -> JdbcContent.assertCountsOn(place.url(), place.login(), table));
        }
        System.out.println("Chinook, " + what + ": " + content);
    }

    private void moved(Place from, Place to, String name) {
        Ferry ferry = new Ferry(folder.resolve(name), new TestSecrets(from.login(), to.login()), new Progress());
        ferry.plan(
                new Project.End(from.url(), from.login().user(), ""),
                new Project.End(to.url(), to.login().user(), ""));
        Result preview = ferry.preview();
        Result run = ferry.run();
        assertThat(run.findings()).isEmpty();
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(run.total().created()).isEqualTo(run.total().read());
        assertThat(run.done()).isTrue();
        assertThat(ferry.verify().differences()).isEmpty();
    }
}
