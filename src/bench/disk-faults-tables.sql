-- The tables of both databases of disk-faults.sh.
create table account (id int primary key, name varchar(120) not null, city varchar(60));
create table contact (id int primary key, account_id int references account(id), last_name varchar(60) not null, email varchar(120), note varchar(2000));
create table deal (id int primary key, account_id int not null references account(id), title varchar(160), amount decimal(16, 2));
