-- products, quotes and invoices with their lines, made of a SuiteCRM demo's opportunities; a line's product '0' is a service
insert into aos_products (id, name, maincode, type, cost, price, currency_id, date_entered, date_modified, deleted)
select concat('p-', n), concat('Thing ', n), case when n % 4 = 0 then null else concat('TH-', n) end,
  case when n % 5 = 0 then 'Service' else 'Good' end, n, 2.5 * n, '-99', '2026-01-05 10:00:00', '2026-01-06 10:00:00', 0
from (select row_number() over (order by id) as n from accounts) x where n <= 12;

insert into aos_quotes (id, name, number, stage, expiration, billing_account_id, opportunity_id, assigned_user_id, created_by,
  date_entered, date_modified, currency_id, deleted)
select concat('q-', n), concat('Offer ', n), 100 + n,
  elt(1 + n % 8, 'Draft', 'Negotiation', 'Delivered', 'On Hold', 'Confirmed', 'Closed Accepted', 'Closed Lost', 'Closed Dead'),
  date '2027-03-01', (select r.account_id from accounts_opportunities r where r.opportunity_id = x.id and r.deleted = 0 limit 1),
  id, assigned_user_id, created_by, date_entered, date_modified, '-99', 0
from (select o.*, row_number() over (order by id) as n from opportunities o) x;

insert into aos_invoices (id, name, number, status, invoice_date, due_date, billing_account_id, assigned_user_id, created_by,
  date_entered, date_modified, currency_id, deleted)
select replace(id, 'q-', 'i-'), replace(name, 'Offer', 'Bill'), number + 400, elt(1 + number % 3, 'Paid', 'Unpaid', 'Cancelled'),
  date '2027-03-05', date '2027-04-04', billing_account_id, assigned_user_id, created_by, date_entered, date_modified, '-99', 0
from aos_quotes where number % 2 = 0;

insert into aos_products_quotes (id, name, item_description, number, product_qty, product_list_price, product_unit_price, vat,
  product_total_price, vat_amt, parent_type, parent_id, product_id, currency_id, date_entered, date_modified, deleted)
select concat(n, '-', id), concat('Position ', n), case when n = 2 then 'First line
second line' end, n, n + 1, 10.5 * n, 10.5 * n, '20.0', 10.5 * n * (n + 1), 2.1 * n * (n + 1), kind, id,
  case when n = 3 then '0' else concat('p-', 1 + (number + n) % 12) end, '-99', '2026-01-05 10:00:00', '2026-01-06 10:00:00', 0
from (select 'AOS_Quotes' as kind, id, number from aos_quotes union all select 'AOS_Invoices', id, number from aos_invoices) x
join (select 1 as n union all select 2 union all select 3) y on y.n <= 1 + x.number % 3;

update aos_quotes q join (select parent_id, sum(product_total_price) as net, sum(vat_amt) as tax from aos_products_quotes
  group by parent_id) l on l.parent_id = q.id
set q.total_amt = l.net, q.subtotal_amount = l.net, q.tax_amount = l.tax, q.total_amount = l.net + l.tax;

update aos_invoices q join (select parent_id, sum(product_total_price) as net, sum(vat_amt) as tax from aos_products_quotes
  group by parent_id) l on l.parent_id = q.id
set q.total_amt = l.net, q.subtotal_amount = l.net, q.tax_amount = l.tax, q.total_amount = l.net + l.tax;
