package org.crmferry.catalog;

import static org.crmferry.catalog.Built.table;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.model.Schema;

/** Small but typical databases of both products. */
final class Samples {
    private Samples() {}

    static Schema suite(Schema.Table... more) {
        List<Schema.Table> tables = new ArrayList<>(List.of(
                table(
                        "accounts",
                        "id char(36) key",
                        "name varchar(150)",
                        "date_entered datetime",
                        "date_modified datetime",
                        "modified_user_id char(36)",
                        "created_by char(36)",
                        "description text",
                        "deleted tinyint(1)",
                        "assigned_user_id char(36)",
                        "account_type varchar(50)",
                        "phone_office varchar(100)",
                        "phone_fax varchar(100)",
                        "billing_address_postalcode varchar(20)",
                        "parent_id char(36)",
                        "Loyalty varchar(20)"),
                table("accounts_cstm", "id_c char(36) key", "region_c varchar(20)", "score_c int(11)"),
                table(
                        "contacts",
                        "id char(36) key",
                        "date_entered datetime",
                        "deleted tinyint(1)",
                        "assigned_user_id char(36)",
                        "salutation varchar(255)",
                        "first_name varchar(100)",
                        "last_name varchar(100)",
                        "title varchar(100)",
                        "phone_work varchar(100)",
                        "phone_mobile varchar(50)",
                        "phone_fax varchar(100)",
                        "primary_address_street varchar(150)",
                        "reports_to_id char(36)",
                        "favourite_colour varchar(20)"),
                table("contacts_cstm", "id_c char(36) key", "shoe_size_c int(11)"),
                table(
                        "accounts_contacts",
                        "id varchar(36) key",
                        "contact_id varchar(36)",
                        "account_id varchar(36)",
                        "date_modified datetime",
                        "deleted tinyint(1)"),
                table(
                        "email_addresses",
                        "id char(36) key",
                        "email_address varchar(255)",
                        "email_address_caps varchar(255)",
                        "invalid_email tinyint(1)",
                        "opt_out tinyint(1)",
                        "deleted tinyint(1)"),
                table(
                        "email_addr_bean_rel",
                        "id char(36) key",
                        "email_address_id char(36) required",
                        "bean_id char(36) required",
                        "bean_module varchar(100)",
                        "primary_address tinyint(1)",
                        "deleted tinyint(1)"),
                table(
                        "opportunities",
                        "id char(36) key",
                        "name varchar(50)",
                        "amount double",
                        "amount_usdollar double",
                        "currency_id char(36)",
                        "date_closed date",
                        "sales_stage varchar(255)",
                        "deleted tinyint(1)"),
                table(
                        "users",
                        "id char(36) key",
                        "user_name varchar(60)",
                        "user_hash varchar(255)",
                        "is_admin tinyint(1)",
                        "is_group tinyint(1)",
                        "status varchar(100)",
                        "deleted tinyint(1)"),
                table(
                        "tasks",
                        "id char(36) key",
                        "name varchar(50)",
                        "parent_type varchar(255)",
                        "parent_id char(36)",
                        "deleted tinyint(1)"),
                table(
                        "bugs",
                        "id char(36) key",
                        "name varchar(255)",
                        "bug_number int(11) serial",
                        "deleted tinyint(1)"),
                table("contacts_audit", "id char(36) key", "parent_id char(36) required")));
        tables.addAll(List.of(more));
        return Built.schema(tables);
    }

    /** With real booleans, as on PostgreSQL. */
    static Schema espo(Schema.Table... more) {
        List<Schema.Table> tables = new ArrayList<>(List.of(
                table(
                        "account",
                        "id varchar(17) key",
                        "name varchar(249)",
                        "deleted boolean",
                        "created_at timestamp",
                        "created_by_id varchar(17)",
                        "assigned_user_id varchar(17)",
                        "billing_address_postal_code varchar(40)"),
                table(
                        "contact",
                        "id varchar(17) key",
                        "deleted boolean",
                        "salutation_name varchar(255)",
                        "first_name varchar(100)",
                        "last_name varchar(100)",
                        "do_not_call boolean",
                        "address_postal_code varchar(40)",
                        "created_at timestamp",
                        "account_id varchar(17)",
                        "assigned_user_id varchar(17)",
                        "c_shoe_size integer"),
                table(
                        "account_contact",
                        "id bigint key serial",
                        "account_id varchar(17)",
                        "contact_id varchar(17)",
                        "role varchar(100)",
                        "is_inactive boolean",
                        "deleted boolean"),
                table(
                        "email_address",
                        "id varchar(17) key",
                        "name varchar(255)",
                        "deleted boolean",
                        "lower varchar(255)",
                        "invalid boolean",
                        "opt_out boolean"),
                table(
                        "entity_email_address",
                        "id bigint key serial",
                        "entity_id varchar(17)",
                        "email_address_id varchar(17)",
                        "entity_type varchar(100)",
                        "primary boolean",
                        "deleted boolean"),
                table(
                        "phone_number",
                        "id varchar(17) key",
                        "name varchar(36)",
                        "deleted boolean",
                        "type varchar(255)",
                        "numeric varchar(36)",
                        "invalid boolean",
                        "opt_out boolean"),
                table(
                        "entity_phone_number",
                        "id bigint key serial",
                        "entity_id varchar(17)",
                        "phone_number_id varchar(17)",
                        "entity_type varchar(100)",
                        "primary boolean",
                        "deleted boolean"),
                table(
                        "opportunity",
                        "id varchar(17) key",
                        "name varchar(255)",
                        "amount double",
                        "stage varchar(255)",
                        "close_date date",
                        "amount_currency varchar(3)",
                        "account_id varchar(17)",
                        "deleted boolean"),
                table(
                        "note",
                        "id varchar(17) key",
                        "post text",
                        "type varchar(24)",
                        "number bigint serial",
                        "parent_id varchar(17)",
                        "parent_type varchar(100)",
                        "super_parent_type varchar(100)",
                        "deleted boolean"),
                table(
                        "user",
                        "id varchar(17) key",
                        "user_name varchar(50)",
                        "type varchar(24)",
                        "is_active boolean",
                        "delete_id varchar(17)",
                        "deleted boolean"),
                table("job", "id varchar(17) key", "name varchar(255)", "deleted boolean")));
        tables.addAll(List.of(more));
        return Built.schema(tables);
    }
}
