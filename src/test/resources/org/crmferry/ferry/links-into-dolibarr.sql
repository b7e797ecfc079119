-- accounts, their town, site and owner
select s.nom, s.town, s.url, u.login
from llx_societe s
left join llx_societe_commerciaux r on r.fk_soc = s.rowid
left join llx_user u on u.rowid = r.fk_user
where s.client = 1 and s.nom <> 'Already there'

-- contacts, their account, phone and e-mail
select c.firstname, c.lastname, c.phone, s.nom, c.email
from llx_socpeople c
left join llx_societe s on s.rowid = c.fk_soc and s.client = 1

-- leads, their company and owner
select s.name_alias, s.nom, s.town, u.login
from llx_societe s
left join llx_societe_commerciaux r on r.fk_soc = s.rowid
left join llx_user u on u.rowid = r.fk_user
where s.client = 2

-- opportunities, their account and owner
select p.title, p.opp_amount, p.datee, s.nom, u.login
from llx_projet p
left join llx_societe s on s.rowid = p.fk_soc
left join llx_c_type_contact t on t.element = 'project' and t.source = 'internal' and t.code = 'PROJECTLEADER'
left join llx_element_contact r on r.element_id = p.rowid and r.fk_c_type_contact = t.rowid
left join llx_user u on u.rowid = r.fk_socpeople
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

-- activities with what they belong to, and their owner
select case when v.code = 'AC_OTH' and v.percent = -1 then 'Note' else v.code end, v.label,
  case v.elementtype when 'societe' then 'Accounts' when 'contact' then 'Contacts' when 'project' then 'Opportunities'
    when 'ticket' then 'Cases' end,
  coalesce(ps.nom, pc.lastname, pp.title, pt.subject), u.login
from llx_actioncomm v
left join llx_societe ps on v.elementtype = 'societe' and ps.rowid = v.fk_element
left join llx_socpeople pc on v.elementtype = 'contact' and pc.rowid = v.fk_element
left join llx_projet pp on v.elementtype = 'project' and pp.rowid = v.fk_element
left join llx_ticket pt on v.elementtype = 'ticket' and pt.rowid = v.fk_element
left join llx_user u on u.rowid = v.fk_user_action

-- when calls and meetings begin
select v.label, v.datep from llx_actioncomm v where v.code in ('AC_TEL', 'AC_RDV')

-- users of calls and meetings
select v.code, v.label, u.login
from llx_actioncomm_resources r
join llx_actioncomm v on v.id = r.fk_actioncomm
join llx_user u on u.rowid = r.fk_element
where r.element_type = 'user'

-- contacts of tasks
select v.label, c.firstname, c.lastname
from llx_actioncomm v
join llx_socpeople c on c.rowid = v.fk_contact
where v.code = 'AC_OTH'

-- contacts of cases
select t.subject, c.firstname, c.lastname
from llx_element_contact r
join llx_c_type_contact k on k.rowid = r.fk_c_type_contact and k.element = 'ticket' and k.source = 'external'
join llx_ticket t on t.rowid = r.element_id
join llx_socpeople c on c.rowid = r.fk_socpeople

-- contacts of calls and meetings
select v.code, v.label, c.firstname, c.lastname
from llx_actioncomm_resources r
join llx_actioncomm v on v.id = r.fk_actioncomm
join llx_socpeople c on c.rowid = r.fk_element
where r.element_type = 'socpeople'

-- calls and meetings that were held, tasks that were done
select v.code, v.label from llx_actioncomm v where v.percent = 100

-- contacts whose address has opted out
select c.firstname, c.lastname, c.email from llx_socpeople c where c.no_email = 1
