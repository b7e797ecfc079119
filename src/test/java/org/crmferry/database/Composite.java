package org.crmferry.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Shape;

/** Contacts as three kinds of CRM store them, with satellite, phones in columns, e-mails in a book, and a pick. */
enum Composite {
    /** Addresses in upper case, links with GUIDs and a deleted mark. */
    SUITE,
    /** Addresses in lower case, counted links, truth values. */
    ESPO,
    /** Rows per contact. */
    CIVI;

    private String name(String table) {
        return name().toLowerCase(Locale.ROOT) + "_" + table;
    }

    List<String> tableNames() {
        return this == CIVI
                ? List.of(name("contacts"), name("contacts_cstm"), name("emails"))
                : List.of(name("contacts"), name("contacts_cstm"), name("addresses"), name("links"));
    }

    /** Tables that must be identical after restoring; counted keys of rows written again differ. */
    List<String> exactlyRestored() {
        return this == SUITE ? tableNames() : tableNames().subList(0, 2);
    }

    String[] tables(String counted, String product) {
        String q = product.equals("MariaDB") ? "`" : "\"";
        String c = "create table " + q;
        List<String> sql = new ArrayList<>();
        sql.add(
                c + name("contacts") + q + " ("
                        + columns(
                                q,
                                "id char(36) not null primary key, first_name varchar(50),"
                                        + " phone_work varchar(30), phone_mobile varchar(30), account_id varchar(36), deleted smallint not null)"));
        sql.add(c + name("contacts_cstm") + q + " ("
                + columns(q, "id_c char(36) not null primary key, hobby_c varchar(50), phone_home_c varchar(30))"));
        sql.add(c + name("accounts") + q + " (" + columns(q, "id varchar(36) not null primary key, name varchar(50))"));
        sql.add("insert into " + q + name("accounts") + q + " values ('a1', 'First'), ('a2', 'Second')");
        switch (this) {
            case SUITE -> {
                sql.add(
                        c + name("addresses") + q + " ("
                                + columns(
                                        q,
                                        "id char(36) not null primary key,"
                                                + " value varchar(100), folded varchar(100), opt_out smallint, invalid smallint, deleted smallint)"));
                sql.add(
                        c + name("links") + q + " ("
                                + columns(
                                        q,
                                        "id char(36) not null primary key, bean_id char(36),"
                                                + " address_id char(36), is_primary smallint, module varchar(20), deleted smallint)"));
            }
            case ESPO -> {
                sql.add(
                        c + name("addresses") + q + " ("
                                + columns(
                                        q,
                                        "id varchar(17) not null primary key,"
                                                + " value varchar(100), folded varchar(100), opt_out boolean not null, invalid boolean not null, deleted boolean not null)"));
                sql.add(
                        c + name("links") + q + " (" + q + "id" + q + " " + counted + ", "
                                + columns(
                                        q,
                                        "bean_id char(36),"
                                                + " address_id varchar(17), is_primary boolean, module varchar(20), deleted boolean)"));
            }
            case CIVI ->
                sql.add(
                        c + name("emails") + q + " (" + q + "id" + q + " " + counted + ", "
                                + columns(
                                        q,
                                        "owner varchar(36), value varchar(100), kind integer, is_primary boolean, on_hold boolean)"));
        }
        String of = " on " + q + name(this == CIVI ? "emails" : "links") + q + " (" + q;
        sql.add("create index " + name("ix1") + of + (this == CIVI ? "owner" : "bean_id") + q + ")");
        if (this != CIVI) {
            sql.add("create index " + name("ix2") + of + "address_id" + q + ")");
            sql.add("create index " + name("ix3") + " on " + q + name("addresses") + q + " (" + q + "folded" + q + ")");
        }
        return sql.toArray(new String[0]);
    }

    /** Quotes each column's name, so that all products keep its case. */
    private static String columns(String q, String columns) {
        List<String> quoted = new ArrayList<>();
        for (String column : columns.split(", *", -1)) {
            String[] words = column.strip().split(" ", 2);
            quoted.add(q + words[0] + q + " " + words[1]);
        }
        return String.join(", ", quoted);
    }

    Entity entity() {
        ColumnType key = new ColumnType(
                FieldType.TEXT,
                "char(36)",
                new ColumnType.Text(36, ColumnType.LengthUnit.CODE_POINTS, "", false, true, false),
                null,
                null);
        List<Field> fields = List.of(
                Field.of("id", key),
                Field.of("firstName", ColumnType.text("varchar(50)", 50)),
                Field.of("account", ColumnType.text("varchar(36)", 36)),
                Field.of("accountName", ColumnType.text("varchar(50)", 50)).withAccess(Field.Access.READ_ONLY),
                Field.of("hobby", ColumnType.text("varchar(50)", 50)),
                Field.of("phones", ColumnType.of(FieldType.LIST, "")),
                Field.of("emails", ColumnType.of(FieldType.LIST, "")));
        Shape shape = new Shape(
                "",
                name("contacts"),
                Map.of(
                        "firstName", new Shape.OwnColumn("first_name"),
                        "account", new Shape.OwnColumn("account_id"),
                        "accountName", new Shape.PickedColumn("account"),
                        "hobby", new Shape.SatelliteColumn(name("contacts_cstm"), "hobby_c"),
                        "phones", new Shape.BookList("phones"),
                        "emails", new Shape.BookList("emails")),
                Map.of("deleted", 0L),
                List.of(new Shape.Satellite(name("contacts_cstm"), "id_c", true, false, Map.of(), "", Map.of())),
                List.of(new Shape.Pick("account", name("accounts"), "name", "id", "account_id", Map.of(), "")),
                List.of(phones(), emails()),
                List.of());
        return new Entity("Contact", "Contact", "Contact", fields, List.of("id"), KeyStyle.GUID, shape, -1, true);
    }

    private Shape.ColumnBook phones() {
        return new Shape.ColumnBook(
                "phones",
                List.of(
                        new Shape.Slot("Office", new Shape.OwnColumn("phone_work")),
                        new Shape.Slot("Mobile", new Shape.OwnColumn("phone_mobile")),
                        new Shape.Slot("Home", new Shape.SatelliteColumn(name("contacts_cstm"), "phone_home_c"))));
    }

    private Shape.Book emails() {
        return switch (this) {
            case SUITE ->
                new Shape.LinkedBook(
                        "emails",
                        new Shape.AddressTable(
                                name("addresses"),
                                "id",
                                KeyStyle.GUID,
                                "value",
                                "folded",
                                true,
                                "",
                                "opt_out",
                                "invalid",
                                Map.of("deleted", 0L)),
                        new Shape.LinkTable(
                                name("links"),
                                "id",
                                KeyStyle.GUID,
                                "bean_id",
                                "address_id",
                                "is_primary",
                                Map.of("module", "Contacts", "deleted", 0L)));
            case ESPO ->
                new Shape.LinkedBook(
                        "emails",
                        new Shape.AddressTable(
                                name("addresses"),
                                "id",
                                KeyStyle.HEX17,
                                "value",
                                "folded",
                                false,
                                "",
                                "opt_out",
                                "invalid",
                                Map.of("deleted", false)),
                        new Shape.LinkTable(
                                name("links"),
                                "id",
                                KeyStyle.SERIAL,
                                "bean_id",
                                "address_id",
                                "is_primary",
                                Map.of("module", "Contact", "deleted", false)));
            case CIVI ->
                new Shape.RowBook(
                        "emails",
                        name("emails"),
                        "id",
                        KeyStyle.SERIAL,
                        "owner",
                        "value",
                        "kind",
                        Map.of("1", "Home", "2", "Work"),
                        "is_primary",
                        "on_hold",
                        "",
                        Map.of(),
                        Map.of());
        };
    }

    List<Object[]> records(int count) {
        List<Object[]> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String kind = this == CIVI ? "Work" : "";
            List<Item> phones = switch (i % 4) {
                case 0 -> List.of();
                case 1 -> List.of(new Item("+1 " + i, "Mobile", true, false, false));
                case 2 ->
                    List.of(
                            new Item("+2 " + i, "Office", true, false, false),
                            new Item("+3 " + i, "Home", false, false, false));
                default -> List.of(new Item("+4 " + i, "Home", true, false, false));
            };
            List<Item> emails = i % 3 == 0
                    ? List.of(new Item("Mail" + i + "@X.example", kind, true, false, false))
                    : List.of(
                            new Item("mail" + i + "@x.example", kind, true, i % 5 == 1, false),
                            new Item("second" + i + "@x.example", kind, false, false, false),
                            new Item("shared" + i / 50 + "@x.example", kind, false, false, false));
            records.add(new Object[] {
                new UUID(i, i * 7919L).toString(),
                i % 6 == 0 ? null : "Zo\u00eb " + i,
                i % 2 == 0 ? "a1" : "a2",
                i % 2 == 0 ? "First" : "Second",
                i % 4 == 2 || i % 4 == 3 ? "sailing" : null,
                phones,
                emails
            });
        }
        return records;
    }

    List<Object[]> changed(List<Object[]> records) {
        List<Object[]> changed = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            Object[] record = records.get(i).clone();
            record[1] = "changed " + i;
            record[4] = i % 3 == 0 ? null : "rowing";
            record[5] = List.of(new Item("+9 " + i, "Office", true, false, false));
            record[6] = i % 7 == 0
                    ? List.of()
                    : List.of(
                            new Item(
                                    "mail" + i + "@x.example",
                                    this == CIVI ? "Home" : "",
                                    false,
                                    false,
                                    this != CIVI && i % 2 == 0),
                            new Item("other" + i + "@x.example", this == CIVI ? "Home" : "", true, true, false));
            changed.add(record);
        }
        return changed;
    }
}
