package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.crmferry.plan.Action;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of a record in a CRM that marks what it holds for deleted: its mark is taken away. */
class PutBackMarkTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final String CONTACT = "Contact";

    @TempDir
    Path folder;

    private String target;
    private String id;

    private Ferry ferry() {
        return new Ferry(folder.resolve("project"), new TestSecrets(SA, SA), new Progress());
    }

    /** Whether it is held for deleted, its first name, and how many telephone numbers it has. */
    private List<String> contact() {
        return Sql.rows(
                target,
                SA,
                "select \"deleted\", \"first_name\", (select count(*) from \"entity_phone_number\" e"
                        + " where e.\"entity_id\" = c.\"id\" and not e.\"deleted\") from \"contact\" c where \"id\" = '"
                        + id + "'");
    }

    private PutBackResult putBack(int version) {
        try (HistoryDesk desk = ferry().history()) {
            return desk.putBack(desk.ofTarget(CONTACT, id), version);
        }
    }

    private Action action(int version) {
        try (HistoryDesk desk = ferry().history()) {
            return desk.ofTarget(CONTACT, id).versions().get(version - 1).back().action();
        }
    }

    /** The source has one more contact, with a telephone number; nothing refers to it. */
    private void transferred() {
        SamplePair pair = MadeSamples.in(folder);
        target = pair.target();
        Servers.execute(
                pair.source(),
                SA,
                "insert into \"contacts\" (\"id\", \"first_name\", \"last_name\", \"phone_mobile\")"
                        + " values ('one-more', 'Una', 'More', '+49 30 1234567')");
        ferry().plan(new Project.End(pair.source(), "sa", ""), new Project.End(target, "sa", ""));
        ferry().run();
        id = Sql.rows(target, SA, "select \"id\" from \"contact\" where \"first_name\" = 'Una'")
                .get(0);
    }

    @Test
    void aMarkIsTakenAway() {
        transferred();
        List<String> there = contact();
        assertThat(there).containsExactly("0 | Una | 1");
        Servers.execute(
                target,
                SA,
                "update \"contact\" set \"deleted\" = true, \"first_name\" = 'Dropped' where \"id\" = '" + id + "'");
        assertThat(action(1)).isEqualTo(Action.CREATE);
        assertThat(putBack(1).done()).isTrue();
        assertThat(contact()).isEqualTo(there);
        assertThat(action(2)).isEqualTo(Action.DELETE);
    }
}
