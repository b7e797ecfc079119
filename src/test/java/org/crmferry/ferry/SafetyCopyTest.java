package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetyCopyTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    @TempDir
    Path folder;

    @Test
    void restoresWhatARunChangedIntoAnEmptyCopy() throws Exception {
        String source = Office.mariaDb(400, 11);
        String target = Office.emptyPostgres();
        Office.fill(target, Servers.postgresLogin(), 1300, 12);
        Map<String, String> before = Hash.of(target, Servers.postgresLogin());
        TestSecrets secrets = new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin());
        Progress progress = new Progress();
        Ferry ferry = new Ferry(folder.resolve("project"), secrets, progress);
        ferry.plan(new Project.End(source, "ferry", ""), new Project.End(target, "postgres", ""));
        Path copy = folder.resolve("before.ferry");
        Packed packed = ferry.safetyCopy(copy);
        assertThat(packed.records()).isEqualTo(260 + 1300 + 325 + 650);
        assertThat(packed.entities()).isEqualTo(4);
        assertThat(packed.bytes()).isEqualTo(Files.size(copy));
        assertThat(Ferry.checkPackage(copy).sound()).isTrue();
        assertThat(progress.view().stage()).isEqualTo("check copy");
        assertThat(progress.view().share()).isEqualTo(1);
        assertThat(folder.resolve("project/safety")).doesNotExist();
        assertThat(Hash.of(target, Servers.postgresLogin())).isEqualTo(before);
        ferry.run();

        String empty = Office.emptyPostgres();
        Ferry restore = new Ferry(folder.resolve("restore"), secrets, new Progress());
        restore.take(copy, null, new Project.End(empty, "postgres", ""));
        assertThat(restore.run().result()).isEqualTo("done");
        assertThat(Hash.of(empty, Servers.postgresLogin())).isEqualTo(before);
    }

    /** A CRM that is recognised comes back table by table: satellites, address books, links and deleted records too. */
    @Test
    void restoresTheTablesOfAKnownCrm() throws Exception {
        SamplePair samples = MadeSamples.in(folder);
        TestSecrets secrets = new TestSecrets(SA, SA);
        Path file = h2File(samples.target());
        Path emptyFile = folder.resolve("empty.mv.db");
        Files.copy(file, emptyFile, StandardCopyOption.REPLACE_EXISTING);
        Ferry ferry = new Ferry(folder.resolve("way"), secrets, new Progress());
        ferry.plan(new Project.End(samples.source(), "sa", ""), new Project.End(samples.target(), "sa", ""));
        Path copy = folder.resolve("before.ferry");
        assertThat(ferry.safetyCopy(copy).records()).isPositive();
        Map<String, String> before = Hash.of(samples.target(), SA);

        String empty = "jdbc:h2:file:" + folder.resolve("empty").toAbsolutePath();
        List<String> tables = Ferry.checkPackage(copy).manifest().entities().stream()
                .map(section -> section.name())
                .toList();
        assertThat(tables).contains("contact", "email_address", "entity_email_address");
        Servers.execute(
                empty,
                SA,
                tables.stream().map(table -> "delete from \"" + table + "\"").toArray(String[]::new));
        assertThat(pick(Hash.of(empty, SA), tables)).isNotEqualTo(pick(before, tables));
        Ferry restore = new Ferry(folder.resolve("restore"), secrets, new Progress());
        Project project = restore.take(copy, null, new Project.End(empty, "sa", ""));
        assertThat(project.target().tables()).isTrue();
        assertThat(restore.run().result()).isEqualTo("done");
        assertThat(pick(Hash.of(empty, SA), tables)).isEqualTo(pick(before, tables));
    }

    private static Map<String, String> pick(Map<String, String> hashes, List<String> tables) {
        Map<String, String> some = new TreeMap<>(hashes);
        some.keySet().retainAll(tables);
        assertThat(some).hasSize(tables.size());
        return some;
    }

    private static Path h2File(String url) {
        String location = Endpoint.parse(url).location().substring("jdbc:h2:".length());
        int end = location.indexOf(';');
        String path = (end < 0 ? location : location.substring(0, end)).replaceFirst("^file:", "");
        return Path.of(path + ".mv.db");
    }
}
