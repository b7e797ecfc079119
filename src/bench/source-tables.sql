-- The source, MariaDB: a small CRM. Keys only, no foreign keys and no further indexes.
create table accounts (
  id bigint primary key,
  name varchar(120) not null,
  domain varchar(120),
  industry varchar(40),
  country char(2),
  employees int,
  annual_revenue decimal(18,2),
  created_at datetime not null,
  updated_at datetime(6)
) engine = innodb;

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
  created_at datetime(6) not null,
  updated_at datetime,
  lead_score int,
  credit_limit decimal(14,2),
  is_active tinyint(1) not null,
  country char(2),
  note text
) engine = innodb;

create table deals (
  id bigint primary key,
  account_id bigint not null,
  name varchar(160),
  stage varchar(20),
  amount decimal(16,2),
  probability double,
  close_date date,
  created_at datetime(6)
) engine = innodb;

create table activities (
  id bigint primary key,
  contact_id bigint not null,
  kind varchar(16),
  subject varchar(160),
  body text,
  due_at datetime,
  done tinyint(1)
) engine = innodb;

create table contact_tags (
  contact_id bigint not null,
  tag_id int not null,
  primary key (contact_id, tag_id)
) engine = innodb;

create table deal_contacts (
  deal_id bigint not null,
  contact_id bigint not null,
  role varchar(20),
  primary key (deal_id, contact_id)
) engine = innodb;
