-- products
select name, maincode, price, cost from aos_products where maincode like 'TH-%' and deleted = 0

-- quotes, their account, opportunity, owner and totals
select q.number, q.expiration, a.name, o.name, u.user_name, q.subtotal_amount, q.tax_amount, q.total_amount
from aos_quotes q
left join accounts a on a.id = q.billing_account_id
left join opportunities o on o.id = q.opportunity_id
left join users u on u.id = q.assigned_user_id
where q.deleted = 0

-- invoices, their account, owner and totals
select q.number, q.invoice_date, q.due_date, a.name, u.user_name, q.subtotal_amount, q.tax_amount, q.total_amount
from aos_invoices q
left join accounts a on a.id = q.billing_account_id
left join users u on u.id = q.assigned_user_id
where q.deleted = 0

-- lines of quotes and their products
select q.number, l.number, l.name, l.item_description, l.product_qty, l.product_unit_price, round(l.vat, 2), l.product_total_price,
  l.vat_amt, p.name
from aos_products_quotes l
join aos_quotes q on q.id = l.parent_id and l.parent_type = 'AOS_Quotes'
left join aos_products p on p.id = l.product_id
where l.deleted = 0

-- lines of invoices and their products
select q.number, l.number, l.name, l.item_description, l.product_qty, l.product_unit_price, round(l.vat, 2), l.product_total_price,
  l.vat_amt, p.name
from aos_products_quotes l
join aos_invoices q on q.id = l.parent_id and l.parent_type = 'AOS_Invoices'
left join aos_products p on p.id = l.product_id
where l.deleted = 0

-- drafts, and what was accepted
select number, case stage when 'Draft' then 'draft' else 'accepted' end from aos_quotes
where deleted = 0 and stage in ('Draft', 'Closed Accepted')

-- what was paid
select number from aos_invoices where deleted = 0 and status = 'Paid'
