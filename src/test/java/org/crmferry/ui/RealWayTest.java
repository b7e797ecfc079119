package org.crmferry.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.crmferry.database.Dumps;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Result;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.session.Logins;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

/**
 * SuiteCRM's demo on MariaDB to a fresh EspoCRM on PostgreSQL, in the window: addresses and logins typed in, Next, Next.
 * Skipped where the products' databases are not at hand ({@code -Dcrm.databases=DIR}).
 */
class RealWayTest extends WizardTest {
    private static final String PASSPHRASE = "correct horse battery staple";

    @Test
    void suiteCrmBecomesEspoCrmInTheWindow() {
        assumeTrue(Dumps.available("suitecrm-demo") && Dumps.available("espocrm-postgres-fresh"));
        String suite = Dumps.load("suitecrm-demo");
        String espo = Dumps.load("espocrm-postgres-fresh");
        clickOn("#start-new");
        onPage(Step.SOURCE);
        clickOn("#tile-suitecrm");
        enter(suite, Dumps.login("suitecrm-demo"));
        picture("real-source");
        next(Step.TARGET);
        clickOn("#tile-espocrm");
        clickOn("#endpoint-product");
        for (int i = 0; i < 20 && !fx(this::product).startsWith("POSTGRES"); i++) {
            type(KeyCode.DOWN);
        }
        type(KeyCode.ENTER);
        enter(espo, Dumps.login("espocrm-postgres-fresh"));
        picture("real-target");
        if (node("next").isDisabled()) {
            clickOn("#endpoint-risk");
        }
        next(Step.SCOPE);
        picture("real-scope");
        next(Step.MAP);
        picture("real-map");
        next(Step.CHECK);
        picture("real-check");
        next(Step.PROTECT);
        clickOn("#protect-passphrase").write(PASSPHRASE);
        clickOn("#protect-repeat").write(PASSPHRASE);
        next(Step.TRANSFER);
        Path project = session().folder();
        clickOn("#transfer-start");
        await("transferred", () -> !node("next").isDisabled());
        picture("real-transfer");
        next(Step.CONFLICTS);
        picture("real-conflicts");
        next(Step.FINISH);
        await("proved", () -> session().proofProperty().get() != null);
        picture("real-finish");
        fx(() -> wizard.shell().leave());

        Logins logins = PlannedSample.logins(PASSPHRASE);
        logins.setSource(Dumps.login("suitecrm-demo"));
        logins.setTarget(Dumps.login("espocrm-postgres-fresh"));
        Result proof = new Ferry(project, logins, new Progress()).verify();
        assertThat(proof.differences()).isEmpty();
        assertThat(proof.records()).isGreaterThan(1_900);
        System.out.println("verified " + proof.records() + " records, 0 differences; longest wait of the window "
                + watchdog.longestMillis() + " ms");
    }

    private String product() {
        return node(ComboBox.class, "endpoint-product").getValue().toString();
    }

    /** Types where the database is and who enters, and tries it. */
    private void enter(String url, Credentials login) {
        URI address = URI.create(url.substring("jdbc:".length()));
        write("endpoint-host", address.getHost());
        write("endpoint-port", "" + address.getPort());
        write("endpoint-database", address.getPath().substring(1).replaceAll("\\?.*", ""));
        write("endpoint-user", login.user());
        write("endpoint-password", new String(login.password()));
        clickOn("#test");
        idle();
    }

    private void write(String field, String text) {
        clickOn("#" + field).push(KeyCode.CONTROL, KeyCode.A).eraseText(1).write(text);
    }

    private void next(Step step) {
        await("Next", () -> !node("next").isDisabled());
        clickOn("#next");
        onPage(step);
    }
}
