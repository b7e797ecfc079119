package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Tls;
import org.crmferry.model.Tunnel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialVaultTest {
    private static final Endpoint OLD = Endpoint.parse("jdbc:mariadb://db.example.org/suite")
            .withTls(new Tls(Tls.Mode.VERIFY, "/etc/ca.pem"))
            .withTunnel(new Tunnel("gate.example.org", 2222, "pilot", "/home/p/.ssh/id", "SHA256:abc"));
    private static final Endpoint NEW = Endpoint.parse("jdbc:postgresql://localhost/espo");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("connections.ferrybox");
        try (CredentialVault vault = CredentialVault.create(file, passphrase())) {
            vault.put("Old CRM", OLD, new Credentials("crm", "s3cret-ÄÖ密码".toCharArray(), "key-s3cret".toCharArray()));
            vault.put("new", NEW, new Credentials("espo", "other".toCharArray()));
        }
    }

    private static char[] passphrase() {
        return "open sesame".toCharArray();
    }

    @Test
    void keepsConnectionsWithTheirPasswords() {
        try (CredentialVault vault = CredentialVault.open(file, passphrase())) {
            assertThat(vault.list())
                    .isEqualTo(List.of(
                            new SavedConnection("Old CRM", OLD, "crm"), new SavedConnection("new", NEW, "espo")));
            Credentials login = vault.login(" Old CRM ");
            assertThat(login.user()).isEqualTo("crm");
            assertThat(login.password()).isEqualTo("s3cret-ÄÖ密码".toCharArray());
            assertThat(login.tunnelSecret()).isEqualTo("key-s3cret".toCharArray());
            assertThat(vault.find("new")).contains(new SavedConnection("new", NEW, "espo"));
            assertThat(vault.find("gone")).isEmpty();
            assertThat(vault.find("Old CRM").orElseThrow().end().endpoint()).isEqualTo(OLD);
            assertThatThrownBy(() -> vault.login("gone")).hasMessageContaining("Old CRM, new");
        }
    }

    @Test
    void replacesAndForgets() {
        try (CredentialVault vault = CredentialVault.open(file, passphrase())) {
            vault.put("new", NEW, new Credentials("espo", "third".toCharArray()));
            assertThat(vault.list()).hasSize(2);
            assertThat(vault.login("new").password()).isEqualTo("third".toCharArray());
            assertThat(vault.remove("new")).isTrue();
            assertThat(vault.remove("new")).isFalse();
            assertThat(vault.list()).hasSize(1);
        }
    }

    @Test
    void seesWhatAnotherWindowSaved() {
        try (CredentialVault one = CredentialVault.open(file, passphrase());
                CredentialVault other = CredentialVault.open(file, passphrase())) {
            one.put("third", NEW, new Credentials("a", "b".toCharArray()));
            other.put("fourth", NEW, new Credentials("c", "d".toCharArray()));
            assertThat(one.list()).extracting(SavedConnection::name).contains("third", "fourth");
        }
    }

    @Test
    void showsNothingWithoutItsPassphrase() throws Exception {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("s3cret").doesNotContain("Old CRM").doesNotContain("example.org");
        assertThatThrownBy(() -> CredentialVault.open(file, "sesame".toCharArray()))
                .isInstanceOfSatisfying(
                        FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.INTEGRITY))
                .hasMessageContaining("Enter the passphrase again");
    }

    @Test
    void takesAnotherPassphrase() {
        try (CredentialVault vault = CredentialVault.open(file, passphrase())) {
            vault.changePassphrase("second".toCharArray());
            assertThat(vault.list()).hasSize(2);
        }
        assertThatThrownBy(() -> CredentialVault.open(file, passphrase())).isInstanceOf(FerryException.class);
        try (CredentialVault vault = CredentialVault.openOrCreate(file, "second".toCharArray())) {
            assertThat(vault.login("new").password()).isEqualTo("other".toCharArray());
        }
    }

    @Test
    void refusesNamesThatReadLikeAddressesOrPaths() {
        assertThat(List.of("Old CRM", "acme-2024", "客户 旧系统")).allMatch(CredentialVault::isName);
        assertThat(List.of("", " ", "jdbc:h2:x", "a/b", "..", "a\\b", "x.ferry"))
                .noneMatch(CredentialVault::isName);
        try (CredentialVault vault = CredentialVault.open(file, passphrase())) {
            assertThatThrownBy(() -> vault.put("a/b", NEW, Credentials.NONE))
                    .hasMessageContaining("cannot be the name");
        }
    }
}
