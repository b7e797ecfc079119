-- contacts, their account and e-mail
select c.first_name, c.last_name, o.organization_name, m.email
from civicrm_contact c
left join civicrm_contact o on o.id = c.employer_id
left join civicrm_email m on m.contact_id = c.id and m.is_primary = 1
where c.contact_type = 'Individual' and c.contact_sub_type is null and c.id > 201

-- activities and whom they are with
select v.label, x.subject, coalesce(t.organization_name, concat(t.first_name, ' ', t.last_name))
from civicrm_activity x
join civicrm_option_value v on v.value = x.activity_type_id
join civicrm_option_group g on g.id = v.option_group_id and g.name = 'activity_type'
left join civicrm_activity_contact r on r.activity_id = x.id and r.record_type_id = 3
left join civicrm_contact t on t.id = r.contact_id
where x.id > 624

-- activities and who they are assigned to
select v.label, x.subject, u.first_name, u.last_name
from civicrm_activity x
join civicrm_option_value v on v.value = x.activity_type_id
join civicrm_option_group g on g.id = v.option_group_id and g.name = 'activity_type'
join civicrm_activity_contact r on r.activity_id = x.id and r.record_type_id = 1
join civicrm_contact u on u.id = r.contact_id and u.contact_sub_type = concat(char(1), 'Staff', char(1))
where x.id > 624

-- activities and who has added them
select v.label, x.subject, u.first_name, u.last_name
from civicrm_activity x
join civicrm_option_value v on v.value = x.activity_type_id
join civicrm_option_group g on g.id = v.option_group_id and g.name = 'activity_type'
join civicrm_activity_contact r on r.activity_id = x.id and r.record_type_id = 2
join civicrm_contact u on u.id = r.contact_id and u.contact_sub_type = concat(char(1), 'Staff', char(1))
where x.id > 624

-- activities of cases
select v.label, x.subject, s.subject
from civicrm_activity x
join civicrm_option_value v on v.value = x.activity_type_id
join civicrm_option_group g on g.id = v.option_group_id and g.name = 'activity_type'
join civicrm_case_activity r on r.activity_id = x.id
join civicrm_case s on s.id = r.case_id
where x.id > 624

-- cases and the account that is their client
select s.subject, a.organization_name
from civicrm_case s
join civicrm_case_contact r on r.case_id = s.id
join civicrm_contact a on a.id = r.contact_id and a.contact_type = 'Organization'

-- contacts of cases
select s.subject, c.first_name, c.last_name
from civicrm_case s
join civicrm_case_contact r on r.case_id = s.id
join civicrm_contact c on c.id = r.contact_id and c.contact_type = 'Individual'

-- when and how long
select v.label, x.subject, x.activity_date_time, x.duration
from civicrm_activity x
join civicrm_option_value v on v.value = x.activity_type_id and v.label <> 'Email'
join civicrm_option_group g on g.id = v.option_group_id and g.name = 'activity_type'
where x.id > 624

-- what was held or done
select v.label, x.subject
from civicrm_activity x
join civicrm_option_value v on v.value = x.activity_type_id and v.label <> 'Email'
join civicrm_option_group g on g.id = v.option_group_id and g.name = 'activity_type'
join civicrm_option_value z on z.value = x.status_id and z.name = 'Completed'
join civicrm_option_group y on y.id = z.option_group_id and y.name = 'activity_status'
where x.id > 624
