package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crmferry.mapping.Fields.m;
import static org.crmferry.mapping.Fields.options;
import static org.crmferry.mapping.Fields.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Option;
import org.crmferry.model.Reference;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final Map<String, String> MODULES =
            Map.of("Accounts", "accounts", "Contacts", "contacts", "Bugs", "bugs");
    private static final Map<String, String> SCOPES =
            Map.of("Account", "Account", "Contact", "Contact", "Campaign", "Campaign");

    private static Field id(int length) {
        return m(text("id", length), "id").withRequired(true);
    }

    private static List<Entity> suite() {
        return List.of(
                Fields.entity(
                        "users",
                        "User",
                        KeyStyle.GUID,
                        5,
                        id(36),
                        m(text("user_name", 60), "login"),
                        m(text("status", 100), "status"),
                        m(Fields.of("is_admin", FieldType.BOOLEAN), "admin"),
                        m(Fields.of("emails", FieldType.LIST), "emails")),
                Fields.entity(
                        "accounts",
                        "Account",
                        KeyStyle.GUID,
                        50,
                        id(36),
                        m(text("name", 150), "name"),
                        m(text("annual_revenue", 100), "annualRevenue"),
                        Fields.ref("assigned_user_id", "owner", 36, "users"),
                        Fields.ref("parent_id", "parent", 36, "accounts"),
                        text("rating_c", 50)),
                Fields.entity(
                        "contacts",
                        "Contact",
                        KeyStyle.GUID,
                        200,
                        id(36),
                        m(text("first_name", 100), "firstName"),
                        m(text("last_name", 100), "lastName"),
                        m(Fields.of("emails", FieldType.LIST), "emails"),
                        m(Fields.of("phones", FieldType.LIST), "phones"),
                        Fields.ref("account", "account", 36, "accounts").withAccess(Field.Access.READ_ONLY)),
                Fields.entity(
                        "opportunities",
                        "Opportunity",
                        KeyStyle.GUID,
                        50,
                        id(36),
                        m(text("name", 50), "name"),
                        m(text("sales_stage", 255), "stage")
                                .withOptions(List.of(
                                        new Option("Prospecting", "Prospecting"),
                                                new Option("Id. Decision Makers", "Identifying Decision Makers"),
                                        new Option("Proposal/Price Quote", "Proposal/Price Quote"),
                                                new Option("Negotiation/Review", "Negotiation/Review"),
                                        new Option("Closed Won", "Closed Won"),
                                                new Option("Closed Lost", "Closed Lost"))),
                        m(Fields.of("amount", FieldType.FLOAT), "amount"),
                        m(text("currency_id", 36), "currency"),
                        m(Fields.of("probability", FieldType.FLOAT), "probability")),
                Fields.entity(
                        "notes",
                        "Note",
                        KeyStyle.GUID,
                        9,
                        id(36),
                        m(text("name", 255), "name"),
                        m(text("description", 0), "description"),
                        m(text("parent_type", 100), "relatedType"),
                        Fields.related("parent_id", 36, "parent_type", MODULES)),
                Fields.entity(
                        "accounts_contacts",
                        "ContactAccount",
                        KeyStyle.GUID,
                        80,
                        id(36),
                        Fields.ref("contact_id", "contact", 36, "contacts"),
                        Fields.ref("account_id", "account", 36, "accounts")),
                Fields.entity("bugs", "", KeyStyle.GUID, 3, id(36), text("name", 255)),
                Fields.entity(
                        "schedulers",
                        "",
                        KeyStyle.GUID,
                        3,
                        id(36),
                        text("name", 255),
                        text("job", 255),
                        text("status", 100)));
    }

    private static List<Entity> espo() {
        return List.of(
                Fields.entity(
                        "User",
                        "User",
                        KeyStyle.HEX17,
                        2,
                        id(17),
                        m(text("userName", 50), "login"),
                        m(text("type", 24), "type").withOptions(options("admin", "regular", "portal")),
                        m(Fields.of("isActive", FieldType.BOOLEAN), "active"),
                        m(Fields.of("emails", FieldType.LIST), "emails")),
                Fields.entity(
                        "Account",
                        "Account",
                        KeyStyle.HEX17,
                        0,
                        id(17),
                        m(text("name", 249), "name"),
                        m(Fields.of("c_revenue", FieldType.DECIMAL), "annualRevenue"),
                        Fields.ref("assignedUserId", "owner", 17, "User"),
                        text("c_rating", 50),
                        Fields.of("version_number", FieldType.INTEGER)),
                Fields.entity(
                        "Contact",
                        "Contact",
                        KeyStyle.HEX17,
                        0,
                        id(17),
                        m(text("lastName", 100), "lastName"),
                        m(text("firstName", 100), "firstName"),
                        m(Fields.of("phones", FieldType.LIST), "phones"),
                        m(Fields.of("emails", FieldType.LIST), "emails"),
                        Fields.ref("accountId", "account", 17, "Account")),
                Fields.entity(
                        "Opportunity",
                        "Opportunity",
                        KeyStyle.HEX17,
                        0,
                        id(17),
                        m(text("name", 255), "name"),
                        m(text("stage", 255), "stage")
                                .withOptions(options(
                                        "Prospecting",
                                        "Qualification",
                                        "Proposal",
                                        "Negotiation",
                                        "Closed Won",
                                        "Closed Lost")),
                        m(Fields.of("amount", FieldType.FLOAT), "amount"),
                        m(text("amount_currency", 3), "currency"),
                        m(Fields.of("probability", FieldType.INTEGER), "probability")),
                Fields.entity(
                        "Note",
                        "Note",
                        KeyStyle.HEX17,
                        0,
                        id(17),
                        m(text("post", 0), "description"),
                        m(text("parentType", 100), "relatedType"),
                        Fields.related("parentId", 17, "parentType", SCOPES)),
                Fields.entity(
                        "AccountContact",
                        "ContactAccount",
                        KeyStyle.SERIAL,
                        0,
                        Fields.of("id", FieldType.INTEGER).withAccess(Field.Access.SERIAL),
                        Fields.ref("accountId", "account", 17, "Account"),
                        Fields.ref("contactId", "contact", 17, "Contact")),
                Fields.entity(
                        "scheduler",
                        "",
                        KeyStyle.HEX17,
                        3,
                        id(17),
                        text("name", 255),
                        text("job", 255),
                        text("status", 100),
                        text("x", 9)));
    }

    private static Mapping suiteToEspo() {
        Map<String, List<Object[]>> samples = Map.of(
                "opportunities",
                List.<Object[]>of(
                        new Object[] {"1", "a", "Negotiation/Review", 1.0, "-99", 10.0},
                        new Object[] {"2", "b", "closed won", 1.0, "-99", 10.0}));
        Map<String, List<Object[]>> there = Map.of(
                "User", List.<Object[]>of(new Object[] {"65f0c0ffee0000001", "admin", "admin", true, List.of()}));
        return Suggestion.suggest(suite(), espo(), samples, there, false);
    }

    private static FieldMapping field(Mapping mapping, String entity, String target) {
        return mapping.of(entity).orElseThrow().fields().stream()
                .filter(f -> f.target().equals(target))
                .findFirst()
                .orElse(null);
    }

    @Test
    void knownCrmsMeetByMeaning() {
        Mapping mapping = suiteToEspo();
        assertThat(mapping.entities())
                .extracting(EntityMapping::source)
                .containsExactlyElementsOf(suite().stream().map(Entity::name).toList());
        assertThat(mapping.of("contacts").orElseThrow().target()).isEqualTo("Contact");
        FieldMapping first = field(mapping, "contacts", "firstName");
        assertThat(first.sources()).containsExactly("first_name");
        assertThat(first.confidence()).isEqualTo(0.99);
        assertThat(first.why()).isEqualTo("both are the contact's first name");
        assertThat(field(mapping, "contacts", "emails").steps()).isEmpty();
        assertThat(field(mapping, "contacts", "accountId").steps()).containsExactly(new Step.Rekey(null, null));
        assertThat(field(mapping, "accounts", "c_revenue").steps()).containsExactly(new Step.ParseNumber(null));
        assertThat(field(mapping, "accounts", "assignedUserId").steps())
                .containsExactly(new Step.Owner("65f0c0ffee0000001", null));
        assertThat(field(mapping, "accounts", "c_rating").sources()).containsExactly("rating_c");
        assertThat(field(mapping, "accounts", "version_number")).isNull();
        assertThat(field(mapping, "contacts", "id"))
                .as("GUIDs do not fit into 17")
                .isNull();
    }

    @Test
    void picklistsPolymorphsNotesUsersAndLinksGetTheirSteps() {
        Mapping mapping = suiteToEspo();
        Step.ValueMap stage =
                (Step.ValueMap) field(mapping, "opportunities", "stage").steps().get(0);
        assertThat(stage.values())
                .containsEntry("Negotiation/Review", "Negotiation")
                .containsEntry("Proposal/Price Quote", "Proposal")
                .containsEntry("closed won", "Closed Won")
                .doesNotContainKeys("Closed Lost", "Prospecting", "Id. Decision Makers");
        assertThat(field(mapping, "opportunities", "amount_currency").steps())
                .containsExactly(new Step.ValueMap(Map.of("-99", "USD"), null));
        assertThat(field(mapping, "notes", "parentType").steps())
                .containsExactly(new Step.Kind(Map.of("Accounts", "Account", "Contacts", "Contact")));
        assertThat(field(mapping, "notes", "parentId").steps()).containsExactly(new Step.Rekey(null, null));
        assertThat(field(mapping, "notes", "post").sources()).containsExactly("name", "description");
        assertThat(field(mapping, "notes", "post").steps()).containsExactly(new Step.Join("\n"));
        EntityMapping users = mapping.of("users").orElseThrow();
        assertThat(users.existing()).isEqualTo(Existing.TARGET);
        assertThat(users.match()).containsExactly("userName");
        assertThat(field(mapping, "users", "isActive").sources()).containsExactly("status");
        assertThat(field(mapping, "users", "type").sources()).containsExactly("is_admin");
        assertThat(mapping.of("accounts_contacts").orElseThrow().setting(FindingKind.ORPHAN))
                .isEqualTo(Setting.SKIP);
        assertThat(mapping.of("schedulers").orElseThrow().move())
                .as("not what a CRM is about")
                .isFalse();
        assertThat(mapping.of("bugs").orElseThrow().target()).isEmpty();
        assertThat(Mapping.fromJson(mapping.toJson())).isEqualTo(mapping);
    }

    @Test
    void theSuggestionWorksWithoutAnEdit() {
        Mapping mapping = suiteToEspo();
        for (EntityMapping entity : mapping.entities()) {
            if (entity.move()) {
                Entity source = suite().stream()
                        .filter(e -> e.name().equals(entity.source()))
                        .findFirst()
                        .orElseThrow();
                Entity target = espo().stream()
                        .filter(e -> e.name().equals(entity.target()))
                        .findFirst()
                        .orElseThrow();
                List<FindingKind> found = new ArrayList<>();
                Mapper.of(entity, source, target, Fields.NOBODY)
                        .map(new Object[source.fields().size()], (k, t, s) -> found.add(k));
                assertThat(found).as(entity.source()).isEmpty();
            }
        }
    }

    @Test
    void theSameStructureMapsOneToOne() {
        List<Entity> empty = suite().stream().map(e -> e.withCount(0)).toList();
        Mapping mapping = Suggestion.suggest(suite(), empty, Map.of(), Map.of(), true);
        assertThat(mapping.entities()).allSatisfy(e -> {
            assertThat(e.confidence()).isEqualTo(1);
            assertThat(e.move()).isTrue();
            assertThat(e.target()).isEqualTo(e.source());
            assertThat(e.keys()).isEqualTo(Keys.KEEP);
            assertThat(e.fields()).allSatisfy(f -> {
                assertThat(f.confidence()).isEqualTo(1);
                assertThat(f.steps()).isEmpty();
                assertThat(f.sources()).containsExactly(f.target());
            });
        });
        Mapping full = Suggestion.suggest(suite(), suite(), Map.of(), Map.of(), false);
        assertThat(full.of("accounts").orElseThrow().keys()).isEqualTo(Keys.NEW);
        assertThat(field(full, "accounts", "parent_id").steps()).containsExactly(new Step.Rekey(null, null));
        assertThat(full.of("contacts").orElseThrow().match()).containsExactly("emails");
    }

    @Test
    void whatTheEmptyTargetLacksIsCreated() {
        Mapping mapping = Suggestion.suggest(suite(), List.of(), Map.of(), Map.of(), true);
        assertThat(mapping.entities())
                .allSatisfy(e -> assertThat(e.move() && e.target().equals(e.source()) && e.keys() == Keys.KEEP)
                        .isTrue());
        assertThat(field(mapping, "accounts", "parent_id").steps()).isEmpty();
    }

    @Test
    void unknownGermanTablesFindTheirEnglishOnes() {
        Field ort = text("ort", 80);
        Entity kunden = Fields.entity(
                "tbl_kunden",
                "",
                KeyStyle.SERIAL,
                3,
                Fields.of("kunden_id", FieldType.INTEGER),
                text("firmenname", 100),
                text("strasse", 100),
                text("plz", 10),
                ort,
                text("land", 50),
                text("telefonnummer", 40),
                text("homepage", 90),
                text("branche", 40));
        Entity leute = Fields.entity(
                "ansprechpartner",
                "",
                KeyStyle.SERIAL,
                3,
                Fields.of("id", FieldType.INTEGER),
                text("vorname", 50),
                text("nachname", 50),
                text("feld7", 90),
                text("geburtsdatum", 10),
                Fields.of("kunden_id", FieldType.INTEGER).withReference(Reference.to("tbl_kunden")));
        Entity companies = Fields.entity(
                "companies",
                "",
                KeyStyle.SERIAL,
                0,
                Fields.of("id", FieldType.INTEGER),
                text("name", 100),
                text("website", 100),
                text("phone", 40),
                text("street", 90),
                text("zip_code", 10),
                text("city", 90),
                text("country", 90),
                text("industry", 20));
        Entity people = Fields.entity(
                "people",
                "",
                KeyStyle.SERIAL,
                0,
                Fields.of("id", FieldType.INTEGER),
                text("first_name", 50),
                text("last_name", 50),
                text("email", 90),
                Fields.of("birthday", FieldType.DATE),
                Fields.of("company_id", FieldType.INTEGER).withReference(Reference.to("companies")));
        List<Object[]> samples = List.of(
                new Object[] {1L, "Ada", "Lovelace", "ada@example.org", "10.12.1815", 1L},
                new Object[] {2L, "Bo", "Ek", "bo@example.org", "24.01.1990", 1L},
                new Object[] {3L, "Cy", "Do", "cy@example.org", "01.02.1991", 2L});
        Mapping mapping = Suggestion.suggest(
                List.of(kunden, leute), List.of(people, companies), Map.of("ansprechpartner", samples), Map.of(), true);
        assertThat(mapping.of("tbl_kunden").orElseThrow().target()).isEqualTo("companies");
        assertThat(mapping.of("ansprechpartner").orElseThrow().target()).isEqualTo("people");
        Map.of(
                        "firmenname",
                        "name",
                        "strasse",
                        "street",
                        "plz",
                        "zip_code",
                        "ort",
                        "city",
                        "land",
                        "country",
                        "telefonnummer",
                        "phone",
                        "homepage",
                        "website",
                        "branche",
                        "industry")
                .forEach((s, t) -> assertThat(field(mapping, "tbl_kunden", t))
                        .as(s)
                        .isNotNull()
                        .satisfies(f -> assertThat(f.sources()).containsExactly(s)));
        assertThat(field(mapping, "ansprechpartner", "email").sources())
                .as("by its values")
                .containsExactly("feld7");
        assertThat(field(mapping, "ansprechpartner", "email").why()).contains("e-mail");
        assertThat(field(mapping, "ansprechpartner", "birthday").steps())
                .containsExactly(new Step.DateFormat("dd.MM.yyyy", null, null));
        assertThat(field(mapping, "ansprechpartner", "company_id").sources()).containsExactly("kunden_id");
        assertThat(mapping.of("tbl_kunden").orElseThrow().keys()).isEqualTo(Keys.KEEP);
        assertThat(mapping.entities())
                .allSatisfy(e -> assertThat(e.fields())
                        .allSatisfy(f -> assertThat(f.why()).isNotEmpty()));
    }

    @Test
    void scalarsBecomeBooksAndNamesAreJoined() {
        Entity flat = Fields.entity(
                "contacts",
                "Contact",
                KeyStyle.SERIAL,
                3,
                Fields.of("id", FieldType.INTEGER),
                text("email", 90),
                text("phone_work", 40),
                text("phone_mobile", 40),
                text("first_name", 40),
                text("last_name", 40));
        Entity books = Fields.entity(
                "Contact",
                "Contact",
                KeyStyle.HEX17,
                0,
                id(17),
                m(text("name", 90), "name"),
                m(Fields.of("emails", FieldType.LIST), "emails"),
                m(Fields.of("phones", FieldType.LIST), "phones"));
        Mapping mapping = Suggestion.suggest(List.of(flat), List.of(books), Map.of(), Map.of(), true);
        assertThat(field(mapping, "contacts", "phones").sources()).containsExactly("phone_work", "phone_mobile");
        assertThat(field(mapping, "contacts", "phones").steps())
                .containsExactly(new Step.MakeItems(List.of("Office", "Mobile")));
        assertThat(field(mapping, "contacts", "emails").steps()).containsExactly(new Step.MakeItems(List.of("")));
        assertThat(field(mapping, "contacts", "name").steps()).containsExactly(new Step.Join(" "));
        Mapping back = Suggestion.suggest(List.of(books), List.of(flat.withCount(0)), Map.of(), Map.of(), true);
        assertThat(field(back, "Contact", "email").steps()).containsExactly(new Step.PickItem(null, null));
        assertThat(field(back, "Contact", "phone_mobile").steps()).containsExactly(new Step.PickItem("Mobile", null));
        assertThat(field(back, "Contact", "first_name").steps()).containsExactly(new Step.Split("first", null, null));
    }

    @Test
    void picklistsMatchByCodeLabelCaseSynonymAndLikeness() {
        List<Option> espo = options("New", "Assigned", "Pending", "Closed", "Rejected", "Duplicate");
        Map<String, String> cases = PicklistMatch.match(
                List.of(
                        new Option("Open_New", "New"),
                        new Option("Open_Pending Input", "Pending Input"),
                        new Option("Closed_Closed", "Closed"),
                        new Option("Closed_Rejected", "Rejected")),
                List.of("Assigned", "DUPLICATE", "Weird"),
                espo);
        assertThat(cases)
                .isEqualTo(Map.of(
                        "Open_New",
                        "New",
                        "Open_Pending Input",
                        "Pending",
                        "Closed_Closed",
                        "Closed",
                        "Closed_Rejected",
                        "Rejected",
                        "DUPLICATE",
                        "Duplicate"));
        assertThat(PicklistMatch.match(
                        options("In Progress", "Pending Input"),
                        List.of(),
                        options("Not Started", "Started", "Completed", "Canceled", "Deferred")))
                .isEqualTo(Map.of("In Progress", "Started"));
        assertThat(PicklistMatch.match(options("Medium"), List.of(), options("Low", "Normal", "High", "Urgent")))
                .isEqualTo(Map.of("Medium", "Normal"));
        assertThat(PicklistMatch.match(
                        options("Chemicals", "Apparel", "Media", "Government"),
                        List.of(),
                        options("Chemical", "Apparel & Accessories", "Mass Media")))
                .isEqualTo(Map.of("Chemicals", "Chemical", "Apparel", "Apparel & Accessories", "Media", "Mass Media"));
        assertThat(PicklistMatch.match(
                        options("Not Held", "Inactive", "Dead"), List.of(), options("Held", "Active", "Deal")))
                .isEmpty();
        List<Option> numbered =
                List.of(new Option("8", "No-show"), new Option("2", "Completed"), new Option("1", "Scheduled"));
        List<Option> named = options("Planned", "Held", "Not Held", "Deferred");
        assertThat(PicklistMatch.match(named, List.of(), numbered))
                .as("what means the same, and what comes nearest")
                .isEqualTo(Map.of("Planned", "1", "Held", "2", "Not Held", "8", "Deferred", "1"));
        assertThat(PicklistMatch.match(numbered, List.of(), options("Deferred", "Not Started")))
                .as("not the other way round")
                .isEqualTo(Map.of("1", "Not Started"));
        assertThat(PicklistMatch.match(options("Deferred"), List.of(), options("Scheduled")))
                .as("a word that the other side can keep")
                .isEmpty();
        assertThat(PicklistMatch.match(options("P1"), List.of(), options("High", "Low")))
                .isEqualTo(Map.of("P1", "High"));
    }

    @Test
    void sevenHundredTablesTakeSeconds() {
        List<Entity> left = new ArrayList<>();
        List<Entity> right = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            Field[] a = new Field[20];
            Field[] b = new Field[20];
            for (int f = 0; f < 20; f++) {
                a[f] = text("col_" + (char) ('a' + i % 26) + f * 7 + i, 50);
                b[f] = text("column" + (char) ('a' + i % 26) + f * 7 + i + "_x", 50);
            }
            left.add(Fields.entity("mod_" + Integer.toString(i * 7919, 36) + "_data", "", KeyStyle.SERIAL, 5, a));
            right.add(Fields.entity("t_" + Integer.toString(i * 7919, 36) + "_data", "", KeyStyle.SERIAL, 5, b));
        }
        long start = System.nanoTime();
        Mapping mapping = Suggestion.suggest(left, right, Map.of(), Map.of(), true);
        assertThat(mapping.entities()).hasSize(700);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(40);
        System.out.println("700 x 700 tables: " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
}
