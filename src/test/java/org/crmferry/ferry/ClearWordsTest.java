package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.util.Properties;
import org.crmferry.database.Servers;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each everyday mishap has a sentence of its own that says what to do. */
class ClearWordsTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final TestSecrets SECRETS = new TestSecrets(SA, SA);

    @TempDir
    Path folder;

    private String source;
    private String target;

    @BeforeEach
    void make() {
        source = url("source");
        target = url("target");
        Servers.execute(source, SA, "create table person (id int primary key)", "insert into person values (1), (2)");
        Servers.execute(target, SA, "create table person (id int primary key)");
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name);
    }

    private Ferry ferry(Secrets secrets) {
        return new Ferry(folder.resolve("project"), secrets, new Progress());
    }

    private void plan() {
        ferry(SECRETS).plan(new Project.End(source, "sa", ""), new Project.End(target, "sa", ""));
    }

    private static void says(Runnable work, Fault fault, String... words) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .message()
                .contains(words);
    }

    /** Another copy of H2's classes is another program to it. */
    @Test
    void aLockedFile() throws Exception {
        plan();
        var jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
        try (var classes = new java.net.URLClassLoader(new java.net.URL[] {jar}, ClassLoader.getPlatformClassLoader());
                Connection other = ((Driver) classes.loadClass("org.h2.Driver")
                                .getDeclaredConstructor()
                                .newInstance())
                        .connect(target + ";USER=sa", new Properties())) {
            assertThat(other.isValid(1)).isTrue();
            says(() -> ferry(SECRETS).run(), Fault.CONNECTION, "is in use", "Close that program");
            assertThat(Ferry.test(Endpoint.parse(target), SA).problem()).isEqualTo(ConnectionProblem.FILE_LOCKED);
        }
        assertThat(ferry(SECRETS).run().result()).isEqualTo("done");
    }

    @Test
    void aReadOnlyFile() {
        target += ";ACCESS_MODE_DATA=r";
        says(this::plan, Fault.CONNECTION, "can only be read", "Choose a copy");
    }

    @Test
    void aWrongPassphrase() {
        plan();
        ferry(SECRETS).preview();
        Secrets wrong = new Secrets() {
            @Override
            public Credentials source(Project.End end) {
                return SA;
            }

            @Override
            public Credentials target(Project.End end) {
                return SA;
            }

            @Override
            public char[] passphrase(boolean fresh) {
                return "not the one".toCharArray();
            }
        };
        says(() -> ferry(wrong).run(), Fault.INTEGRITY, "passphrase");
        assertThat(ferry(SECRETS).run().result()).isEqualTo("done");
    }

    @Test
    void aDamagedPackage() throws Exception {
        plan();
        Path out = folder.resolve("out.ferry");
        ferry(SECRETS).pack(out, java.util.List.of());
        byte[] bytes = Files.readAllBytes(out);
        bytes[bytes.length / 2] ^= 1;
        Files.write(out, bytes);
        assertThat(Ferry.checkPackage(out).sound()).isFalse();
        says(
                () -> new Ferry(folder.resolve("in"), SECRETS, new Progress())
                        .take(out, null, new Project.End(target, "sa", "")),
                Fault.INTEGRITY,
                "The package");
    }
}
