-- Records for a Dolibarr that has only its own lists: 20 third parties, every fifth a mere prospect, and what hangs on them.
insert into llx_user (rowid, login, lastname, firstname, email, admin, statut, entity)
values (101, 'admin', 'SuperAdmin', '', 'admin@example.com', 1, 1, 0), (102, 'smith', 'Smith', 'Jane', 'jane@example.com', 0, 1, 1);
insert into llx_societe (rowid, nom, client, town, zip, address, url, email, phone, fk_pays, fk_typent, fk_stcomm, status, datec,
  fk_user_creat, code_client, note_public)
select seq, 'Company ' || seq, case seq % 5 when 0 then 2 when 1 then 3 else 1 end, 'Town ' || seq, lpad(seq, 5, '7'),
  seq || ' Main Street', 'https://www.company' || seq || '.example', 'office' || seq || '@example.com', '+33 1 555 ' || (1000 + seq),
  1 + seq % 3, seq % 4, seq % 4, 1, '2021-01-02 03:04:05', 102, 'CU-' || lpad(seq, 5, '0'), 'A company.' from seq_1_to_20;
insert into llx_societe_extrafields (fk_object) select seq from seq_1_to_10;
insert into llx_societe_commerciaux (fk_soc, fk_user) select seq, 101 + seq % 2 from seq_1_to_18;
insert into llx_societe_commerciaux (fk_soc, fk_user) select seq, 102 - seq % 2 from seq_1_to_5;
insert into llx_socpeople (rowid, fk_soc, civility, firstname, lastname, email, phone, phone_mobile, birthday, statut, town, fk_pays,
  poste, no_email, datec, fk_user_creat)
select seq, case when seq % 5 = 0 then null else 1 + seq % 4 end, case seq % 2 when 0 then 'MR' else 'MME' end,
  'First ' || seq, 'Last ' || seq, 'person' || seq || '@example.com', '+33 2 555 ' || (1000 + seq), '+33 6 555 ' || (1000 + seq),
  '1980-02-03', 1, 'Town ' || seq, 1, 'Buyer', 0, '2021-01-02 03:04:05', 102 from seq_1_to_60;
insert into llx_projet (rowid, ref, title, fk_soc, usage_opportunity, fk_opp_status, opp_amount, opp_percent, dateo, datee, fk_statut,
  datec, fk_user_creat, public, entity)
select seq, 'PJ' || seq, 'Deal ' || seq, 1 + seq % 4, seq % 6 <> 0, 1 + seq % 7, seq * 1000.5, 10 * (seq % 10), '2021-02-03',
  '2021-12-03', 1, '2021-01-02 03:04:05', 102, 1, 1 from seq_1_to_24;
insert into llx_element_contact (element_id, fk_c_type_contact, fk_socpeople, datecreate, statut)
select seq, (select min(rowid) from llx_c_type_contact where element = 'project' and source = 'external'),
  1 + seq * 2, '2021-01-02 03:04:05', 4 from seq_1_to_24
where 1 + seq * 2 in (select rowid from llx_socpeople);
insert into llx_element_contact (element_id, fk_c_type_contact, fk_socpeople, datecreate, statut)
select seq, (select min(rowid) from llx_c_type_contact where element = 'project' and source = 'internal'),
  101 + seq % 2, '2021-01-02 03:04:05', 4 from seq_1_to_10;
insert into llx_ticket (rowid, ref, track_id, subject, message, fk_soc, fk_user_assign, fk_user_create, fk_statut, type_code,
  severity_code, datec, entity)
select seq, 'TS' || seq, 'track' || seq, 'Ticket ' || seq, 'It does not work.', 1 + seq % 4, 101 + seq % 2, 102, seq % 4, 'ISSUE',
  'NORMAL', '2021-01-02 03:04:05', 1 from seq_1_to_15;
insert into llx_element_contact (element_id, fk_c_type_contact, fk_socpeople, datecreate, statut)
select seq, (select min(rowid) from llx_c_type_contact where element = 'ticket' and source = 'external'),
  1 + seq, '2021-01-02 03:04:05', 4 from seq_1_to_15
where 1 + seq in (select rowid from llx_socpeople);
insert into llx_actioncomm (id, ref, entity, code, fk_action, label, datep, datep2, percent, fk_user_action, fk_user_author, elementtype,
  fk_element, fk_soc, note, datec)
select seq, seq, 1, case seq % 4 when 0 then 'AC_TEL' when 1 then 'AC_RDV' when 2 then 'AC_OTH' else 'AC_OTH_AUTO' end,
  case seq % 4 when 0 then 1 when 1 then 5 when 2 then 50 else 40 end,
  case seq % 4 when 2 then '' else 'Event ' || seq end,
  '2021-04-05 10:00:00' + interval seq hour, '2021-04-05 10:30:00' + interval seq hour, case seq % 4 when 2 then -1 else 100 end,
  101 + seq % 2, 102, case seq % 5 when 0 then 'societe' when 1 then 'contact' when 2 then 'project' when 3 then 'ticket' end,
  case seq % 5 when 0 then 1 + seq % 4 when 1 then 1 when 2 then 1 + seq % 5 when 3 then 1 + seq % 15 end, 1, 'Said ' || seq,
  '2021-01-02 03:04:05' from seq_1_to_100;
insert into llx_actioncomm_resources (fk_actioncomm, element_type, fk_element, mandatory, transparency)
select seq, 'socpeople', 1 + seq % 3, 0, 1 from seq_1_to_100;
insert into llx_actioncomm_resources (fk_actioncomm, element_type, fk_element, mandatory, transparency)
select seq, 'user', 101 + seq % 2, 0, 1 from seq_1_to_100;
insert into llx_projet_task (rowid, ref, label, fk_projet, dateo, datee, progress, datec, fk_user_creat, entity)
select seq, 'TK' || seq, 'Work ' || seq, 1 + seq % 5, '2021-02-03 08:00:00', '2021-02-04 08:00:00', 10, '2021-01-02 03:04:05', 102, 1
from seq_1_to_10;
