package org.crmferry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.crmferry.catalog.Built.declared;
import static org.crmferry.catalog.Built.table;

import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Field.Access;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Option;
import org.crmferry.model.Reference;
import org.crmferry.model.Schema;
import org.crmferry.model.Shape;
import org.junit.jupiter.api.Test;

class CompositionTest {
    private final Catalog catalog = Catalog.load();

    @Test
    void composesASuiteCrmContact() {
        Entity contact = entity(Samples.suite(), "Contact");

        assertThat(contact.meaning()).isEqualTo("Contact");
        assertThat(contact.label()).isEqualTo("Contacts");
        assertThat(contact.key()).containsExactly("id");
        assertThat(contact.keyStyle()).isEqualTo(KeyStyle.GUID);
        assertThat(contact.fields())
                .extracting(Field::name)
                .containsExactly(
                        "id",
                        "salutation",
                        "first_name",
                        "last_name",
                        "title",
                        "reports_to_id",
                        "primary_address_street",
                        "account",
                        "emails",
                        "phones",
                        "assigned_user_id",
                        "date_entered",
                        "favourite_colour",
                        "shoe_size_c");
        assertThat(contact.shape().table()).isEqualTo("contacts");
        assertThat(contact.shape().constants()).isEqualTo(Map.of("deleted", 0L));
        assertThat(contact.shape().satellites())
                .containsExactly(new Shape.Satellite("contacts_cstm", "id_c", true, false, Map.of(), "", Map.of()));
        assertThat(contact.shape().bindings())
                .containsEntry("last_name", new Shape.OwnColumn("last_name"))
                .containsEntry("shoe_size_c", new Shape.SatelliteColumn("contacts_cstm", "shoe_size_c"))
                .containsEntry("account", new Shape.PickedColumn("account"))
                .containsEntry("emails", new Shape.BookList("emails"))
                .hasSameSizeAs(contact.fields());
        assertThat(contact.shape().picks())
                .containsExactly(new Shape.Pick(
                        "account", "accounts_contacts", "account_id", "contact_id", "id", Map.of("deleted", 0L), ""));
        assertThat(contact.shape().books())
                .containsExactly(
                        new Shape.LinkedBook(
                                "emails",
                                new Shape.AddressTable(
                                        "email_addresses",
                                        "id",
                                        KeyStyle.GUID,
                                        "email_address",
                                        "email_address_caps",
                                        true,
                                        "",
                                        "opt_out",
                                        "invalid_email",
                                        Map.of("deleted", 0L)),
                                new Shape.LinkTable(
                                        "email_addr_bean_rel",
                                        "id",
                                        KeyStyle.GUID,
                                        "bean_id",
                                        "email_address_id",
                                        "primary_address",
                                        Map.of("bean_module", "Contacts", "deleted", 0L))),
                        new Shape.ColumnBook(
                                "phones",
                                List.of(
                                        new Shape.Slot("Office", new Shape.OwnColumn("phone_work")),
                                        new Shape.Slot("Mobile", new Shape.OwnColumn("phone_mobile")),
                                        new Shape.Slot("Fax", new Shape.OwnColumn("phone_fax")))));
    }

    @Test
    void givesSuiteCrmFieldsTheirWordsAndLimits() {
        Entity contact = entity(Samples.suite(), "Contact");

        assertThat(contact.field("id").meaning()).isEqualTo("id");
        assertThat(contact.field("account").access()).isEqualTo(Access.READ_ONLY);
        assertThat(contact.field("account").reference()).isEqualTo(Reference.to("Account"));
        assertThat(contact.field("reports_to_id").reference()).isEqualTo(Reference.to("Contact"));
        assertThat(contact.field("assigned_user_id").meaning()).isEqualTo("owner");
        assertThat(contact.field("salutation").options()).contains(new Option("Mr.", "Mr."));
        assertThat(contact.field("shoe_size_c").label()).isEqualTo("Shoe size (custom)");
        assertThat(contact.field("favourite_colour").label()).isEqualTo("Favourite colour");
        assertThat(contact.field("favourite_colour").meaning()).isEmpty();
        assertThat(contact.field("phones").type().type()).isEqualTo(FieldType.LIST);
        assertThat(contact.field("phones").type().text().length()).isEqualTo(50);
        assertThat(contact.field("last_name").label()).isEqualTo("Last name");
    }

    @Test
    void composesAnEspoCrmContactWithRealBooleans() {
        Entity contact = entity(Samples.espo(), "Contact");

        assertThat(contact.keyStyle()).isEqualTo(KeyStyle.HEX17);
        assertThat(contact.shape().constants()).isEqualTo(Map.of("deleted", false));
        assertThat(contact.fields())
                .extracting(Field::name)
                .containsExactly(
                        "id",
                        "salutation_name",
                        "first_name",
                        "last_name",
                        "account_id",
                        "do_not_call",
                        "address_postal_code",
                        "title",
                        "emails",
                        "phones",
                        "assigned_user_id",
                        "created_at",
                        "c_shoe_size");
        assertThat(contact.field("account_id").reference()).isEqualTo(Reference.to("Account"));
        assertThat(contact.field("account_id").writable()).isTrue();
        assertThat(contact.field("title").access()).isEqualTo(Access.READ_ONLY);
        assertThat(contact.field("c_shoe_size").label()).isEqualTo("Shoe size (custom)");
        assertThat(contact.field("phones").type().text().length()).isEqualTo(36);
        Shape.LinkedBook phones = (Shape.LinkedBook) contact.shape().books().get(1);
        assertThat(phones.address().kind()).isEqualTo("type");
        assertThat(phones.link().keyStyle()).isEqualTo(KeyStyle.SERIAL);
        assertThat(phones.link().constants()).isEqualTo(Map.of("entity_type", "Contact", "deleted", false));
    }

    @Test
    void linksCarryBothEndsAndTheTitle() {
        Entity suite = entity(Samples.suite(), "ContactAccount");
        Entity espo = entity(Samples.espo(), "ContactAccount");

        assertThat(suite.field("contact_id").reference()).isEqualTo(Reference.to("Contact"));
        assertThat(suite.field("contact_id").required()).isTrue();
        assertThat(suite.field("title").access()).isEqualTo(Access.READ_ONLY);
        assertThat(espo.field("role").meaning()).isEqualTo("title");
        assertThat(espo.field("role").writable()).isTrue();
        assertThat(suite.keyStyle()).isEqualTo(KeyStyle.GUID);
        assertThat(espo.keyStyle()).isEqualTo(KeyStyle.SERIAL);
        assertThat(espo.field("id").access()).isEqualTo(Access.SERIAL);
    }

    @Test
    void polymorphicParentsNameOnlyEntitiesThatAreThere() {
        Field parent = entity(Samples.suite(), "Task").field("parent_id");
        Field kind = entity(Samples.suite(), "Task").field("parent_type");

        assertThat(parent.reference().typeField()).isEqualTo("parent_type");
        assertThat(parent.reference().kinds())
                .containsEntry("Accounts", "Account")
                .containsEntry("Bugs", "bugs")
                .doesNotContainKey("Leads");
        assertThat(kind.options()).contains(new Option("Accounts", "Account"));
    }

    @Test
    void notesAreThePostsOnly() {
        Entity note = entity(Samples.espo(), "Note");

        assertThat(note.shape().constants()).isEqualTo(Map.of("type", "Post", "deleted", false));
        assertThat(note.has("type")).isFalse();
        assertThat(note.field("number").access()).isEqualTo(Access.SERIAL);
        assertThat(note.count()).isEqualTo(-1);
    }

    @Test
    void aViewIsNotWritable() {
        Entity view = entity(Samples.espo(), "AccountOpportunity");

        assertThat(view.writable()).isFalse();
        assertThat(view.fields()).extracting(Field::meaning).containsExactly("opportunity", "account");
    }

    @Test
    void tablesInsideEntitiesAreNoEntitiesOfTheirOwn() {
        Schema schema = Samples.suite();
        Found found = catalog.find(schema, catalog.recognise(schema).get(0));

        assertThat(found.entities())
                .extracting(Entity::name)
                .containsExactly("User", "Account", "Contact", "Opportunity", "Task", "ContactAccount", "bugs");
        assertThat(found.technical()).extracting(Entity::name).containsExactly("contacts_audit");
        assertThat(found.technical("contacts_audit")).isTrue();
        assertThat(found.technical("bugs")).isFalse();
        assertThat(found.timeZone()).isEqualTo("UTC");
        assertThat(found.defaults()).containsEntry("Opportunity", Map.of("currency_id", "-99"));
        assertThat(found.sideEffects()).containsKeys("", "User");
        assertThat(found.hints().get("Opportunity.currency_id").note()).contains("-99");
    }

    @Test
    void remainingTablesOfAKnownProductSpeakItsLanguage() {
        Entity bugs = entity(Samples.suite(), "bugs");

        assertThat(bugs.keyStyle()).isEqualTo(KeyStyle.GUID);
        assertThat(bugs.shape().constants()).isEqualTo(Map.of("deleted", 0L));
        assertThat(bugs.field("name").meaning()).isEqualTo("name");
        assertThat(bugs.field("bug_number").access()).isEqualTo(Access.SERIAL);
    }

    @Test
    void anUnknownDatabaseIsOneEntityPerTable() {
        Schema schema = Built.schema(
                table("Artist", "ArtistId int key serial", "Name varchar(120)"),
                table(
                        "Album",
                        List.of(declared("ArtistId", "Artist", "ArtistId")),
                        "AlbumId int key",
                        "Title varchar(160) required",
                        "ArtistId int required",
                        "TitleLength int generated"),
                table("PlaylistTrack", "PlaylistId int key", "TrackId int key"),
                table("Code", "Country varchar(2) unique", "Label varchar(40)"),
                table("Token", "id char(36) key", "deleted tinyint(1)"),
                table("Word", "word varchar(36) key"),
                table("Log", "line text"));

        List<Entity> entities = catalog.entities(schema, null);

        assertThat(entities)
                .extracting(Entity::name, Entity::keyStyle)
                .containsExactlyInAnyOrder(
                        tuple("Artist", KeyStyle.SERIAL),
                        tuple("Album", KeyStyle.NUMBER),
                        tuple("PlaylistTrack", KeyStyle.COMPOSITE),
                        tuple("Code", KeyStyle.NATURAL),
                        tuple("Token", KeyStyle.GUID),
                        tuple("Word", KeyStyle.NATURAL),
                        tuple("Log", KeyStyle.NONE));
        Entity album = entities.stream()
                .filter(e -> e.name().equals("Album"))
                .findFirst()
                .orElseThrow();
        assertThat(album.field("ArtistId").reference()).isEqualTo(new Reference("Artist", "", Map.of(), 1, true));
        assertThat(album.field("Title").required()).isTrue();
        assertThat(album.field("TitleLength").access()).isEqualTo(Access.READ_ONLY);
        assertThat(album.shape().plain()).isTrue();
        assertThat(album.shape().bindings()).containsEntry("Title", new Shape.OwnColumn("Title"));
        assertThat(entities.stream()
                        .filter(e -> e.name().equals("Token"))
                        .findFirst()
                        .orElseThrow()
                        .has("deleted"))
                .isTrue();
    }

    @Test
    void leavesOutWhatIsNotThere() {
        Schema all = Samples.suite();
        Schema less = Built.schema(all.tables().stream()
                .filter(t ->
                        !List.of("contacts_cstm", "email_addresses", "users").contains(t.name()))
                .toList());

        Entity contact = entity(less, "Contact");

        assertThat(contact.has("emails")).isFalse();
        assertThat(contact.has("shoe_size_c")).isFalse();
        assertThat(contact.shape().satellites()).isEmpty();
        assertThat(contact.shape().books()).extracting(Shape.Book::name).containsExactly("phones");
        assertThat(contact.field("assigned_user_id").reference()).isNull();
        assertThat(catalog.entities(less, catalog.recognise(less).get(0)))
                .extracting(Entity::name)
                .doesNotContain("User", "Lead")
                .contains("email_addr_bean_rel");
    }

    @Test
    void aMarkThatMayBeMissingDoesNotHideRows() {
        Schema.Table sure = table("releases", "id char(36) key", "deleted tinyint(1)");
        Schema.Table unsure = new Schema.Table(
                "surveys",
                List.of(
                        sure.columns().get(0),
                        new Schema.Column("deleted", Built.type("tinyint(1)"), true, null, false, false)),
                List.of("id"),
                List.of(),
                List.of(),
                List.of(),
                0,
                true);

        assertThat(entity(Samples.suite(sure), "releases").shape().constants()).containsKey("deleted");
        assertThat(entity(Samples.suite(unsure), "surveys").shape().constants()).isEmpty();
        assertThat(entity(Samples.suite(unsure), "surveys").has("deleted")).isTrue();
    }

    @Test
    void guessedReferencesKeepTheirConfidence() {
        Schema schema = Built.schema(
                table("customer", "id int key serial", "name varchar(40)"),
                table(
                        "visit",
                        List.of(new Schema.ForeignKey(
                                List.of("customer_id"), "customer", List.of("id"), 0.8, "names and values")),
                        "id int key serial",
                        "customer_id int"));

        assertThat(catalog.entities(schema, null).get(1).field("customer_id").reference())
                .isEqualTo(new Reference("customer", "", Map.of(), 0.8, false));
    }

    @Test
    void booleanChoicesFollowTheColumnsType() {
        Field active = entity(Samples.espo(), "User").field("is_active");
        Field admin = entity(Samples.suite(), "User").field("is_admin");

        assertThat(active.options()).containsExactly(new Option("true", "Active"), new Option("false", "Inactive"));
        assertThat(admin.options()).containsExactly(new Option("0", "Regular"), new Option("1", "Admin"));
    }

    @Test
    void findsTheSameEntitiesInTheSameOrderEachTime() {
        Schema schema = Samples.suite();
        Recognition recognition = catalog.recognise(schema).get(0);

        assertThat(catalog.entities(schema, recognition).toString())
                .isEqualTo(catalog.entities(schema, recognition).toString());
    }

    private Entity entity(Schema schema, String name) {
        Recognition recognition = catalog.recognise(schema).get(0);
        return catalog.entities(schema, recognition).stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
