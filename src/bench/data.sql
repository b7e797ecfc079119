-- The data set: 3.2 records per contact, the same on every machine. data.sh puts the numbers of rows in place of the words between @ signs.
--
-- MariaDB's sequence engine counts (seq_1_to_N), and every value is a function of that number through CRC-32: chance without a random generator.
-- Text is hostile on purpose: many scripts, emoji, quotes, backslashes, tabs, line breaks, and the two words that mean NULL and end of data to COPY.
-- What PostgreSQL cannot hold at all (NUL characters, zero dates) is left out, for every contestant must be able to bring every row.
set sql_mode = 'STRICT_ALL_TABLES';
set unique_checks = 0;
set autocommit = 0;

create temporary table first_names (n int primary key auto_increment, word varchar(60)) engine = memory;
insert into first_names (word) values
  ('Anna'), ('José'), ('Łukasz'), ('Søren'), ('Zoë'), ('Мария'), ('Дмитрий'), ('王伟'), ('李娜'), ('佐藤'), ('さくら'), ('김민준'), ('محمد'), ('فاطمة'),
  ('שרה'), ('Ελένη'), ('Nguyễn'), ('Ayşe'), ('François'), ('Jürgen'), ('Björk'), ('प्रिया'), ('สมชาย'), ('John'), ('Mary'), ('Robert'), ('Linda'),
  ('Michael'), ('Susan'), ('Peter'), ('Olga'), ('Ivan'), ('Marta'), ('Chloé'), ('Renée'), ('O''Neil'), ('Ana-Lucía'), ('😀Max'), ('Þór'), ('');

create temporary table last_names (n int primary key auto_increment, word varchar(60)) engine = memory;
insert into last_names (word) values
  ('Smith'), ('Müller'), ('García'), ('Nowak'), ('Иванова'), ('Петров'), ('陈'), ('鈴木'), ('박'), ('حسن'), ('כהן'), ('Παπαδόπουλος'), ('Trần'),
  ('Yılmaz'), ('Dubois'), ('Åkesson'), ('O''Connor'), ('de la Cruz'), ('van den Berg'), ('Šimůnek'), ('Kovács'), ('शर्मा'), ('Jónsdóttir'), ('Brown'),
  ('Johnson'), ('Lee'), ('Silva'), ('Rossi'), ('Bianchi'), ('Weber');

create temporary table words (n int primary key auto_increment, word varchar(30)) engine = memory;
insert into words (word) values
  ('customer'), ('asked'), ('about'), ('renewal'), ('pricing'), ('follow'), ('up'), ('next'), ('week'), ('sent'), ('offer'), ('meeting'), ('call'),
  ('contract'), ('signed'), ('waiting'), ('for'), ('legal'), ('review'), ('discount'), ('approved'), ('pending'), ('invoice'), ('paid'), ('support'),
  ('ticket'), ('opened'), ('closed'), ('escalated'), ('happy'), ('unhappy'), ('churn'), ('risk'), ('upsell'), ('demo'), ('trial'), ('licence'), ('seats'),
  ('integration'), ('migration'), ('quote'), ('budget'), ('quarter'), ('decision'), ('maker'), ('Größe'), ('договор'), ('会議'), ('👩‍💻'), ('NULL'),
  ('line\nbreak'), ('"quoted"'), ('tab\there'), ('back\\slash'), ('\\N'), ('\\.'), ('it''s'), ('50%'), ('<b>bold</b>'), ('trailing ');

-- Six words each. Longer text is put together from these: far quicker than choosing every word of a million notes.
create temporary table phrases (n int primary key, text varchar(200)) engine = memory;
insert into phrases
  select seq, concat_ws(' ', a.word, b.word, c.word, d.word, e.word, f.word)
  from seq_0_to_4095
  join words a on a.n = 1 + crc32(concat('a', seq)) mod 60
  join words b on b.n = 1 + crc32(concat('b', seq)) mod 60
  join words c on c.n = 1 + crc32(concat('c', seq)) mod 60
  join words d on d.n = 1 + crc32(concat('d', seq)) mod 60
  join words e on e.n = 1 + crc32(concat('e', seq)) mod 60
  join words f on f.n = 1 + crc32(concat('f', seq)) mod 60;

insert into accounts
  select straight_join seq,
    concat(last_names.word, ' ', elt(1 + seq mod 6, 'GmbH', 'Ltd', 'Inc.', 'S.A.', '株式会社', 'ООО'), ' ', seq),
    concat('account', seq, '.example.com'),
    elt(1 + crc32(concat('industry', seq)) mod 8, 'Software', 'Retail', 'Bank', 'Health', 'Energy', 'Public', 'Travel', 'Media'),
    elt(1 + crc32(concat('country', seq)) mod 8, 'DE', 'FR', 'US', 'GB', 'PL', 'JP', 'BR', 'RU'),
    if(seq mod 17 = 0, null, crc32(concat('employees', seq)) mod 50000),
    (crc32(concat('revenue', seq)) mod 1000000000) / 100,
    timestamp'2012-01-01 00:00:00' + interval crc32(concat('created', seq)) mod 300000000 second,
    timestamp'2022-01-01 00:00:00' + interval (seq * 7919) mod 90000000000 microsecond
  from seq_1_to_@ACCOUNTS@
  join last_names on last_names.n = 1 + crc32(concat('name', seq)) mod 30;

insert into contacts
  select straight_join seq,
    if(seq mod 23 = 0, null, 1 + crc32(concat('account', seq)) mod @ACCOUNTS@),
    insert(insert(insert(insert(md5(concat('ref', seq)), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-'),
    if(seq mod 50 = 0, null, first_names.word),
    last_names.word,
    if(seq mod 19 = 0, null, concat('user', seq, '.', left(md5(seq), 6), '@account', 1 + crc32(concat('account', seq)) mod @ACCOUNTS@, '.example.com')),
    if(seq mod 7 = 0, null, concat('+', 1 + crc32(concat('land', seq)) mod 98, ' ', lpad(crc32(concat('area', seq)) mod 1000, 3, '0'), ' ',
      lpad(crc32(concat('line', seq)) mod 10000000, 7, '0'))),
    elt(1 + crc32(concat('title', seq)) mod 9, 'CEO', 'CTO', 'Buyer', 'Head of Sales', 'Директор', '部長', 'Engineer', 'Owner', null),
    if(seq mod 5 = 0, null, date'1950-01-01' + interval crc32(concat('birth', seq)) mod 20000 day),
    timestamp'2010-01-01 00:00:00' + interval (crc32(concat('created', seq)) * 100003) mod 480000000000000 microsecond,
    timestamp'2020-01-01 00:00:00' + interval crc32(concat('updated', seq)) mod 160000000 second,
    crc32(concat('score', seq)) mod 101,
    (crc32(concat('credit', seq)) mod 100000000) / 100,
    seq mod 11 <> 0,
    elt(1 + crc32(concat('country', seq)) mod 8, 'DE', 'FR', 'US', 'GB', 'PL', 'JP', 'BR', 'RU'),
    if(seq mod 4 = 0, null, concat_ws(' ', p.text, q.text, r.text))
  from seq_1_to_@CONTACTS@
  join first_names on first_names.n = 1 + crc32(concat('first', seq)) mod 40
  join last_names on last_names.n = 1 + crc32(concat('last', seq)) mod 30
  join phrases p on p.n = crc32(concat('p', seq)) mod 4096
  join phrases q on q.n = crc32(concat('q', seq)) mod 4096
  join phrases r on r.n = crc32(concat('r', seq)) mod 4096;

insert into deals
  select straight_join seq,
    1 + crc32(concat('account', seq)) mod @ACCOUNTS@,
    concat('Deal ', seq, ' ', p.text),
    elt(1 + crc32(concat('stage', seq)) mod 5, 'lead', 'qualified', 'proposal', 'won', 'lost'),
    (crc32(concat('amount', seq)) mod 1000000000) / 100,
    (crc32(concat('probability', seq)) mod 10001) / 10000e0,
    date'2015-01-01' + interval crc32(concat('close', seq)) mod 4000 day,
    timestamp'2015-01-01 00:00:00' + interval (crc32(concat('created', seq)) * 77773) mod 320000000000000 microsecond
  from seq_1_to_@DEALS@
  join phrases p on p.n = crc32(concat('deal', seq)) mod 4096;

insert into activities
  select straight_join seq,
    1 + crc32(concat('contact', seq)) mod @CONTACTS@,
    elt(1 + crc32(concat('kind', seq)) mod 4, 'call', 'email', 'meeting', 'task'),
    p.text,
    if(seq mod 3 = 0, null, concat_ws(' ', q.text, r.text)),
    timestamp'2019-01-01 00:00:00' + interval crc32(concat('due', seq)) mod 200000000 second,
    seq mod 2
  from seq_1_to_@CONTACTS@
  join phrases p on p.n = crc32(concat('subject', seq)) mod 4096
  join phrases q on q.n = crc32(concat('body', seq)) mod 4096
  join phrases r on r.n = crc32(concat('more', seq)) mod 4096;

insert into contact_tags
  select 1 + (seq * 2) mod @CONTACTS@, 1 + crc32(concat('tag', seq)) mod 200 from seq_1_to_@TAGS@;

insert into deal_contacts
  select seq, 1 + crc32(concat('contact', seq)) mod @CONTACTS@, elt(1 + seq mod 3, 'decision', 'user', 'finance') from seq_1_to_@DEALS@;

commit;
