package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.crmferry.database.Servers;
import org.crmferry.plan.Finding;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * MariaDB's TIME counts hours from -838 to 838, PostgreSQL's is a time of day: every value comes exactly, or is named
 * before anything is written, and the run does not end as if nothing had happened. Compared in microseconds, by SQL.
 */
class LongTimesTest {
    private static final String VALUES = "insert into shift (id, worked) values (1, '838:59:59'), (2, '-838:59:59'),"
            + " (3, '-01:00:00'), (4, '24:00:00'), (5, '25:01:02.5'), (6, '-00:00:00.000001'), (7, '00:00:00'),"
            + " (8, '23:59:59.999999'), (9, null), (10, '08:30:00')";
    private static final String MARIADB =
            "select id, time_to_sec(cast(worked as time(6))) * 1000000 as micros from shift";
    private static final String POSTGRES = "select id, round(extract(epoch from worked) * 1000000) from shift";
    private static final int BEYOND_A_DAY = 6;

    @TempDir
    Path folder;

    private static String source() {
        String url = Servers.newMariaDb();
        Servers.execute(url, Servers.mariadbLogin(), "create table shift (id int primary key, worked time(6))", VALUES);
        return url;
    }

    private Ferry ferry(String from, String to, boolean toPostgres) {
        TestSecrets secrets = toPostgres
                ? new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin())
                : new TestSecrets(Servers.postgresLogin(), Servers.mariadbLogin());
        Ferry ferry = new Ferry(folder.resolve(toPostgres ? "there" : "back"), secrets, new Progress());
        ferry.plan(new Project.End(from, "", ""), new Project.End(to, "", ""));
        return ferry;
    }

    private static List<String> micros(String url) {
        return url.contains("postgresql")
                ? Sql.rows(url, Servers.postgresLogin(), POSTGRES)
                : Sql.rows(url, Servers.mariadbLogin(), MARIADB);
    }

    private static void assertWhole(Ferry ferry) {
        Result preview = ferry.preview();
        assertThat(preview.findings().stream().filter(Finding::open)).isEmpty();
        Result run = ferry.run();
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(run.done()).isTrue();
        assertThat(ferry.verify().differences()).isEmpty();
    }

    @Test
    void comeExactlyIntoATableOfOursAndBack() {
        String source = source();
        String middle = Servers.newPostgres();
        String back = Servers.newMariaDb();
        assertThat(micros(source)).contains("1 | 3020399000000", "2 | -3020399000000", "5 | 90062500000", "6 | -1");
        assertWhole(ferry(source, middle, true));
        assertThat(micros(middle)).isEqualTo(micros(source));
        assertWhole(ferry(middle, back, false));
        // An interval may be longer than any TIME, so it comes back as text, which says the same.
        assertThat(micros(back)).isEqualTo(micros(source));
    }

    @Test
    void comeExactlyIntoIntervalsThatAreThere() {
        String source = source();
        String target = Servers.newPostgres();
        Servers.execute(target, Servers.postgresLogin(), "create table shift (id int primary key, worked interval)");
        assertWhole(ferry(source, target, true));
        assertThat(micros(target)).isEqualTo(micros(source));
    }

    @Test
    void areNamedWhereOnlyATimeOfDayFits() {
        String source = source();
        String target = Servers.newPostgres();
        Servers.execute(target, Servers.postgresLogin(), "create table shift (id int primary key, worked time)");
        Ferry ferry = ferry(source, target, true);
        Result preview = ferry.preview();
        assertThat(preview.findings().stream().filter(Finding::open))
                .allMatch(f -> f.field().equals("worked"))
                .extracting(Finding::count)
                .containsExactly((long) BEYOND_A_DAY);
        assertThat(Sql.rows(target, Servers.postgresLogin(), "select * from shift"))
                .isEmpty();
        Result run = ferry.run();
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(run.done()).isFalse();
        List<String> fitting = micros(source).stream()
                .filter(row -> row.matches("(7|8|9|10) .*"))
                .toList();
        assertThat(micros(target)).containsAll(fitting);
    }
}
