package org.crmferry.ferry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.crmferry.ferry.SmallBusiness.Company;
import org.crmferry.ferry.SmallBusiness.Deal;
import org.crmferry.ferry.SmallBusiness.Lead;
import org.crmferry.ferry.SmallBusiness.Person;

/**
 * A business of seeded records, and files of it as four hosted CRMs export them: with the header rows that were seen in
 * public, or turned: columns in another order, headers in German, semicolons, decimal commas, days before months, UTF-16,
 * related records by name only, a row that is torn, one with a cell too many, and one amount that is no number.
 */
final class HostedExports {
    private final SmallBusiness business;
    private final Path folder;
    private final boolean turned;
    private final Random random;

    HostedExports(SmallBusiness business, Path folder, boolean turned, long seed) {
        this.business = business;
        this.folder = folder;
        this.turned = turned;
        random = new Random(seed);
    }

    private String amount(Deal deal) {
        if (turned && deal.equals(business.odd())) {
            return "to be agreed";
        }
        return turned
                ? deal.amount().toPlainString().replace('.', ',')
                : deal.amount().toPlainString();
    }

    private String day(LocalDate day) {
        return turned ? DateTimeFormatter.ofPattern("dd.MM.yyyy").format(day) : day.toString();
    }

    private ExportSheet sheet(List<String> header) {
        return new ExportSheet(folder, turned, random, header);
    }

    private static String id(String prefix, int number) {
        return prefix + String.format("%015d", number);
    }

    private static Object of(Company company, String prefix) {
        return company == null ? "" : prefix.isEmpty() ? company.number() : id(prefix, company.number());
    }

    private static String name(Company company) {
        return company == null ? "" : company.name();
    }

    private static String name(Person person) {
        return person == null ? "" : person.first() + " " + person.last();
    }

    /** Writes the files of a product. */
    void write(String product) throws IOException {
        switch (product) {
            case "salesforce" -> salesforce();
            case "hubspot" -> hubspot();
            case "zoho" -> zoho();
            case "pipedrive" -> pipedrive();
            default -> throw new IllegalArgumentException(product);
        }
    }

    private void salesforce() throws IOException {
        ExportSheet users = sheet(List.of("Id", "Username", "LastName", "FirstName", "Email", "IsActive", "Alias"));
        for (String owner : SmallBusiness.OWNERS) {
            String[] names = owner.split(" ", 2);
            users.row(
                    "Id",
                    id("005", SmallBusiness.OWNERS.indexOf(owner)),
                    "Username",
                    names[0].toLowerCase(java.util.Locale.ROOT) + "@example.com",
                    "FirstName",
                    names[0],
                    "LastName",
                    names[1],
                    "IsActive",
                    1);
        }
        users.write("User.csv");
        ExportSheet accounts = sheet(ExportSheet.header("salesforce-account-api-names-data-export"));
        for (Company c : business.companies) {
            accounts.row("Id", id("001", c.number()), "IsDeleted", 0, "Name", c.name(), "BillingCity", c.city());
        }
        accounts.row("Id", id("001", 999), "IsDeleted", 1, "Name", "Deleted long ago");
        accounts.write("Account.csv");
        ExportSheet contacts = sheet(ExportSheet.header("salesforce-contact-api-names"));
        for (Person p : business.people) {
            contacts.row(
                    "Id", id("003", p.number()),
                    "IsDeleted", 0,
                    "FirstName", p.first(),
                    "LastName", p.last(),
                    "Email", p.email(),
                    "Phone", p.phone(),
                    "AccountId", of(p.company(), "001"),
                    "OwnerId", id("005", SmallBusiness.OWNERS.indexOf(p.owner())),
                    "CreatedDate", "2023-05-06T07:08:09.000Z");
        }
        contacts.write("Contact.csv");
        ExportSheet prospects = sheet(ExportSheet.header("salesforce-lead-api-names"));
        for (Lead l : business.leads) {
            prospects.row(
                    "Id", id("00Q", l.number()),
                    "IsDeleted", 0,
                    "FirstName", l.first(),
                    "LastName", l.last(),
                    "Company", l.company(),
                    "Email", l.email(),
                    "OwnerId", id("005", SmallBusiness.OWNERS.indexOf(l.owner())));
        }
        prospects.write("Lead.csv");
        ExportSheet opportunities = sheet(ExportSheet.header("salesforce-opportunity-api-names"));
        for (Deal d : business.deals) {
            opportunities.row(
                    "Id", id("006", d.number()),
                    "IsDeleted", 0,
                    "Name", d.name(),
                    "Amount", amount(d),
                    "StageName", d.stage(),
                    "CloseDate", day(d.close()),
                    "AccountId", of(d.company(), "001"),
                    "OwnerId", id("005", SmallBusiness.OWNERS.indexOf(d.owner())));
        }
        opportunities.write("Opportunity.csv");
    }

    private void hubspot() throws IOException {
        ExportSheet accounts = sheet(ExportSheet.header("hubspot-companies"));
        business.companies.forEach(c -> accounts.row("Record ID", 7000 + c.number(), "Company name", c.name()));
        accounts.write("hubspot-crm-exports-all-companies-2026-02-21.csv");
        ExportSheet contacts =
                sheet(ExportSheet.header(turned ? "hubspot-contacts-view" : "hubspot-contacts-all-properties"));
        for (Person p : business.people) {
            contacts.row(
                    "Record ID", 9000 + p.number(),
                    "First Name", p.first(),
                    "Last Name", p.last(),
                    "Email", p.email(),
                    "Phone Number", p.phone(),
                    "Contact owner", p.owner(),
                    "Associated Company", name(p.company()));
        }
        contacts.write("hubspot-crm-exports-all-contacts-2026-02-21.csv");
        ExportSheet opportunities = sheet(ExportSheet.header(
                "hubspot-deals",
                "Associated Company",
                "Associated Company IDs",
                "Associated Contact",
                "Associated Contact IDs"));
        for (Deal d : business.deals) {
            opportunities.row(
                    "Record ID", 11_000 + d.number(),
                    "Deal Name", d.name(),
                    "Amount", amount(d),
                    "Deal Stage", d.stage(),
                    "Close Date", day(d.close()),
                    "Deal owner", d.owner(),
                    "Associated Company", d.company().name(),
                    "Associated Company IDs", turned ? "" : 7000 + d.company().number(),
                    "Associated Contact", name(d.person()),
                    "Associated Contact IDs",
                            turned || d.person() == null
                                    ? ""
                                    : 9000 + d.person().number());
        }
        opportunities.write("hubspot-crm-exports-all-deals-2026-02-21.csv");
    }

    private void zoho() throws IOException {
        ExportSheet accounts = sheet(ExportSheet.header("zoho-accounts-backup-accounts-001-csv"));
        business.companies.forEach(c -> accounts.row(
                "Record Id", id("zcrm_1", c.number()), "Account Name", c.name(), "Billing City", c.city()));
        accounts.write("Accounts_001.csv");
        ExportSheet contacts = sheet(ExportSheet.header("zoho-contacts-export"));
        for (Person p : business.people) {
            contacts.row(
                    "Record Id", id("zcrm_2", p.number()),
                    "First Name", p.first(),
                    "Last Name", p.last(),
                    "Email", p.email(),
                    "Phone", p.phone(),
                    "Account Name.id", turned ? "" : of(p.company(), "zcrm_1"),
                    "Account Name", name(p.company()),
                    "Contact Owner.id", id("zcrm_9", SmallBusiness.OWNERS.indexOf(p.owner())),
                    "Contact Owner", p.owner());
        }
        contacts.write("Contacts_2026_02_10.csv");
        ExportSheet prospects = sheet(ExportSheet.header("zoho-leads-export"));
        for (Lead l : business.leads) {
            prospects.row(
                    "Record Id", id("zcrm_3", l.number()),
                    "First Name", l.first(),
                    "Last Name", l.last(),
                    "Company", l.company(),
                    "Email", l.email(),
                    "Lead Owner.id", id("zcrm_9", SmallBusiness.OWNERS.indexOf(l.owner())),
                    "Lead Owner", l.owner());
        }
        prospects.write("Leads_2026_02_10.csv");
        ExportSheet opportunities = sheet(ExportSheet.header("zoho-deals-export"));
        for (Deal d : business.deals) {
            opportunities.row(
                    "Record Id", id("zcrm_4", d.number()),
                    "Deal Name", d.name(),
                    "Amount", amount(d),
                    "Stage", d.stage(),
                    "Closing Date", day(d.close()),
                    "Account Name.id", turned ? "" : of(d.company(), "zcrm_1"),
                    "Account Name", d.company().name(),
                    "Contact Name.id",
                            turned || d.person() == null
                                    ? ""
                                    : id("zcrm_2", d.person().number()),
                    "Contact Name", name(d.person()),
                    "Deal Owner.id", id("zcrm_9", SmallBusiness.OWNERS.indexOf(d.owner())),
                    "Deal Owner", d.owner());
        }
        opportunities.write("Deals_2026_02_10.csv");
    }

    /** No file of organizations: they stand in the rows of deals and persons only. */
    private void pipedrive() throws IOException {
        ExportSheet persons = sheet(ExportSheet.header("pipedrive-persons"));
        for (Person p : business.people) {
            persons.row(
                    "Person - ID", p.number(),
                    "Person - Name", name(p),
                    "Person - Email (Work)", p.email(),
                    "Person - Phone (Work)", p.phone(),
                    "Organization - Name", name(p.company()));
        }
        persons.write("people-1.csv");
        ExportSheet opportunities = sheet(ExportSheet.header("pipedrive-deals"));
        for (Deal d : business.deals) {
            opportunities.row(
                    "Deal - ID", d.number(),
                    "Deal - Title", d.name(),
                    "Deal - Value", amount(d),
                    "Deal - Stage", d.stage(),
                    "Deal - Expected close date", day(d.close()),
                    "Deal - Organization", d.company().name(),
                    "Deal - Organization ID", turned ? "" : d.company().number(),
                    "Deal - Contact person", name(d.person()),
                    "Deal - Contact person ID",
                            turned || d.person() == null ? "" : d.person().number(),
                    "Deal - Owner", d.owner());
        }
        opportunities.write("deals-1.csv");
        ExportSheet activities = sheet(ExportSheet.header("pipedrive-activities"));
        for (Deal d : business.deals) {
            activities.row(
                    "Activity - Subject", "About " + d.name(),
                    "Activity - Type", List.of("call", "meeting", "task").get(d.number() % 3),
                    "Activity - Due date", day(d.close()),
                    "Activity - Due time", "09:30",
                    "Activity - Done", d.number() % 2 == 0 ? "Done" : "To do",
                    "Activity - Assigned to user", d.owner(),
                    "Deal - Title", d.name(),
                    "Organization - Name", d.company().name());
        }
        activities.write("activities-1.csv");
    }
}
