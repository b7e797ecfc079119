package org.crmferry.samples;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the source as untidy as {@link Amounts} says, sparing the records that the target holds already. */
final class SuiteDirt {
    private static final List<String> REVENUES =
            List.of("$5M", "1,000,000", "2.500.000", "EUR 300k", "approx. 750 000", "1,25 Mio.", "n/a", "¥ 8,400,000");
    private static final List<String> BAD = List.of(
            "n/a #",
            "anna(at)web#.example",
            "mail#@",
            "@firma#.example",
            "two#@x.example; y@x.example",
            "a b#@x.example");

    private final SuiteCrm crm;
    private final SuiteWork work;
    private final Dice dice;
    private final Dice.Deck<Row> accounts;
    private final Dice.Deck<Row> contacts;
    private final Dice.Deck<Row> leads;
    private final Dice.Deck<Row> deals;

    SuiteDirt(SuiteCrm crm, SuiteWork work) {
        this.crm = crm;
        this.work = work;
        this.dice = crm.dice;
        Set<Row> known = new HashSet<>(crm.knownContacts);
        this.accounts = dice.deck(crm.accounts.subList(Amounts.TARGET_ACCOUNTS, Amounts.ACCOUNTS));
        this.contacts =
                dice.deck(crm.contacts.stream().filter(c -> !known.contains(c)).toList());
        this.leads = dice.deck(crm.leads.subList(Amounts.TARGET_LEADS, Amounts.LEADS));
        this.deals = dice.deck(work.deals);
        soilAccounts();
        soilNames();
        soilContacts();
        soilLinks();
        soilLeadsAndDeals();
        soilActivities();
    }

    private void soilAccounts() {
        accounts.draw(Amounts.DELETED_ACCOUNTS).forEach(a -> a.set("deleted", true));
        List<Row> doubles = accounts.draw(2 * Amounts.DUPLICATE_ACCOUNTS);
        for (int i = 0; i < doubles.size(); i += 2) {
            doubles.get(i).set("name", doubles.get(i + 1).text("name"));
        }
        List<Row> revenues = accounts.draw(Amounts.TEXT_REVENUES);
        for (int i = 0; i < revenues.size(); i++) {
            revenues.get(i).set("annual_revenue", REVENUES.get(i % REVENUES.size()));
        }
        accounts.draw(Amounts.UNKNOWN_INDUSTRIES).forEach(a -> a.set("industry", "Blockchain & AI"));
        List<Row> circle = accounts.draw(Amounts.CIRCLING_ACCOUNTS);
        circle.get(0).set("parent_id", circle.get(1).id());
        circle.get(1).set("parent_id", circle.get(0).id());
        for (int i = 2; i < circle.size(); i++) {
            int next = i + 1 == circle.size() ? 2 : i + 1;
            circle.get(i).set("parent_id", circle.get(next).id());
        }
        Row root = accounts.draw(1).get(0);
        accounts.draw(30).forEach(a -> a.set("parent_id", root.id()));
    }

    private void soilNames() {
        List<Row> emoji = contacts.draw(Amounts.EMOJI_NAMES);
        emoji.forEach(c -> c.set("last_name", c.text("last_name") + " 🦊"));
        contacts.draw(Amounts.PADDED_NAMES).forEach(c -> c.set("last_name", "  " + c.text("last_name") + " "));
        contacts.draw(Amounts.HTML_DESCRIPTIONS)
                .forEach(c ->
                        c.set("description", "<p>Likes <b>tea</b> &amp; calm seas.<br>Call <i>after</i> ten.</p>"));
        List<Row> doubles = contacts.draw(2 * Amounts.DUPLICATE_CONTACTS);
        for (int i = 0; i < doubles.size(); i += 2) {
            twin(doubles.get(i), doubles.get(i + 1));
        }
        List<Row> shared = contacts.draw(2 * Amounts.SHARED_ADDRESS_CONTACTS);
        for (int i = 0; i < shared.size(); i += 2) {
            shared.get(i).set("last_name", shared.get(i + 1).text("last_name") + "-Shared");
            primary(shared.get(i))
                    .set("email_address_id", primary(shared.get(i + 1)).get("email_address_id"));
        }
    }

    private void soilContacts() {
        contacts.draw(Amounts.DELETED_CONTACTS).forEach(c -> c.set("deleted", true));
        contacts.draw(Amounts.BORN_1900).forEach(c -> c.set("birthdate", LocalDate.of(1900, 1, 1)));
        contacts.draw(Amounts.LONG_PHONES)
                .forEach(c -> c.set("phone_work", c.text("phone_work") + " (switchboard, ask for the second floor)"));
        contacts.draw(Amounts.LONG_COUNTRIES)
                .forEach(c -> c.set(
                        "primary_address_country",
                        "United Kingdom of Great Britain and Northern Ireland "
                                .repeat(2)
                                .strip()));
        contacts.draw(Amounts.ORPHAN_SUPERIORS).forEach(c -> c.set("reports_to_id", dice.guid()));
        contacts.draw(Amounts.ORPHAN_OWNERS).forEach(c -> c.set("assigned_user_id", dice.guid()));
        List<Row> circle = contacts.draw(Amounts.CIRCLING_CONTACTS);
        circle.get(0).set("reports_to_id", circle.get(1).id());
        circle.get(1).set("reports_to_id", circle.get(0).id());
        Row chief = contacts.draw(1).get(0);
        contacts.draw(100).forEach(c -> c.set("reports_to_id", chief.id()));
        List<Row> bad = contacts.draw(Amounts.BAD_EMAILS);
        for (int i = 0; i < bad.size(); i++) {
            String text = BAD.get(i % BAD.size()).replace("#", String.valueOf(i));
            primary(bad.get(i)).set("email_address_id", crm.address(text, false));
        }
        Dice.Deck<Row> addresses = dice.deck(crm.freeAddresses);
        addresses.draw(Amounts.OPTED_OUT).forEach(a -> a.set("opt_out", true));
        addresses.draw(Amounts.INVALID_FLAGGED).forEach(a -> a.set("invalid_email", true));
    }

    private void soilLinks() {
        contacts.draw(Amounts.TWO_ACCOUNTS).forEach(c -> {
            Row first = link(c);
            Row other = dice.pick(crm.accounts);
            while (other.id().equals(first.get("account_id"))) {
                other = dice.pick(crm.accounts);
            }
            crm.belongs(c, other, false);
        });
        Set<Row> none = new HashSet<>();
        contacts.draw(Amounts.NO_ACCOUNT).forEach(c -> none.add(link(c)));
        crm.sheet.rows("accounts_contacts").removeIf(none::contains);
        contacts.draw(Amounts.DOUBLE_LINKS).forEach(c -> again(c, false));
        contacts.draw(Amounts.DELETED_LINKS).forEach(c -> again(c, true));
        for (int i = 0; i < Amounts.ORPHAN_LINKS; i++) {
            crm.belongs(ghost(), dice.pick(crm.accounts), false);
        }
        for (int i = 0; i < Amounts.ORPHAN_ADDRESSES; i++) {
            crm.link("Contacts", ghost(), crm.address("gone." + i + "@post.example", false), true);
        }
    }

    private void soilLeadsAndDeals() {
        leads.draw(Amounts.DELETED_LEADS).forEach(l -> l.set("deleted", true));
        leads.draw(Amounts.UNKNOWN_STATUSES).forEach(l -> l.set("status", "Nurturing"));
        List<Row> doubles = leads.draw(2 * Amounts.DUPLICATE_LEADS);
        for (int i = 0; i < doubles.size(); i += 2) {
            twin(doubles.get(i), doubles.get(i + 1));
        }
        leads.draw(30)
                .forEach(l -> l.set("status", "Converted")
                        .set("converted", true)
                        .set("account_id", dice.pick(crm.accounts).id())
                        .set("contact_id", dice.pick(crm.contacts).id())
                        .set("opportunity_id", dice.pick(work.deals).id()));
        deals.draw(Amounts.DELETED_OPPORTUNITIES).forEach(d -> d.set("deleted", true));
        deals.draw(Amounts.UNKNOWN_STAGES).forEach(d -> d.set("sales_stage", "Verbal Commit"));
        deals.draw(Amounts.CLOSED_2999).forEach(d -> d.set("date_closed", LocalDate.of(2999, 12, 31)));
        deals.draw(Amounts.HALF_PROBABILITIES).forEach(d -> d.set("probability", 12.5));
        String euro = dice.guid();
        crm.sheet
                .row("currencies")
                .set("id", euro)
                .set("name", "Euro")
                .set("symbol", "€")
                .set("iso4217", "EUR")
                .set("conversion_rate", .9)
                .set("status", "Active")
                .set("deleted", false)
                .set("created_by", "1");
        deals.draw(100).forEach(d -> d.set("currency_id", euro));
    }

    private void soilActivities() {
        dice.deck(about("tasks")).draw(Amounts.ORPHAN_TASKS).forEach(t -> t.set("parent_id", dice.guid()));
        Dice.Deck<Row> notes = dice.deck(about("notes"));
        notes.draw(Amounts.ORPHAN_NOTES).forEach(n -> n.set("parent_id", dice.guid()));
        notes.draw(Amounts.DELETED_NOTES).forEach(n -> n.set("deleted", true));
    }

    private List<Row> about(String table) {
        return crm.sheet.rows(table).stream()
                .filter(r -> r.get("parent_id") != null)
                .toList();
    }

    /** Makes a person the twin of another one: same name, same address. */
    private void twin(Row copy, Row original) {
        copy.set("first_name", original.text("first_name")).set("last_name", original.text("last_name"));
        primary(copy).set("email_address_id", primary(original).get("email_address_id"));
    }

    private Row primary(Row bean) {
        return crm.sheet.rows("email_addr_bean_rel").stream()
                .filter(r -> r.get("bean_id").equals(bean.id()) && Boolean.TRUE.equals(r.get("primary_address")))
                .findFirst()
                .orElseThrow();
    }

    private Row link(Row contact) {
        return crm.sheet.rows("accounts_contacts").stream()
                .filter(r -> r.get("contact_id").equals(contact.id()))
                .findFirst()
                .orElseThrow();
    }

    private void again(Row contact, boolean deleted) {
        String account = link(contact).text("account_id");
        crm.belongs(contact, new Row().set("id", account), deleted);
    }

    private Row ghost() {
        return new Row()
                .set("id", dice.guid())
                .set("date_entered", Dice.TODAY.atStartOfDay())
                .set("date_modified", Dice.TODAY.atStartOfDay());
    }
}
