package org.crmferry.ui.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.crmferry.database.Servers;
import org.crmferry.database.SshGate;
import org.crmferry.ferry.CredentialVault;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.MadeSamples;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.SamplePair;
import org.crmferry.ferry.SourceOnly;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Tls;
import org.crmferry.ui.PlannedSample;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.session.Logins;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;
import org.crmferry.ui.work.DirectWorker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointModelTest {
    @TempDir
    static Path samples;

    private static SamplePair pair;

    @TempDir
    Path home;

    private ShellModel shell;
    private Kept kept;

    @BeforeAll
    static void make() throws IOException {
        SamplePair made = MadeSamples.in(samples.resolve("made"));
        Path free = Files.createDirectories(samples.resolve("free"));
        for (String name : List.of("suitecrm", "espocrm")) {
            Files.copy(samples.resolve("made").resolve(name + ".mv.db"), free.resolve(name + ".mv.db"));
        }
        assertThat(Ferry.sample(made.source())).isTrue();
        pair = new SamplePair("jdbc:h2:file:" + free.resolve("suitecrm"), "jdbc:h2:file:" + free.resolve("espocrm"));
        assertThat(Ferry.sample(pair.source())).isFalse();
    }

    @BeforeEach
    void open() {
        shell = new ShellModel(
                new Words(Locale.ENGLISH),
                Settings.of(home, home.resolve("projects")),
                new DirectWorker(),
                model -> session -> List.of());
        kept = new Kept(home.resolve("kept.ferrybox"), shell.worker());
    }

    private Session session(Path folder) {
        return Session.open(folder, PlannedSample.logins());
    }

    private EndpointModel page(boolean source, Session session) {
        EndpointModel page = new EndpointModel(source, session, shell, kept);
        page.enter();
        return page;
    }

    private static void fill(EndpointModel page, String url) {
        page.choose(Choice.DATABASE);
        page.form().urlProperty().set(url);
        page.form().userProperty().set("sa");
    }

    /** Presses Next; whether it went on. */
    private static boolean next(EndpointModel page) {
        boolean[] went = {false};
        page.next(() -> went[0] = true);
        return went[0];
    }

    @Test
    void offersTheCatalogsProductsAndAPackageOnlyAsSource() {
        Session session = session(home.resolve("p"));
        assertThat(page(true, session).choices())
                .extracting(Choice::id)
                .contains("suitecrm", "espocrm", "database", "files", "package")
                .doesNotContain("sample");
        assertThat(page(false, session).choices())
                .extracting(Choice::id)
                .contains("database")
                .doesNotContain("files", "package");
    }

    @Test
    void readsAFolderOfFilesWithoutALogin() throws IOException {
        Path files = Files.createDirectories(home.resolve("files"));
        Files.writeString(files.resolve("people.csv"), "Id;Name;Born\n1;Ada;24.12.1990\n2;\"Bo\n3;Cy;25.12.1990\n");
        Session session = session(home.resolve("p"));
        EndpointModel page = page(true, session);
        page.choose(Choice.FILES);
        page.test();
        assertThat(page.problemProperty().get().text(Locale.ENGLISH)).contains("Folder with the CSV files");
        page.form().fileProperty().set(home.resolve("gone").toString());
        page.test();
        assertThat(page.ready().get()).isFalse();
        assertThat(page.triedProperty()
                        .get()
                        .test()
                        .explanation()
                        .apply(Locale.ENGLISH)
                        .what())
                .contains("is not there");
        page.form().fileProperty().set(files.toString());
        page.test();
        assertThat(page.ready().get()).isTrue();
        assertThat(page.triedProperty().get().records()).isEqualTo(2);
        assertThat(next(page)).isTrue();
        assertThat(session.draft().source().product()).isEqualTo("CSV");

        Session again = Session.open(home.resolve("p"), new Logins(null));
        EndpointModel later = page(true, again);
        assertThat(later.form().choiceProperty().get()).isEqualTo(Choice.FILES);
        assertThat(later.form().end().location()).isEqualTo(files.toString());
        assertThat(later.ready().get()).isTrue();
        assertThat(again.logins().source(again.draft().source()).user()).isEmpty();
        later.choose(Choice.PACKAGE);
        assertThat(later.form().fileProperty().get()).isEmpty();
    }

    @Test
    void aCrmThatCanOnlyBeReadIsNoTarget() {
        Session session = session(home.resolve("p"));
        EndpointModel target = page(false, session);
        assertThat(target.choices()).extracting(Choice::id).contains("vtiger");
        String crm = SourceOnly.crm(home);
        fill(target, crm);
        target.test();
        assertThat(target.triedProperty().get().ok()).isTrue();
        assertThat(target.triedProperty().get().test().onlySource()).isTrue();
        target.awareProperty().set(true);
        assertThat(target.ready().get()).isFalse();
        EndpointModel source = page(true, session);
        fill(source, crm);
        source.test();
        assertThat(source.ready().get()).isTrue();
    }

    @Test
    void goesOnOnlyWithWhatWasTried() {
        EndpointModel page = page(true, session(home.resolve("p")));
        page.test();
        assertThat(page.problemProperty().get().title()).isEqualTo("endpoint.missing");
        fill(page, pair.source());
        assertThat(page.form().fileProperty().get()).endsWith("suitecrm.mv.db");
        assertThat(page.form().productProperty().get()).isEqualTo(Product.H2);
        assertThat(page.ready().get()).isFalse();
        page.test();
        assertThat(page.triedProperty().get().test().crm()).startsWith("SuiteCRM");
        assertThat(page.ready().get()).isTrue();
        page.form().userProperty().set("somebody");
        assertThat(page.ready().get()).isFalse();
        page.test();
        assertThat(page.triedProperty().get().test().problem()).isEqualTo(ConnectionProblem.WRONG_LOGIN);
        assertThat(page.ready().get()).isFalse();
        fill(page, pair.source() + "-not-there");
        page.test();
        assertThat(page.triedProperty().get().test().problem()).isEqualTo(ConnectionProblem.FILE_MISSING);
    }

    @Test
    void plansOnceAndAnewWhenAnEndChanges() {
        Session session = session(home.resolve("p"));
        EndpointModel source = page(true, session);
        fill(source, pair.source());
        source.test();
        assertThat(next(source)).isTrue();
        assertThat(session.sourceProperty().get().crm()).startsWith("SuiteCRM");
        EndpointModel target = page(false, session);
        fill(target, pair.source());
        target.test();
        accept(target);
        assertThat(next(target)).isFalse();
        assertThat(shell.noticeProperty().get().text(Locale.ENGLISH)).contains("same database");
        fill(target, pair.target());
        target.test();
        accept(target);
        assertThat(next(target)).isTrue();
        Project planned = session.project();
        assertThat(planned.source().product()).startsWith("SuiteCRM");

        session.mapping(mapping -> mapping.withEntities(mapping.entities().stream()
                .map(each -> each.equals(mapping.entities().get(0)) ? each.withMove(false) : each)
                .toList()));
        Project edited = session.project();
        target.test();
        accept(target);
        assertThat(next(target)).isTrue();
        assertThat(session.project()).isEqualTo(edited);
        assertThat(Draft.read(session.folder()).target().product()).startsWith("EspoCRM");

        Path elsewhere = home.resolve("espocrm.mv.db");
        copy(Path.of(pair.target().substring("jdbc:h2:file:".length()) + ".mv.db"), elsewhere);
        fill(target, "jdbc:h2:file:" + home.resolve("espocrm"));
        target.test();
        accept(target);
        assertThat(next(target)).isTrue();
        assertThat(session.project().target().location())
                .endsWith(home.resolve("espocrm").toString());
        assertThat(session.project().mapping().entities().get(0).move()).isFalse();
    }

    private static void accept(EndpointModel target) {
        if (target.triedProperty().get().production()) {
            assertThat(target.ready().get()).isFalse();
            target.awareProperty().set(true);
        }
        assertThat(target.ready().get()).isTrue();
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void takesAPackageIntoTheFolderOfTheWizard() {
        Path project = PlannedSample.at(home.resolve("sender"), "PROTECT");
        Path file = home.resolve("office.ferry");
        Session sender = PlannedSample.open(project);
        sender.logins().setPassphrase("correct horse battery".toCharArray());
        sender.ferry().pack(file, List.of());

        Path folder = home.resolve("receiver");
        Draft.fresh().withSource(new Project.End(file.toString(), "", "")).write(folder);
        Session session = session(folder);
        EndpointModel source = page(true, session);
        assertThat(source.form().isPackage()).isTrue();
        source.form().passwordProperty().set("wrong");
        source.test();
        assertThat(source.problemProperty().get().text(Locale.ENGLISH)).contains("passphrase is wrong");
        source.form().passwordProperty().set("correct horse battery");
        source.test();
        assertThat(source.triedProperty().get().records()).isPositive();
        assertThat(next(source)).isTrue();
        EndpointModel target = page(false, session);
        fill(target, pair.target());
        target.test();
        accept(target);
        assertThat(next(target)).isTrue();
        assertThat(session.project().mapping().entities()).isNotEmpty();
        assertThat(session.draft().sealed()).isTrue();
    }

    @Test
    void keepsAConnectionUnderAPassphraseAndOffersItAgain() {
        EndpointModel page = page(true, session(home.resolve("p")));
        fill(page, pair.source());
        page.test();
        page.keep().wantedProperty().set(true);
        page.keep().nameProperty().set("Office CRM");
        page.keep().passphraseProperty().set("short");
        assertThat(next(page)).isFalse();
        assertThat(shell.noticeProperty().get().title()).isEqualTo("endpoint.keep.passphrase.short");
        page.keep().passphraseProperty().set("long enough");
        page.keep().againProperty().set("long enough");
        assertThat(next(page)).isTrue();
        page.close();

        try (CredentialVault vault = CredentialVault.open(home.resolve("kept.ferrybox"), "long enough".toCharArray())) {
            assertThat(vault.find("Office CRM")).isPresent();
        }
        kept = new Kept(home.resolve("kept.ferrybox"), shell.worker());
        Session other = session(home.resolve("q"));
        EndpointModel again = page(true, other);
        again.openKept("not that");
        assertThat(again.problemProperty().get()).isNotNull();
        again.openKept("long enough");
        assertThat(again.kept().list()).extracting("name").containsExactly("Office CRM");
        again.use(again.kept().list().get(0));
        assertThat(again.ready().get()).isTrue();
        assertThat(next(again)).isTrue();
        assertThat(other.draft().source().connection()).isEqualTo("Office CRM");
    }

    @Test
    void pinsTheHostKeyOfATunnelThatWasConfirmed() {
        try (SshGate gate = SshGate.open(home.resolve("hostkey"))) {
            EndpointModel page = page(true, session(home.resolve("p")));
            fill(page, Servers.newPostgres());
            page.form().userProperty().set(Servers.postgresLogin().user());
            page.form()
                    .passwordProperty()
                    .set(new String(Servers.postgresLogin().password()));
            SecureWay way = page.form().way();
            way.tunneledProperty().set(true);
            way.hostProperty().set(gate.tunnel().host());
            way.portProperty().set(String.valueOf(gate.port()));
            way.userProperty().set(gate.tunnel().user());
            page.test();
            assertThat(page.triedProperty().get().test().problem()).isEqualTo(ConnectionProblem.SSH_HOST_KEY_UNKNOWN);
            assertThat(page.triedProperty().get().test().hostKey()).isEqualTo(gate.fingerprint());
            assertThat(gate.passwords()).isZero();
            page.confirmHostKey();
            assertThat(page.triedProperty().get().test().problem()).isEqualTo(ConnectionProblem.SSH_LOGIN_REFUSED);
            way.secretProperty().set(SshGate.PASSWORD);
            page.test();
            assertThat(page.ready().get()).isTrue();
            assertThat(next(page)).isTrue();
            assertThat(page.form().end().tunnel().hostKey()).isEqualTo(gate.fingerprint());
        }
    }

    @Test
    void fillsTheFormFromADraftAndGivesTheSameEndBack() {
        Project.End end = new Project.End("jdbc:mysql://db/crm", "bob", "")
                .withTls(new Tls(Tls.Mode.VERIFY, "/ca.pem"))
                .withTunnel(new org.crmferry.model.Tunnel("gate", 2222, "eve", "/key", "SHA256:abc"));
        EndpointForm form = new EndpointForm();
        form.fill(end, Choice.DATABASE, null);
        assertThat(form.hostProperty().get()).isEqualTo("db");
        assertThat(form.end()).isEqualTo(end);
        form.way().hostProperty().set("other");
        assertThat(form.way().hostKeyProperty().get()).isEmpty();
        form.portProperty().set("3307");
        assertThat(form.end().location()).isEqualTo("jdbc:mariadb://db:3307/crm");
        form.urlProperty().set("jdbc:postgresql://a:1,b:2/x");
        assertThat(form.customProperty().get()).isTrue();
        assertThat(form.end().location()).isEqualTo("jdbc:postgresql://a:1,b:2/x");
        assertThat(form.productProperty().get()).isEqualTo(Product.POSTGRESQL);
        form.urlProperty().set("");
        assertThat(form.customProperty().get()).isFalse();
    }
}
