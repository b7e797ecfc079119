-- accounts, their town, site and owner
select s.nom, s.town, s.url,
  (select u.login from llx_societe_commerciaux r join llx_user u on u.rowid = r.fk_user where r.fk_soc = s.rowid
   order by r.rowid limit 1)
from llx_societe s
where s.client <> 2 or s.client is null

-- contacts, their account and owner
select c.firstname, c.lastname, c.phone, s.nom, null
from llx_socpeople c
left join llx_societe s on s.rowid = c.fk_soc and s.client <> 2

-- leads and their owner
select '', '', s.nom, s.town,
  (select u.login from llx_societe_commerciaux r join llx_user u on u.rowid = r.fk_user where r.fk_soc = s.rowid
   order by r.rowid limit 1)
from llx_societe s
where s.client = 2

-- opportunities, their account and owner
select p.title, p.opp_amount, p.datee, s.nom,
  (select u.login from llx_element_contact r
   join llx_c_type_contact t on t.rowid = r.fk_c_type_contact
   join llx_user u on u.rowid = r.fk_socpeople
   where r.element_id = p.rowid and t.element = 'project' and t.source = 'internal' and t.code = 'PROJECTLEADER'
   order by r.rowid limit 1)
from llx_projet p
left join llx_societe s on s.rowid = p.fk_soc
where p.usage_opportunity = 1

-- contacts of opportunities
select p.title, c.firstname, c.lastname
from llx_element_contact r
join llx_c_type_contact t on t.rowid = r.fk_c_type_contact and t.element = 'project' and t.source = 'external'
join llx_projet p on p.rowid = r.element_id and p.usage_opportunity = 1
join llx_socpeople c on c.rowid = r.fk_socpeople

-- cases, their account and owner
select t.subject, s.nom, u.login
from llx_ticket t
left join llx_societe s on s.rowid = t.fk_soc
left join llx_user u on u.rowid = t.fk_user_assign

-- contacts of cases
select t.subject, c.firstname, c.lastname
from llx_element_contact r
join llx_c_type_contact k on k.rowid = r.fk_c_type_contact and k.element = 'ticket' and k.source = 'external'
join llx_ticket t on t.rowid = r.element_id
join llx_socpeople c on c.rowid = r.fk_socpeople

-- calls, meetings and tasks with what they belong to, and their owner
select case v.code when 'AC_TEL' then 'Call' else 'Meeting' end, v.label,
  case v.elementtype when 'societe' then 'Accounts' when 'contact' then 'Contacts' when 'project' then 'Potentials'
    when 'ticket' then 'HelpDesk' end,
  coalesce(ps.nom, pc.lastname, pp.title, pt.subject), u.login
from llx_actioncomm v
left join llx_societe ps on v.elementtype = 'societe' and ps.rowid = v.fk_element
left join llx_socpeople pc on v.elementtype = 'contact' and pc.rowid = v.fk_element
left join llx_projet pp on v.elementtype = 'project' and pp.rowid = v.fk_element
left join llx_ticket pt on v.elementtype = 'ticket' and pt.rowid = v.fk_element
left join llx_user u on u.rowid = v.fk_user_action
where v.code in ('AC_TEL', 'AC_RDV')
union all
select 'Task', t.label, 'Potentials', p.title, null
from llx_projet_task t
left join llx_projet p on p.rowid = t.fk_projet and p.usage_opportunity = 1

-- when calls and meetings begin
select v.label, v.datep from llx_actioncomm v where v.code in ('AC_TEL', 'AC_RDV')

-- contacts of calls and meetings
select case v.code when 'AC_TEL' then 'Call' else 'Meeting' end, v.label, c.firstname, c.lastname
from llx_actioncomm_resources r
join llx_actioncomm v on v.id = r.fk_actioncomm and v.code in ('AC_TEL', 'AC_RDV')
join llx_socpeople c on c.rowid = r.fk_element
where r.element_type = 'socpeople'

-- notes and what they belong to
select v.note,
  case v.elementtype when 'societe' then 'Accounts' when 'contact' then 'Contacts' when 'project' then 'Potentials'
    when 'ticket' then 'HelpDesk' end,
  coalesce(ps.nom, pc.lastname, pp.title, pt.subject)
from llx_actioncomm v
left join llx_societe ps on v.elementtype = 'societe' and ps.rowid = v.fk_element
left join llx_socpeople pc on v.elementtype = 'contact' and pc.rowid = v.fk_element
left join llx_projet pp on v.elementtype = 'project' and pp.rowid = v.fk_element
left join llx_ticket pt on v.elementtype = 'ticket' and pt.rowid = v.fk_element
where v.code = 'AC_OTH' and v.percent = -1

-- e-mail addresses
select 'Account', s.nom, s.email from llx_societe s where s.client <> 2 and s.email <> ''
union all
select 'Contact', c.lastname, c.email from llx_socpeople c where c.email <> ''
union all
select 'Lead', '', s.email from llx_societe s where s.client = 2 and s.email <> ''
