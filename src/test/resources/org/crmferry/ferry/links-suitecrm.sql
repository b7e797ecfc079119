-- accounts, their town, site and owner
select a.name, a.billing_address_city, a.website, u.user_name
from accounts a
left join users u on u.id = a.assigned_user_id
where a.deleted = 0

-- contacts, their account and owner
select c.first_name, c.last_name, c.phone_work, a.name, u.user_name
from contacts c
left join accounts_contacts r on r.contact_id = c.id and r.deleted = 0
left join accounts a on a.id = r.account_id
left join users u on u.id = c.assigned_user_id
where c.deleted = 0

-- leads and their owner
select l.first_name, l.last_name, l.account_name, l.primary_address_city, u.user_name
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

-- contacts of cases
select x.name, c.first_name, c.last_name
from contacts_cases r
join cases x on x.id = r.case_id
join contacts c on c.id = r.contact_id
where r.deleted = 0

-- calls, meetings and tasks with what they belong to, and their owner
select 'Call', x.name, case x.parent_type when 'Accounts' then 'Accounts' when 'Contacts' then 'Contacts' when 'Leads' then 'Leads' when 'Opportunities' then 'Potentials' when 'Cases' then 'HelpDesk' end,
  coalesce(p0.name, p1.last_name, p2.last_name, p3.name, p4.name), u.user_name
from calls x
left join accounts p0 on x.parent_type = 'Accounts' and p0.id = x.parent_id
left join contacts p1 on x.parent_type = 'Contacts' and p1.id = x.parent_id
left join leads p2 on x.parent_type = 'Leads' and p2.id = x.parent_id
left join opportunities p3 on x.parent_type = 'Opportunities' and p3.id = x.parent_id
left join cases p4 on x.parent_type = 'Cases' and p4.id = x.parent_id
left join users u on u.id = x.assigned_user_id
where x.deleted = 0
union all
select 'Meeting', x.name, case x.parent_type when 'Accounts' then 'Accounts' when 'Contacts' then 'Contacts' when 'Leads' then 'Leads' when 'Opportunities' then 'Potentials' when 'Cases' then 'HelpDesk' end,
  coalesce(p0.name, p1.last_name, p2.last_name, p3.name, p4.name), u.user_name
from meetings x
left join accounts p0 on x.parent_type = 'Accounts' and p0.id = x.parent_id
left join contacts p1 on x.parent_type = 'Contacts' and p1.id = x.parent_id
left join leads p2 on x.parent_type = 'Leads' and p2.id = x.parent_id
left join opportunities p3 on x.parent_type = 'Opportunities' and p3.id = x.parent_id
left join cases p4 on x.parent_type = 'Cases' and p4.id = x.parent_id
left join users u on u.id = x.assigned_user_id
where x.deleted = 0
union all
select 'Task', x.name, case x.parent_type when 'Accounts' then 'Accounts' when 'Contacts' then 'Contacts' when 'Leads' then 'Leads' when 'Opportunities' then 'Potentials' when 'Cases' then 'HelpDesk' end,
  coalesce(p0.name, p1.last_name, p2.last_name, p3.name, p4.name), u.user_name
from tasks x
left join accounts p0 on x.parent_type = 'Accounts' and p0.id = x.parent_id
left join contacts p1 on x.parent_type = 'Contacts' and p1.id = x.parent_id
left join leads p2 on x.parent_type = 'Leads' and p2.id = x.parent_id
left join opportunities p3 on x.parent_type = 'Opportunities' and p3.id = x.parent_id
left join cases p4 on x.parent_type = 'Cases' and p4.id = x.parent_id
left join users u on u.id = x.assigned_user_id
where x.deleted = 0

-- when calls and meetings begin
select name, date_start from calls where deleted = 0
union all
select name, date_start from meetings where deleted = 0

-- contacts of calls and meetings
select 'Call', x.name, c.first_name, c.last_name
from calls_contacts r
join calls x on x.id = r.call_id
join contacts c on c.id = r.contact_id
where r.deleted = 0
union all
select 'Meeting', x.name, c.first_name, c.last_name
from meetings_contacts r
join meetings x on x.id = r.meeting_id
join contacts c on c.id = r.contact_id
where r.deleted = 0

-- notes and what they belong to
select x.description, case x.parent_type when 'Accounts' then 'Accounts' when 'Contacts' then 'Contacts' when 'Leads' then 'Leads' when 'Opportunities' then 'Potentials' when 'Cases' then 'HelpDesk' end,
  coalesce(p0.name, p1.last_name, p2.last_name, p3.name, p4.name)
from notes x
left join accounts p0 on x.parent_type = 'Accounts' and p0.id = x.parent_id
left join contacts p1 on x.parent_type = 'Contacts' and p1.id = x.parent_id
left join leads p2 on x.parent_type = 'Leads' and p2.id = x.parent_id
left join opportunities p3 on x.parent_type = 'Opportunities' and p3.id = x.parent_id
left join cases p4 on x.parent_type = 'Cases' and p4.id = x.parent_id
where x.deleted = 0

-- e-mail addresses
select 'Account', x.name, m.email_address
from accounts x
join email_addr_bean_rel r on r.bean_id = x.id and r.bean_module = 'Accounts' and r.deleted = 0
join email_addresses m on m.id = r.email_address_id and m.deleted = 0
where x.deleted = 0
union all
select 'Contact', x.last_name, m.email_address
from contacts x
join email_addr_bean_rel r on r.bean_id = x.id and r.bean_module = 'Contacts' and r.deleted = 0
join email_addresses m on m.id = r.email_address_id and m.deleted = 0
where x.deleted = 0
union all
select 'Lead', x.last_name, m.email_address
from leads x
join email_addr_bean_rel r on r.bean_id = x.id and r.bean_module = 'Leads' and r.deleted = 0
join email_addresses m on m.id = r.email_address_id and m.deleted = 0
where x.deleted = 0
