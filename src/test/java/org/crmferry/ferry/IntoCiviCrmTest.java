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
 * SuiteCRM's own demo into CiviCRM's own demo, which has one type of cases, with the mapping as it is suggested. Both
 * sides are asked by SQL that knows nothing of our reading. Skipped where the products' databases are not at hand
 * ({@code -Dcrm.databases=DIR}).
 */
class IntoCiviCrmTest {
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
                RealMove.CONTACTS_OF_CASES,
                "update cases set account_id = null where crc32(id) % 3 = 0",
                "update calls set assigned_user_id = null where crc32(id) % 5 = 0");
        return suite;
    }

    private static Side civi() {
        Side civi = RealMove.loaded("civicrm-demo");
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
        Ferry ferry = RealMove.planned(folder, suite, civi);
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
        assertThat(RealMove.changed(civi, before))
                .as("tables that are not as they were")
                .isEmpty();
        assertThat(Hash.of(suite.url(), suite.login())).as("the source").isEqualTo(source);
    }

    /** What the target has no place for, by kind, entity and field. */
    private static Map<String, Long> lost(Result run) {
        return RealMove.found(run, f -> f.open() || f.kind() == FindingKind.LEFT_BEHIND);
    }

    /** No orphan, nothing empty that CiviCRM fills itself, and each case of a type that is in use. */
    private static void expectations(Side civi) {
        Map<String, Long> wrong = new LinkedHashMap<>();
        wrong.putAll(RealMove.orphans(civi, REFERENCES, column -> "1 = 1"));
        wrong.putAll(RealMove.empty(civi, MANDATORY));
        wrong.put("types of cases", RealMove.count(civi, "select count(*) from civicrm_case where case_type_id <> 5"));
        wrong.put(
                "two rows for one role",
                RealMove.count(
                        civi,
                        "select count(*) from (select activity_id, record_type_id from civicrm_activity_contact"
                                + " where activity_id > 624 group by activity_id, record_type_id having count(*) > 1) x"));
        wrong.put("logins", RealMove.count(civi, "select count(*) from civicrm_uf_match"));
        assertThat(wrong.values()).as(wrong.toString()).allMatch(count -> count == 0);
    }
}
