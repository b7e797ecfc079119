-- The target, PostgreSQL: the same tables with primary keys only, created before each run, so that no contestant is timed creating tables.
create table accounts (
  id bigint primary key,
  name varchar(120) not null,
  domain varchar(120),
  industry varchar(40),
  country char(2),
  employees int,
  annual_revenue numeric(18,2),
  created_at timestamp not null,
  updated_at timestamp
);

create table contacts (
  id bigint primary key,
  account_id bigint,
  ext_ref char(36) not null,
  first_name varchar(60),
  last_name varchar(60) not null,
  email varchar(120),
  phone varchar(32),
  title varchar(60),
  birth_date date,
  created_at timestamp not null,
  updated_at timestamp,
  lead_score int,
  credit_limit numeric(14,2),
  is_active smallint not null,
  country char(2),
  note text
);

create table deals (
  id bigint primary key,
  account_id bigint not null,
  name varchar(160),
  stage varchar(20),
  amount numeric(16,2),
  probability double precision,
  close_date date,
  created_at timestamp
);

create table activities (
  id bigint primary key,
  contact_id bigint not null,
  kind varchar(16),
  subject varchar(160),
  body text,
  due_at timestamp,
  done smallint
);

create table contact_tags (
  contact_id bigint not null,
  tag_id int not null,
  primary key (contact_id, tag_id)
);

create table deal_contacts (
  deal_id bigint not null,
  contact_id bigint not null,
  role varchar(20),
  primary key (deal_id, contact_id)
);
