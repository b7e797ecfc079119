-- contacts, their account and e-mail
select c.first_name, c.last_name, a.name,
  (select m.email_address from email_addr_bean_rel r join email_addresses m on m.id = r.email_address_id
   where r.bean_id = c.id and r.bean_module = 'Contacts' and r.primary_address = 1 and r.deleted = 0 and m.deleted = 0)
from contacts c
left join accounts_contacts r on r.contact_id = c.id and r.deleted = 0
left join accounts a on a.id = r.account_id
where c.deleted = 0

-- activities and whom they are with
select x.kind, x.name, coalesce(pa.name, concat(pc.first_name, ' ', pc.last_name))
from (select 'Phone Call' as kind, name, parent_type, parent_id from calls where deleted = 0
  union all select 'Meeting', name, parent_type, parent_id from meetings where deleted = 0
  union all select 'Follow up', name, parent_type, parent_id from tasks where deleted = 0
  union all select 'Email', name, parent_type, parent_id from emails where deleted = 0) x
left join accounts pa on x.parent_type = 'Accounts' and pa.id = x.parent_id
left join contacts pc on x.parent_type = 'Contacts' and pc.id = x.parent_id

-- activities and who they are assigned to
select x.kind, x.name, u.first_name, u.last_name
from (select 'Phone Call' as kind, name, assigned_user_id from calls where deleted = 0
  union all select 'Meeting', name, assigned_user_id from meetings where deleted = 0
  union all select 'Follow up', name, assigned_user_id from tasks where deleted = 0
  union all select 'Email', name, assigned_user_id from emails where deleted = 0) x
join users u on u.id = x.assigned_user_id

-- activities and who has added them
select x.kind, x.name, u.first_name, u.last_name
from (select 'Phone Call' as kind, name, created_by from calls where deleted = 0
  union all select 'Meeting', name, created_by from meetings where deleted = 0
  union all select 'Follow up', name, created_by from tasks where deleted = 0
  union all select 'Email', name, created_by from emails where deleted = 0) x
join users u on u.id = x.created_by

-- activities of cases
select x.kind, x.name, s.name
from (select 'Phone Call' as kind, name, parent_type, parent_id from calls where deleted = 0
  union all select 'Meeting', name, parent_type, parent_id from meetings where deleted = 0
  union all select 'Follow up', name, parent_type, parent_id from tasks where deleted = 0
  union all select 'Email', name, parent_type, parent_id from emails where deleted = 0) x
join cases s on x.parent_type = 'Cases' and s.id = x.parent_id

-- cases and the account that is their client
select x.name, a.name
from cases x
join accounts a on a.id = x.account_id
where x.deleted = 0

-- contacts of cases
select x.name, c.first_name, c.last_name
from contacts_cases r
join cases x on x.id = r.case_id
join contacts c on c.id = r.contact_id
where r.deleted = 0

-- when and how long
select 'Phone Call', name, date_start, duration_hours * 60 + duration_minutes from calls where deleted = 0
union all
select 'Meeting', name, date_start, duration_hours * 60 + duration_minutes from meetings where deleted = 0
union all
select 'Follow up', name, date_due, null from tasks where deleted = 0

-- what was held or done
select 'Phone Call', name from calls where deleted = 0 and status = 'Held'
union all
select 'Meeting', name from meetings where deleted = 0 and status = 'Held'
union all
select 'Follow up', name from tasks where deleted = 0 and status = 'Completed'
