-- users of calls and meetings
select 'Call', x.name, u.user_name
from calls_users r join calls x on x.id = r.call_id join users u on u.id = r.user_id where r.deleted = 0
union all
select 'Meeting', x.name, u.user_name
from meetings_users r join meetings x on x.id = r.meeting_id join users u on u.id = r.user_id where r.deleted = 0

-- contacts of tasks
select x.name, c.first_name, c.last_name
from tasks x join contacts c on c.id = x.contact_id where x.deleted = 0

-- the first contact and the campaign of opportunities
select o.name, (select count(*) from opportunities_contacts r where r.opportunity_id = o.id and r.deleted = 0) > 0, g.name
from opportunities o left join campaigns g on g.id = o.campaign_id where o.deleted = 0

-- e-mails, what they say and what they belong to
select x.name, t.from_addr, concat('["', t.to_addrs, '"]'), t.description_html, r.bean_module, coalesce(a.name, c.last_name), u.user_name
from emails x
join emails_text t on t.email_id = x.id
join emails_beans r on r.email_id = x.id and r.deleted = 0
left join accounts a on r.bean_module = 'Accounts' and a.id = r.bean_id
left join contacts c on r.bean_module = 'Contacts' and c.id = r.bean_id
left join users u on u.id = x.assigned_user_id
where x.deleted = 0

-- who reports to whom
select c.last_name, b.last_name from contacts c join contacts b on b.id = c.reports_to_id where c.deleted = 0

-- whose main address has opted out
select 'Account', x.name from accounts x
join email_addr_bean_rel r on r.bean_id = x.id and r.deleted = 0 and r.primary_address = 1
join email_addresses m on m.id = r.email_address_id and m.opt_out = 1 where x.deleted = 0
union all
select 'Contact', x.last_name from contacts x
join email_addr_bean_rel r on r.bean_id = x.id and r.deleted = 0 and r.primary_address = 1
join email_addresses m on m.id = r.email_address_id and m.opt_out = 1 where x.deleted = 0
union all
select 'Lead', x.last_name from leads x
join email_addr_bean_rel r on r.bean_id = x.id and r.deleted = 0 and r.primary_address = 1
join email_addresses m on m.id = r.email_address_id and m.opt_out = 1 where x.deleted = 0

-- the main address of contacts
select x.last_name, m.email_address from contacts x
join email_addr_bean_rel r on r.bean_id = x.id and r.deleted = 0 and r.primary_address = 1
join email_addresses m on m.id = r.email_address_id where x.deleted = 0

-- when records were made and changed, and by whom
select 'Accounts', x.name, x.date_entered, x.date_modified, c.user_name, m.user_name
from accounts x left join users c on c.id = x.created_by left join users m on m.id = x.modified_user_id where x.deleted = 0
union all
select 'HelpDesk', x.name, x.date_entered, x.date_modified, c.user_name, m.user_name
from cases x left join users c on c.id = x.created_by left join users m on m.id = x.modified_user_id where x.deleted = 0

-- what is done and what is not
select 'Call', name, status from calls where deleted = 0
union all
select 'Meeting', name, status from meetings where deleted = 0
union all
select 'Task', name, status from tasks where deleted = 0

-- users and who leads them
select u.user_name, u.last_name, coalesce(b.user_name, '') from users u left join users b on b.id = u.reports_to_id where u.deleted = 0
