package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.ferry.SuiteEspoFacts.Side;
import org.crmferry.mapping.FindingKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SuiteCRM's own demo into a Dolibarr that has its own lists, its administrator and a project of somebody else, with the
 * mapping as it is suggested. Both sides are asked by SQL that knows nothing of our reading. Skipped where the products'
 * databases are not at hand ({@code -Dcrm.databases=DIR}).
 */
class IntoDolibarrTest {
    /** What must lead somewhere: column, table it leads to, and which rows. */
    private static final List<String> REFERENCES = List.of(
            "llx_socpeople.fk_soc llx_societe.rowid",
            "llx_projet.fk_soc llx_societe.rowid",
            "llx_ticket.fk_soc llx_societe.rowid",
            "llx_ticket.fk_user_assign llx_user.rowid",
            "llx_societe_commerciaux.fk_soc llx_societe.rowid",
            "llx_societe_commerciaux.fk_user llx_user.rowid",
            "llx_actioncomm.fk_user_action llx_user.rowid",
            "llx_actioncomm.fk_action llx_c_actioncomm.id",
            "llx_actioncomm.fk_contact llx_socpeople.rowid",
            "llx_actioncomm_resources.fk_actioncomm llx_actioncomm.id",
            "llx_element_contact.fk_c_type_contact llx_c_type_contact.rowid");

    /** What Dolibarr itself fills in every row. */
    private static final List<String> MANDATORY = List.of(
            "llx_societe.nom",
            "llx_societe.code_client",
            "llx_socpeople.lastname",
            "llx_projet.ref",
            "llx_projet.title",
            "llx_ticket.ref",
            "llx_ticket.track_id",
            "llx_actioncomm.ref",
            "llx_actioncomm.code",
            "llx_actioncomm.fk_action",
            "llx_user.login");

    @TempDir
    Path folder;

    /** The demo has no contacts of cases, and no contacts of calls and meetings. */
    private static Side suite() {
        Side suite = RealCrmTest.demo(true);
        Servers.execute(
                suite.url(),
                suite.login(),
                RealMove.CONTACTS_OF_CASES,
                "update email_addresses set opt_out = 1 where crc32(id) % 3 = 0",
                RealMove.CONTACTS_OF_CALLS,
                RealMove.CONTACTS_OF_MEETINGS);
        return suite;
    }

    static Side dolibarr() {
        Side dolibarr = RealMove.loaded("dolibarr20-fresh");
        Servers.execute(
                dolibarr.url(),
                dolibarr.login(),
                "insert into llx_user (rowid, login, lastname, admin, statut, entity)"
                        + " values (1, 'admin', 'SuperAdmin', 1, 1, 0)",
                "insert into llx_societe (rowid, nom, client, code_client) values (7, 'Already there', 1, 'CU2101-00001')",
                "insert into llx_projet (rowid, ref, title, fk_user_creat, usage_opportunity)"
                        + " values (40, 'PJ2101-0001', 'Already there', 1, 0)",
                "insert into llx_element_contact (element_id, fk_c_type_contact, fk_socpeople, statut)"
                        + " select 40, rowid, 1, 4 from llx_c_type_contact where element = 'project'"
                        + " and code = 'PROJECTLEADER' and source = 'internal'");
        return dolibarr;
    }

    @Test
    void suiteCrmBecomesDolibarrAndIsTakenBack() {
        Side suite = suite();
        Side dolibarr = dolibarr();
        Map<String, String> source = Hash.of(suite.url(), suite.login());
        Map<String, String> before = Hash.of(dolibarr.url(), dolibarr.login());
        Ferry ferry = RealMove.planned(folder, suite, dolibarr);
        Result preview = ferry.preview();
        assertThat(Hash.of(dolibarr.url(), dolibarr.login())).as("the preview").isEqualTo(before);
        Result run = ferry.run();
        assertThat(run.bySource()).as("predicted = actual").isEqualTo(preview.bySource());
        assertThat(run.total().failed() + run.total().conflicts() + run.total().skipped())
                .as(run.total() + " " + lost(run))
                .isZero();
        Map<String, Long> lost = lost(run);
        System.out.println("into Dolibarr, no place for: " + lost);
        assertThat(lost)
                .containsEntry(
                        "LEFT_BEHIND Meeting.fk_element",
                        RealMove.count(
                                suite, "select count(*) from meetings where parent_type = 'Leads' and deleted = 0"))
                .containsEntry(
                        "LEFT_BEHIND Task.fk_element",
                        RealMove.count(suite, "select count(*) from tasks where parent_type = 'Leads' and deleted = 0"))
                .containsEntry("LEFT_BEHIND Contact.emails", 200L);
        Result verify = ferry.verify();
        assertThat(verify.differences()).isEmpty();
        assertThat(verify.records()).isEqualTo(run.records());

        Map<String, Integer> rows = LinkFacts.same("out-of-suitecrm", suite, "into-dolibarr", dolibarr);
        System.out.println("into Dolibarr: " + run.records() + " records, " + rows);
        assertThat(rows.values()).allMatch(count -> count >= 49);
        expectations(dolibarr);

        ferry.undo(null);
        assertThat(RealMove.changed(dolibarr, before))
                .as("tables that are not as they were")
                .isEmpty();
        assertThat(Hash.of(suite.url(), suite.login())).as("the source").isEqualTo(source);
    }

    @Test
    void whatIsThereAlreadyIsFilledAndKeepsItsNumberAndItsDate() {
        Side suite = suite();
        Side dolibarr = dolibarr();
        String name = Sql.rows(
                        suite.url(),
                        suite.login(),
                        "select name from accounts where deleted = 0 group by name having count(*) = 1 order by name limit 1")
                .get(0);
        Servers.execute(
                dolibarr.url(),
                dolibarr.login(),
                "insert into llx_societe (rowid, nom, client, code_client, fk_pays, fk_departement, tms) values (8, '"
                        + name.replace("'", "''") + "', 1, 'CU2101-00002', null, null, '2021-01-05 10:00:00')");
        Map<String, String> before = Hash.of(dolibarr.url(), dolibarr.login());
        Ferry ferry = RealMove.planned(folder, suite, dolibarr);
        ferry.preview();
        Result run = ferry.run();
        assertThat(run.bySource().get("Account").updated()).as(run.total() + "").isEqualTo(1);
        assertThat(run.total().failed() + run.total().conflicts() + run.total().skipped())
                .as(run.total() + " " + lost(run))
                .isZero();
        assertThat(ferry.verify().differences()).isEmpty();
        assertThat(Sql.rows(
                        dolibarr.url(),
                        dolibarr.login(),
                        "select s.code_client, cast(s.tms as char(19)), s.town is not null, count(r.rowid) from llx_societe s"
                                + " left join llx_societe_commerciaux r on r.fk_soc = s.rowid where s.rowid = 8"))
                .containsExactly("CU2101-00002 | 2021-01-05 10:00:00 | 1 | 1");

        ferry.undo(null);
        assertThat(RealMove.changed(dolibarr, before))
                .as("tables that are not as they were")
                .isEmpty();
    }

    /** What the target has no place for, by kind, entity and field. */
    private static Map<String, Long> lost(Result run) {
        return RealMove.found(run, f -> f.open() || f.kind() == FindingKind.LEFT_BEHIND);
    }

    /** No orphan, nothing empty that Dolibarr fills itself, and counters above the largest key. */
    private static void expectations(Side dolibarr) {
        Map<String, Long> wrong = new LinkedHashMap<>();
        wrong.putAll(RealMove.orphans(dolibarr, REFERENCES, column -> column + " <> 0"));
        wrong.putAll(RealMove.empty(dolibarr, MANDATORY));
        wrong.put(
                "number of an event is its key",
                RealMove.count(dolibarr, "select count(*) from llx_actioncomm where ref <> id"));
        wrong.put(
                "kind of an event in both columns",
                RealMove.count(
                        dolibarr,
                        "select count(*) from llx_actioncomm v join llx_c_actioncomm k on k.id = v.fk_action where k.code"
                                + " <> v.code"));
        wrong.put(
                "counters",
                RealMove.count(
                        dolibarr,
                        "select count(*) from information_schema.tables t where t.table_schema = database() and t.auto_increment"
                                + " <= case t.table_name when 'llx_societe' then (select max(rowid) from llx_societe)"
                                + " when 'llx_socpeople' then (select max(rowid) from llx_socpeople)"
                                + " when 'llx_projet' then (select max(rowid) from llx_projet)"
                                + " when 'llx_ticket' then (select max(rowid) from llx_ticket)"
                                + " when 'llx_actioncomm' then (select max(id) from llx_actioncomm) else 0 end"));
        assertThat(wrong.values()).as(wrong.toString()).allMatch(count -> count == 0);
    }
}
