package org.crmferry.samples;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The target under way: its users, and the records that somebody has typed in there before the move. Those that the
 * source has too come as three groups: the same, lacking something, different.
 */
final class EspoCrm {
    final Sheet sheet = new Sheet();
    private final SuiteCrm source;
    private final Dice dice;
    private final Map<String, String> userIds = new HashMap<>();
    private final Map<String, Row> accounts = new HashMap<>();
    private final Map<String, String> addressIds = new HashMap<>();
    private final Map<String, String> numberIds = new HashMap<>();
    private final Map<String, Row> custom = new HashMap<>();
    private final Map<String, Row> addressById = new HashMap<>();
    private final String admin;

    EspoCrm(SuiteCrm source) {
        this.source = source;
        this.dice = source.dice;
        source.sheet.rows("accounts_cstm").forEach(r -> custom.put(r.text("id_c"), r));
        source.sheet.rows("contacts_cstm").forEach(r -> custom.put(r.text("id_c"), r));
        source.sheet.rows("email_addresses").forEach(r -> addressById.put(r.id(), r));
        this.admin = addUsers();
        sheet.row("currency").set("id", "USD").set("rate", 1d);
        sheet.row("system_data").set("id", "1").set("deleted", false);
        addAccounts();
        addContacts();
        addLeads();
        addOwn();
    }

    private String addUsers() {
        user("system", "system", "system", "", "System");
        List<Row> known = source.users.subList(0, 9);
        for (int i = 0; i < known.size(); i++) {
            Row twin = known.get(i);
            String id = dice.hex17(Dice.TODAY.minusYears(1).atTime(9, i));
            String login = i == 5 || i == 6 ? "user" + i : twin.text("user_name");
            user(id, login, i == 0 ? "admin" : "regular", twin.text("first_name"), twin.text("last_name"));
            userIds.put(twin.id(), id);
            if (i < 7) {
                email("User", id, twin.text("user_name") + "@ferry-lines.example", true);
            }
        }
        user(dice.hex17(Dice.TODAY.minusYears(1).atTime(10, 0)), "newcomer", "regular", "Nele", "Newcomer");
        return userIds.get("1");
    }

    private void user(String id, String login, String type, String first, String last) {
        LocalDateTime made = Dice.TODAY.minusYears(1).atTime(9, 0);
        sheet.row("user")
                .set("id", id)
                .set("user_name", login)
                .set("type", type)
                .set("first_name", first)
                .set("last_name", last)
                .set("is_active", true)
                .set("delete_id", "0")
                .set("deleted", false)
                .set("created_at", made)
                .set("modified_at", made);
    }

    private void addAccounts() {
        for (int i = 0; i < Amounts.TARGET_ACCOUNTS; i++) {
            Row from = source.accounts.get(i);
            Row extra = custom.get(from.id());
            Row to = base("account", from)
                    .set("name", from.get("name"))
                    .set("type", from.get("account_type"))
                    .set("industry", from.get("industry"))
                    .set("website", from.get("website"))
                    .set("sic_code", from.get("sic_code"))
                    .set("description", from.get("description"))
                    .set("version_number", 1L)
                    .set("c_annual_revenue", Double.valueOf(from.text("annual_revenue")))
                    .set("c_loyalty_tier", extra.get("loyalty_tier_c"))
                    .set("c_customer_since", extra.get("customer_since_c"));
            place(to, "billing_address", from, "billing_address");
            place(to, "shipping_address", from, "shipping_address");
            accounts.put(from.id(), to);
            emails("Account", from, to);
            int group = group(i, Amounts.TARGET_SAME_ACCOUNTS, Amounts.TARGET_LACKING_ACCOUNTS);
            if (group == 1) {
                to.set("description", null).set("industry", null).set("sic_code", null);
            } else {
                phone("Account", to, from.text("phone_office"), "Office", true);
                phone("Account", to, from.text("phone_fax"), "Fax", false);
            }
            if (group == 2) {
                edited(to, i)
                        .set("billing_address_city", "Seaport")
                        .set("description", "Moved to the harbour last year.");
            }
        }
    }

    private void addContacts() {
        for (int i = 0; i < source.knownContacts.size(); i++) {
            Row from = source.knownContacts.get(i);
            Row extra = custom.get(from.id());
            Row account = accounts.get(accountOf(from));
            Row to = person("contact", from)
                    .set("account_id", account.id())
                    .set("c_preferred_language", extra.get("preferred_language_c"))
                    .set("c_newsletter", extra.get("newsletter_c"));
            sheet.row("account_contact")
                    .set("account_id", account.id())
                    .set("contact_id", to.id())
                    .set("role", from.get("title"))
                    .set("is_inactive", false)
                    .set("deleted", false);
            emails("Contact", from, to);
            int group = group(i, Amounts.TARGET_SAME_CONTACTS, Amounts.TARGET_LACKING_CONTACTS);
            if (group == 1) {
                to.set("address_street", null).set("address_city", null).set("address_postal_code", null);
            } else {
                phone("Contact", to, from.text("phone_work"), "Office", true);
            }
            if (group == 2) {
                edited(to, i).set("address_city", "Seaport").set("c_preferred_language", "Español");
            }
        }
    }

    private void addLeads() {
        for (int i = 0; i < Amounts.TARGET_LEADS; i++) {
            Row from = source.leads.get(i);
            String amount = from.text("opportunity_amount");
            Row to = person("lead", from)
                    .set("title", from.get("title"))
                    .set("status", from.get("status"))
                    .set("source", from.get("lead_source"))
                    .set("account_name", from.get("account_name"))
                    .set("website", from.get("website"))
                    .set("opportunity_amount", amount == null ? null : Double.valueOf(amount));
            emails("Lead", from, to);
            int group = group(i, Amounts.TARGET_SAME_LEADS, Amounts.TARGET_LACKING_LEADS);
            if (group == 1) {
                to.set("website", null).set("title", null);
            } else {
                phone("Lead", to, from.text("phone_work"), "Office", true);
            }
            if (group == 2) {
                edited(to, i).set("title", "Harbour master").set("address_city", "Seaport");
            }
        }
    }

    /** Records nobody has typed into the source. */
    private void addOwn() {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < Amounts.TARGET_OWN_ACCOUNTS; i++) {
            People.Land land = source.people.land();
            Row to = base("account", stamps())
                    .set("name", "Target only: " + source.people.company(land, taken))
                    .set("version_number", 1L);
            email("Account", to.id(), "office." + i + "@only-here.example", true);
        }
        for (int i = 0; i < Amounts.TARGET_OWN_CONTACTS; i++) {
            addOwnPerson("contact", "Contact", i).set("c_newsletter", false);
        }
        for (int i = 0; i < Amounts.TARGET_OWN_LEADS; i++) {
            addOwnPerson("lead", "Lead", i).set("status", "New");
        }
    }

    private Row addOwnPerson(String table, String type, int number) {
        People.Land land = source.people.land();
        Row to = base(table, stamps())
                .set("first_name", dice.pick(land.firstNames()))
                .set("last_name", dice.pick(land.lastNames()))
                .set("do_not_call", false);
        email(type, to.id(), table + "." + number + "@only-here.example", true);
        return to;
    }

    private static Row stamps() {
        LocalDateTime made = Dice.TODAY.minusDays(40).atTime(11, 0);
        return new Row()
                .set("date_entered", made)
                .set("date_modified", made)
                .set("assigned_user_id", "1")
                .set("created_by", "1")
                .set("modified_user_id", "1");
    }

    private static int group(int number, int same, int lacking) {
        return number < same ? 0 : number < same + lacking ? 1 : 2;
    }

    private Row base(String table, Row from) {
        LocalDateTime made = (LocalDateTime) from.get("date_entered");
        return sheet.row(table)
                .set("id", dice.hex17(made))
                .set("deleted", false)
                .set("created_at", made)
                .set("modified_at", from.get("date_modified"))
                .set("assigned_user_id", userIds.getOrDefault(from.text("assigned_user_id"), admin))
                .set("created_by_id", userIds.getOrDefault(from.text("created_by"), admin))
                .set("modified_by_id", userIds.getOrDefault(from.text("modified_user_id"), admin));
    }

    /** Edited in the target: every third before the source's last change, the others after it. */
    private static Row edited(Row to, int number) {
        LocalDateTime source = (LocalDateTime) to.get("modified_at");
        return to.set("modified_at", number % 3 == 0 ? source.minusHours(3) : source.plusHours(3));
    }

    private Row person(String table, Row from) {
        Row to = base(table, from)
                .set("salutation_name", from.get("salutation"))
                .set("first_name", from.get("first_name"))
                .set("last_name", from.get("last_name"))
                .set("do_not_call", from.get("do_not_call"))
                .set("description", from.get("description"));
        place(to, "address", from, "primary_address");
        return to;
    }

    private static void place(Row to, String prefix, Row from, String fromPrefix) {
        to.set(prefix + "_street", from.get(fromPrefix + "_street"))
                .set(prefix + "_city", from.get(fromPrefix + "_city"))
                .set(prefix + "_state", from.get(fromPrefix + "_state"))
                .set(prefix + "_postal_code", from.get(fromPrefix + "_postalcode"))
                .set(prefix + "_country", from.get(fromPrefix + "_country"));
    }

    private String accountOf(Row contact) {
        return source.sheet.rows("accounts_contacts").stream()
                .filter(r -> r.get("contact_id").equals(contact.id()))
                .findFirst()
                .orElseThrow()
                .text("account_id");
    }

    private void emails(String type, Row from, Row to) {
        source.sheet.rows("email_addr_bean_rel").stream()
                .filter(r -> r.get("bean_id").equals(from.id()))
                .forEach(r -> email(
                        type,
                        to.id(),
                        addressById.get(r.text("email_address_id")).text("email_address"),
                        Boolean.TRUE.equals(r.get("primary_address"))));
    }

    private void email(String type, String id, String text, boolean primary) {
        String addressId = addressIds.computeIfAbsent(text, t -> {
            String key = dice.hex17(Dice.TODAY.minusYears(1).atTime(12, 0));
            sheet.row("email_address")
                    .set("id", key)
                    .set("name", t)
                    .set("lower", t)
                    .set("invalid", false)
                    .set("opt_out", false)
                    .set("deleted", false);
            return key;
        });
        join("entity_email_address", type, id, primary).set("email_address_id", addressId);
    }

    private void phone(String type, Row to, String number, String kind, boolean primary) {
        if (number == null) {
            return;
        }
        String numberId = numberIds.computeIfAbsent(number, n -> {
            String key = dice.hex17(Dice.TODAY.minusYears(1).atTime(12, 0));
            sheet.row("phone_number")
                    .set("id", key)
                    .set("name", n)
                    .set("type", kind)
                    .set("numeric", n.replaceAll("\\D", ""))
                    .set("invalid", false)
                    .set("opt_out", false)
                    .set("deleted", false);
            return key;
        });
        join("entity_phone_number", type, to.id(), primary).set("phone_number_id", numberId);
    }

    private Row join(String table, String type, String id, boolean primary) {
        return sheet.row(table)
                .set("entity_id", id)
                .set("entity_type", type)
                .set("primary", primary)
                .set("deleted", false);
    }
}
