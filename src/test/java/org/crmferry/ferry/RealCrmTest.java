package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crmferry.database.Servers;
import org.crmferry.ferry.SuiteEspoFacts.Side;
import org.crmferry.plan.Finding;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SuiteCRM's own demo to a fresh EspoCRM and back, with the mapping as it is suggested. Both sides are asked by SQL that
 * knows nothing of our reading. Skipped where the products' databases are not at hand ({@code -Dcrm.databases=DIR}).
 */
class RealCrmTest {
    private static final String DEMO = "suitecrm-demo";
    /** SuiteCRM's tables with records of the business; users, settings and rights stay. */
    private static final List<String> BUSINESS = List.of(
            "accounts",
            "contacts",
            "leads",
            "opportunities",
            "cases",
            "calls",
            "meetings",
            "tasks",
            "notes",
            "emails",
            "emails_text",
            "emails_beans",
            "emails_email_addr_rel",
            "accounts_contacts",
            "accounts_opportunities",
            "opportunities_contacts",
            "calls_users",
            "meetings_users",
            "accounts_bugs",
            "bugs",
            "aop_case_events",
            "sugarfeed",
            "vcals",
            "project",
            "project_task");

    @TempDir
    Path folder;

    /** @param spread whether activities are hung on contacts, leads, opportunities and cases too, not on accounts only */
    @ParameterizedTest
    @CsvSource({
        "espocrm-fresh,false",
        "espocrm-postgres-fresh,false",
        "espocrm-fresh,true",
        "espocrm-postgres-fresh,true"
    })
    void suiteCrmBecomesEspoCrm(String fresh, boolean spread) {
        Side suite = demo(spread);
        Side espo = RealMove.loaded(fresh);
        Map<String, String> before = Hash.of(suite.url(), suite.login());
        Result run = moved(suite, espo, "there");
        assertThat(created(run)).containsExactlyInAnyOrderEntriesOf(expected());
        assertThat(run.bySource().get("User").created()).isEqualTo(6);
        assertThat(run.bySource().get("User").updated()
                        + run.bySource().get("User").unchanged())
                .as("admin is matched with the EspoCRM's own")
                .isEqualTo(1);
        Map<String, Integer> rows = SuiteEspoFacts.same(SuiteEspoFacts.all(false), suite, espo);
        System.out.println(fresh + (spread ? ", parents spread: " : ": ") + rows);
        assertThat(rows)
                .containsEntry("e-mail addresses of accounts", 100)
                .containsEntry("e-mail addresses of contacts", 400)
                .containsEntry("e-mail addresses of leads", 200)
                .containsEntry("accounts of contacts", 200)
                .containsEntry("contacts of opportunities", 200);
        assertThat(Hash.of(suite.url(), suite.login())).as("the source").isEqualTo(before);
    }

    @Test
    void espoCrmBecomesSuiteCrmAgain() {
        Side first = demo(true);
        Side espo = RealMove.loaded("espocrm-fresh");
        moved(first, espo, "there");
        Side second = emptied();
        Result run = moved(espo, second, "back");
        Map<String, Long> expected = expected();
        expected.put("AccountOpportunity", 50L);
        assertThat(created(run)).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(run.bySource().get("User").unchanged()).isEqualTo(7);
        Map<String, Integer> rows = SuiteEspoFacts.same(SuiteEspoFacts.all(true), second, espo);
        System.out.println("back: " + rows);
        assertThat(rows)
                .containsEntry("e-mail addresses of contacts", 400)
                .containsEntry("contacts of opportunities", 200);
        SuiteEspoFacts.all(false).stream()
                .filter(fact -> !fact.name().startsWith("notes"))
                .forEach(fact -> assertThat(Sql.rows(second.url(), second.login(), fact.suite()))
                        .as(fact.name() + ", there and back")
                        .isEqualTo(Sql.rows(first.url(), first.login(), fact.suite())));
    }

    /** Plans, previews, runs and verifies; what was predicted must have come. */
    private Result moved(Side from, Side to, String name) {
        Ferry ferry = new Ferry(folder.resolve(name), new TestSecrets(from.login(), to.login()), new Progress());
        ferry.plan(
                new Project.End(from.url(), from.login().user(), ""),
                new Project.End(to.url(), to.login().user(), ""));
        Map<String, String> before = Hash.of(to.url(), to.login());
        Result preview = ferry.preview();
        assertThat(Hash.of(to.url(), to.login()))
                .as("the preview writes nothing")
                .isEqualTo(before);
        Result run = ferry.run();
        assertThat(run.bySource()).as("predicted = actual").isEqualTo(preview.bySource());
        assertThat(run.total().failed() + run.total().conflicts() + run.total().skipped())
                .isZero();
        assertThat(run.findings().stream().filter(Finding::open)).isEmpty();
        assertThat(run.done()).isTrue();
        Result verify = ferry.verify();
        assertThat(verify.differences()).isEmpty();
        assertThat(verify.records()).isEqualTo(run.records());
        return run;
    }

    private static Map<String, Long> created(Result run) {
        return run.entities().stream()
                .filter(e -> e.counts().read() > 0 && !e.source().equals("User"))
                .collect(Collectors.toMap(
                        Result.EntityResult::source, e -> e.counts().created()));
    }

    private static Map<String, Long> expected() {
        Map<String, Long> counts = new TreeMap<>();
        List.of("Account", "Opportunity", "Case", "Call", "Note", "CallUser").forEach(e -> counts.put(e, 50L));
        List.of("Contact", "Lead", "Meeting", "Task", "Email", "MeetingUser", "ContactAccount", "OpportunityContact")
                .forEach(e -> counts.put(e, 200L));
        return counts;
    }

    /** @param spread whether activities are hung on records of every kind */
    static Side demo(boolean spread) {
        Side suite = RealMove.loaded(DEMO);
        if (spread) {
            Servers.execute(
                    suite.url(),
                    suite.login(),
                    "update tasks set parent_type = 'Contacts', parent_id = contact_id"
                            + " where parent_id is null and crc32(id) % 3 = 0",
                    hang("tasks", "Leads", "leads", "x.parent_id is null and crc32(x.id) % 2 = 0"),
                    hang("tasks", "Cases", "cases", "x.parent_id is null"),
                    hang("calls", "Opportunities", "opportunities", "crc32(x.id) % 2 = 0"),
                    hang("meetings", "Contacts", "contacts", "crc32(x.id) % 3 = 0"),
                    hang("meetings", "Leads", "leads", "crc32(x.id) % 3 = 1"),
                    hang("notes", "Cases", "cases", "crc32(x.id) % 2 = 0"),
                    hang("emails", "Opportunities", "opportunities", "crc32(x.id) % 2 = 0"));
        }
        return suite;
    }

    private static String hang(String table, String module, String parents, String which) {
        return "update " + table + " x set x.parent_type = '" + module + "', x.parent_id = (select p.id from " + parents
                + " p order by md5(concat(p.id, x.id)) limit 1) where " + which;
    }

    static Side emptied() {
        Side suite = RealMove.loaded(DEMO);
        BUSINESS.forEach(table -> Servers.execute(suite.url(), suite.login(), "truncate table " + table));
        Servers.execute(
                suite.url(),
                suite.login(),
                "delete from email_addr_bean_rel where bean_module <> 'Users'",
                "delete from email_addresses where id not in (select email_address_id from email_addr_bean_rel)");
        return suite;
    }
}
