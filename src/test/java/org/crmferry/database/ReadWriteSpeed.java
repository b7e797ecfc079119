package org.crmferry.database;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crmferry.model.Batch;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many contacts of 16 columns a second go through one thread; prints, asserts nothing. */
@Tag("campaign")
class ReadWriteSpeed {
    private static final String COLUMNS = " (id bigint primary key, account_id bigint, ext_ref char(36) not null,"
            + " first_name varchar(60), last_name varchar(60) not null, email varchar(120), phone varchar(32),"
            + " title varchar(60), birth_date date, created_at %s(6) not null, updated_at %s(0), lead_score int,"
            + " credit_limit decimal(14,2), is_active smallint not null, country char(2), note text)";
    private static final int CONTACTS = 300_000;

    @Test
    void contacts() throws RowsRefused {
        String maria = Servers.newMariaDb();
        String postgres = Servers.newPostgres();
        Servers.execute(
                maria, Servers.mariadbLogin(), "create table contacts" + COLUMNS.formatted("datetime", "datetime"));
        Servers.execute(
                postgres,
                Servers.postgresLogin(),
                "create table contacts" + COLUMNS.formatted("timestamp", "timestamp"));
        try (Database from = Database.open(Endpoint.parse(maria), Servers.mariadbLogin(), Access.WRITE);
                Database to = Database.open(Endpoint.parse(postgres), Servers.postgresLogin(), Access.WRITE)) {
            Entity source = Discovered.entity(from.discover(false), "contacts");
            Entity target = Discovered.entity(to.discover(false), "contacts");
            List<Object[]> records = made();
            write("LOAD DATA into MariaDB", from, source, records);
            for (int round = 0; round < 4; round++) {
                read("read MariaDB", from, source);
                Servers.execute(postgres, Servers.postgresLogin(), "truncate contacts");
                write("COPY into PostgreSQL", to, target, records);
                read("read PostgreSQL", to, target);
                long t = System.nanoTime();
                TextRows text = new TextRows(false);
                int[] places = java.util.stream.IntStream.range(0, 16).toArray();
                Insertion rows = new Insertion(
                        "x",
                        target.key(),
                        target.fields().stream().map(f -> f.type()).toList(),
                        places,
                        new Object[16],
                        records);
                print("encode only", t, encode(text, rows, records));
            }
        }
    }

    private static int encode(TextRows text, Insertion rows, List<Object[]> records) {
        try {
            for (Object[] record : records) {
                text.row(rows, record);
                if (text.length() > 1 << 16) {
                    text.clear();
                }
            }
        } catch (Unstorable e) {
            throw new IllegalStateException(e);
        }
        return records.size();
    }

    private static void read(String what, Database database, Entity entity) {
        long t = System.nanoTime();
        int count = 0;
        try (Snapshot snapshot = Snapshot.of(database);
                Reader reader = snapshot.read(entity)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                count += batch.records().size();
            }
        }
        print(what, t, count);
    }

    private static void write(String what, Database database, Entity entity, List<Object[]> records)
            throws RowsRefused {
        long t = System.nanoTime();
        try (Target target = Target.of(database)) {
            for (int from = 0; from < records.size(); from += Batch.RECORDS) {
                target.begin();
                target.create(entity, records.subList(from, Math.min(records.size(), from + Batch.RECORDS)));
                target.commit();
            }
        }
        print(what, t, records.size());
    }

    private static void print(String what, long start, int count) {
        System.out.printf("%s: %,.0f records/s%n", what, count / ((System.nanoTime() - start) / 1e9));
    }

    private static List<Object[]> made() {
        List<Object[]> records = new ArrayList<>();
        LocalDateTime time = LocalDateTime.of(2020, 1, 1, 0, 0, 0, 1000);
        for (long i = 0; i < CONTACTS; i++) {
            records.add(new Object[] {
                i,
                i / 3,
                new UUID(i * 7919, i).toString(),
                "First" + i % 1000,
                "Last" + i % 5000,
                "person" + i + "@company" + i % 900 + ".example",
                "+49 30 " + i,
                i % 4 == 0 ? null : "Manager",
                LocalDate.of(1960, 1, 1).plusDays(i % 15_000),
                time.plusSeconds(i),
                time.plusSeconds(i * 2).withNano(0),
                i % 100,
                BigDecimal.valueOf(i * 100 + 5, 2),
                i % 2,
                "DE",
                i % 5 == 0 ? "A note of some length, with a\ttab and an umlaut \u00fc, and so on and on." : null
            });
        }
        return records;
    }
}
