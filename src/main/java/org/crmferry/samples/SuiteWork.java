package org.crmferry.samples;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the users of the source did: campaigns, deals, calls, meetings, tasks, notes, cases, documents, e-mails. */
final class SuiteWork {
    private static final Map<String, Double> STAGES = Map.of(
            "Prospecting", 10d,
            "Qualification", 20d,
            "Needs Analysis", 25d,
            "Value Proposition", 30d,
            "Id. Decision Makers", 40d,
            "Perception Analysis", 50d,
            "Proposal/Price Quote", 65d,
            "Negotiation/Review", 80d,
            "Closed Won", 100d,
            "Closed Lost", 0d);
    private static final List<String> ROLES = List.of("Decision Maker", "Evaluator", "Influencer");
    private static final List<String> SUBJECTS = List.of(
            "Offer", "Follow-up", "Angebot nachfassen", "合同讨论", "متابعة العرض", "Kick-off 🚀", "Invoice question");

    final List<Row> deals = new ArrayList<>();
    final List<Row> cases = new ArrayList<>();
    private final SuiteCrm crm;
    private final Dice dice;
    private final Sheet sheet;
    private final List<Row> campaigns = new ArrayList<>();

    SuiteWork(SuiteCrm crm) {
        this.crm = crm;
        this.dice = crm.dice;
        this.sheet = crm.sheet;
        repeat(Amounts.CAMPAIGNS, this::addCampaign);
        repeat(Amounts.OPPORTUNITIES, this::addDeal);
        repeat(Amounts.CASES, this::addCase);
        repeat(Amounts.CALLS, () -> addEvent("calls", "call"));
        repeat(Amounts.MEETINGS, () -> addEvent("meetings", "meeting"));
        repeat(Amounts.TASKS, this::addTask);
        repeat(Amounts.NOTES, this::addNote);
        repeat(Amounts.DOCUMENTS, this::addDocument);
        repeat(Amounts.EMAILS, this::addEmail);
    }

    private static void repeat(int times, Runnable what) {
        for (int i = 0; i < times; i++) {
            what.run();
        }
    }

    private String subject() {
        return dice.pick(SUBJECTS) + " " + (1 + dice.below(900));
    }

    private void addCampaign() {
        int number = campaigns.size() + 1;
        campaigns.add(crm.base("campaigns", false)
                .set("name", "Campaign " + number)
                .set("status", dice.pick(List.of("Planning", "Active", "Inactive", "Complete")))
                .set("campaign_type", dice.pick(List.of("Email", "NewsLetter", "Mail", "Radio", "Web", "Telesales")))
                .set("start_date", dice.day(700))
                .set("end_date", Dice.TODAY.plusDays(dice.below(200)))
                .set("budget", 500d * number)
                .set("actual_cost", 420.5 * number)
                .set("expected_revenue", 9_000d * number)
                .set("currency_id", "-99")
                .set("objective", crm.remark()));
    }

    private void addDeal() {
        int number = deals.size();
        Row account = dice.pick(crm.accounts);
        String stage = dice.pick(STAGES.keySet().stream().sorted().toList());
        double amount = Math.round(dice.below(20_000_000) / 7d) / 100d;
        Row deal = crm.base("opportunities", false)
                .set("name", subject())
                .set("opportunity_type", dice.pick(List.of("Existing Business", "New Business")))
                .set("lead_source", dice.pick(List.of("Partner", "Web Site", "Cold Call", "Conference")))
                .set("amount", amount)
                .set("amount_usdollar", amount)
                .set("currency_id", "-99")
                .set("date_closed", Dice.TODAY.plusDays(dice.below(400) - 200L))
                .set("next_step", dice.chance(.3) ? "Send offer" : null)
                .set("sales_stage", stage)
                .set("probability", STAGES.get(stage))
                .set("campaign_id", dice.chance(.2) ? dice.pick(campaigns).id() : null)
                .set("description", dice.chance(.3) ? crm.remark() : null);
        deals.add(deal);
        join("accounts_opportunities", deal).set("opportunity_id", deal.id()).set("account_id", account.id());
        for (Row contact : two(crm.contacts, number)) {
            join("opportunities_contacts", deal)
                    .set("opportunity_id", deal.id())
                    .set("contact_id", contact.id())
                    .set("contact_role", dice.pick(ROLES));
        }
    }

    private void addCase() {
        Map<String, String> states = Map.of("Open_New", "Open", "Open_Assigned", "Open", "Closed_Closed", "Closed");
        String status = dice.pick(states.keySet().stream().sorted().toList());
        Row row = crm.base("cases", false)
                .set("name", subject())
                .set("status", status)
                .set("state", states.get(status))
                .set("priority", dice.pick(List.of("P1", "P2", "P3")))
                .set("type", dice.pick(List.of("Administration", "Product", "User")))
                .set("account_id", dice.pick(crm.accounts).id())
                .set("description", crm.remark())
                .set("resolution", dice.chance(.3) ? "Solved on the phone." : null);
        cases.add(row);
        join("contacts_cases", row)
                .set("case_id", row.id())
                .set("contact_id", dice.pick(crm.contacts).id())
                .set("contact_role", "Primary Contact");
    }

    private void addEvent(String table, String kind) {
        LocalDateTime start = dice.moment(900).withSecond(0);
        int minutes = 15 * (1 + dice.below(8));
        Row row = parent(crm.base(table, false), .9)
                .set("name", subject())
                .set("status", dice.pick(List.of("Planned", "Held", "Not Held")))
                .set("date_start", start)
                .set("date_end", start.plusMinutes(minutes))
                .set("duration_hours", minutes / 60)
                .set("duration_minutes", minutes % 60)
                .set("description", dice.chance(.4) ? crm.remark() : null);
        if (kind.equals("call")) {
            row.set("direction", dice.pick(List.of("Inbound", "Outbound")));
        } else {
            row.set("location", dice.chance(.5) ? "Room " + dice.below(9) : null)
                    .set("join_url", dice.chance(.3) ? "https://meet.example/" + dice.below(100_000) : null);
        }
        int number = sheet.rows(table).size();
        for (Row contact : two(crm.contacts, number)) {
            invite(table + "_contacts", kind, row).set("contact_id", contact.id());
        }
        for (Row user : two(crm.users.subList(0, 9), number)) {
            invite(table + "_users", kind, row).set("user_id", user.id());
        }
        if (number % 4 == 0) {
            invite(table + "_leads", kind, row)
                    .set("lead_id", dice.pick(crm.leads).id());
        }
    }

    private void addTask() {
        boolean due = dice.chance(.8);
        parent(crm.base("tasks", false), .85)
                .set("name", subject())
                .set(
                        "status",
                        dice.pick(List.of("Not Started", "In Progress", "Completed", "Pending Input", "Deferred")))
                .set("priority", dice.pick(List.of("High", "Medium", "Low")))
                .set("date_due", due ? dice.moment(600).plusDays(90) : null)
                .set("date_due_flag", !due)
                .set("date_start_flag", true)
                .set("contact_id", dice.chance(.5) ? dice.pick(crm.contacts).id() : null)
                .set("description", dice.chance(.4) ? crm.remark() : null);
    }

    private void addNote() {
        boolean file = dice.chance(.1);
        parent(crm.base("notes", false), 1)
                .set("name", subject())
                .set("description", crm.remark())
                .set("filename", file ? "scan " + dice.below(100) + ".pdf" : null)
                .set("file_mime_type", file ? "application/pdf" : null)
                .set("portal_flag", false)
                .set("embed_flag", false);
    }

    private void addDocument() {
        String revision = dice.guid();
        String name = subject();
        Row row = crm.base("documents", false)
                .set("document_name", name)
                .set("category_id", dice.pick(List.of("Marketing", "Sales")))
                .set("status_id", dice.pick(List.of("Active", "Draft", "Expired")))
                .set("active_date", dice.day(500))
                .set("document_revision_id", revision)
                .set("description", dice.chance(.3) ? crm.remark() : null);
        sheet.row("document_revisions")
                .set("id", revision)
                .set("document_id", row.id())
                .set("filename", name + ".pdf")
                .set("file_ext", "pdf")
                .set("file_mime_type", "application/pdf")
                .set("revision", "1")
                .set("date_entered", row.get("date_entered"))
                .set("created_by", row.get("created_by"))
                .set("deleted", false);
        join("documents_accounts", row)
                .set("document_id", row.id())
                .set("account_id", dice.pick(crm.accounts).id());
        join("documents_contacts", row)
                .set("document_id", row.id())
                .set("contact_id", dice.pick(crm.contacts).id());
    }

    private void addEmail() {
        List<Row> addresses = sheet.rows("email_addresses");
        Row from = addresses.get(dice.below(Amounts.USERS));
        Row to = dice.pick(addresses);
        LocalDateTime sent = dice.moment(900);
        Row email = parent(crm.base("emails", false), .9)
                .set("name", "Re: " + subject())
                .set("date_sent_received", sent)
                .set("message_id", "<" + dice.guid() + "@ferry-lines.example>")
                .set("type", dice.pick(List.of("inbound", "out", "archived")))
                .set("status", dice.pick(List.of("read", "sent", "archived")));
        String text = crm.remark();
        sheet.row("emails_text")
                .set("email_id", email.id())
                .set("from_addr", from.get("email_address"))
                .set("to_addrs", to.get("email_address"))
                .set("description", text)
                .set("description_html", "<p>" + text.replace("\r\n", "<br>") + "</p>")
                .set("deleted", false);
        addressed(email, from, "from");
        addressed(email, to, "to");
        sheet.row("emails_beans")
                .set("id", dice.guid())
                .set("email_id", email.id())
                .set("bean_id", dice.pick(crm.contacts).id())
                .set("bean_module", "Contacts")
                .set("date_modified", sent)
                .set("deleted", false);
    }

    private void addressed(Row email, Row address, String type) {
        sheet.row("emails_email_addr_rel")
                .set("id", dice.guid())
                .set("email_id", email.id())
                .set("address_type", type)
                .set("email_address_id", address.id())
                .set("deleted", false);
    }

    private Row parent(Row row, double chance) {
        if (!dice.chance(chance)) {
            return row.set("parent_type", null).set("parent_id", null);
        }
        Map<String, List<Row>> parents = Map.of(
                "Accounts", crm.accounts,
                "Contacts", crm.contacts,
                "Leads", crm.leads,
                "Opportunities", deals,
                "Cases", cases);
        String type = dice.pick(parents.keySet().stream().sorted().toList());
        return row.set("parent_type", type)
                .set("parent_id", dice.pick(parents.get(type)).id());
    }

    private Row join(String table, Row about) {
        return sheet.row(table)
                .set("id", dice.guid())
                .set("date_modified", about.get("date_modified"))
                .set("deleted", false);
    }

    private Row invite(String table, String kind, Row event) {
        return join(table, event)
                .set(kind + "_id", event.id())
                .set("required", "1")
                .set("accept_status", dice.pick(List.of("none", "accept", "decline", "tentative")));
    }

    /** One record or two different ones, by turns. */
    private List<Row> two(List<Row> rows, int number) {
        int first = dice.below(rows.size());
        return number % 2 == 0
                ? List.of(rows.get(first))
                : List.of(rows.get(first), rows.get((first + 1) % rows.size()));
    }
}
