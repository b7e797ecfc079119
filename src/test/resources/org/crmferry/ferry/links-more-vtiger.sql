-- users of calls and meetings
select v.activitytype, v.subject, u.user_name
from vtiger_invitees r join vtiger_activity v on v.activityid = r.activityid join vtiger_users u on u.id = r.inviteeid
join vtiger_crmentity e on e.crmid = v.activityid and e.deleted = 0

-- contacts of tasks
select v.subject, c.firstname, c.lastname
from vtiger_cntactivityrel r join vtiger_activity v on v.activityid = r.activityid and v.activitytype = 'Task'
join vtiger_contactdetails c on c.contactid = r.contactid

-- the first contact and the campaign of opportunities
select p.potentialname, exists (select 1 from vtiger_contpotentialrel r where r.potentialid = p.potentialid and r.contactid = p.contact_id), g.campaignname
from vtiger_potential p join vtiger_crmentity e on e.crmid = p.potentialid and e.deleted = 0
left join vtiger_campaign g on g.campaignid = p.campaignid

-- e-mails, what they say and what they belong to
select v.subject, d.from_email, d.to_email, e.description, pe.setype, coalesce(a.accountname, c.lastname), u.user_name
from vtiger_activity v
join vtiger_crmentity e on e.crmid = v.activityid and e.setype = 'Emails' and e.deleted = 0
join vtiger_emaildetails d on d.emailid = v.activityid
join vtiger_seactivityrel r on r.activityid = v.activityid
join vtiger_crmentity pe on pe.crmid = r.crmid
left join vtiger_account a on a.accountid = r.crmid
left join vtiger_contactdetails c on c.contactid = r.crmid
left join vtiger_users u on u.id = e.smownerid
where v.activitytype = 'Emails'

-- who reports to whom
select c.lastname, b.lastname from vtiger_contactdetails c join vtiger_contactdetails b on b.contactid = c.reportsto
join vtiger_crmentity e on e.crmid = c.contactid and e.deleted = 0

-- whose main address has opted out
select 'Account', x.accountname from vtiger_account x join vtiger_crmentity e on e.crmid = x.accountid where x.emailoptout = '1'
union all
select 'Contact', x.lastname from vtiger_contactdetails x join vtiger_crmentity e on e.crmid = x.contactid where x.emailoptout = '1'
union all
select 'Lead', x.lastname from vtiger_leaddetails x join vtiger_crmentity e on e.crmid = x.leadid where x.emailoptout = '1'

-- the main address of contacts
select x.lastname, x.email from vtiger_contactdetails x join vtiger_crmentity e on e.crmid = x.contactid

-- when records were made and changed, and by whom
select e.setype, e.label, e.createdtime, e.modifiedtime, c.user_name, m.user_name
from vtiger_crmentity e left join vtiger_users c on c.id = e.smcreatorid left join vtiger_users m on m.id = e.modifiedby
where e.setype in ('Accounts', 'HelpDesk') and e.deleted = 0

-- what is done and what is not
select v.activitytype, v.subject, coalesce(v.eventstatus, v.status)
from vtiger_activity v join vtiger_crmentity e on e.crmid = v.activityid and e.setype = 'Calendar'

-- users and who leads them
select u.user_name, u.last_name, coalesce(b.user_name, '') from vtiger_users u left join vtiger_users b on b.id = u.reports_to_id
