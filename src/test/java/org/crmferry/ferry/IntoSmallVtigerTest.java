package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made SuiteCRM into a vtiger of a few tables: what its counters say when all of it is taken back. */
class IntoSmallVtigerTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    @TempDir
    Path folder;

    private String vtiger;
    private Ferry ferry;

    @BeforeEach
    void plan() throws IOException {
        vtiger = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("vtiger");
        try (InputStream in = IntoSmallVtigerTest.class.getResourceAsStream("small-vtiger.sql")) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Servers.execute(vtiger, SA, sql.strip().split(";\\s*(\n|$)"));
        }
        ferry = new Ferry(folder.resolve("project"), new TestSecrets(SA, SA), new Progress());
        ferry.plan(
                new Project.End(MadeSamples.in(folder.resolve("samples")).source(), "sa", ""),
                new Project.End(vtiger, "sa", ""));
    }

    @Test
    void aCounterThatSomebodyUsedStaysWhenAllIsTakenBack() {
        ferry.preview();
        ferry.run();
        Servers.execute(vtiger, SA, "update vtiger_crmentity_seq set id = id + 1");
        String used = rows("select id from vtiger_crmentity_seq").get(0);
        ferry.undo(null);
        assertThat(rows("select id from vtiger_crmentity_seq")).containsExactly(used);
        assertThat(rows("select cur_id from vtiger_modentity_num order by num_id"))
                .containsExactlyInAnyOrder("0002", "1", "7000", "5");
    }

    @Test
    void everyRecordHasItsNumberAndTheCountersGoOnAfterThem() {
        List<String> before = counters();
        List<String> records = rows("select crmid, label from vtiger_crmentity order by crmid");
        ferry.preview();
        assertThat(ferry.run().total().failed()).isZero();
        assertThat(ferry.verify().differences()).isEmpty();
        assertThat(rows("select count(*) from vtiger_account")).doesNotContain("0");
        Map.of("vtiger_account", "account_no", "vtiger_contactdetails", "contact_no")
                .forEach((table, number) -> assertThat(
                                rows("select count(*) - count(distinct nullif(" + number + ", '')) from " + table))
                        .as(number)
                        .containsExactly("0"));
        assertThat(rows("select id - (select max(crmid) from vtiger_crmentity) from vtiger_crmentity_seq"))
                .containsExactly("0");
        assertThat(rows("select count(*) from vtiger_account a join vtiger_crmentity e on e.crmid = a.accountid"
                        + " where coalesce(e.label, '') <> a.accountname"))
                .containsExactly("0");
        assertThat(ferry.undo(null).differences()).isEmpty();
        assertThat(rows("select crmid, label from vtiger_crmentity order by crmid"))
                .isEqualTo(records);
        assertThat(counters()).isEqualTo(before);
    }

    private List<String> counters() {
        List<String> all = new ArrayList<>(rows("select id from vtiger_crmentity_seq"));
        all.addAll(rows("select num_id, cur_id from vtiger_modentity_num order by num_id"));
        return all;
    }

    private List<String> rows(String sql) {
        return Sql.rows(vtiger, SA, sql);
    }
}
