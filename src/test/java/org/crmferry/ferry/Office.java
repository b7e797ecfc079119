package org.crmferry.ferry;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;

/** A small office's database of an unknown make: accounts, contacts that report to each other, deals and tags. Seeded. */
final class Office {
    static final String[] TABLES = {
        "create table account (id int primary key, name varchar(120) not null, city varchar(60), revenue decimal(14,2))",
        "create table contact (id int primary key, account_id int, reports_to_id int, last_name varchar(60) not null,"
                + " email varchar(120), born date, created timestamp, note varchar(2000))",
        "create table deal (id int primary key, account_id int not null, title varchar(160), amount decimal(16,2))",
        "create table contact_tag (contact_id int not null, tag varchar(20) not null, primary key (contact_id, tag))",
    };
    private static final String[] NAMES = {
        "Müller", "O'Neil", "王伟", "Łukasz", "Ελένη", "محمد", "tab\tline\nend", "\\N", ""
    };

    private Office() {}

    /** Fills the four tables, which must be there; {@code contacts} contacts and as many others together. */
    static void fill(String url, Credentials login, int contacts, long seed) throws SQLException {
        Random random = new Random(seed);
        try (Connection connection = DriverManager.getConnection(url, login.user(), new String(login.password()))) {
            connection.setAutoCommit(false);
            int accounts = Math.max(1, contacts / 5);
            try (PreparedStatement insert = connection.prepareStatement("insert into account values (?, ?, ?, ?)")) {
                for (int i = 1; i <= accounts; i++) {
                    add(
                            insert,
                            i,
                            name(random) + " " + i,
                            name(random),
                            java.math.BigDecimal.valueOf(random.nextInt(), 2));
                }
                insert.executeBatch();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into contact values (?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (int i = 1; i <= contacts; i++) {
                    add(
                            insert,
                            i,
                            random.nextInt(20) == 0 ? null : 1 + random.nextInt(accounts),
                            random.nextInt(3) == 0 ? 1 + random.nextInt(contacts) : null,
                            name(random) + i,
                            "user" + i + "@example.org",
                            java.time.LocalDate.of(1950 + random.nextInt(60), 1 + random.nextInt(12), 1),
                            java.time.LocalDateTime.of(2020, 3, 29, 2, 30).plusMinutes(random.nextInt(1_000_000)),
                            name(random).repeat(random.nextInt(20)));
                    if (i % 1000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            try (PreparedStatement insert = connection.prepareStatement("insert into deal values (?, ?, ?, ?)")) {
                for (int i = 1; i <= contacts / 4; i++) {
                    add(insert, i, 1 + random.nextInt(accounts), "Deal " + i, java.math.BigDecimal.valueOf(i, 2));
                }
                insert.executeBatch();
            }
            try (PreparedStatement insert = connection.prepareStatement("insert into contact_tag values (?, ?)")) {
                for (int i = 1; i <= contacts; i += 2) {
                    add(insert, i, "tag" + random.nextInt(9));
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    private static String name(Random random) {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private static void add(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }

    /** A MariaDB with the filled office. */
    static String mariaDb(int contacts, long seed) throws SQLException {
        String url = Servers.newMariaDb();
        Servers.execute(url, Servers.mariadbLogin(), TABLES);
        fill(url, Servers.mariadbLogin(), contacts, seed);
        return url;
    }

    /** An empty PostgreSQL with the same tables, without their records. */
    static String emptyPostgres() {
        String url = Servers.newPostgres();
        Servers.execute(url, Servers.postgresLogin(), TABLES);
        return url;
    }
}
