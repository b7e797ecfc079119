package org.crmferry.samples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The source under way: users, accounts, contacts and leads as they would be if everybody had typed with care. */
final class SuiteCrm {
    static final List<String> INDUSTRIES = List.of(
            "Banking",
            "Biotechnology",
            "Construction",
            "Consulting",
            "Education",
            "Electronics",
            "Energy",
            "Finance",
            "Healthcare",
            "Hospitality",
            "Insurance",
            "Manufacturing",
            "Retail",
            "Shipping",
            "Technology",
            "Telecommunications",
            "Transportation");
    static final List<String> TITLES = List.of(
            "CEO",
            "Sales Manager",
            "Head of Purchasing",
            "Einkaufsleiterin",
            "Geschäftsführer",
            "Engineer",
            "Office Manager",
            "采购经理",
            "مدير المشتريات");
    private static final List<String> TYPES = List.of("Customer", "Investor", "Partner", "Reseller");
    private static final List<String> MORE_TYPES = List.of("Analyst", "Competitor", "Prospect", "Press", "Other");
    private static final List<String> SALUTATIONS = List.of("Mr.", "Ms.", "Mrs.", "Dr.");
    private static final List<String> SOURCES =
            List.of("Existing Customer", "Partner", "Public Relations", "Web Site", "Email", "Campaign", "Other");
    private static final List<String> MORE_SOURCES = List.of("Cold Call", "Trade Show", "Word of mouth");
    private static final List<String> TIERS = List.of("Gold", "Silver", "Bronze");
    private static final List<String> LANGUAGES = List.of("English", "Deutsch", "中文", "العربية");
    private static final List<String> REMARKS = List.of(
            "Met at the fair, wants an offer for the second quarter.",
            "Möchte nur vormittags angerufen werden.\r\nRechnungen bitte per Post.",
            "老客户，付款及时。",
            "عميل مهم، يفضل التواصل بالبريد الإلكتروني.",
            "Great talks 👍🏽 – follow up after the holidays 🎄",
            "Asked twice for the price list; \"no discount\" was agreed on the phone.");

    final Dice dice;
    final People people;
    final Sheet sheet = new Sheet();
    final List<Row> users;
    final List<Row> accounts = new ArrayList<>();
    final List<Row> contacts = new ArrayList<>();
    final List<Row> leads = new ArrayList<>();
    /** Contacts that the target holds already. */
    final List<Row> knownContacts = new ArrayList<>();
    /** Addresses that may be marked; those of records that are in the target too stay as they are. */
    final List<Row> freeAddresses = new ArrayList<>();

    private final Map<String, String> addressIds = new HashMap<>();
    private final Map<String, String> domains = new HashMap<>();
    private final Map<String, People.Land> landOf = new HashMap<>();
    private final Set<String> companies = new HashSet<>();

    SuiteCrm(long seed) {
        this.dice = new Dice(seed);
        this.people = new People(seed, dice);
        this.users = sheet.rows("users");
        addUsers();
        for (int i = 0; i < Amounts.ACCOUNTS; i++) {
            addAccount(i < Amounts.TARGET_ACCOUNTS);
        }
        int known = 0;
        for (int i = 0; i < Amounts.CONTACTS; i++) {
            int account = i % Amounts.ACCOUNTS;
            boolean inTarget = account < Amounts.TARGET_ACCOUNTS && known < Amounts.TARGET_CONTACTS;
            known += inTarget ? 1 : 0;
            addContact(i, accounts.get(account), inTarget);
        }
        for (int i = 0; i < Amounts.LEADS; i++) {
            addLead(i, i < Amounts.TARGET_LEADS);
        }
    }

    String remark() {
        return dice.pick(REMARKS);
    }

    String owner(boolean inTarget) {
        return users.get(dice.below(inTarget ? 9 : Amounts.USERS - 2)).id();
    }

    /** Id, stamps, owner and the mark of the living. */
    Row base(String table, boolean inTarget) {
        LocalDateTime entered = dice.moment(2_000);
        LocalDateTime modified = entered.plusHours(dice.below(24 * 60));
        LocalDateTime latest = Dice.TODAY.atStartOfDay();
        return sheet.row(table)
                .set("id", dice.guid())
                .set("date_entered", entered)
                .set("date_modified", modified.isAfter(latest) ? entered : modified)
                .set("modified_user_id", owner(inTarget))
                .set("created_by", owner(inTarget))
                .set("deleted", false)
                .set("assigned_user_id", owner(inTarget));
    }

    private void addUsers() {
        for (int i = 0; i < Amounts.USERS; i++) {
            People.Land land = people.land();
            String first = i == 0 ? "" : dice.pick(land.firstNames());
            String last = i == 0 ? "Administrator" : dice.pick(land.lastNames());
            String login = i == 0 ? "admin" : People.mailbox(first, last, i);
            Row user = sheet.row("users")
                    .set("id", i == 0 ? "1" : i == 1 ? "seed_sarah_id" : dice.guid())
                    .set(
                            "user_name",
                            i == Amounts.USERS - 1
                                    ? "a.login.that.was.made.from.the.whole.name.and.department." + i
                                    : login)
                    .set("first_name", first)
                    .set("last_name", last)
                    .set("is_admin", i == 0)
                    .set("status", i == Amounts.USERS - 2 ? "Inactive" : "Active")
                    .set("employee_status", "Active")
                    .set("title", dice.pick(TITLES))
                    .set("department", i % 2 == 0 ? "Sales" : "Service")
                    .set("phone_work", people.phone(land))
                    .set("date_entered", Dice.TODAY.minusYears(6).atTime(8, i))
                    .set("date_modified", Dice.TODAY.minusYears(1).atTime(8, i))
                    .set("created_by", "1")
                    .set("modified_user_id", "1")
                    .set("deleted", false)
                    .set("is_group", false);
            user.set("reports_to_id", i > 2 ? users.get(i / 3).id() : null);
            link("Users", user, address(login + "@ferry-lines.example", false), true);
        }
    }

    private void addAccount(boolean inTarget) {
        People.Land land = people.land();
        String name = people.company(land, companies);
        String domain = people.domain(name);
        Row account = base("accounts", inTarget)
                .set("name", name)
                .set("account_type", dice.pick(inTarget || dice.chance(.7) ? TYPES : MORE_TYPES))
                .set("industry", dice.pick(INDUSTRIES))
                .set("website", "https://www." + domain)
                .set("phone_office", people.phone(land))
                .set("phone_fax", dice.chance(.3) ? people.phone(land) : null)
                .set("employees", String.valueOf(1 + dice.below(5_000)))
                .set("annual_revenue", String.valueOf(10_000 * (1 + dice.below(9_000))))
                .set("sic_code", String.valueOf(1_000 + dice.below(8_000)))
                .set("description", remark());
        place(account, "billing_address", land);
        if (dice.chance(.5)) {
            place(account, "shipping_address", land);
        }
        accounts.add(account);
        domains.put(account.id(), domain);
        landOf.put(account.id(), land);
        link("Accounts", account, address("info@" + domain, !inTarget), true);
        sheet.row("accounts_cstm")
                .set("id_c", account.id())
                .set("loyalty_tier_c", dice.pick(TIERS))
                .set("customer_since_c", dice.day(4_000))
                .set("vat_number_c", land.code() + (100_000_000 + dice.below(900_000_000)));
    }

    private void addContact(int number, Row account, boolean inTarget) {
        People.Land land = landOf.get(account.id());
        Row contact = base("contacts", inTarget)
                .set("title", dice.pick(TITLES))
                .set("department", dice.chance(.5) ? "Purchasing" : null)
                .set("phone_work", people.phone(land))
                .set("phone_mobile", !inTarget && dice.chance(.5) ? people.phone(land) : null)
                .set("lead_source", dice.pick(SOURCES))
                .set("birthdate", dice.chance(.6) ? LocalDate.of(1950 + dice.below(55), 1 + dice.below(12), 15) : null);
        person(contact, land);
        if (inTarget) {
            knownContacts.add(contact);
        }
        contacts.add(contact);
        belongs(contact, account, false);
        String box = People.mailbox(contact.text("first_name"), contact.text("last_name"), number);
        link("Contacts", contact, address(box + "@" + domains.get(account.id()), !inTarget), true);
        if (number % 5 < 2) {
            link("Contacts", contact, address(box + "@post.example", !inTarget), false);
        }
        if (inTarget || dice.chance(.5)) {
            sheet.row("contacts_cstm")
                    .set("id_c", contact.id())
                    .set("preferred_language_c", dice.pick(LANGUAGES))
                    .set("newsletter_c", dice.chance(.4))
                    .set("interests_c", dice.chance(.3) ? "^sailing^,^football^" : null);
        }
    }

    private void addLead(int number, boolean inTarget) {
        People.Land land = people.land();
        String company = people.company(land, companies);
        Row lead = base("leads", inTarget)
                .set("title", dice.pick(TITLES))
                .set("account_name", company)
                .set("status", dice.pick(List.of("New", "Assigned", "In Process", "Recycled", "Dead")))
                .set("lead_source", dice.pick(inTarget || dice.chance(.7) ? SOURCES : MORE_SOURCES))
                .set("opportunity_amount", dice.chance(.5) ? String.valueOf(500 * (1 + dice.below(90))) : null)
                .set("phone_work", people.phone(land))
                .set("converted", false);
        person(lead, land);
        leads.add(lead);
        String box = People.mailbox(lead.text("first_name"), lead.text("last_name"), number);
        String domain = people.domain(company);
        lead.set("website", "https://" + domain);
        link("Leads", lead, address(box + "@" + domain, !inTarget), true);
    }

    private void person(Row row, People.Land land) {
        row.set("salutation", dice.pick(SALUTATIONS))
                .set("first_name", dice.pick(land.firstNames()))
                .set("last_name", dice.pick(land.lastNames()))
                .set("do_not_call", dice.chance(.1))
                .set("description", dice.chance(.4) ? remark() : null);
        place(row, "primary_address", land);
    }

    private void place(Row row, String prefix, People.Land land) {
        row.set(prefix + "_street", people.street(land))
                .set(prefix + "_city", dice.pick(land.cities()))
                .set(prefix + "_state", land.code().equals("US") ? dice.pick(land.states()) : null)
                .set(prefix + "_postalcode", people.postcode())
                .set(prefix + "_country", land.country());
    }

    /** Links a contact with an account. */
    Row belongs(Row contact, Row account, boolean deleted) {
        return sheet.row("accounts_contacts")
                .set("id", dice.guid())
                .set("contact_id", contact.id())
                .set("account_id", account.id())
                .set("date_modified", contact.get("date_modified"))
                .set("deleted", deleted);
    }

    /** The id of an address, which is made if it is new. */
    String address(String text, boolean free) {
        String caps = text.toUpperCase(Locale.ROOT);
        return addressIds.computeIfAbsent(caps, c -> {
            Row row = sheet.row("email_addresses")
                    .set("id", dice.guid())
                    .set("email_address", text)
                    .set("email_address_caps", caps)
                    .set("invalid_email", false)
                    .set("opt_out", false)
                    .set("confirm_opt_in", "not-opt-in")
                    .set("date_created", Dice.TODAY.minusYears(1).atStartOfDay())
                    .set("date_modified", Dice.TODAY.minusYears(1).atStartOfDay())
                    .set("deleted", false);
            if (free) {
                freeAddresses.add(row);
            }
            return row.id();
        });
    }

    /** Links a record with an address. */
    Row link(String module, Row bean, String addressId, boolean primary) {
        return sheet.row("email_addr_bean_rel")
                .set("id", dice.guid())
                .set("email_address_id", addressId)
                .set("bean_id", bean.id())
                .set("bean_module", module)
                .set("primary_address", primary)
                .set("reply_to_address", false)
                .set("date_created", bean.get("date_entered"))
                .set("date_modified", bean.get("date_modified"))
                .set("deleted", false);
    }
}
