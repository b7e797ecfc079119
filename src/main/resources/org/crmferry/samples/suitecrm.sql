-- The tables of SuiteCRM 7.14 that matter for a migration, every column of theirs, in H2's types, plus six custom fields as its Studio makes them.
-- char(n) is varchar(n): H2 pads the former with blanks, MariaDB does not show them. Statements end with ";" at the end of a line.

create table "accounts" (
  "id" varchar(36) not null, "name" varchar(150), "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36), "account_type" varchar(50),
  "industry" varchar(50), "annual_revenue" varchar(100), "phone_fax" varchar(100), "billing_address_street" varchar(150),
  "billing_address_city" varchar(100), "billing_address_state" varchar(100), "billing_address_postalcode" varchar(20),
  "billing_address_country" varchar(255), "rating" varchar(100), "phone_office" varchar(100), "phone_alternate" varchar(100),
  "website" varchar(255), "ownership" varchar(100), "employees" varchar(10), "ticker_symbol" varchar(10),
  "shipping_address_street" varchar(150), "shipping_address_city" varchar(100), "shipping_address_state" varchar(100),
  "shipping_address_postalcode" varchar(20), "shipping_address_country" varchar(255), "parent_id" varchar(36), "sic_code" varchar(10),
  "campaign_id" varchar(36), primary key ("id")
);

create table "accounts_cstm" (
  "id_c" varchar(36) not null, "jjwg_maps_lng_c" real default 0, "jjwg_maps_lat_c" real default 0,
  "jjwg_maps_geocode_status_c" varchar(255), "jjwg_maps_address_c" varchar(255), "loyalty_tier_c" varchar(100), "customer_since_c" date,
  "vat_number_c" varchar(32), primary key ("id_c")
);

create table "contacts" (
  "id" varchar(36) not null, "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36), "salutation" varchar(255),
  "first_name" varchar(100), "last_name" varchar(100), "title" varchar(100), "photo" varchar(255), "department" varchar(255),
  "do_not_call" boolean default false, "phone_home" varchar(100), "phone_mobile" varchar(100), "phone_work" varchar(100),
  "phone_other" varchar(100), "phone_fax" varchar(100), "lawful_basis" text, "date_reviewed" date, "lawful_basis_source" varchar(100),
  "primary_address_street" varchar(150), "primary_address_city" varchar(100), "primary_address_state" varchar(100),
  "primary_address_postalcode" varchar(20), "primary_address_country" varchar(255), "alt_address_street" varchar(150),
  "alt_address_city" varchar(100), "alt_address_state" varchar(100), "alt_address_postalcode" varchar(20),
  "alt_address_country" varchar(255), "assistant" varchar(75), "assistant_phone" varchar(100), "lead_source" varchar(255),
  "reports_to_id" varchar(36), "birthdate" date, "campaign_id" varchar(36), "joomla_account_id" varchar(255),
  "portal_account_disabled" boolean, "portal_user_type" varchar(100) default 'Single', primary key ("id")
);

create table "contacts_cstm" (
  "id_c" varchar(36) not null, "jjwg_maps_lng_c" real default 0, "jjwg_maps_lat_c" real default 0,
  "jjwg_maps_geocode_status_c" varchar(255), "jjwg_maps_address_c" varchar(255), "preferred_language_c" varchar(100),
  "newsletter_c" boolean default false, "interests_c" text, primary key ("id_c")
);

create table "leads" (
  "id" varchar(36) not null, "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36), "salutation" varchar(255),
  "first_name" varchar(100), "last_name" varchar(100), "title" varchar(100), "photo" varchar(255), "department" varchar(100),
  "do_not_call" boolean default false, "phone_home" varchar(100), "phone_mobile" varchar(100), "phone_work" varchar(100),
  "phone_other" varchar(100), "phone_fax" varchar(100), "lawful_basis" text, "date_reviewed" date, "lawful_basis_source" varchar(100),
  "primary_address_street" varchar(150), "primary_address_city" varchar(100), "primary_address_state" varchar(100),
  "primary_address_postalcode" varchar(20), "primary_address_country" varchar(255), "alt_address_street" varchar(150),
  "alt_address_city" varchar(100), "alt_address_state" varchar(100), "alt_address_postalcode" varchar(20),
  "alt_address_country" varchar(255), "assistant" varchar(75), "assistant_phone" varchar(100), "converted" boolean default false,
  "refered_by" varchar(100), "lead_source" varchar(100), "lead_source_description" text, "status" varchar(100), "status_description" text,
  "reports_to_id" varchar(36), "account_name" varchar(255), "account_description" text, "contact_id" varchar(36), "account_id" varchar(36),
  "opportunity_id" varchar(36), "opportunity_name" varchar(255), "opportunity_amount" varchar(50), "campaign_id" varchar(36),
  "birthdate" date, "portal_name" varchar(255), "portal_app" varchar(255), "website" varchar(255), primary key ("id")
);

create table "leads_cstm" (
  "id_c" varchar(36) not null, "jjwg_maps_lng_c" real default 0, "jjwg_maps_lat_c" real default 0,
  "jjwg_maps_geocode_status_c" varchar(255), "jjwg_maps_address_c" varchar(255), primary key ("id_c")
);

create table "opportunities" (
  "id" varchar(36) not null, "name" varchar(50), "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36),
  "opportunity_type" varchar(255), "campaign_id" varchar(36), "lead_source" varchar(50), "amount" double precision,
  "amount_usdollar" double precision, "currency_id" varchar(36), "date_closed" date, "next_step" varchar(100), "sales_stage" varchar(255),
  "probability" double precision, primary key ("id")
);

create table "opportunities_cstm" (
  "id_c" varchar(36) not null, "jjwg_maps_lng_c" real default 0, "jjwg_maps_lat_c" real default 0,
  "jjwg_maps_geocode_status_c" varchar(255), "jjwg_maps_address_c" varchar(255), primary key ("id_c")
);

create table "cases" (
  "id" varchar(36) not null, "name" varchar(255), "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36),
  "case_number" integer generated by default as identity not null, "type" varchar(255), "status" varchar(100), "priority" varchar(100),
  "resolution" text, "work_log" text, "account_id" varchar(36), "state" varchar(100) default 'Open', "contact_created_by_id" varchar(36),
  primary key ("id"), unique ("case_number")
);

create table "cases_cstm" (
  "id_c" varchar(36) not null, "jjwg_maps_lng_c" real default 0, "jjwg_maps_lat_c" real default 0,
  "jjwg_maps_geocode_status_c" varchar(255), "jjwg_maps_address_c" varchar(255), primary key ("id_c")
);

create table "calls" (
  "id" varchar(36) not null, "name" varchar(50), "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36), "duration_hours" integer,
  "duration_minutes" integer, "date_start" timestamp(0), "date_end" timestamp(0), "parent_type" varchar(255),
  "status" varchar(100) default 'Planned', "direction" varchar(100), "parent_id" varchar(36), "reminder_time" integer default -1,
  "email_reminder_time" integer default -1, "email_reminder_sent" boolean default false, "outlook_id" varchar(255),
  "repeat_type" varchar(36), "repeat_interval" integer default 1, "repeat_dow" varchar(7), "repeat_until" date, "repeat_count" integer,
  "repeat_parent_id" varchar(36), "recurring_source" varchar(36), primary key ("id")
);

create table "meetings" (
  "id" varchar(36) not null, "name" varchar(50), "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36), "location" varchar(50),
  "password" varchar(50), "join_url" varchar(200), "host_url" varchar(400), "displayed_url" varchar(400), "creator" varchar(50),
  "external_id" varchar(50), "duration_hours" integer, "duration_minutes" integer, "date_start" timestamp(0), "date_end" timestamp(0),
  "parent_type" varchar(100), "status" varchar(100) default 'Planned', "type" varchar(255) default 'Sugar', "parent_id" varchar(36),
  "reminder_time" integer default -1, "email_reminder_time" integer default -1, "email_reminder_sent" boolean default false,
  "outlook_id" varchar(255), "sequence" integer default 0, "repeat_type" varchar(36), "repeat_interval" integer default 1,
  "repeat_dow" varchar(7), "repeat_until" date, "repeat_count" integer, "repeat_parent_id" varchar(36), "recurring_source" varchar(36),
  "gsync_id" varchar(1024), "gsync_lastsync" integer, primary key ("id")
);

create table "meetings_cstm" (
  "id_c" varchar(36) not null, "jjwg_maps_lng_c" real default 0, "jjwg_maps_lat_c" real default 0,
  "jjwg_maps_geocode_status_c" varchar(255), "jjwg_maps_address_c" varchar(255), primary key ("id_c")
);

create table "tasks" (
  "id" varchar(36) not null, "name" varchar(50), "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36),
  "status" varchar(100) default 'Not Started', "date_due_flag" boolean default false, "date_due" timestamp(0),
  "date_start_flag" boolean default false, "date_start" timestamp(0), "parent_type" varchar(255), "parent_id" varchar(36),
  "contact_id" varchar(36), "priority" varchar(100), primary key ("id")
);

create table "notes" (
  "assigned_user_id" varchar(36), "id" varchar(36) not null, "date_entered" timestamp(0), "date_modified" timestamp(0),
  "modified_user_id" varchar(36), "created_by" varchar(36), "name" varchar(255), "file_mime_type" varchar(100), "filename" varchar(255),
  "parent_type" varchar(255), "parent_id" varchar(36), "contact_id" varchar(36), "portal_flag" boolean, "embed_flag" boolean default false,
  "description" text, "deleted" boolean default false, primary key ("id")
);

create table "emails" (
  "id" varchar(36) not null, "name" varchar(255), "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "deleted" boolean default false, "assigned_user_id" varchar(36), "orphaned" boolean, "last_synced" timestamp(0),
  "date_sent_received" timestamp(0), "message_id" varchar(255), "type" varchar(100), "status" varchar(100), "flagged" boolean,
  "reply_to_status" boolean, "intent" varchar(100) default 'pick', "mailbox_id" varchar(36), "parent_type" varchar(100),
  "parent_id" varchar(36), "uid" varchar(255), "category_id" varchar(100), primary key ("id")
);

create table "emails_text" (
  "email_id" varchar(36) not null, "from_addr" varchar(255), "reply_to_addr" varchar(255), "to_addrs" text, "cc_addrs" text,
  "bcc_addrs" text, "description" text, "description_html" text, "raw_source" text, "deleted" boolean default false,
  primary key ("email_id")
);

create table "emails_beans" (
  "id" varchar(36) not null, "email_id" varchar(36), "bean_id" varchar(36), "bean_module" varchar(100), "campaign_data" text,
  "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "emails_email_addr_rel" (
  "id" varchar(36) not null, "email_id" varchar(36) not null, "address_type" varchar(4), "email_address_id" varchar(36) not null,
  "deleted" boolean default false, primary key ("id")
);

create table "email_addresses" (
  "id" varchar(36) not null, "email_address" varchar(255), "email_address_caps" varchar(255), "invalid_email" boolean default false,
  "opt_out" boolean default false, "confirm_opt_in" varchar(255) default 'not-opt-in', "confirm_opt_in_date" timestamp(0),
  "confirm_opt_in_sent_date" timestamp(0), "confirm_opt_in_fail_date" timestamp(0), "confirm_opt_in_token" varchar(255),
  "date_created" timestamp(0), "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "email_addr_bean_rel" (
  "id" varchar(36) not null, "email_address_id" varchar(36) not null, "bean_id" varchar(36) not null, "bean_module" varchar(100),
  "primary_address" boolean default false, "reply_to_address" boolean default false, "date_created" timestamp(0),
  "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "accounts_contacts" (
  "id" varchar(36) not null, "contact_id" varchar(36), "account_id" varchar(36), "date_modified" timestamp(0),
  "deleted" boolean default false, primary key ("id")
);

create table "accounts_opportunities" (
  "id" varchar(36) not null, "opportunity_id" varchar(36), "account_id" varchar(36), "date_modified" timestamp(0),
  "deleted" boolean default false, primary key ("id")
);

create table "opportunities_contacts" (
  "id" varchar(36) not null, "contact_id" varchar(36), "opportunity_id" varchar(36), "contact_role" varchar(50),
  "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "contacts_cases" (
  "id" varchar(36) not null, "contact_id" varchar(36), "case_id" varchar(36), "contact_role" varchar(50), "date_modified" timestamp(0),
  "deleted" boolean default false, primary key ("id")
);

create table "contacts_users" (
  "id" varchar(36) not null, "contact_id" varchar(36), "user_id" varchar(36), "date_modified" timestamp(0), "deleted" boolean default false,
  primary key ("id")
);

create table "calls_contacts" (
  "id" varchar(36) not null, "call_id" varchar(36), "contact_id" varchar(36), "required" varchar(1) default '1',
  "accept_status" varchar(25) default 'none', "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "calls_leads" (
  "id" varchar(36) not null, "call_id" varchar(36), "lead_id" varchar(36), "required" varchar(1) default '1',
  "accept_status" varchar(25) default 'none', "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "calls_users" (
  "id" varchar(36) not null, "call_id" varchar(36), "user_id" varchar(36), "required" varchar(1) default '1',
  "accept_status" varchar(25) default 'none', "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "meetings_contacts" (
  "id" varchar(36) not null, "meeting_id" varchar(36), "contact_id" varchar(36), "required" varchar(1) default '1',
  "accept_status" varchar(25) default 'none', "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "meetings_leads" (
  "id" varchar(36) not null, "meeting_id" varchar(36), "lead_id" varchar(36), "required" varchar(1) default '1',
  "accept_status" varchar(25) default 'none', "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "meetings_users" (
  "id" varchar(36) not null, "meeting_id" varchar(36), "user_id" varchar(36), "required" varchar(1) default '1',
  "accept_status" varchar(25) default 'none', "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "campaigns" (
  "id" varchar(36) not null, "name" varchar(255), "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "deleted" boolean default false, "assigned_user_id" varchar(36),
  "tracker_key" integer generated by default as identity not null, "tracker_count" integer default 0,
  "refer_url" varchar(255) default 'http://', "tracker_text" varchar(255), "start_date" date, "end_date" date, "status" varchar(100),
  "impressions" integer default 0, "currency_id" varchar(36), "budget" double precision, "expected_cost" double precision,
  "actual_cost" double precision, "expected_revenue" double precision, "campaign_type" varchar(100), "objective" text, "content" text,
  "frequency" varchar(100), "survey_id" varchar(36), primary key ("id")
);

create table "prospect_lists" (
  "assigned_user_id" varchar(36), "id" varchar(36) not null, "name" varchar(255), "list_type" varchar(100), "date_entered" timestamp(0),
  "date_modified" timestamp(0), "modified_user_id" varchar(36), "created_by" varchar(36), "deleted" boolean, "description" text,
  "domain_name" varchar(255), primary key ("id")
);

create table "prospect_list_campaigns" (
  "id" varchar(36) not null, "prospect_list_id" varchar(36), "campaign_id" varchar(36), "date_modified" timestamp(0),
  "deleted" boolean default false, primary key ("id")
);

create table "prospect_lists_prospects" (
  "id" varchar(36) not null, "prospect_list_id" varchar(36), "related_id" varchar(36), "related_type" varchar(25),
  "date_modified" timestamp(0), "deleted" boolean default false, primary key ("id")
);

create table "documents" (
  "id" varchar(36) not null, "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36),
  "document_name" varchar(255), "doc_id" varchar(100), "doc_type" varchar(100) default 'Sugar', "doc_url" varchar(255), "active_date" date,
  "exp_date" date, "category_id" varchar(100), "subcategory_id" varchar(100), "status_id" varchar(100), "document_revision_id" varchar(36),
  "related_doc_id" varchar(36), "related_doc_rev_id" varchar(36), "is_template" boolean default false, "template_type" varchar(100),
  primary key ("id")
);

create table "document_revisions" (
  "id" varchar(36) not null, "change_log" varchar(255), "document_id" varchar(36), "doc_id" varchar(100), "doc_type" varchar(100),
  "doc_url" varchar(255), "date_entered" timestamp(0), "created_by" varchar(36), "filename" varchar(255), "file_ext" varchar(100),
  "file_mime_type" varchar(100), "revision" varchar(100), "deleted" boolean default false, "date_modified" timestamp(0), primary key ("id")
);

create table "documents_accounts" (
  "id" varchar(36) not null, "date_modified" timestamp(0), "deleted" boolean default false, "document_id" varchar(36),
  "account_id" varchar(36), primary key ("id")
);

create table "documents_contacts" (
  "id" varchar(36) not null, "date_modified" timestamp(0), "deleted" boolean default false, "document_id" varchar(36),
  "contact_id" varchar(36), primary key ("id")
);

create table "documents_opportunities" (
  "id" varchar(36) not null, "date_modified" timestamp(0), "deleted" boolean default false, "document_id" varchar(36),
  "opportunity_id" varchar(36), primary key ("id")
);

create table "documents_cases" (
  "id" varchar(36) not null, "date_modified" timestamp(0), "deleted" boolean default false, "document_id" varchar(36),
  "case_id" varchar(36), primary key ("id")
);

create table "users" (
  "id" varchar(36) not null, "user_name" varchar(60), "user_hash" varchar(255), "system_generated_password" boolean,
  "pwd_last_changed" timestamp(0), "authenticate_id" varchar(100), "sugar_login" boolean default true, "first_name" varchar(255),
  "last_name" varchar(255), "is_admin" boolean default false, "external_auth_only" boolean default false,
  "receive_notifications" boolean default true, "description" text, "date_entered" timestamp(0), "date_modified" timestamp(0),
  "modified_user_id" varchar(36), "created_by" varchar(36), "title" varchar(50), "photo" varchar(255), "department" varchar(50),
  "phone_home" varchar(50), "phone_mobile" varchar(50), "phone_work" varchar(50), "phone_other" varchar(50), "phone_fax" varchar(50),
  "status" varchar(100), "address_street" varchar(150), "address_city" varchar(100), "address_state" varchar(100),
  "address_country" varchar(100), "address_postalcode" varchar(20), "deleted" boolean, "portal_only" boolean default false,
  "show_on_employees" boolean default true, "employee_status" varchar(100), "messenger_id" varchar(100), "messenger_type" varchar(100),
  "reports_to_id" varchar(36), "is_group" boolean, "factor_auth" boolean, "factor_auth_interface" varchar(255), primary key ("id")
);

create table "securitygroups" (
  "id" varchar(36) not null, "name" varchar(255), "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36), "noninheritable" boolean,
  primary key ("id")
);

create table "securitygroups_users" (
  "id" varchar(36) not null, "date_modified" timestamp(0), "deleted" boolean default false, "securitygroup_id" varchar(36),
  "user_id" varchar(36), "primary_group" boolean, "noninheritable" boolean default false, primary key ("id")
);

create table "securitygroups_records" (
  "id" varchar(36) not null, "securitygroup_id" varchar(36), "record_id" varchar(36), "module" varchar(100), "date_modified" timestamp(0),
  "modified_user_id" varchar(36), "created_by" varchar(36), "deleted" boolean default false, primary key ("id")
);

create table "currencies" (
  "id" varchar(36) not null, "name" varchar(36), "symbol" varchar(36), "iso4217" varchar(3), "conversion_rate" double precision default 0,
  "status" varchar(100), "deleted" boolean, "date_entered" timestamp(0), "date_modified" timestamp(0), "created_by" varchar(36) not null,
  primary key ("id")
);

create table "fields_meta_data" (
  "id" varchar(255) not null, "name" varchar(255), "vname" varchar(255), "comments" varchar(255), "help" varchar(255),
  "custom_module" varchar(255), "type" varchar(255), "len" integer, "required" boolean default false, "default_value" varchar(255),
  "date_modified" timestamp(0), "deleted" boolean default false, "audited" boolean default false, "massupdate" boolean default false,
  "duplicate_merge" smallint default 0, "reportable" boolean default true, "importable" varchar(255), "ext1" varchar(255),
  "ext2" varchar(255), "ext3" varchar(255), "ext4" text, primary key ("id")
);

create table "config" (
  "category" varchar(32), "name" varchar(32), "value" text
);

create table "aow_workflow" (
  "id" varchar(36) not null, "name" varchar(255), "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36), "flow_module" varchar(100),
  "flow_run_on" varchar(100) default '0', "status" varchar(100) default 'Active', "run_when" varchar(100) default 'Always',
  "multiple_runs" boolean default false, "run_on_import" boolean default false, primary key ("id")
);

create table "prospects" (
  "id" varchar(36) not null, "date_entered" timestamp(0), "date_modified" timestamp(0), "modified_user_id" varchar(36),
  "created_by" varchar(36), "description" text, "deleted" boolean default false, "assigned_user_id" varchar(36), "salutation" varchar(255),
  "first_name" varchar(100), "last_name" varchar(100), "title" varchar(100), "photo" varchar(255), "department" varchar(255),
  "do_not_call" boolean default false, "phone_home" varchar(100), "phone_mobile" varchar(100), "phone_work" varchar(100),
  "phone_other" varchar(100), "phone_fax" varchar(100), "lawful_basis" text, "date_reviewed" date, "lawful_basis_source" varchar(100),
  "primary_address_street" varchar(150), "primary_address_city" varchar(100), "primary_address_state" varchar(100),
  "primary_address_postalcode" varchar(20), "primary_address_country" varchar(255), "alt_address_street" varchar(150),
  "alt_address_city" varchar(100), "alt_address_state" varchar(100), "alt_address_postalcode" varchar(20),
  "alt_address_country" varchar(255), "assistant" varchar(75), "assistant_phone" varchar(100),
  "tracker_key" integer generated by default as identity not null, "birthdate" date, "lead_id" varchar(36), "account_name" varchar(150),
  "campaign_id" varchar(36), primary key ("id")
);

create table "prospects_cstm" (
  "id_c" varchar(36) not null, "jjwg_maps_lng_c" real default 0, "jjwg_maps_lat_c" real default 0,
  "jjwg_maps_geocode_status_c" varchar(255), "jjwg_maps_address_c" varchar(255), primary key ("id_c")
);


create index on "accounts" ("parent_id");
create index on "contacts" ("assigned_user_id");
create index on "contacts" ("last_name", "first_name", "deleted");
create index on "contacts" ("reports_to_id");
create index on "leads" ("account_id", "deleted");
create index on "leads" ("assigned_user_id");
create index on "leads" ("contact_id");
create index on "leads" ("last_name", "status", "deleted", "first_name");
create index on "leads" ("last_name", "first_name", "deleted");
create index on "leads" ("opportunity_id", "deleted");
create index on "leads" ("reports_to_id");
create index on "opportunities" ("assigned_user_id");
create index on "cases" ("account_id");
create index on "cases" ("assigned_user_id", "status", "deleted");
create index on "calls" ("parent_id", "parent_type", "deleted");
create index on "meetings" ("parent_id", "parent_type", "deleted");
create index on "meetings" ("assigned_user_id", "status", "deleted");
create index on "tasks" ("assigned_user_id");
create index on "tasks" ("contact_id", "deleted");
create index on "tasks" ("parent_id", "parent_type", "deleted");
create index on "notes" ("parent_id", "parent_type");
create index on "notes" ("contact_id");
create index on "emails" ("assigned_user_id", "type", "status");
create index on "emails" ("parent_id");
create index on "emails" ("message_id");
create index on "emails_beans" ("bean_id");
create index on "emails_beans" ("email_id", "bean_id", "deleted");
create index on "emails_email_addr_rel" ("email_address_id");
create index on "emails_email_addr_rel" ("email_id", "address_type");
create index on "email_addresses" ("email_address_caps", "opt_out", "invalid_email");
create index on "email_addr_bean_rel" ("bean_id", "bean_module");
create index on "email_addr_bean_rel" ("email_address_id");
create index on "accounts_contacts" ("account_id", "contact_id");
create index on "accounts_contacts" ("contact_id", "deleted", "account_id");
create index on "accounts_opportunities" ("account_id", "opportunity_id");
create index on "accounts_opportunities" ("opportunity_id", "deleted", "account_id");
create index on "opportunities_contacts" ("contact_id");
create index on "opportunities_contacts" ("opportunity_id", "contact_id");
create index on "contacts_cases" ("contact_id", "case_id");
create index on "contacts_cases" ("case_id");
create index on "contacts_users" ("contact_id", "user_id");
create index on "contacts_users" ("user_id");
create index on "calls_contacts" ("call_id", "contact_id");
create index on "calls_contacts" ("contact_id");
create index on "calls_leads" ("call_id", "lead_id");
create index on "calls_leads" ("lead_id");
create index on "calls_users" ("call_id", "user_id");
create index on "calls_users" ("user_id");
create index on "meetings_contacts" ("contact_id");
create index on "meetings_contacts" ("meeting_id", "contact_id");
create index on "meetings_leads" ("lead_id");
create index on "meetings_leads" ("meeting_id", "lead_id");
create index on "meetings_users" ("meeting_id", "user_id");
create index on "meetings_users" ("user_id");
create index on "prospect_list_campaigns" ("prospect_list_id", "campaign_id");
create index on "prospect_lists_prospects" ("prospect_list_id", "deleted");
create index on "documents_accounts" ("account_id", "document_id");
create index on "documents_accounts" ("document_id", "account_id");
create index on "documents_contacts" ("contact_id", "document_id");
create index on "documents_contacts" ("document_id", "contact_id");
create index on "documents_opportunities" ("document_id", "opportunity_id");
create index on "documents_opportunities" ("opportunity_id", "document_id");
create index on "documents_cases" ("case_id", "document_id");
create index on "documents_cases" ("document_id", "case_id");
create index on "users" ("user_name", "is_group", "status", "last_name", "first_name", "id");
create index on "securitygroups_users" ("securitygroup_id");
create index on "securitygroups_users" ("user_id", "deleted", "securitygroup_id", "id");
create index on "fields_meta_data" ("custom_module", "deleted");
create index on "prospects" ("last_name", "deleted");
create index on "prospects" ("assigned_user_id");
create index on "prospects" ("last_name", "first_name", "deleted");
