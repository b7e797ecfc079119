package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.RecordDifference;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ticked records of a comparison are brought over, nothing else is, and it is taken back like any transfer. */
class TickedTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final String[] TABLES = {
        "create table account (id int primary key, name varchar(40), town varchar(40))",
        "create table contact (id varchar(36) primary key, account_id int references account (id), name varchar(40),"
                + " note varchar(40))",
        "create table link (a int, b int, primary key (a, b))",
        "insert into account values (1, 'Dock', 'Kiel'), (2, 'Mole', 'Kiel'), (3, 'Same', 'Kiel')",
        "insert into contact values ('a-1', 1, 'Anna', 'x'), ('b-2', 2, 'Bert', null), ('c-3', 3, 'Cora', 'z')",
        "insert into link values (1, 1)"
    };

    @TempDir
    Path folder;

    private String left;
    private String right;
    private Credentials leftLogin;
    private Credentials rightLogin;

    private Comparison compare(String... key) {
        return Ferry.compare(
                Endpoint.parse(left),
                leftLogin.copy(),
                Endpoint.parse(right),
                rightLogin.copy(),
                new CompareOptions(List.of(), List.of(key), Set.of(), 1000),
                new Progress());
    }

    private static List<String> texts(Comparison found) {
        return found.differences().stream()
                .map(each -> each.entity().toLowerCase(java.util.Locale.ROOT) + " " + each.keyText() + " "
                        + each.kind().word())
                .sorted()
                .toList();
    }

    private Ferry bringing(Comparison found, List<RecordDifference> ticked) {
        Path project = folder.resolve("p");
        TestSecrets secrets = new TestSecrets(leftLogin, rightLogin);
        Ferry.ticked(
                        Project.End.of(Endpoint.parse(left), leftLogin.user()),
                        Project.End.of(Endpoint.parse(right), rightLogin.user()),
                        secrets,
                        found,
                        ticked,
                        Set.of())
                .write(project);
        return new Ferry(project, secrets, new Progress());
    }

    private void tickedAreBroughtOver() {
        Servers.execute(left, leftLogin, TABLES);
        Servers.execute(right, rightLogin, TABLES);
        Servers.execute(
                left,
                leftLogin,
                "insert into account values (10, 'New', 'Bremen'), (11, 'New too', 'Bremen')",
                "insert into contact values ('new-1', 10, 'Nora', null), ('new-2', 3, 'Nick', null)",
                "update contact set name = 'Anne', note = 'y' where id = 'a-1'",
                "update account set town = 'Hamburg' where id = 2",
                "insert into link values (2, 2)");
        Servers.execute(right, rightLogin, "insert into account values (99, 'Own', 'Husum')");
        Comparison before = compare();
        assertThat(texts(before))
                .containsExactly(
                        "account 10 onlyLeft",
                        "account 11 onlyLeft",
                        "account 2 different",
                        "account 99 onlyRight",
                        "contact a-1 different",
                        "contact new-1 onlyLeft",
                        "contact new-2 onlyLeft",
                        "link 2|2 onlyLeft");
        assertThat(before.differences().stream()
                        .filter(each -> before.entities().stream()
                                .anyMatch(entity ->
                                        entity.entity().equals(each.entity()) && Ferry.tickable(entity, each)))
                        .map(RecordDifference::keyText))
                .containsExactlyInAnyOrder("10", "11", "2", "a-1", "new-1", "new-2");
        List<RecordDifference> ticked = before.differences().stream()
                .filter(each -> Set.of("10", "a-1", "new-1", "new-2").contains(each.keyText()))
                .toList();
        Ferry ferry = bringing(before, ticked);
        Result planned = ferry.preview();
        assertThat(planned.total().created()).isEqualTo(3);
        assertThat(planned.total().updated()).isEqualTo(1);
        Result done = ferry.run();
        assertThat(done.total().failed()).isZero();
        assertThat(done.total().conflicts()).isZero();
        assertThat(ferry.verify().differences()).isEmpty();
        assertThat(texts(compare()))
                .containsExactly(
                        "account 11 onlyLeft", "account 2 different", "account 99 onlyRight", "link 2|2 onlyLeft");
        ferry.undo(null);
        assertThat(compare().differences()).isEqualTo(before.differences());
    }

    private void twoOfH2() {
        left = "jdbc:h2:file:" + folder.resolve("left");
        right = "jdbc:h2:file:" + folder.resolve("right");
        leftLogin = SA;
        rightLogin = SA;
    }

    @Test
    void onH2() {
        twoOfH2();
        tickedAreBroughtOver();
    }

    @Test
    void fromMariaDbToPostgres() {
        left = Servers.newMariaDb();
        right = Servers.newPostgres();
        leftLogin = Servers.mariadbLogin();
        rightLogin = Servers.postgresLogin();
        tickedAreBroughtOver();
    }

    @Test
    void aRecordWhoseLinkIsNotThereIsRefusedByTheDatabaseAndSaid() {
        twoOfH2();
        Servers.execute(left, SA, TABLES);
        Servers.execute(right, SA, TABLES);
        Servers.execute(
                left,
                SA,
                "insert into account values (10, 'New', 'Bremen')",
                "insert into contact values ('new-1', 10, 'Nora', null)");
        Comparison before = compare();
        Ferry ferry = bringing(
                before,
                before.differences().stream()
                        .filter(each -> each.keyText().equals("new-1"))
                        .toList());
        Result done = ferry.run();
        assertThat(done.total().failed()).isEqualTo(1);
        assertThat(texts(compare())).containsExactly("account 10 onlyLeft", "contact new-1 onlyLeft");
    }

    @Test
    void recordsToldApartByAnotherKeyCannotBeTicked() {
        twoOfH2();
        Servers.execute(left, SA, TABLES);
        Servers.execute(right, SA, TABLES);
        Servers.execute(left, SA, "update contact set note = 'other' where id = 'a-1'");
        Comparison before = compare("NAME");
        assertThatThrownBy(() -> bringing(before, before.differences()))
                .isInstanceOfSatisfying(FerryException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.MAPPING);
                    assertThat(e).hasMessageContaining("primary key");
                });
    }
}
