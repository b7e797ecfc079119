package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.crmferry.model.Credentials;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CRM that can only be read is refused wherever it is named as the target, and nothing is changed by the attempt. */
class SourceOnlyTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    @TempDir
    Path folder;

    private Ferry ferry;
    private SamplePair pair;
    private String crm;
    private Map<String, String> before;

    @BeforeEach
    void make() {
        ferry = new Ferry(folder.resolve("project"), new TestSecrets(SA, SA), new Progress());
        pair = MadeSamples.in(folder.resolve("samples"));
        crm = SourceOnly.crm(folder);
        before = Hash.of(crm, SA);
    }

    private static Project.End end(String url) {
        return new Project.End(url, "sa", "");
    }

    private void refused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MAPPING))
                .hasMessageContaining("vtiger CRM")
                .hasMessageContaining("can be read so far, but not written to. Choose another target.");
        assertThat(Hash.of(crm, SA)).isEqualTo(before);
    }

    @Test
    void whenItIsChosen() {
        refused(() -> ferry.plan(end(pair.source()), end(crm)));
        assertThat(folder.resolve("project").resolve("project.json")).doesNotExist();
    }

    @Test
    void whenAProjectIsGivenItAsAnotherTarget() throws IOException {
        ferry.ends(end(pair.source()), end(pair.target()));
        Path file = folder.resolve("project").resolve("project.json");
        String planned = Files.readString(file);
        refused(() -> ferry.ends(end(pair.source()), end(crm)));
        assertThat(Files.readString(file)).isEqualTo(planned);
        assertThat(ferry.preview().total().read()).isPositive();
    }

    @Test
    void whenTheProjectFileNamesItByHand() {
        Project planned = ferry.plan(end(pair.source()), end(pair.target()));
        new Project(planned.source(), end(crm), planned.mapping()).write(folder.resolve("project"));
        refused(() -> ferry.desk());
        refused(() -> ferry.preview());
        refused(() -> ferry.run());
    }

    @Test
    void whenAPackageIsLoadedIntoIt() {
        ferry.plan(end(pair.source()), end(pair.target()));
        Path file = folder.resolve("sample.ferry");
        ferry.pack(file, List.of());
        Ferry other = new Ferry(folder.resolve("taken"), new TestSecrets(SA, SA), new Progress());
        refused(() -> other.take(file, null, end(crm)));
        assertThat(folder.resolve("taken")).doesNotExist();
    }

    @Test
    void butItIsASource() {
        ferry.plan(end(crm), end(pair.target()));
        assertThat(ferry.preview().total().failed()).isZero();
    }
}
