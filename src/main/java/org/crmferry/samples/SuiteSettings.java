package org.crmferry.samples;

import java.util.Locale;

/** What SuiteCRM keeps about itself: its version, a security group, target lists, the definitions of custom fields. */
final class SuiteSettings {
    private final SuiteCrm crm;

    SuiteSettings(SuiteCrm crm) {
        this.crm = crm;
        crm.sheet
                .row("config")
                .set("category", "info")
                .set("name", "sugar_version")
                .set("value", "6.5.25");
        crm.sheet.row("config").set("category", "system").set("name", "name").set("value", "Ferry Lines");
        custom("Accounts", "loyalty_tier_c", "enum", 100);
        custom("Accounts", "customer_since_c", "date", null);
        custom("Accounts", "vat_number_c", "varchar", 32);
        custom("Contacts", "preferred_language_c", "enum", 100);
        custom("Contacts", "newsletter_c", "bool", null);
        custom("Contacts", "interests_c", "multienum", null);
        Row group = crm.base("securitygroups", false).set("name", "Sales North").set("noninheritable", false);
        for (Row user : crm.users.subList(1, 6)) {
            crm.sheet
                    .row("securitygroups_users")
                    .set("id", crm.dice.guid())
                    .set("securitygroup_id", group.id())
                    .set("user_id", user.id())
                    .set("date_modified", Dice.TODAY.atStartOfDay())
                    .set("deleted", false);
        }
        Row list = crm.base("prospect_lists", false).set("name", "Newsletter").set("list_type", "default");
        for (int i = 0; i < 60; i++) {
            crm.sheet
                    .row("prospect_lists_prospects")
                    .set("id", crm.dice.guid())
                    .set("prospect_list_id", list.id())
                    .set("related_id", crm.contacts.get(i).id())
                    .set("related_type", "Contacts")
                    .set("date_modified", Dice.TODAY.atStartOfDay())
                    .set("deleted", false);
        }
    }

    private void custom(String module, String name, String type, Integer length) {
        crm.sheet
                .row("fields_meta_data")
                .set("id", module + name)
                .set("name", name)
                .set("vname", "LBL_" + name.substring(0, name.length() - 2).toUpperCase(Locale.ROOT))
                .set("custom_module", module)
                .set("type", type)
                .set("len", length)
                .set("importable", "true")
                .set("date_modified", Dice.TODAY.minusYears(2).atStartOfDay())
                .set("deleted", false);
    }
}
