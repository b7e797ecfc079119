package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.crmferry.model.Credentials;

/**
 * What must be the same in a SuiteCRM and an EspoCRM after a move in either direction, asked of both by SQL of their own.
 * Keys differ, so records are called by what people see: in SuiteCRM's demo these names are one record's own.
 */
final class SuiteEspoFacts {
    /** Module name to table name to what people call its record. */
    private static final List<Parent> PARENTS = List.of(
            new Parent("Accounts", "accounts", "Account", "account", "%s.name || ', ' || %s.billing_address_street"),
            new Parent("Contacts", "contacts", "Contact", "contact", "%s.first_name || ' ' || %s.last_name"),
            new Parent("Leads", "leads", "Lead", "lead", "%s.first_name || ' ' || %s.last_name"),
            new Parent("Opportunities", "opportunities", "Opportunity", "opportunity", "%s.name"),
            new Parent("Cases", "cases", "Case", "case", "%s.name"));

    /** One thing to ask, and how each side is asked. */
    record Fact(String name, String suite, String espo) {}

    private record Parent(String module, String suite, String kind, String espo, String words) {
        String words(String alias) {
            return words.replace("%s", alias);
        }
    }

    private SuiteEspoFacts() {}

    /** Asserts that both say the same, and returns how many rows each fact has. */
    static Map<String, Integer> same(List<Fact> facts, Side suite, Side espo) {
        Map<String, Integer> counts = new java.util.LinkedHashMap<>();
        for (Fact fact : facts) {
            List<String> left = Sql.rows(suite.url(), suite.login(), fact.suite());
            List<String> right = Sql.rows(espo.url(), espo.login(), fact.espo());
            assertThat(right).as(fact.name()).containsExactlyElementsOf(left);
            counts.put(fact.name(), left.size());
        }
        return counts;
    }

    /** A database and its login. */
    record Side(String url, Credentials login) {}

    /** @param back whether the SuiteCRM is the target: a note that had no title of its own got its first line */
    static List<Fact> all(boolean back) {
        String account =
                "a.name, a.billing_address_street, a.billing_address_city, a.website, a.shipping_address_street,";
        String person = "p.first_name, p.last_name,";
        return List.of(
                new Fact(
                        "accounts and their owners",
                        "select " + account
                                + " a.billing_address_postalcode, a.phone_office, a.date_entered, u.user_name"
                                + " from accounts a left join users u on u.id = a.assigned_user_id where a.deleted = 0",
                        "select " + account + " a.billing_address_postal_code, " + phone("Account", "a", "Office")
                                + ", a.created_at, u.user_name from account a"
                                + " left join \"user\" u on u.id = a.assigned_user_id where a.deleted = false"),
                new Fact(
                        "contacts and their owners",
                        "select " + person
                                + " p.salutation, p.phone_work, p.phone_mobile, p.primary_address_street, p.title,"
                                + " p.date_entered, u.user_name from contacts p"
                                + " left join users u on u.id = p.assigned_user_id where p.deleted = 0",
                        "select " + person + " p.salutation_name, " + phone("Contact", "p", "Office") + ", "
                                + phone("Contact", "p", "Mobile") + ", p.address_street,"
                                + " (select min(x.role) from account_contact x where x.contact_id = p.id), p.created_at,"
                                + " u.user_name from contact p left join \"user\" u on u.id = p.assigned_user_id"
                                + " where p.deleted = false"),
                new Fact(
                        "leads and their owners",
                        "select " + person
                                + " p.account_name, p.title, p.phone_work, p.primary_address_street, p.status,"
                                + " u.user_name from leads p"
                                + " left join users u on u.id = p.assigned_user_id where p.deleted = 0",
                        "select " + person + " p.account_name, p.title, " + phone("Lead", "p", "Office")
                                + ", p.address_street, p.status, u.user_name from \"lead\" p"
                                + " left join \"user\" u on u.id = p.assigned_user_id where p.deleted = false"),
                new Fact(
                        "opportunities, their account and owner",
                        "select o.name, o.amount, o.probability, o.date_closed, o.currency_id = '-99',"
                                + " a.name || ', ' || a.billing_address_street, u.user_name from opportunities o"
                                + " left join accounts_opportunities l on l.opportunity_id = o.id and l.deleted = 0"
                                + " left join accounts a on a.id = l.account_id"
                                + " left join users u on u.id = o.assigned_user_id where o.deleted = 0",
                        "select o.name, o.amount, o.probability, o.close_date, o.amount_currency = 'USD',"
                                + " a.name || ', ' || a.billing_address_street, u.user_name from opportunity o"
                                + " left join account a on a.id = o.account_id"
                                + " left join \"user\" u on u.id = o.assigned_user_id where o.deleted = false"),
                new Fact(
                        "cases, their account and owner",
                        "select c.name, c.case_number, a.name || ', ' || a.billing_address_street, u.user_name from cases c"
                                + " left join accounts a on a.id = c.account_id"
                                + " left join users u on u.id = c.assigned_user_id where c.deleted = 0",
                        "select c.name, c.number, a.name || ', ' || a.billing_address_street, u.user_name from \"case\" c"
                                + " left join account a on a.id = c.account_id"
                                + " left join \"user\" u on u.id = c.assigned_user_id where c.deleted = false"),
                emails("Accounts", "accounts", "Account", "account", "x.name || ', ' || x.billing_address_street"),
                emails("Contacts", "contacts", "Contact", "contact", "x.first_name || ' ' || x.last_name"),
                emails("Leads", "leads", "Lead", "lead", "x.first_name || ' ' || x.last_name"),
                new Fact(
                        "accounts of contacts",
                        "select " + person + " a.name, a.billing_address_street from accounts_contacts l"
                                + " join contacts p on p.id = l.contact_id join accounts a on a.id = l.account_id"
                                + " where l.deleted = 0",
                        "select " + person + " a.name, a.billing_address_street from account_contact l"
                                + " join contact p on p.id = l.contact_id join account a on a.id = l.account_id"
                                + " where l.deleted = false"),
                new Fact(
                        "contacts of opportunities",
                        "select " + person + " o.name, o.amount, o.date_closed from opportunities_contacts l"
                                + " join contacts p on p.id = l.contact_id join opportunities o on o.id = l.opportunity_id"
                                + " where l.deleted = 0",
                        "select " + person + " o.name, o.amount, o.close_date from contact_opportunity l"
                                + " join contact p on p.id = l.contact_id join opportunity o on o.id = l.opportunity_id"
                                + " where l.deleted = false"),
                activity("calls", "call", "x.date_start, x.date_end, x.status, x.direction", "", "", "", ""),
                activity("meetings", "meeting", "x.date_start, x.date_end, x.status", "", "", "", ""),
                activity(
                        "tasks",
                        "task",
                        "p.first_name || ' ' || p.last_name",
                        ", x.date_due",
                        ", x.date_end",
                        " left join contacts p on p.id = x.contact_id",
                        " left join contact p on p.id = x.contact_id"),
                activity("emails", "email", "x.message_id", ", x.date_sent_received", ", x.date_sent", "", ""),
                invited("users of calls", "calls_users", "calls", "call_id", "call_user", "call"),
                invited("users of meetings", "meetings_users", "meetings", "meeting_id", "meeting_user", "meeting"),
                new Fact(
                        "recipients of e-mails",
                        "select m.name, m.date_sent_received, e.email_address from emails m"
                                + " join emails_email_addr_rel l on l.email_id = m.id and l.deleted = 0"
                                + " join email_addresses e on e.id = l.email_address_id"
                                + " where m.deleted = 0 and l.address_type = 'to'",
                        "select m.name, m.date_sent, e.name from email m"
                                + " join email_email_address l on l.email_id = m.id and l.deleted = false"
                                + " join email_address e on e.id = l.email_address_id"
                                + " where m.deleted = false and l.address_type = 'to'"),
                new Fact(
                        "notes and their parents",
                        "select "
                                + (back
                                        ? "x.description"
                                        : "concat_ws('\n', nullif(x.name, ''), nullif(x.description, ''))")
                                + (back ? ", substring_index(x.description, '\n', 1) = x.name" : ", 1")
                                + ", x.date_entered, u.user_name, " + suiteParent() + " from notes x"
                                + suiteJoins() + " left join users u on u.id = x.created_by where x.deleted = 0",
                        "select x.post, 1, x.created_at, u.user_name, " + espoParent() + " from note x" + espoJoins()
                                + " left join \"user\" u on u.id = x.created_by_id"
                                + " where x.deleted = false and x.type = 'Post'"));
    }

    /** All addresses of the records of a kind, and which is the main one. */
    private static Fact emails(String module, String suite, String kind, String espo, String words) {
        return new Fact(
                "e-mail addresses of " + suite,
                "select " + words + ", e.email_address, l.primary_address = 1, e.opt_out, e.invalid_email from "
                        + suite + " x join email_addr_bean_rel l on l.bean_id = x.id and l.bean_module = '" + module
                        + "' and l.deleted = 0 join email_addresses e on e.id = l.email_address_id and e.deleted = 0"
                        + " where x.deleted = 0",
                "select " + words + ", e.name, l.\"primary\", e.opt_out, e.invalid from \"" + espo
                        + "\" x join entity_email_address l on l.entity_id = x.id and l.entity_type = '" + kind
                        + "' and l.deleted = false join email_address e on e.id = l.email_address_id"
                        + " and e.deleted = false where x.deleted = false");
    }

    private static Fact activity(
            String suite,
            String espo,
            String both,
            String suiteMore,
            String espoMore,
            String suiteJoin,
            String espoJoin) {
        return new Fact(
                suite + ", their parents and owners",
                "select x.name, " + both + suiteMore + ", u.user_name, " + suiteParent() + " from " + suite + " x"
                        + suiteJoin + suiteJoins()
                        + " left join users u on u.id = x.assigned_user_id where x.deleted = 0",
                "select x.name, " + both + espoMore + ", u.user_name, " + espoParent() + " from \"" + espo + "\" x"
                        + espoJoin + espoJoins()
                        + " left join \"user\" u on u.id = x.assigned_user_id where x.deleted = false");
    }

    private static Fact invited(String name, String suiteLink, String suite, String key, String espoLink, String espo) {
        return new Fact(
                name,
                "select x.name, x.date_start, u.user_name from " + suiteLink + " l join " + suite + " x on x.id = l."
                        + key + " join users u on u.id = l.user_id where l.deleted = 0",
                "select x.name, x.date_start, u.user_name from " + espoLink + " l join \"" + espo + "\" x on x.id = l."
                        + key + " join \"user\" u on u.id = l.user_id where l.deleted = false");
    }

    private static String phone(String kind, String owner, String type) {
        return "(select n.name from entity_phone_number l join phone_number n on n.id = l.phone_number_id"
                + " where l.entity_type = '" + kind + "' and l.entity_id = " + owner + ".id and n.type = '" + type
                + "' and l.deleted = false)";
    }

    /** Kind and name of a record's parent, in the columns {@code x.parent_type} and {@code x.parent_id}. */
    private static String suiteParent() {
        StringBuilder text = new StringBuilder("case x.parent_type");
        PARENTS.forEach(
                p -> text.append(" when '" + p.module() + "' then '" + p.kind() + " ' || " + p.words(p.kind() + "_")));
        return text + " end";
    }

    private static String espoParent() {
        StringBuilder text = new StringBuilder("case x.parent_type");
        PARENTS.forEach(
                p -> text.append(" when '" + p.kind() + "' then '" + p.kind() + " ' || " + p.words(p.kind() + "_")));
        return text + " end";
    }

    private static String suiteJoins() {
        StringBuilder text = new StringBuilder();
        PARENTS.forEach(p -> text.append(" left join " + p.suite() + " " + p.kind() + "_ on x.parent_type = '"
                + p.module() + "' and " + p.kind() + "_.id = x.parent_id"));
        return text.toString();
    }

    private static String espoJoins() {
        StringBuilder text = new StringBuilder();
        PARENTS.forEach(p -> text.append(" left join \"" + p.espo() + "\" " + p.kind() + "_ on x.parent_type = '"
                + p.kind() + "' and " + p.kind() + "_.id = x.parent_id"));
        return text.toString();
    }
}
