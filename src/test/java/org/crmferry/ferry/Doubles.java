package org.crmferry.ferry;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;

/**
 * Two databases of one product: a source with some people and companies twice, pointed at by foreign keys, by tables of
 * links and by themselves, and a target of the same form.
 */
public record Doubles(String source, String target, Credentials login) {
    private static final String[] TABLES = {
        "create table account (id int not null primary key, name varchar(120) not null, website varchar(120),"
                + " phone varchar(40), city varchar(60))",
        "create table contact (id int not null primary key, account_id int, reports_to_id int, first_name varchar(60),"
                + " last_name varchar(60) not null, email varchar(120), phone varchar(40), note varchar(200),"
                + " modified timestamp null default current_timestamp, foreign key (account_id) references account (id),"
                + " foreign key (reports_to_id) references contact (id))",
        "create table deal (id int not null primary key, account_id int not null, contact_id int, title varchar(160),"
                + " foreign key (account_id) references account (id), foreign key (contact_id) references contact (id))",
        "create table tag (id int not null primary key, label varchar(40))",
        "create table contact_tag (contact_id int not null, tag_id int not null, added varchar(20),"
                + " primary key (contact_id, tag_id), foreign key (contact_id) references contact (id),"
                + " foreign key (tag_id) references tag (id))",
        "create table member (id int not null primary key, contact_id int not null, deal_id int not null,"
                + " role varchar(20), foreign key (contact_id) references contact (id),"
                + " foreign key (deal_id) references deal (id))",
    };

    public static Doubles h2(java.nio.file.Path folder) throws SQLException {
        return new Doubles(
                        "jdbc:h2:file:" + folder.resolve("source"),
                        "jdbc:h2:file:" + folder.resolve("target"),
                        new Credentials("sa", new char[0]))
                .filled();
    }

    static Doubles mariaDb() throws SQLException {
        return new Doubles(Servers.newMariaDb(), Servers.newMariaDb(), Servers.mariadbLogin()).filled();
    }

    static Doubles postgres() throws SQLException {
        return new Doubles(Servers.newPostgres(), Servers.newPostgres(), Servers.postgresLogin()).filled();
    }

    private Doubles filled() throws SQLException {
        Servers.execute(source, login, TABLES);
        Servers.execute(target, login, TABLES);
        source(
                "insert into account values (1, 'Müller & Söhne GmbH', 'www.mueller-soehne.de', null, 'Berlin')",
                "insert into account values (2, 'MUELLER UND SOEHNE', 'https://mueller-soehne.de/', '030 1234567', null)",
                "insert into account values (3, 'Acme Inc.', 'acme.example', null, 'Boston')");
        contact(1, 1, null, "Jürgen", "Müller", "j.mueller@firma.de", null, null);
        contact(2, 2, 1, "JUERGEN", "MUELLER", "J.Mueller@firma.de", "+49 30 1112223", "from the fair");
        contact(3, 3, 2, "Anna", "Kern", "anna.kern@acme.example", "+1 617 5550100", null);
        contact(4, 3, 5, "Kern", "Anna", "Anna.Kern@acme.example", null, "swapped");
        contact(5, null, 4, "A.", "Kern", "anna.kern@acme.example", "617-555-0100", null);
        contact(6, 1, 4, "Peter", "Schmidt", "peter@schmidt.example", null, null);
        contact(7, 1, 6, "Peter", "Schmidt", "ps@other.example", null, null);
        contact(8, 1, 3, "王", "小明", "xm@firma.cn", "+86 10 62345678", null);
        contact(9, 2, 9, "小明", "王", null, "010-62345678", null);
        source(
                "insert into tag values (1, 'vip')",
                "insert into tag values (2, 'news')",
                "insert into tag values (3, 'x')");
        for (int i = 1; i <= 9; i++) {
            source("insert into deal values (" + i + ", " + (1 + i % 3) + ", " + i + ", 'Deal " + i + "')");
        }
        for (int i = 1; i <= 9; i++) {
            source("insert into contact_tag values (" + i + ", " + (1 + i % 2) + ", 'a" + i + "')");
            source("insert into member values (" + i + ", " + i + ", " + (i <= 2 ? 1 : i <= 5 ? 2 : 9) + ", 'buyer')");
        }
        source("insert into contact_tag values (2, 2, 'b')", "insert into contact_tag values (5, 1, 'b')");
        return this;
    }

    private void contact(
            int id, Integer account, Integer boss, String first, String last, String email, String phone, String note)
            throws SQLException {
        try (Connection connection = open(source);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into contact values (?, ?, ?, ?, ?, ?, ?," + " ?, timestamp '2024-02-03 04:05:06')")) {
            insert.setInt(1, id);
            insert.setObject(2, account);
            insert.setObject(3, boss != null && boss >= id ? null : boss);
            insert.setString(4, first);
            insert.setString(5, last);
            insert.setString(6, email);
            insert.setString(7, phone);
            insert.setString(8, note);
            insert.executeUpdate();
        }
        if (boss != null && boss == id) {
            source("update contact set reports_to_id = id where id = " + id);
        }
        if (id == 5) {
            source("update contact set reports_to_id = 5 where id = 4");
        }
    }

    private Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url, login.user(), new String(login.password()));
    }

    void source(String... sql) {
        Servers.execute(source, login, sql);
    }

    public void target(String... sql) {
        Servers.execute(target, login, sql);
    }

    long count(String from) {
        return Sql.number(target, login, "select count(*) from " + from);
    }

    public List<String> rows(String query) {
        return Sql.rows(target, login, query);
    }

    /** Every row of every table, as plain JDBC reads it. */
    Map<String, List<String>> dump(String... tables) throws SQLException {
        Map<String, List<String>> dump = new TreeMap<>();
        try (Connection connection = open(target)) {
            for (String table : tables) {
                List<String> rows = new ArrayList<>();
                try (ResultSet row = connection.createStatement().executeQuery("select * from " + table)) {
                    while (row.next()) {
                        StringBuilder text = new StringBuilder();
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            text.append(row.getString(i)).append('|');
                        }
                        rows.add(text.toString());
                    }
                }
                rows.sort(null);
                dump.put(table, rows);
            }
        }
        return dump;
    }

    public Map<String, List<String>> dump() throws SQLException {
        return dump("account", "contact", "deal", "tag", "contact_tag", "member");
    }
}
