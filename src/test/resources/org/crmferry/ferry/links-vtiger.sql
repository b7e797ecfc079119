-- accounts, their town, site and owner
select a.accountname, b.bill_city, a.website, u.user_name
from vtiger_account a
join vtiger_crmentity e on e.crmid = a.accountid and e.deleted = 0
left join vtiger_accountbillads b on b.accountaddressid = a.accountid
left join vtiger_users u on u.id = e.smownerid

-- contacts, their account and owner
select c.firstname, c.lastname, c.phone, a.accountname, u.user_name
from vtiger_contactdetails c
join vtiger_crmentity e on e.crmid = c.contactid and e.deleted = 0
left join vtiger_account a on a.accountid = c.accountid
left join vtiger_users u on u.id = e.smownerid

-- leads and their owner
select l.firstname, l.lastname, l.company, d.city, u.user_name
from vtiger_leaddetails l
join vtiger_crmentity e on e.crmid = l.leadid and e.deleted = 0
left join vtiger_leadaddress d on d.leadaddressid = l.leadid
left join vtiger_users u on u.id = e.smownerid

-- opportunities, their account and owner
select p.potentialname, p.amount, p.closingdate, a.accountname, u.user_name
from vtiger_potential p
join vtiger_crmentity e on e.crmid = p.potentialid and e.deleted = 0
left join vtiger_account a on a.accountid = p.related_to
left join vtiger_users u on u.id = e.smownerid

-- contacts of opportunities
select p.potentialname, c.firstname, c.lastname
from vtiger_contpotentialrel r
join vtiger_potential p on p.potentialid = r.potentialid
join vtiger_crmentity pe on pe.crmid = r.potentialid and pe.deleted = 0
join vtiger_contactdetails c on c.contactid = r.contactid
join vtiger_crmentity ce on ce.crmid = r.contactid and ce.deleted = 0

-- cases, their account and owner
select t.title, a.accountname, u.user_name
from vtiger_troubletickets t
join vtiger_crmentity e on e.crmid = t.ticketid and e.deleted = 0
left join vtiger_account a on a.accountid = t.parent_id
left join vtiger_users u on u.id = e.smownerid

-- contacts of cases
select t.title, c.firstname, c.lastname
from vtiger_troubletickets t
join vtiger_crmentity te on te.crmid = t.ticketid and te.deleted = 0
join vtiger_contactdetails c on c.contactid = t.contact_id
join vtiger_crmentity ce on ce.crmid = c.contactid and ce.deleted = 0

-- calls, meetings and tasks with what they belong to, and their owner
select v.activitytype, v.subject, pe.setype, coalesce(pa.accountname, pc.lastname, pl.lastname, pp.potentialname, pt.title),
  u.user_name
from vtiger_activity v
join vtiger_crmentity e on e.crmid = v.activityid and e.deleted = 0
left join vtiger_seactivityrel r on r.activityid = v.activityid
left join vtiger_crmentity pe on pe.crmid = r.crmid and pe.deleted = 0
left join vtiger_account pa on pa.accountid = pe.crmid
left join vtiger_contactdetails pc on pc.contactid = pe.crmid
left join vtiger_leaddetails pl on pl.leadid = pe.crmid
left join vtiger_potential pp on pp.potentialid = pe.crmid
left join vtiger_troubletickets pt on pt.ticketid = pe.crmid
left join vtiger_users u on u.id = e.smownerid
where v.activitytype in ('Call', 'Meeting', 'Task')

-- when calls and meetings begin
select v.subject, cast(v.date_start || ' ' || v.time_start as datetime)
from vtiger_activity v
join vtiger_crmentity e on e.crmid = v.activityid and e.deleted = 0
where v.activitytype in ('Call', 'Meeting')

-- contacts of calls and meetings
select v.activitytype, v.subject, c.firstname, c.lastname
from vtiger_cntactivityrel r
join vtiger_activity v on v.activityid = r.activityid and v.activitytype in ('Call', 'Meeting')
join vtiger_crmentity ve on ve.crmid = v.activityid and ve.deleted = 0
join vtiger_contactdetails c on c.contactid = r.contactid
join vtiger_crmentity ce on ce.crmid = c.contactid and ce.deleted = 0

-- notes and what they belong to
select m.commentcontent, pe.setype, coalesce(pa.accountname, pc.lastname, pl.lastname, pp.potentialname, pt.title)
from vtiger_modcomments m
join vtiger_crmentity e on e.crmid = m.modcommentsid and e.deleted = 0
left join vtiger_crmentity pe on pe.crmid = m.related_to and pe.deleted = 0
left join vtiger_account pa on pa.accountid = pe.crmid
left join vtiger_contactdetails pc on pc.contactid = pe.crmid
left join vtiger_leaddetails pl on pl.leadid = pe.crmid
left join vtiger_potential pp on pp.potentialid = pe.crmid
left join vtiger_troubletickets pt on pt.ticketid = pe.crmid

-- e-mail addresses
select 'Account', a.accountname, m.address
from vtiger_account a
join vtiger_crmentity e on e.crmid = a.accountid and e.deleted = 0
join (select accountid as id, email1 as address from vtiger_account
      union select accountid, email2 from vtiger_account) m on m.id = a.accountid and m.address <> ''
union all
select 'Contact', c.lastname, m.address
from vtiger_contactdetails c
join vtiger_crmentity e on e.crmid = c.contactid and e.deleted = 0
join (select contactid as id, email as address from vtiger_contactdetails
      union select contactid, secondaryemail from vtiger_contactdetails
      union select contactid, otheremail from vtiger_contactdetails) m on m.id = c.contactid and m.address <> ''
union all
select 'Lead', l.lastname, m.address
from vtiger_leaddetails l
join vtiger_crmentity e on e.crmid = l.leadid and e.deleted = 0
join (select leadid as id, email as address from vtiger_leaddetails
      union select leadid, secondaryemail from vtiger_leaddetails) m on m.id = l.leadid and m.address <> ''
