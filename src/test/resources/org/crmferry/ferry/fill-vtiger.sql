-- What the demo of vtiger has none of: a second owner, parents, tasks, notes, a custom field, deleted and converted records.
insert into vtiger_users (id, user_name, first_name, last_name, email1, is_admin, status, deleted, date_entered)
values (5, 'smith', 'Jane', 'Smith', 'jane@example.com', 'off', 'Active', 0, '2020-01-02 03:04:05');
update vtiger_crmentity set smownerid = 5 where crmid % 3 = 0;
update vtiger_crmentity set deleted = 1 where setype = 'Contacts' and crmid % 50 = 7;
update vtiger_crmentity set deleted = 1 where setype = 'Leads' and crmid % 60 = 1;
update vtiger_leaddetails set converted = 1 where leadid % 40 = 2;
update vtiger_contactdetails set reportsto = contactid + 1 where contactid % 9 = 0
  and contactid + 1 in (select crmid from vtiger_crmentity where setype = 'Contacts' and deleted = 0);
update vtiger_contactdetails set secondaryemail = 'second' || contactid || '@example.com' where contactid % 4 = 0;
update vtiger_contactdetails set emailoptout = '1' where contactid % 11 = 0;
update vtiger_troubletickets set parent_id = (select accountid from vtiger_contactdetails where contactid = contact_id)
  where ticketid % 2 = 0;
alter table vtiger_contactscf add cf_901 varchar(200);
update vtiger_contactscf set cf_901 = 'red |##| blue' where contactid % 5 = 0;
insert into vtiger_crmentity (crmid, smcreatorid, smownerid, modifiedby, setype, description, createdtime, modifiedtime, label)
select 1000 + seq, 1, case seq % 2 when 0 then 1 else 5 end, 1, 'Calendar', 'said ' || seq,
  '2021-03-04 05:06:07', '2021-03-04 05:06:07', 'Activity ' || seq from seq_1_to_60;
insert into vtiger_activity (activityid, subject, activitytype, date_start, time_start, due_date, time_end, status, eventstatus,
  priority, visibility)
select 1000 + seq, 'Activity ' || seq, case seq % 3 when 0 then 'Call' when 1 then 'Meeting' else 'Task' end,
  '2021-04-' || lpad(1 + seq % 28, 2, '0'), lpad(seq % 24, 2, '0') || ':' || lpad(seq % 60, 2, '0'),
  '2021-04-' || lpad(1 + seq % 28, 2, '0'), '23:59', 'In Progress', case seq % 2 when 0 then 'Held' else 'Planned' end,
  'High', 'Public' from seq_1_to_60;
insert into vtiger_seactivityrel (crmid, activityid)
select (select e.crmid from vtiger_crmentity e where e.deleted = 0 and e.setype = case floor(seq / 3) % 5 when 0 then 'Accounts'
  when 1 then 'Contacts' when 2 then 'Leads' when 3 then 'Potentials' else 'HelpDesk' end order by md5(e.crmid || '-' || seq) limit 1),
  1000 + seq from seq_1_to_50;
insert into vtiger_cntactivityrel (contactid, activityid)
select (select e.crmid from vtiger_crmentity e where e.deleted = 0 and e.setype = 'Contacts'
  order by md5(e.crmid || '/' || seq) limit 1), 1000 + seq from seq_1_to_40;
insert into vtiger_cntactivityrel (contactid, activityid)
select (select e.crmid from vtiger_crmentity e where e.deleted = 0 and e.setype = 'Contacts'
  order by md5(e.crmid || '+' || seq) limit 1), 1000 + seq from seq_1_to_10;
insert into vtiger_crmentity (crmid, smcreatorid, smownerid, modifiedby, setype, description, createdtime, modifiedtime, label)
select 2000 + seq, 5, 5, 5, 'ModComments', '', '2021-05-04 05:06:07', '2021-05-04 05:06:07', 'n' from seq_1_to_40;
insert into vtiger_modcomments (modcommentsid, commentcontent, related_to, userid)
select 2000 + seq, 'Note ' || seq || ' with a word', (select e.crmid from vtiger_crmentity e where e.deleted = 0
  and e.setype = case seq % 5 when 0 then 'Accounts' when 1 then 'Contacts' when 2 then 'Leads' when 3 then 'Potentials'
  else 'HelpDesk' end order by md5(e.crmid || '-' || seq) limit 1), 5 from seq_1_to_40;
update vtiger_crmentity_seq set id = 2040;
