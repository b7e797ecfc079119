package org.crmferry.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crmferry.report.Report.Cargo;
import org.crmferry.report.Report.Conflicts;
import org.crmferry.report.Report.Difference;
import org.crmferry.report.Report.DifferenceKind;
import org.crmferry.report.Report.EntityCount;
import org.crmferry.report.Report.EntityPair;
import org.crmferry.report.Report.Event;
import org.crmferry.report.Report.Failure;
import org.crmferry.report.Report.Finding;
import org.crmferry.report.Report.Keys;
import org.crmferry.report.Report.Setting;
import org.crmferry.report.Report.Side;
import org.crmferry.report.Report.Verification;

/** Reports to test with. */
final class Reports {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Reports() {}

    /** Everything moved and proved. */
    static Report clean() {
        return with(
                "Sales CRM: SuiteCRM to EspoCRM",
                List.of(
                        new EntityCount("Accounts", "accounts", "account", 412, 371, 29, 12, 0, 0, 0),
                        new EntityCount("Contacts", "contacts", "contact", 2_031, 1_900, 131, 0, 0, 0, 0),
                        new EntityCount("Notes", "notes", "note", 9_902, 9_902, 0, 0, 0, 0, 0)),
                List.of(),
                new Conflicts(0, 0, 0),
                List.of(),
                new Verification(true, NOON, 12_345, 345_678, 0, List.of()));
    }

    /** Something of everything, also left open. */
    static Report troubled() {
        return with(
                "Sales CRM: SuiteCRM to EspoCRM",
                List.of(
                        new EntityCount("Accounts", "accounts", "account", 412, 371, 29, 9, 0, 3, 0),
                        new EntityCount("Contacts", "contacts", "contact", 2_031, 1_800, 131, 60, 33, 5, 2),
                        new EntityCount("Opportunities", "opportunities", "opportunity", 640, 0, 0, 640, 0, 0, 0),
                        new EntityCount("Notes", "notes", "note", 1_250_118, 1_250_000, 100, 10, 7, 0, 1),
                        new EntityCount("客户会议", "meetings", "meeting", 80, 70, 10, 0, 0, 0, 0),
                        new EntityCount("Target lists", "prospect_lists", "target_list", 0, 0, 0, 0, 0, 0, 0)),
                List.of(
                        new Finding(
                                "14 of 3,120 values exceed 255 characters",
                                "Notes",
                                "Description",
                                14,
                                Setting.FIX,
                                "kept whole in a longer field",
                                false),
                        new Finding("No valid e-mail address", "Contacts", "E-mails", 7, Setting.ACCEPT, "", false),
                        new Finding("Account is missing", "Opportunities", "", 2, Setting.STOP, "", true)),
                new Conflicts(3, 4, 1),
                List.of(
                        new Failure("Contacts", "0a1b2c3d-0000-4000-8000-000000000001", "A required field is empty."),
                        new Failure("Contacts", "0a1b2c3d-0000-4000-8000-000000000002", "A required field is empty."),
                        new Failure("Notes", "0a1b2c3d-0000-4000-8000-000000000003", "The parent record is missing.")),
                new Verification(
                        true,
                        NOON,
                        1_252_480,
                        35_069_440,
                        2,
                        List.of(
                                new Difference("Notes", "42", "4711", "Description", DifferenceKind.TRUNCATED),
                                new Difference("Contacts", "0a1b2c3d|2", "", "", DifferenceKind.MISSING))));
    }

    static Report titled(String title) {
        return with(
                title,
                List.of(new EntityCount(title, title, title, 1, 1, 0, 0, 0, 0, 0)),
                List.of(new Finding(title, title, title, 1, Setting.FIX, title, false)),
                new Conflicts(0, 0, 0),
                List.of(new Failure(title, title, title)),
                new Verification(
                        true,
                        NOON,
                        1,
                        1,
                        1,
                        List.of(new Difference(title, title, title, title, DifferenceKind.DIFFERENT))));
    }

    static Report notVerified() {
        return with("Unproved", List.of(), List.of(), new Conflicts(0, 0, 0), List.of(), Verification.none());
    }

    static Report manyFailures(int n) {
        List<Failure> failures = java.util.stream.IntStream.range(0, n)
                .mapToObj(i -> new Failure("Notes", "key-" + i, "The parent record is missing."))
                .toList();
        return with("Many", List.of(), List.of(), new Conflicts(0, 0, 0), failures, Verification.none());
    }

    private static Report with(
            String title,
            List<EntityCount> counts,
            List<Finding> findings,
            Conflicts conflicts,
            List<Failure> failures,
            Verification verification) {
        return new Report(
                title,
                NOON.plusSeconds(60),
                "0.1.0",
                "2026-11-22-k7q2",
                new Side("jdbc:mariadb://crm-old.example.org:3306/suitecrm", "SuiteCRM 7.14", "MariaDB 10.11.6"),
                new Side("jdbc:postgresql://crm-new.example.org:5432/espocrm", "EspoCRM 9.1", "PostgreSQL 16.4"),
                List.of(
                        new EntityPair("Accounts", "Account", 31, 2, Keys.NEW, "Name, Website"),
                        new EntityPair("Contacts", "Contact", 28, 0, Keys.KEPT, "")),
                counts,
                findings,
                conflicts,
                failures,
                verification,
                new Cargo(SHA, SHA, 48_211_034),
                List.of(
                        new Event(NOON.minusSeconds(900), "Check finished"),
                        new Event(NOON.minusSeconds(600), "Transfer started"),
                        new Event(NOON, "Verification finished")),
                Duration.ofSeconds(134));
    }
}
