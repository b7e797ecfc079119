-- accounts, their town, site and owner
select a.name, a.billing_address_city, a.website, u.user_name
from account a
left join "user" u on u.id = a.assigned_user_id
where a.deleted = false

-- contacts, their account and owner
select c.first_name, c.last_name,
  (select n.name from entity_phone_number l join phone_number n on n.id = l.phone_number_id
   where l.entity_type = 'Contact' and l.entity_id = c.id and n.type = 'Office' and l.deleted = false),
  a.name, u.user_name
from contact c
left join account_contact r on r.contact_id = c.id and r.deleted = false
left join account a on a.id = r.account_id
left join "user" u on u.id = c.assigned_user_id
where c.deleted = false

-- leads and their owner
select l.first_name, l.last_name, l.account_name, l.address_city, u.user_name
from "lead" l
left join "user" u on u.id = l.assigned_user_id
where l.deleted = false

-- opportunities, their account and owner
select o.name, o.amount, o.close_date, a.name, u.user_name
from opportunity o
left join account a on a.id = o.account_id
left join "user" u on u.id = o.assigned_user_id
where o.deleted = false

-- contacts of opportunities
select o.name, c.first_name, c.last_name
from contact_opportunity r
join opportunity o on o.id = r.opportunity_id
join contact c on c.id = r.contact_id
where r.deleted = false

-- cases, their account and owner
select x.name, a.name, u.user_name
from "case" x
left join account a on a.id = x.account_id
left join "user" u on u.id = x.assigned_user_id
where x.deleted = false

-- contacts of cases
select x.name, c.first_name, c.last_name
from case_contact r
join "case" x on x.id = r.case_id
join contact c on c.id = r.contact_id
where r.deleted = false

-- calls, meetings and tasks with what they belong to, and their owner
select 'Call', x.name, case x.parent_type when 'Account' then 'Accounts' when 'Contact' then 'Contacts' when 'Lead' then 'Leads' when 'Opportunity' then 'Potentials' when 'Case' then 'HelpDesk' end,
  coalesce(p0.name, p1.last_name, p2.last_name, p3.name, p4.name), u.user_name
from "call" x
left join account p0 on x.parent_type = 'Account' and p0.id = x.parent_id
left join contact p1 on x.parent_type = 'Contact' and p1.id = x.parent_id
left join "lead" p2 on x.parent_type = 'Lead' and p2.id = x.parent_id
left join opportunity p3 on x.parent_type = 'Opportunity' and p3.id = x.parent_id
left join "case" p4 on x.parent_type = 'Case' and p4.id = x.parent_id
left join "user" u on u.id = x.assigned_user_id
where x.deleted = false
union all
select 'Meeting', x.name, case x.parent_type when 'Account' then 'Accounts' when 'Contact' then 'Contacts' when 'Lead' then 'Leads' when 'Opportunity' then 'Potentials' when 'Case' then 'HelpDesk' end,
  coalesce(p0.name, p1.last_name, p2.last_name, p3.name, p4.name), u.user_name
from "meeting" x
left join account p0 on x.parent_type = 'Account' and p0.id = x.parent_id
left join contact p1 on x.parent_type = 'Contact' and p1.id = x.parent_id
left join "lead" p2 on x.parent_type = 'Lead' and p2.id = x.parent_id
left join opportunity p3 on x.parent_type = 'Opportunity' and p3.id = x.parent_id
left join "case" p4 on x.parent_type = 'Case' and p4.id = x.parent_id
left join "user" u on u.id = x.assigned_user_id
where x.deleted = false
union all
select 'Task', x.name, case x.parent_type when 'Account' then 'Accounts' when 'Contact' then 'Contacts' when 'Lead' then 'Leads' when 'Opportunity' then 'Potentials' when 'Case' then 'HelpDesk' end,
  coalesce(p0.name, p1.last_name, p2.last_name, p3.name, p4.name), u.user_name
from "task" x
left join account p0 on x.parent_type = 'Account' and p0.id = x.parent_id
left join contact p1 on x.parent_type = 'Contact' and p1.id = x.parent_id
left join "lead" p2 on x.parent_type = 'Lead' and p2.id = x.parent_id
left join opportunity p3 on x.parent_type = 'Opportunity' and p3.id = x.parent_id
left join "case" p4 on x.parent_type = 'Case' and p4.id = x.parent_id
left join "user" u on u.id = x.assigned_user_id
where x.deleted = false

-- when calls and meetings begin
select name, date_start from "call" where deleted = false
union all
select name, date_start from meeting where deleted = false

-- contacts of calls and meetings
select 'Call', x.name, c.first_name, c.last_name
from call_contact r
join "call" x on x.id = r.call_id
join contact c on c.id = r.contact_id
where r.deleted = false
union all
select 'Meeting', x.name, c.first_name, c.last_name
from contact_meeting r
join meeting x on x.id = r.meeting_id
join contact c on c.id = r.contact_id
where r.deleted = false

-- notes and what they belong to
select x.post, case x.parent_type when 'Account' then 'Accounts' when 'Contact' then 'Contacts' when 'Lead' then 'Leads' when 'Opportunity' then 'Potentials' when 'Case' then 'HelpDesk' end,
  coalesce(p0.name, p1.last_name, p2.last_name, p3.name, p4.name)
from note x
left join account p0 on x.parent_type = 'Account' and p0.id = x.parent_id
left join contact p1 on x.parent_type = 'Contact' and p1.id = x.parent_id
left join "lead" p2 on x.parent_type = 'Lead' and p2.id = x.parent_id
left join opportunity p3 on x.parent_type = 'Opportunity' and p3.id = x.parent_id
left join "case" p4 on x.parent_type = 'Case' and p4.id = x.parent_id
where x.deleted = false and x.type = 'Post'

-- e-mail addresses
select 'Account', x.name, m.name
from account x
join entity_email_address r on r.entity_id = x.id and r.entity_type = 'Account' and r.deleted = false
join email_address m on m.id = r.email_address_id and m.deleted = false
where x.deleted = false
union all
select 'Contact', x.last_name, m.name
from contact x
join entity_email_address r on r.entity_id = x.id and r.entity_type = 'Contact' and r.deleted = false
join email_address m on m.id = r.email_address_id and m.deleted = false
where x.deleted = false
union all
select 'Lead', x.last_name, m.name
from "lead" x
join entity_email_address r on r.entity_id = x.id and r.entity_type = 'Lead' and r.deleted = false
join email_address m on m.id = r.email_address_id and m.deleted = false
where x.deleted = false
