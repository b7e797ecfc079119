-- The tables of EspoCRM 9.2 that matter for a migration, every column of theirs, in H2's types, plus five custom fields as its Entity Manager makes them.
-- Statements end with ";" at the end of a line.

create table "account" (
  "id" varchar(17) not null, "name" varchar(249), "deleted" boolean default false, "website" varchar(255), "type" varchar(255),
  "industry" varchar(255), "sic_code" varchar(40), "billing_address_street" varchar(255), "billing_address_city" varchar(100),
  "billing_address_state" varchar(100), "billing_address_country" varchar(100), "billing_address_postal_code" varchar(40),
  "shipping_address_street" varchar(255), "shipping_address_city" varchar(100), "shipping_address_state" varchar(100),
  "shipping_address_country" varchar(100), "shipping_address_postal_code" varchar(40), "description" text, "created_at" timestamp(0),
  "modified_at" timestamp(0), "stream_updated_at" timestamp(0), "campaign_id" varchar(17), "created_by_id" varchar(17),
  "modified_by_id" varchar(17), "assigned_user_id" varchar(17), "version_number" bigint, "c_loyalty_tier" varchar(100),
  "c_customer_since" date, "c_annual_revenue" double precision, primary key ("id"), unique ("created_at", "id")
);

create table "contact" (
  "id" varchar(17) not null, "deleted" boolean default false, "salutation_name" varchar(255), "first_name" varchar(100),
  "last_name" varchar(100), "description" text, "do_not_call" boolean default false not null, "address_street" varchar(255),
  "address_city" varchar(100), "address_state" varchar(100), "address_country" varchar(100), "address_postal_code" varchar(40),
  "created_at" timestamp(0), "modified_at" timestamp(0), "middle_name" varchar(100), "stream_updated_at" timestamp(0),
  "account_id" varchar(17), "campaign_id" varchar(17), "created_by_id" varchar(17), "modified_by_id" varchar(17),
  "assigned_user_id" varchar(17), "c_preferred_language" varchar(100), "c_newsletter" boolean default false not null, primary key ("id"),
  unique ("created_at", "id")
);

create table "lead" (
  "id" varchar(17) not null, "deleted" boolean default false, "salutation_name" varchar(255), "first_name" varchar(100),
  "last_name" varchar(100), "title" varchar(100), "status" varchar(255) default 'New', "source" varchar(255), "industry" varchar(255),
  "opportunity_amount" double precision, "website" varchar(255), "address_street" varchar(255), "address_city" varchar(100),
  "address_state" varchar(100), "address_country" varchar(100), "address_postal_code" varchar(40),
  "do_not_call" boolean default false not null, "description" text, "converted_at" timestamp(0), "created_at" timestamp(0),
  "modified_at" timestamp(0), "account_name" varchar(255), "middle_name" varchar(100), "opportunity_amount_currency" varchar(3),
  "stream_updated_at" timestamp(0), "created_by_id" varchar(17), "modified_by_id" varchar(17), "assigned_user_id" varchar(17),
  "campaign_id" varchar(17), "created_account_id" varchar(17), "created_contact_id" varchar(17), "created_opportunity_id" varchar(17),
  primary key ("id"), unique ("created_at", "id")
);

create table "opportunity" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "amount" double precision,
  "stage" varchar(255) default 'Prospecting', "last_stage" varchar(255), "probability" integer, "lead_source" varchar(255),
  "close_date" date, "description" text, "created_at" timestamp(0), "modified_at" timestamp(0), "amount_currency" varchar(3),
  "stream_updated_at" timestamp(0), "account_id" varchar(17), "contact_id" varchar(17), "campaign_id" varchar(17),
  "created_by_id" varchar(17), "modified_by_id" varchar(17), "assigned_user_id" varchar(17), "version_number" bigint, primary key ("id"),
  unique ("created_at", "id")
);

create table "call" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "status" varchar(255) default 'Planned',
  "date_start" timestamp(0), "date_end" timestamp(0), "direction" varchar(255) default 'Outbound', "description" text, "uid" varchar(255),
  "created_at" timestamp(0), "modified_at" timestamp(0), "parent_id" varchar(17), "parent_type" varchar(100), "account_id" varchar(17),
  "created_by_id" varchar(17), "modified_by_id" varchar(17), "assigned_user_id" varchar(17), primary key ("id")
);

create table "meeting" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "status" varchar(255) default 'Planned',
  "date_start" timestamp(0), "date_end" timestamp(0), "is_all_day" boolean default false not null, "description" text, "uid" varchar(255),
  "join_url" text, "created_at" timestamp(0), "modified_at" timestamp(0), "date_start_date" date, "date_end_date" date,
  "stream_updated_at" timestamp(0), "parent_id" varchar(17), "parent_type" varchar(100), "account_id" varchar(17),
  "created_by_id" varchar(17), "modified_by_id" varchar(17), "assigned_user_id" varchar(17), primary key ("id")
);

create table "task" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "status" varchar(255) default 'Not Started',
  "priority" varchar(255) default 'Normal', "date_start" timestamp(0), "date_end" timestamp(0), "date_start_date" date,
  "date_end_date" date, "date_completed" timestamp(0), "description" text, "created_at" timestamp(0), "modified_at" timestamp(0),
  "stream_updated_at" timestamp(0), "parent_id" varchar(17), "parent_type" varchar(100), "account_id" varchar(17), "contact_id" varchar(17),
  "created_by_id" varchar(17), "modified_by_id" varchar(17), "assigned_user_id" varchar(17), "version_number" bigint,
  "email_id" varchar(17), primary key ("id")
);

create table "email" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "from_string" varchar(255),
  "reply_to_string" varchar(255), "address_name_map" text, "is_replied" boolean default false not null, "message_id" varchar(255),
  "message_id_internal" varchar(300), "body_plain" text, "body" text, "is_html" boolean default true not null,
  "status" varchar(255) default 'Archived', "has_attachment" boolean default false not null, "date_sent" timestamp(0),
  "delivery_date" timestamp(0), "send_at" timestamp(0), "is_auto_reply" boolean default false not null, "created_at" timestamp(0),
  "modified_at" timestamp(0), "is_system" boolean default false not null, "ics_contents" text, "ics_event_uid" varchar(255),
  "group_status_folder" varchar(7), "from_email_address_id" varchar(17), "parent_id" varchar(17), "parent_type" varchar(100),
  "created_by_id" varchar(17), "sent_by_id" varchar(17), "modified_by_id" varchar(17), "assigned_user_id" varchar(17),
  "replied_id" varchar(17), "created_event_id" varchar(17), "created_event_type" varchar(100), "group_folder_id" varchar(17),
  "account_id" varchar(17), primary key ("id")
);

create table "note" (
  "id" varchar(17) not null, "deleted" boolean default false, "post" text, "data" text, "type" varchar(24) default 'Post',
  "target_type" varchar(7), "number" bigint generated by default as identity not null, "is_global" boolean default false not null,
  "is_internal" boolean default false not null, "is_pinned" boolean default false not null, "created_at" timestamp(0),
  "modified_at" timestamp(0), "parent_id" varchar(17), "parent_type" varchar(100), "related_id" varchar(17), "related_type" varchar(100),
  "created_by_id" varchar(17), "modified_by_id" varchar(17), "super_parent_id" varchar(17), "super_parent_type" varchar(100),
  primary key ("id"), unique ("number")
);

create table "case" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false,
  "number" bigint generated by default as identity not null, "status" varchar(255) default 'New', "priority" varchar(255) default 'Normal',
  "type" varchar(255), "description" text, "is_internal" boolean default false not null, "created_at" timestamp(0),
  "modified_at" timestamp(0), "stream_updated_at" timestamp(0), "account_id" varchar(17), "lead_id" varchar(17), "contact_id" varchar(17),
  "inbound_email_id" varchar(17), "created_by_id" varchar(17), "modified_by_id" varchar(17), "assigned_user_id" varchar(17),
  "version_number" bigint, primary key ("id"), unique ("number")
);

create table "campaign" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "status" varchar(255) default 'Planning',
  "type" varchar(64) default 'Email', "start_date" date, "end_date" date, "description" text, "created_at" timestamp(0),
  "modified_at" timestamp(0), "budget" double precision, "mail_merge_only_with_address" boolean default true not null,
  "budget_currency" varchar(3), "created_by_id" varchar(17), "modified_by_id" varchar(17), "assigned_user_id" varchar(17),
  "contacts_template_id" varchar(17), "leads_template_id" varchar(17), "accounts_template_id" varchar(17), "users_template_id" varchar(17),
  primary key ("id")
);

create table "document" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "status" varchar(255) default 'Active',
  "type" varchar(255), "publish_date" date, "expiration_date" date, "description" text, "created_at" timestamp(0),
  "modified_at" timestamp(0), "file_id" varchar(17), "created_by_id" varchar(17), "modified_by_id" varchar(17),
  "assigned_user_id" varchar(17), "folder_id" varchar(17), primary key ("id")
);

create table "document_folder" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "description" text, "created_at" timestamp(0),
  "modified_at" timestamp(0), "created_by_id" varchar(17), "modified_by_id" varchar(17), "parent_id" varchar(17), primary key ("id")
);

create table "attachment" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "type" varchar(100), "size" bigint, "field" varchar(255),
  "is_being_uploaded" boolean default false not null, "created_at" timestamp(0), "modified_at" timestamp(0), "role" varchar(36),
  "storage" varchar(24), "storage_file_path" varchar(260), "global" boolean default false not null, "parent_id" varchar(17),
  "parent_type" varchar(100), "related_id" varchar(17), "related_type" varchar(100), "source_id" varchar(17), "created_by_id" varchar(17),
  primary key ("id")
);

create table "user" (
  "id" varchar(17) not null, "deleted" boolean default false, "user_name" varchar(50), "type" varchar(24) default 'regular',
  "password" varchar(150), "auth_method" varchar(24), "api_key" varchar(100), "salutation_name" varchar(255), "first_name" varchar(100),
  "last_name" varchar(100), "is_active" boolean default true not null, "title" varchar(100), "avatar_color" varchar(7),
  "gender" varchar(255), "created_at" timestamp(0), "modified_at" timestamp(0), "middle_name" varchar(100),
  "delete_id" varchar(17) default '0' not null, "default_team_id" varchar(17), "contact_id" varchar(17), "avatar_id" varchar(17),
  "created_by_id" varchar(17), "dashboard_template_id" varchar(17), "working_time_calendar_id" varchar(17), "layout_set_id" varchar(17),
  primary key ("id"), unique ("user_name", "delete_id")
);

create table "team" (
  "id" varchar(17) not null, "name" varchar(100), "deleted" boolean default false, "position_list" text, "created_at" timestamp(0),
  "modified_at" timestamp(0), "layout_set_id" varchar(17), "working_time_calendar_id" varchar(17), primary key ("id")
);

create table "team_user" (
  "id" bigint generated by default as identity not null, "team_id" varchar(17), "user_id" varchar(17), "role" varchar(100),
  "deleted" boolean default false, primary key ("id"), unique ("team_id", "user_id")
);

create table "role" (
  "id" varchar(17) not null, "name" varchar(150), "deleted" boolean default false, "assignment_permission" varchar(255) default 'not-set',
  "user_permission" varchar(255) default 'not-set', "message_permission" varchar(255) default 'not-set',
  "portal_permission" varchar(255) default 'not-set', "group_email_account_permission" varchar(255) default 'not-set',
  "export_permission" varchar(255) default 'not-set', "mass_update_permission" varchar(255) default 'not-set',
  "data_privacy_permission" varchar(255) default 'not-set', "follower_management_permission" varchar(255) default 'not-set',
  "audit_permission" varchar(255) default 'not-set', "mention_permission" varchar(255) default 'not-set',
  "user_calendar_permission" varchar(255) default 'not-set', "data" text, "field_data" text, "created_at" timestamp(0),
  "modified_at" timestamp(0), primary key ("id")
);

create table "email_address" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "lower" varchar(255),
  "invalid" boolean default false not null, "opt_out" boolean default false not null, primary key ("id")
);

create table "entity_email_address" (
  "id" bigint generated by default as identity not null, "entity_id" varchar(17), "email_address_id" varchar(17),
  "entity_type" varchar(100), "primary" boolean default false, "deleted" boolean default false, primary key ("id"),
  unique ("entity_id", "email_address_id", "entity_type")
);

create table "phone_number" (
  "id" varchar(17) not null, "name" varchar(36), "deleted" boolean default false, "type" varchar(255), "numeric" varchar(36),
  "invalid" boolean default false not null, "opt_out" boolean default false not null, primary key ("id")
);

create table "entity_phone_number" (
  "id" bigint generated by default as identity not null, "entity_id" varchar(17), "phone_number_id" varchar(17), "entity_type" varchar(100),
  "primary" boolean default false, "deleted" boolean default false, primary key ("id"),
  unique ("entity_id", "phone_number_id", "entity_type")
);

create table "entity_team" (
  "id" bigint generated by default as identity not null, "entity_id" varchar(17), "team_id" varchar(17), "entity_type" varchar(100),
  "deleted" boolean default false, primary key ("id"), unique ("entity_id", "team_id", "entity_type")
);

create table "entity_user" (
  "id" bigint generated by default as identity not null, "entity_id" varchar(17), "user_id" varchar(17), "entity_type" varchar(100),
  "deleted" boolean default false, primary key ("id"), unique ("entity_id", "user_id", "entity_type")
);

create table "account_contact" (
  "id" bigint generated by default as identity not null, "account_id" varchar(17), "contact_id" varchar(17), "role" varchar(100),
  "is_inactive" boolean default false, "deleted" boolean default false, primary key ("id"), unique ("account_id", "contact_id")
);

create table "contact_opportunity" (
  "id" bigint generated by default as identity not null, "contact_id" varchar(17), "opportunity_id" varchar(17), "role" varchar(50),
  "deleted" boolean default false, primary key ("id"), unique ("contact_id", "opportunity_id")
);

create table "contact_meeting" (
  "id" bigint generated by default as identity not null, "contact_id" varchar(17), "meeting_id" varchar(17),
  "status" varchar(36) default 'None', "deleted" boolean default false, primary key ("id"), unique ("contact_id", "meeting_id")
);

create table "lead_meeting" (
  "id" bigint generated by default as identity not null, "lead_id" varchar(17), "meeting_id" varchar(17),
  "status" varchar(36) default 'None', "deleted" boolean default false, primary key ("id"), unique ("lead_id", "meeting_id")
);

create table "meeting_user" (
  "id" bigint generated by default as identity not null, "user_id" varchar(17), "meeting_id" varchar(17),
  "status" varchar(36) default 'None', "deleted" boolean default false, primary key ("id"), unique ("user_id", "meeting_id")
);

create table "call_contact" (
  "id" bigint generated by default as identity not null, "call_id" varchar(17), "contact_id" varchar(17),
  "status" varchar(36) default 'None', "deleted" boolean default false, primary key ("id"), unique ("call_id", "contact_id")
);

create table "call_lead" (
  "id" bigint generated by default as identity not null, "call_id" varchar(17), "lead_id" varchar(17), "status" varchar(36) default 'None',
  "deleted" boolean default false, primary key ("id"), unique ("call_id", "lead_id")
);

create table "call_user" (
  "id" bigint generated by default as identity not null, "user_id" varchar(17), "call_id" varchar(17), "status" varchar(36) default 'None',
  "deleted" boolean default false, primary key ("id"), unique ("user_id", "call_id")
);

create table "case_contact" (
  "id" bigint generated by default as identity not null, "case_id" varchar(17), "contact_id" varchar(17), "deleted" boolean default false,
  primary key ("id"), unique ("case_id", "contact_id")
);

create table "account_document" (
  "id" bigint generated by default as identity not null, "account_id" varchar(17), "document_id" varchar(17),
  "deleted" boolean default false, primary key ("id"), unique ("account_id", "document_id")
);

create table "contact_document" (
  "id" bigint generated by default as identity not null, "contact_id" varchar(17), "document_id" varchar(17),
  "deleted" boolean default false, primary key ("id"), unique ("contact_id", "document_id")
);

create table "document_lead" (
  "id" bigint generated by default as identity not null, "document_id" varchar(17), "lead_id" varchar(17), "deleted" boolean default false,
  primary key ("id"), unique ("document_id", "lead_id")
);

create table "document_opportunity" (
  "id" bigint generated by default as identity not null, "document_id" varchar(17), "opportunity_id" varchar(17),
  "deleted" boolean default false, primary key ("id"), unique ("document_id", "opportunity_id")
);

create table "email_email_address" (
  "id" bigint generated by default as identity not null, "email_id" varchar(17), "email_address_id" varchar(17), "address_type" varchar(4),
  "deleted" boolean default false, primary key ("id"), unique ("email_id", "email_address_id", "address_type")
);

create table "email_user" (
  "id" bigint generated by default as identity not null, "email_id" varchar(17), "user_id" varchar(17), "is_read" boolean default false,
  "is_important" boolean default false, "in_trash" boolean default false, "in_archive" boolean default false, "folder_id" varchar(17),
  "deleted" boolean default false, primary key ("id"), unique ("email_id", "user_id")
);

create table "target_list" (
  "id" varchar(17) not null, "name" varchar(255), "deleted" boolean default false, "description" text, "created_at" timestamp(0),
  "modified_at" timestamp(0), "category_id" varchar(17), "created_by_id" varchar(17), "modified_by_id" varchar(17),
  "assigned_user_id" varchar(17), primary key ("id")
);

create table "account_target_list" (
  "id" bigint generated by default as identity not null, "account_id" varchar(17), "target_list_id" varchar(17),
  "opted_out" boolean default false, "deleted" boolean default false, primary key ("id"), unique ("account_id", "target_list_id")
);

create table "contact_target_list" (
  "id" bigint generated by default as identity not null, "contact_id" varchar(17), "target_list_id" varchar(17),
  "opted_out" boolean default false, "deleted" boolean default false, primary key ("id"), unique ("contact_id", "target_list_id")
);

create table "lead_target_list" (
  "id" bigint generated by default as identity not null, "lead_id" varchar(17), "target_list_id" varchar(17),
  "opted_out" boolean default false, "deleted" boolean default false, primary key ("id"), unique ("lead_id", "target_list_id")
);

create table "target_list_user" (
  "id" bigint generated by default as identity not null, "user_id" varchar(17), "target_list_id" varchar(17),
  "opted_out" boolean default false, "deleted" boolean default false, primary key ("id"), unique ("user_id", "target_list_id")
);

create table "campaign_target_list" (
  "id" bigint generated by default as identity not null, "campaign_id" varchar(17), "target_list_id" varchar(17),
  "deleted" boolean default false, primary key ("id"), unique ("campaign_id", "target_list_id")
);

create table "currency" (
  "id" varchar(3) not null, "rate" double precision, primary key ("id")
);

create table "array_value" (
  "id" varchar(17) not null, "deleted" boolean default false, "value" varchar(100), "attribute" varchar(100), "entity_id" varchar(17),
  "entity_type" varchar(100), primary key ("id")
);

create table "user_data" (
  "id" varchar(17) not null, "deleted" boolean default false, "auth2_f_a" boolean default false not null, "auth2_f_a_method" varchar(255),
  "auth2_f_a_totp_secret" varchar(32), "auth2_f_a_email_address" varchar(255), "user_id" varchar(17), primary key ("id")
);

create table "autofollow" (
  "id" integer generated by default as identity not null, "deleted" boolean default false, "entity_type" varchar(100),
  "user_id" varchar(17), primary key ("id")
);

create table "system_data" (
  "id" varchar(1) not null, "deleted" boolean default false, "last_password_recovery_date" timestamp(0), primary key ("id")
);


create index on "account" ("assigned_user_id", "deleted");
create index on "contact" ("account_id");
create index on "contact" ("assigned_user_id", "deleted");
create index on "lead" ("assigned_user_id", "deleted");
create index on "lead" ("assigned_user_id", "status");
create index on "lead" ("created_account_id");
create index on "lead" ("created_contact_id");
create index on "lead" ("created_opportunity_id");
create index on "opportunity" ("account_id");
create index on "opportunity" ("assigned_user_id", "deleted");
create index on "opportunity" ("assigned_user_id", "stage");
create index on "opportunity" ("contact_id");
create index on "call" ("account_id");
create index on "call" ("assigned_user_id", "deleted");
create index on "call" ("assigned_user_id", "status");
create index on "call" ("parent_id", "parent_type");
create index on "meeting" ("account_id");
create index on "meeting" ("assigned_user_id", "deleted");
create index on "meeting" ("assigned_user_id", "status");
create index on "meeting" ("parent_id", "parent_type");
create index on "task" ("account_id");
create index on "task" ("assigned_user_id", "deleted");
create index on "task" ("assigned_user_id", "status");
create index on "task" ("contact_id");
create index on "task" ("email_id");
create index on "task" ("parent_id", "parent_type");
create index on "email" ("account_id");
create index on "email" ("assigned_user_id");
create index on "email" ("from_email_address_id");
create index on "email" ("message_id");
create index on "email" ("parent_id", "parent_type");
create index on "note" ("parent_id", "parent_type");
create index on "case" ("account_id");
create index on "case" ("assigned_user_id", "deleted");
create index on "case" ("assigned_user_id", "status");
create index on "case" ("contact_id");
create index on "case" ("lead_id");
create index on "campaign" ("assigned_user_id");
create index on "document" ("assigned_user_id");
create index on "document_folder" ("parent_id");
create index on "user" ("contact_id");
create index on "user" ("user_name");
create index on "team_user" ("team_id");
create index on "team_user" ("user_id");
create index on "email_address" ("lower");
create index on "entity_email_address" ("email_address_id");
create index on "entity_email_address" ("entity_id");
create index on "phone_number" ("numeric");
create index on "entity_phone_number" ("entity_id");
create index on "entity_phone_number" ("phone_number_id");
create index on "entity_team" ("entity_id");
create index on "entity_team" ("team_id");
create index on "entity_user" ("entity_id");
create index on "entity_user" ("user_id");
create index on "account_contact" ("account_id");
create index on "account_contact" ("contact_id");
create index on "contact_opportunity" ("contact_id");
create index on "contact_opportunity" ("opportunity_id");
create index on "contact_meeting" ("contact_id");
create index on "contact_meeting" ("meeting_id");
create index on "lead_meeting" ("lead_id");
create index on "lead_meeting" ("meeting_id");
create index on "meeting_user" ("meeting_id");
create index on "meeting_user" ("user_id");
create index on "call_contact" ("call_id");
create index on "call_contact" ("contact_id");
create index on "call_lead" ("call_id");
create index on "call_lead" ("lead_id");
create index on "call_user" ("call_id");
create index on "call_user" ("user_id");
create index on "case_contact" ("case_id");
create index on "case_contact" ("contact_id");
create index on "account_document" ("account_id");
create index on "account_document" ("document_id");
create index on "contact_document" ("contact_id");
create index on "contact_document" ("document_id");
create index on "document_lead" ("document_id");
create index on "document_lead" ("lead_id");
create index on "document_opportunity" ("document_id");
create index on "document_opportunity" ("opportunity_id");
create index on "email_email_address" ("email_address_id");
create index on "email_email_address" ("email_id");
create index on "email_user" ("email_id");
create index on "email_user" ("user_id");
create index on "target_list" ("assigned_user_id");
create index on "account_target_list" ("account_id");
create index on "account_target_list" ("target_list_id");
create index on "contact_target_list" ("contact_id");
create index on "contact_target_list" ("target_list_id");
create index on "lead_target_list" ("lead_id");
create index on "lead_target_list" ("target_list_id");
create index on "target_list_user" ("target_list_id");
create index on "target_list_user" ("user_id");
create index on "campaign_target_list" ("target_list_id");
create index on "array_value" ("entity_id", "entity_type");
create index on "user_data" ("user_id");
create index on "autofollow" ("user_id");
