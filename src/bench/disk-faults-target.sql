-- The target of disk-faults.sh holds some accounts and contacts already, with older content: these are updated.
insert into account select x, 'Account ' || x, 'Old town' from system_range(1, 200);
insert into contact select x, 1 + mod(x * 7, 200), 'Old name ' || x, 'user' || x || '@example.org', 'kept' from system_range(1, 500);
