-- accounts, their town, site and owner
select a.name, a.billing_address_city, a.website, u.user_name
from accounts a
left join users u on u.id = a.assigned_user_id
where a.deleted = 0

-- contacts, their account, phone and e-mail
select c.first_name, c.last_name, c.phone_work, a.name,
  (select m.email_address from email_addr_bean_rel r join email_addresses m on m.id = r.email_address_id
   where r.bean_id = c.id and r.bean_module = 'Contacts' and r.primary_address = 1 and r.deleted = 0 and m.deleted = 0)
from contacts c
left join accounts_contacts r on r.contact_id = c.id and r.deleted = 0
left join accounts a on a.id = r.account_id
where c.deleted = 0

-- leads, their company and owner
select l.first_name || ' ' || l.last_name, l.account_name, l.primary_address_city, u.user_name
from leads l
left join users u on u.id = l.assigned_user_id
where l.deleted = 0

-- opportunities, their account and owner
select o.name, o.amount, o.date_closed, a.name, u.user_name
from opportunities o
left join accounts_opportunities r on r.opportunity_id = o.id and r.deleted = 0
left join accounts a on a.id = r.account_id
left join users u on u.id = o.assigned_user_id
where o.deleted = 0

-- contacts of opportunities
select o.name, c.first_name, c.last_name
from opportunities_contacts r
join opportunities o on o.id = r.opportunity_id
join contacts c on c.id = r.contact_id
where r.deleted = 0

-- cases, their account and owner
select x.name, a.name, u.user_name
from cases x
left join accounts a on a.id = x.account_id
left join users u on u.id = x.assigned_user_id
where x.deleted = 0

-- activities with what they belong to, and their owner
select x.kind, x.name, case when x.parent_type in ('Accounts', 'Contacts', 'Opportunities', 'Cases') then x.parent_type end,
  coalesce(pa.name, pc.last_name, po.name, ps.name), u.user_name
from (select 'AC_TEL' as kind, name, parent_type, parent_id, assigned_user_id from calls where deleted = 0
  union all select 'AC_RDV', name, parent_type, parent_id, assigned_user_id from meetings where deleted = 0
  union all select 'AC_OTH', name, parent_type, parent_id, assigned_user_id from tasks where deleted = 0
  union all select 'AC_EMAIL', name, parent_type, parent_id, assigned_user_id from emails where deleted = 0
  union all select 'Note', name, parent_type, parent_id, assigned_user_id from notes where deleted = 0) x
left join accounts pa on x.parent_type = 'Accounts' and pa.id = x.parent_id
left join contacts pc on x.parent_type = 'Contacts' and pc.id = x.parent_id
left join opportunities po on x.parent_type = 'Opportunities' and po.id = x.parent_id
left join cases ps on x.parent_type = 'Cases' and ps.id = x.parent_id
left join users u on u.id = x.assigned_user_id

-- when calls and meetings begin
select name, date_start from calls where deleted = 0
union all
select name, date_start from meetings where deleted = 0

-- users of calls and meetings
select 'AC_TEL', x.name, u.user_name
from calls_users r
join calls x on x.id = r.call_id
join users u on u.id = r.user_id
where r.deleted = 0
union all
select 'AC_RDV', x.name, u.user_name
from meetings_users r
join meetings x on x.id = r.meeting_id
join users u on u.id = r.user_id
where r.deleted = 0

-- contacts of tasks
select x.name, c.first_name, c.last_name
from tasks x
join contacts c on c.id = x.contact_id
where x.deleted = 0

-- contacts of cases
select x.name, c.first_name, c.last_name
from contacts_cases r
join cases x on x.id = r.case_id
join contacts c on c.id = r.contact_id
where r.deleted = 0

-- contacts of calls and meetings
select 'AC_TEL', x.name, c.first_name, c.last_name
from calls_contacts r
join calls x on x.id = r.call_id
join contacts c on c.id = r.contact_id
where r.deleted = 0
union all
select 'AC_RDV', x.name, c.first_name, c.last_name
from meetings_contacts r
join meetings x on x.id = r.meeting_id
join contacts c on c.id = r.contact_id
where r.deleted = 0

-- calls and meetings that were held, tasks that were done
select 'AC_TEL', name from calls where deleted = 0 and status = 'Held'
union all
select 'AC_RDV', name from meetings where deleted = 0 and status = 'Held'
union all
select 'AC_OTH', name from tasks where deleted = 0 and status = 'Completed'

-- contacts whose address has opted out
select c.first_name, c.last_name, m.email_address
from contacts c
join email_addr_bean_rel r on r.bean_id = c.id and r.bean_module = 'Contacts' and r.primary_address = 1 and r.deleted = 0
join email_addresses m on m.id = r.email_address_id and m.deleted = 0
where c.deleted = 0 and m.opt_out = 1
