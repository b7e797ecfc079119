package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

    private List<String> rows(String sql) {
        return Sql.rows(vtiger, SA, sql);
    }
}
