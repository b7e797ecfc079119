package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.database.Dumps;
import org.crmferry.ferry.SmallBusiness.Deal;
import org.crmferry.ferry.SmallBusiness.Person;
import org.crmferry.ferry.SuiteEspoFacts.Side;
import org.crmferry.mapping.FindingKind;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exports of four hosted CRMs become records and links of a SuiteCRM and an EspoCRM, with the mapping as it is suggested.
 * The target is asked by SQL of the test's own. Skipped where the products' databases are not at hand
 * ({@code -Dcrm.databases=DIR}).
 */
class HostedExportsTest {
    @TempDir
    Path folder;

    /** What must be there, and how each product is asked for it. */
    private record Fact(String name, String suite, String espo) {}

    private static final List<Fact> FACTS = List.of(
            new Fact(
                    "accounts",
                    "select name from accounts where deleted = 0",
                    "select name from account where deleted = false"),
            new Fact(
                    "contacts",
                    "select first_name, last_name, phone_work from contacts where deleted = 0",
                    "select p.first_name, p.last_name, n.name from contact p"
                            + " left join entity_phone_number l on l.entity_id = p.id and l.entity_type = 'Contact'"
                            + " left join phone_number n on n.id = l.phone_number_id where p.deleted = false"),
            new Fact(
                    "e-mail addresses of contacts",
                    "select p.last_name, e.email_address from contacts p join email_addr_bean_rel l on l.bean_id = p.id"
                            + " and l.bean_module = 'Contacts' and l.deleted = 0"
                            + " join email_addresses e on e.id = l.email_address_id",
                    "select p.last_name, e.name from contact p join entity_email_address l on l.entity_id = p.id"
                            + " and l.entity_type = 'Contact' and l.deleted = false"
                            + " join email_address e on e.id = l.email_address_id"),
            new Fact(
                    "accounts of contacts",
                    "select p.last_name, a.name from accounts_contacts l join contacts p on p.id = l.contact_id"
                            + " join accounts a on a.id = l.account_id where l.deleted = 0",
                    "select p.last_name, a.name from account_contact l join contact p on p.id = l.contact_id"
                            + " join account a on a.id = l.account_id where l.deleted = false"),
            new Fact(
                    "deals",
                    "select name, amount, date_closed from opportunities where deleted = 0",
                    "select name, amount, close_date from opportunity where deleted = false"),
            new Fact(
                    "accounts of deals",
                    "select o.name, a.name from accounts_opportunities l join opportunities o on o.id = l.opportunity_id"
                            + " join accounts a on a.id = l.account_id where l.deleted = 0",
                    "select o.name, a.name from opportunity o join account a on a.id = o.account_id"
                            + " where o.deleted = false"),
            new Fact(
                    "contacts of deals",
                    "select o.name, p.last_name from opportunities_contacts l"
                            + " join opportunities o on o.id = l.opportunity_id"
                            + " join contacts p on p.id = l.contact_id where l.deleted = 0",
                    "select o.name, p.last_name from contact_opportunity l join opportunity o on o.id = l.opportunity_id"
                            + " join contact p on p.id = l.contact_id where l.deleted = false"),
            new Fact(
                    "owners of deals",
                    "select o.name, u.last_name from opportunities o join users u on u.id = o.assigned_user_id",
                    "select o.name, u.last_name from opportunity o join \"user\" u on u.id = o.assigned_user_id"),
            new Fact(
                    "leads",
                    "select first_name, last_name, account_name from leads where deleted = 0",
                    "select first_name, last_name, account_name from \"lead\" where deleted = false"),
            new Fact(
                    "activities and their deal",
                    activities("calls", "meetings", "tasks", "opportunities", "'Opportunities'"),
                    activities("call", "meeting", "task", "opportunity", "'Opportunity'")));

    private static String activities(String call, String meeting, String task, String deal, String kind) {
        List<String> parts = new ArrayList<>();
        for (String table : List.of(call, meeting, task)) {
            parts.add("select x.name, o.name deal from \"" + table + "\" x join " + deal
                    + " o on o.id = x.parent_id and x.parent_type = " + kind);
        }
        return String.join(" union all ", parts);
    }

    private static Map<String, List<String>> expected(SmallBusiness business, String product, boolean turned) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        FACTS.forEach(fact -> expected.put(fact.name(), new ArrayList<>()));
        boolean pipedrive = product.equals("pipedrive");
        business.companies.stream()
                .filter(c -> !pipedrive
                        || business.deals.stream().anyMatch(d -> d.company().equals(c))
                        || business.people.stream().anyMatch(p -> c.equals(p.company())))
                .forEach(c -> expected.get("accounts").add(c.name()));
        for (Person p : business.people) {
            expected.get("contacts").add(p.first() + " | " + p.last() + " | " + p.phone());
            expected.get("e-mail addresses of contacts").add(p.last() + " | " + p.email());
            if (p.company() != null) {
                expected.get("accounts of contacts")
                        .add(p.last() + " | " + p.company().name());
            }
        }
        for (Deal d : business.deals) {
            String amount = turned && d.equals(business.odd())
                    ? ""
                    : d.amount().stripTrailingZeros().toPlainString();
            expected.get("deals").add(d.name() + " | " + amount + " | " + d.close());
            expected.get("accounts of deals").add(d.name() + " | " + d.company().name());
            expected.get("owners of deals").add(d.name() + " | " + d.owner().split(" ", 2)[1]);
            if (d.person() != null && !product.equals("salesforce")) {
                expected.get("contacts of deals")
                        .add(d.name() + " | " + d.person().last());
            }
            if (pipedrive) {
                expected.get("activities and their deal").add("About " + d.name() + " | " + d.name());
            }
        }
        if (product.equals("salesforce") || product.equals("zoho")) {
            business.leads.forEach(l -> expected.get("leads").add(l.first() + " | " + l.last() + " | " + l.company()));
        }
        expected.values().forEach(Collections::sort);
        return expected;
    }

    @ParameterizedTest
    @CsvSource({
        "salesforce, espocrm, false",
        "salesforce, suitecrm, true",
        "hubspot, espocrm, false",
        "hubspot, suitecrm, true",
        "zoho, espocrm, false",
        "zoho, suitecrm, true",
        "pipedrive, espocrm, false",
        "pipedrive, suitecrm, true",
        "salesforce, suitecrm, false",
        "salesforce, espocrm, true",
        "hubspot, suitecrm, false",
        "hubspot, espocrm, true",
        "zoho, suitecrm, false",
        "zoho, espocrm, true",
        "pipedrive, suitecrm, false",
        "pipedrive, espocrm, true"
    })
    void becomesRecordsAndLinks(String product, String crm, boolean turned) throws Exception {
        long seed = Long.getLong("exports.seed", System.nanoTime());
        System.out.println("HostedExportsTest " + product + " " + crm + " " + turned + " exports.seed " + seed);
        boolean suite = crm.equals("suitecrm");
        assumeTrue(Dumps.available(suite ? "suitecrm-demo" : "espocrm-fresh"));
        SmallBusiness business = new SmallBusiness(seed);
        new HostedExports(business, folder.resolve("files"), turned, seed).write(product);
        Side target =
                suite ? RealCrmTest.emptied() : new Side(Dumps.load("espocrm-fresh"), Dumps.login("espocrm-fresh"));
        Ferry ferry =
                new Ferry(folder.resolve("project"), new TestSecrets(Credentials.NONE, target.login()), new Progress());
        Project project = ferry.plan(
                new Project.End(folder.resolve("files").toString(), "", ""),
                new Project.End(target.url(), target.login().user(), ""));
        assertThat(project.source().product().toLowerCase(java.util.Locale.ROOT))
                .contains(product);

        Result preview = ferry.preview();
        if (Boolean.getBoolean("exports.told")) {
            tell(project, preview);
        }
        Result run = ferry.run();
        assertThat(run.bySource()).as("predicted = actual").isEqualTo(preview.bySource());
        assertThat(run.total().failed() + run.total().conflicts() + run.total().skipped())
                .isZero();
        assertThat(ferry.verify().differences()).isEmpty();

        Map<String, List<String>> actual = new LinkedHashMap<>();
        for (Fact fact : FACTS) {
            actual.put(fact.name(), Sql.rows(target.url(), target.login(), suite ? fact.suite() : fact.espo()));
        }
        assertThat(actual).isEqualTo(expected(business, product, turned));
        long unreadable = run.findings().stream()
                .filter(f -> f.kind() == FindingKind.UNREADABLE)
                .mapToLong(f -> f.count())
                .sum();
        assertThat(unreadable).as("one bad cell costs only itself").isEqualTo(turned ? 1 : 0);
        assertThat(run.findings().stream().anyMatch(f -> f.kind() == FindingKind.BROKEN_ROW))
                .isEqualTo(turned);
    }

    private static void tell(Project project, Result preview) {
        project.mapping().entities().forEach(e -> {
            System.out.println("  " + e.source() + " -> " + e.target() + " move " + e.move());
            e.fields().forEach(f -> System.out.println("      " + f.sources() + " -> " + f.target() + " " + f.steps()));
        });
        preview.entities().forEach(e -> System.out.println("  " + e.source() + " " + e.counts()));
        preview.findings().forEach(f -> System.out.println("  " + f));
    }
}
