-- The source of disk-faults.sh: made-up records, the same each time; enough contacts for two sealed batches.
insert into account select x, 'Account ' || x, case mod(x, 3) when 0 then null when 1 then 'Łódź' else '北京' end from system_range(1, 2000);
insert into contact select x, 1 + mod(x * 7, 2000), 'Name ' || x, 'user' || x || '@example.org', repeat('note ' || x || ' ', mod(x, 9)) from system_range(1, 12000);
insert into deal select x, 1 + mod(x * 11, 2000), 'Deal ' || x, x * 1.25 from system_range(1, 1500);
