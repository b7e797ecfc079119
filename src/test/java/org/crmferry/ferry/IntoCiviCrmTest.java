package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crmferry.database.Dumps;
import org.crmferry.database.Servers;
import org.crmferry.ferry.SuiteEspoFacts.Side;
import org.crmferry.mapping.FindingKind;
import org.crmferry.plan.Finding;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SuiteCRM's own demo into CiviCRM's own demo, which has one type of cases, with the mapping as it is suggested. Both
 * sides are asked by SQL that knows nothing of our reading. Skipped where the products' databases are not at hand
 * ({@code -Dcrm.databases=DIR}).
 */
class IntoCiviCrmTest {
    private static final String DUMP = "civicrm-demo";

    /** What must lead somewhere: column, table it leads to. */
    private static final List<String> REFERENCES = List.of(
            "civicrm_activity_contact.activity_id civicrm_activity.id",
            "civicrm_activity_contact.contact_id civicrm_contact.id",
            "civicrm_case_activity.case_id civicrm_case.id",
            "civicrm_case_activity.activity_id civicrm_activity.id",
            "civicrm_case_contact.case_id civicrm_case.id",
            "civicrm_case_contact.contact_id civicrm_contact.id",
            "civicrm_case.case_type_id civicrm_case_type.id");

    /** What CiviCRM itself fills in every row. */
    private static final List<String> MANDATORY = List.of(
            "civicrm_contact.contact_type",
            "civicrm_contact.display_name",
            "civicrm_contact.sort_name",
            "civicrm_activity.activity_type_id",
            "civicrm_activity.activity_date_time",
            "civicrm_activity.status_id",
            "civicrm_case.start_date",
            "civicrm_case.status_id");

    @TempDir
    Path folder;

    /** The demo has no contacts of cases, and every case of it has an account. */
    private static Side suite() {
        Side suite = RealCrmTest.demo(true);
        Servers.execute(
                suite.url(),
                suite.login(),
                "insert into contacts_cases (id, contact_id, case_id, deleted) select concat('cc-', x.case_number),"
                        + " (select c.id from contacts c order by md5(concat(c.id, x.id)) limit 1), x.id, 0 from cases x",
                "update cases set account_id = null where crc32(id) % 3 = 0",
                "update calls set assigned_user_id = null where crc32(id) % 5 = 0");
        return suite;
    }

    private static Side civi() {
        assumeTrue(Dumps.available(DUMP));
        Side civi = new Side(Dumps.load(DUMP), Dumps.login(DUMP));
        Servers.execute(
                civi.url(),
                civi.login(),
                "insert into civicrm_case_type (id, name, title, is_active, weight)"
                        + " values (4, 'old', 'Old', 0, 1), (5, 'support', 'Support', 1, 2)");
        return civi;
    }

    @Test
    void suiteCrmBecomesCiviCrmAndIsTakenBack() {
        Side civi = civi();
        Side suite = suite();
        Map<String, String> source = Hash.of(suite.url(), suite.login());
        Map<String, String> before = Hash.of(civi.url(), civi.login());
        Ferry ferry = planned(suite, civi);
        Result preview = ferry.preview();
        assertThat(Hash.of(civi.url(), civi.login())).as("the preview").isEqualTo(before);
        Result run = ferry.run();
        Map<String, Long> lost = lost(run);
        System.out.println("into CiviCRM, no place for: " + lost);
        assertThat(run.bySource()).as("predicted = actual").isEqualTo(preview.bySource());
        assertThat(run.total().failed() + run.total().conflicts())
                .as(run.total() + " " + lost)
                .isZero();
        assertThat(run.total().skipped())
                .as("notes about cases, which are nowhere in CiviCRM")
                .isEqualTo(lost.get("LEFT_BEHIND Note.entity_id"));
        assertThat(lost.keySet()).as(lost.toString()).noneMatch(what -> what.startsWith("UNREADABLE"));
        Result verify = ferry.verify();
        assertThat(verify.differences()).isEmpty();
        assertThat(verify.records()).isEqualTo(run.records() - run.total().skipped());

        Map<String, Integer> rows = LinkFacts.same("suitecrm-to-civicrm", suite, "civicrm-from-suitecrm", civi);
        System.out.println("into CiviCRM: " + run.records() + " records, " + rows);
        assertThat(rows.values()).allMatch(count -> count >= 20);
        expectations(civi);

        ferry.undo(null);
        assertThat(changed(civi, before)).as("tables that are not as they were").isEmpty();
        assertThat(Hash.of(suite.url(), suite.login())).as("the source").isEqualTo(source);
    }

    private Ferry planned(Side suite, Side civi) {
        Ferry ferry = new Ferry(folder, new TestSecrets(suite.login(), civi.login()), new Progress());
        ferry.plan(
                new Project.End(suite.url(), suite.login().user(), ""),
                new Project.End(civi.url(), civi.login().user(), ""));
        return ferry;
    }

    private static Map<String, String> changed(Side side, Map<String, String> before) {
        Map<String, String> now = Hash.of(side.url(), side.login());
        now.entrySet().removeIf(table -> table.getValue().equals(before.get(table.getKey())));
        return now;
    }

    /** What the target has no place for, by kind, entity and field. */
    private static Map<String, Long> lost(Result run) {
        return run.findings().stream()
                .filter(f -> f.open() || f.kind() == FindingKind.LEFT_BEHIND)
                .collect(Collectors.toMap(
                        f -> f.kind() + " " + f.entity() + "." + f.field(), Finding::count, Long::sum, TreeMap::new));
    }

    /** No orphan, nothing empty that CiviCRM fills itself, and each case of a type that is in use. */
    private static void expectations(Side civi) {
        Map<String, Long> wrong = new LinkedHashMap<>();
        for (String reference : REFERENCES) {
            String[] part = reference.split("[. ]", -1);
            wrong.put(
                    reference,
                    count(
                            civi,
                            "select count(*) from " + part[0] + " x where not exists (select 1 from " + part[2]
                                    + " y where y." + part[3] + " = x." + part[1] + ")"));
        }
        for (String column : MANDATORY) {
            String[] part = column.split("\\.", -1);
            wrong.put(
                    column,
                    count(civi, "select count(*) from " + part[0] + " where coalesce(" + part[1] + ", '') = ''"));
        }
        wrong.put("types of cases", count(civi, "select count(*) from civicrm_case where case_type_id <> 5"));
        wrong.put(
                "two rows for one role",
                count(
                        civi,
                        "select count(*) from (select activity_id, record_type_id from civicrm_activity_contact"
                                + " where activity_id > 624 group by activity_id, record_type_id having count(*) > 1) x"));
        wrong.put("logins", count(civi, "select count(*) from civicrm_uf_match"));
        assertThat(wrong.values()).as(wrong.toString()).allMatch(count -> count == 0);
    }

    private static long count(Side side, String sql) {
        return Sql.number(side.url(), side.login(), sql);
    }
}
