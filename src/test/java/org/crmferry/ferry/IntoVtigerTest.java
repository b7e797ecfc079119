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
 * SuiteCRM's own demo into vtiger, with the mapping as it is suggested: into one whose business records are gone, so that
 * both sides can be asked everything by SQL that knows nothing of our reading, and into vtiger's own demo, where a record
 * is there already. Skipped where the products' databases are not at hand ({@code -Dcrm.databases=DIR}).
 */
class IntoVtigerTest {
    /** The last key that vtiger's demo has given, and its last user or group. */
    private static final long LAST = 504;

    private static final long LAST_USER = 4;

    /** The tables that vtiger's own lists join, by kind of record: each new record must be in all of them. */
    private static final Map<String, List<String>> JOINED = Map.of(
            "Accounts",
            List.of(
                    "vtiger_account.accountid",
                    "vtiger_accountbillads.accountaddressid",
                    "vtiger_accountshipads.accountaddressid",
                    "vtiger_accountscf.accountid"),
            "Contacts",
            List.of(
                    "vtiger_contactdetails.contactid",
                    "vtiger_contactaddress.contactaddressid",
                    "vtiger_contactsubdetails.contactsubscriptionid",
                    "vtiger_customerdetails.customerid",
                    "vtiger_contactscf.contactid"),
            "Leads",
            List.of(
                    "vtiger_leaddetails.leadid",
                    "vtiger_leadaddress.leadaddressid",
                    "vtiger_leadsubdetails.leadsubscriptionid",
                    "vtiger_leadscf.leadid"),
            "Potentials",
            List.of("vtiger_potential.potentialid", "vtiger_potentialscf.potentialid"),
            "HelpDesk",
            List.of("vtiger_troubletickets.ticketid", "vtiger_ticketcf.ticketid"),
            "Campaigns",
            List.of("vtiger_campaign.campaignid", "vtiger_campaignscf.campaignid"),
            "Calendar",
            List.of("vtiger_activity.activityid", "vtiger_activitycf.activityid"),
            "Emails",
            List.of("vtiger_activity.activityid", "vtiger_emaildetails.emailid"),
            "ModComments",
            List.of("vtiger_modcomments.modcommentsid"));

    /** What must lead somewhere: column, and the table and key it leads to. */
    private static final List<String> REFERENCES = List.of(
            "vtiger_crmentity.smcreatorid vtiger_users.id",
            "vtiger_crmentity.smownerid vtiger_users.id",
            "vtiger_crmentity.modifiedby vtiger_users.id",
            "vtiger_contactdetails.accountid vtiger_account.accountid",
            "vtiger_contactdetails.reportsto vtiger_contactdetails.contactid",
            "vtiger_account.parentid vtiger_account.accountid",
            "vtiger_potential.related_to vtiger_account.accountid",
            "vtiger_potential.contact_id vtiger_contactdetails.contactid",
            "vtiger_troubletickets.parent_id vtiger_account.accountid",
            "vtiger_troubletickets.contact_id vtiger_contactdetails.contactid",
            "vtiger_modcomments.related_to vtiger_crmentity.crmid",
            "vtiger_seactivityrel.crmid vtiger_crmentity.crmid",
            "vtiger_seactivityrel.activityid vtiger_activity.activityid",
            "vtiger_cntactivityrel.activityid vtiger_activity.activityid",
            "vtiger_invitees.inviteeid vtiger_users.id",
            "vtiger_user2role.roleid vtiger_role.roleid");

    /**
     * What vtiger has no place for, and says so: links that it keeps as one field, tables of other modules, marks of single
     * addresses, home numbers of leads, and words that are not on its lists (they are kept as they are).
     */
    private static final String[] LOST = {
        "LEFT_BEHIND AccountOpportunity.",
        "LEFT_BEHIND CaseContact.",
        "LEFT_BEHIND ContactAccount.",
        "LEFT_BEHIND accounts_bugs.",
        "LEFT_BEHIND aop_case_events.",
        "LEFT_BEHIND bugs.",
        "LEFT_BEHIND email_templates.",
        "LEFT_BEHIND project.",
        "LEFT_BEHIND project_task.",
        "LOSSY_TEXT Account.emails",
        "LOSSY_TEXT Contact.emails",
        "LOSSY_TEXT Lead.emails",
        "LOSSY_TEXT Lead.phones",
        "LOSSY_TEXT User.emails",
        "NOT_IN_PICKLIST Contact.leadsource",
        "NOT_IN_PICKLIST Lead.leadsource",
        "NOT_IN_PICKLIST Lead.leadstatus",
        "NOT_IN_PICKLIST Opportunity.leadsource"
    };

    @TempDir
    Path folder;

    /** The demo has no contacts of cases, calls and meetings, no campaign, and nobody has opted out or reports to anybody. */
    private static Side suite() {
        Side suite = RealCrmTest.demo(true);
        Servers.execute(
                suite.url(),
                suite.login(),
                RealMove.CONTACTS_OF_CASES,
                RealMove.CONTACTS_OF_CALLS,
                RealMove.CONTACTS_OF_MEETINGS,
                "update email_addresses set opt_out = 1 where crc32(id) % 3 = 0",
                "update contacts x join contacts y on crc32(x.id) % 5 = 0 and y.id = (select min(id) from contacts)"
                        + " set x.reports_to_id = y.id where x.id <> y.id",
                "update notes set name = null",
                "insert into campaigns (id, name, status, campaign_type, end_date, budget, assigned_user_id, created_by,"
                        + " date_entered, date_modified, deleted) values ('c-1', 'Autumn', 'Active', 'Email', '2026-12-01',"
                        + " 1200, '1', '1', '2026-10-01 08:00:00', '2026-10-02 08:00:00', 0)",
                "update opportunities set campaign_id = 'c-1' where crc32(id) % 2 = 0");
        return suite;
    }

    private static Side emptied() {
        Side vtiger = RealMove.loaded("vtiger-demo");
        Servers.execute(vtiger.url(), vtiger.login(), "delete from vtiger_crmentity");
        return vtiger;
    }

    @Test
    void suiteCrmBecomesVtigerAndIsTakenBack() {
        Side suite = suite();
        Side vtiger = emptied();
        Map<String, String> source = Hash.of(suite.url(), suite.login());
        Map<String, String> before = Hash.of(vtiger.url(), vtiger.login());
        Ferry ferry = RealMove.planned(folder, suite, vtiger);
        Result preview = ferry.preview();
        assertThat(Hash.of(vtiger.url(), vtiger.login())).as("the preview").isEqualTo(before);
        Result run = ferry.run();
        assertThat(run.bySource()).as("predicted = actual").isEqualTo(preview.bySource());
        assertThat(run.total().failed() + run.total().conflicts() + run.total().skipped())
                .as(run.total() + " " + lost(run))
                .isZero();
        System.out.println("into vtiger, no place for: " + lost(run));
        assertThat(lost(run)).containsOnlyKeys(LOST);
        Result verify = ferry.verify();
        assertThat(verify.differences()).isEmpty();
        assertThat(verify.records()).isEqualTo(run.records());

        Map<String, Integer> rows = new LinkedHashMap<>(LinkFacts.same("suitecrm", suite, "vtiger", vtiger));
        rows.putAll(LinkFacts.same("more-suitecrm", suite, "more-vtiger", vtiger));
        System.out.println("into vtiger: " + run.records() + " records, " + rows);
        assertThat(rows.values()).allMatch(count -> count >= 6);
        expectations(vtiger);

        ferry.undo(null);
        assertThat(RealMove.changed(vtiger, before))
                .as("tables that are not as they were")
                .isEmpty();
        assertThat(Hash.of(suite.url(), suite.login())).as("the source").isEqualTo(source);
    }

    @Test
    void whatIsThereAlreadyKeepsItsNumberAndCountersThatSomebodyUsedStay() {
        Side suite = suite();
        Side vtiger = RealMove.loaded("vtiger-demo");
        String name = Sql.rows(
                        suite.url(),
                        suite.login(),
                        "select name from accounts where deleted = 0 group by name having count(*) = 1 order by name limit 1")
                .get(0);
        String named = " = '" + name.replace("'", "''") + "'";
        Servers.execute(suite.url(), suite.login(), "update accounts set assigned_user_id = '1' where name" + named);
        Servers.execute(
                vtiger.url(),
                vtiger.login(),
                "update vtiger_account set accountname" + named + ", industry = null, website = null, phone = null,"
                        + " email1 = null, email2 = null,"
                        + " emailoptout = null, annualrevenue = null, employees = null where account_no = 'ACC3'",
                "update vtiger_account a join vtiger_crmentity e on e.crmid = a.accountid set e.label" + named
                        + " where a.account_no = 'ACC3'",
                "update vtiger_account a join vtiger_accountbillads b on b.accountaddressid = a.accountid"
                        + " join vtiger_accountshipads s on s.accountaddressid = a.accountid set bill_street = null,"
                        + " bill_city = null, bill_state = null, bill_code = null, bill_country = null, ship_street = null,"
                        + " ship_city = null, ship_state = null, ship_code = null, ship_country = null"
                        + " where a.account_no = 'ACC3'",
                "update vtiger_modentity_num set prefix = 'TICKET-', cur_id = '0900' where semodule = 'HelpDesk'");
        Map<String, String> before = Hash.of(vtiger.url(), vtiger.login());
        Ferry ferry = RealMove.planned(folder, suite, vtiger);
        ferry.preview();
        Result run = ferry.run();
        assertThat(run.bySource().get("Account").updated()).as(run.total() + "").isEqualTo(1);
        assertThat(run.total().failed() + run.total().skipped())
                .as(run.total() + " " + lost(run))
                .isZero();
        assertThat(ferry.verify().differences()).isEmpty();
        assertThat(RealMove.count(vtiger, "select count(*) from vtiger_account where account_no = 'ACC3'"))
                .isEqualTo(1);
        assertThat(Sql.rows(
                        vtiger.url(),
                        vtiger.login(),
                        "select n.cur_id = max(t.ticketid) + 1, sum(t.ticket_no <> concat('TICKET-', t.ticketid)),"
                                + " min(t.ticketid) >= 900 from vtiger_modentity_num n, vtiger_troubletickets t"
                                + " where n.semodule = 'HelpDesk' and t.ticketid > " + LAST + " group by n.cur_id"))
                .containsExactly("1 | 0 | 1");

        Servers.execute(
                vtiger.url(),
                vtiger.login(),
                "update vtiger_modentity_num set cur_id = cur_id + 1 where semodule = 'Contacts'");
        String used = Sql.rows(
                        vtiger.url(),
                        vtiger.login(),
                        "select cur_id from vtiger_modentity_num where semodule = 'Contacts'")
                .get(0);
        ferry.undo(null);
        assertThat(RealMove.changed(vtiger, before).keySet()).containsExactly("vtiger_modentity_num");
        assertThat(Sql.rows(
                        vtiger.url(),
                        vtiger.login(),
                        "select cur_id from vtiger_modentity_num where semodule in ('Contacts', 'HelpDesk', 'Accounts')"
                                + " order by semodule"))
                .containsExactlyInAnyOrder("11", used, "0900");
    }

    /** What the target has no place for, by kind, entity and field. */
    private static Map<String, Long> lost(Result run) {
        return RealMove.found(
                run, f -> f.open() || f.kind() != FindingKind.UNMAPPED && f.kind() != FindingKind.DUPLICATE);
    }

    /** No orphan, no record that vtiger's lists would not find, and counters above the largest key. */
    private static void expectations(Side vtiger) {
        Map<String, Long> wrong = new LinkedHashMap<>();
        JOINED.forEach((kind, tables) -> tables.forEach(table -> {
            String[] part = table.split("\\.", -1);
            wrong.put(
                    kind + " in " + table,
                    RealMove.count(
                            vtiger,
                            "select count(*) from vtiger_crmentity e where e.crmid > " + LAST
                                    + " and e.setype = '"
                                    + kind
                                    + "' and not exists (select 1 from " + part[0] + " x where x." + part[1]
                                    + " = e.crmid)"));
            wrong.put(
                    table + " of a record",
                    RealMove.count(
                            vtiger,
                            "select count(*) from " + part[0] + " x where x." + part[1] + " > " + LAST
                                    + " and not exists (select 1 from vtiger_crmentity e where e.crmid = x." + part[1]
                                    + ")"));
        }));
        wrong.putAll(RealMove.orphans(vtiger, REFERENCES, column -> "coalesce(" + column + ", '0') <> '0'"));
        wrong.put(
                "what every record has",
                RealMove.count(
                        vtiger,
                        "select count(*) from vtiger_crmentity where crmid > " + LAST
                                + " and (deleted <> 0 or presence <> 1"
                                + " or source <> 'CRM' or smownerid = 0 or createdtime is null or modifiedtime is null"
                                + " or coalesce(label, '') = '' and setype <> 'ModComments')"));
        wrong.put(
                "days that nobody meant",
                RealMove.count(
                        vtiger,
                        "select count(*) from vtiger_activity where activityid > " + LAST
                                + " and (date_start < '2000-01-01' or due_date < date_start)"));
        wrong.put(
                "users without a role",
                RealMove.count(
                        vtiger,
                        "select count(*) from vtiger_users where id not in (select userid from vtiger_user2role)"));
        wrong.put(
                "users that are groups",
                RealMove.count(vtiger, "select count(*) from vtiger_users where id between 2 and " + LAST_USER));
        counters(vtiger, wrong);
        assertThat(wrong)
                .as("of all these there is none")
                .allSatisfy((what, count) -> assertThat(count).as(what).isZero());
    }

    private static void counters(Side vtiger, Map<String, Long> wrong) {
        wrong.put(
                "last key",
                RealMove.count(
                        vtiger,
                        "select abs((select id from vtiger_crmentity_seq) - (select max(crmid) from vtiger_crmentity))"));
        wrong.put(
                "last user",
                RealMove.count(
                        vtiger, "select abs((select id from vtiger_users_seq) - (select max(id) from vtiger_users))"));
        Map.of(
                        "Accounts", "vtiger_account.account_no",
                        "Contacts", "vtiger_contactdetails.contact_no",
                        "Leads", "vtiger_leaddetails.lead_no",
                        "Potentials", "vtiger_potential.potential_no",
                        "HelpDesk", "vtiger_troubletickets.ticket_no",
                        "Campaigns", "vtiger_campaign.campaign_no")
                .forEach((module, column) -> {
                    String[] part = column.split("\\.", -1);
                    wrong.put(
                            "next number of " + module,
                            RealMove.count(
                                    vtiger,
                                    "select count(*) from vtiger_modentity_num n where n.semodule = '" + module
                                            + "' and n.cur_id <> (select max(cast(substr(x." + part[1]
                                            + ", char_length(n.prefix) + 1) as integer)) + 1 from " + part[0] + " x)"));
                    wrong.put(
                            "numbers twice in " + module,
                            RealMove.count(
                                    vtiger, "select count(*) - count(distinct " + part[1] + ") from " + part[0]));
                });
    }
}
