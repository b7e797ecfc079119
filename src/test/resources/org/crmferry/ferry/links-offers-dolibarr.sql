-- products
select label, ref, price, cost_price from llx_product where ref not like 'PR%'

-- quotes, their account, opportunity, owner and totals
select q.ref, cast(q.fin_validite as date), a.nom, o.title, u.login, q.total_ht, q.total_tva, q.total_ttc
from llx_propal q
left join llx_societe a on a.rowid = q.fk_soc
left join llx_projet o on o.rowid = q.fk_projet
left join llx_c_type_contact t on t.element = 'propal' and t.source = 'internal' and t.code = 'SALESREPFOLL'
left join llx_element_contact r on r.element_id = q.rowid and r.fk_c_type_contact = t.rowid
left join llx_user u on u.rowid = r.fk_socpeople

-- invoices, their account, owner and totals
select q.ref, q.datef, q.date_lim_reglement, a.nom, u.login, q.total_ht, q.total_tva, q.total_ttc
from llx_facture q
left join llx_societe a on a.rowid = q.fk_soc
left join llx_c_type_contact t on t.element = 'facture' and t.source = 'internal' and t.code = 'SALESREPFOLL'
left join llx_element_contact r on r.element_id = q.rowid and r.fk_c_type_contact = t.rowid
left join llx_user u on u.rowid = r.fk_socpeople

-- lines of quotes and their products
select q.ref, l.rang, l.label, l.description, l.qty, l.subprice, l.tva_tx, l.total_ht, l.total_tva, p.label
from llx_propaldet l
join llx_propal q on q.rowid = l.fk_propal
left join llx_product p on p.rowid = l.fk_product

-- lines of invoices and their products
select q.ref, l.rang, l.label, l.description, l.qty, l.subprice, l.tva_tx, l.total_ht, l.total_tva, p.label
from llx_facturedet l
join llx_facture q on q.rowid = l.fk_facture
left join llx_product p on p.rowid = l.fk_product

-- drafts, and what was accepted
select ref, case fk_statut when 0 then 'draft' else 'accepted' end from llx_propal where fk_statut in (0, 2)

-- what was paid
select ref from llx_facture where paye = 1 and fk_statut = 2
