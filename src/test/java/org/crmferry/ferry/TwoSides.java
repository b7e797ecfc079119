package org.crmferry.ferry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.junit.jupiter.params.provider.Arguments;

/** Two small databases of contacts and deals, and what people do to both sides; one method for each story. */
public final class TwoSides {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final String[] TABLES = {
        "create table contact (id int primary key, email varchar(60), name varchar(60), phone varchar(60),"
                + " note varchar(60), version int, modified_at timestamp)",
        "create table deal (id int primary key, contact_id int, title varchar(60),"
                + " foreign key (contact_id) references contact (id))"
    };

    private final String source;
    private final String target;

    /** Makes the tables, still empty. */
    public TwoSides(Path folder) {
        source = "jdbc:h2:file:" + folder.resolve("a").toAbsolutePath();
        target = "jdbc:h2:file:" + folder.resolve("b").toAbsolutePath();
        source(TABLES);
        target(TABLES);
    }

    /** The source's address; its user is {@code sa}, without a password. */
    public String source() {
        return source;
    }

    /** The target's address; its user is {@code sa}, without a password. */
    public String target() {
        return target;
    }

    /** Changes the source by SQL. */
    public void source(String... statements) {
        Servers.execute(source, SA, statements);
    }

    /** Changes the target by SQL. */
    public void target(String... statements) {
        Servers.execute(target, SA, statements);
    }

    /** Rows of the target, cells joined by blanks. */
    public List<String> rows(String sql) throws SQLException {
        return rows(target, sql);
    }

    /** Rows of the source, cells joined by blanks. */
    public List<String> sourceRows(String sql) throws SQLException {
        return rows(source, sql);
    }

    private static List<String> rows(String url, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    cells.add(row.getString(i));
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }

    /** The first letter of each contact's name in the target: S where it is the source's, T where it is its own. */
    public String names() throws SQLException {
        StringBuilder names = new StringBuilder();
        rows("select name from contact order by id").forEach(name -> names.append(name.charAt(0)));
        return names.toString();
    }

    /** Three contacts in the source. */
    public void three() {
        for (int i = 1; i <= 3; i++) {
            source("insert into contact values (" + i + ", '" + i
                    + "@example.org', 'Base', null, 'note', 1, timestamp '2025-01-01 00:00:00')");
        }
    }

    /** Both sides change the three: the source has more of the first and is newer, the target of the second; the third is even. */
    public void diverge() {
        source(
                "update contact set name = 'Source, much longer', phone = '1', version = 3,"
                        + " modified_at = timestamp '2026-03-03 00:00:00' where id = 1",
                "update contact set name = 'Source', note = null, version = 2,"
                        + " modified_at = timestamp '2026-02-02 00:00:00' where id = 2",
                "update contact set name = 'Source', version = 2,"
                        + " modified_at = timestamp '2026-02-02 00:00:00' where id = 3");
        target(
                "update contact set name = 'Target', version = 2,"
                        + " modified_at = timestamp '2026-02-02 00:00:00' where id = 1",
                "update contact set name = 'Target, much longer', note = 'Another', version = 3,"
                        + " modified_at = timestamp '2026-03-03 00:00:00' where id = 2",
                "update contact set name = 'Target', version = 2,"
                        + " modified_at = timestamp '2026-02-02 00:00:00' where id = 3");
    }

    /** Contacts on both sides of which one differs, one could be two of the target, and one is there twice in the source. */
    public void alike() {
        source(
                "insert into contact (id, email, name) values (1, 'a@x', 'Anna'), (2, 'b@x', 'Bert'), (3, 'c@x', 'Cora'),"
                        + " (4, 'c@x', 'Cora'), (5, 'd@x', 'Dora')");
        target("insert into contact (id, email, name) values (101, 'a@x', 'Anne'), (102, 'b@x', 'Bert'),"
                + " (103, 'b@x', 'Bert'), (104, 'c@x', 'Cora')");
    }

    /** Lets contacts be matched by their e-mail addresses. */
    public static void matchByEmail(Path project) throws IOException {
        Path file = project.resolve("project.json");
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        for (JsonNode entity : document.path("mapping").path("entities")) {
            if (entity.path("source").asText().equals("CONTACT")) {
                ((ObjectNode) entity).putArray("match").add("EMAIL");
            }
        }
        new ObjectMapper().writeValue(file.toFile(), document);
    }

    /** Every rule, what {@link #names} is after it has decided what {@link #diverge} did, and how many it leaves open. */
    public static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("source", "SSS", 0),
                Arguments.of("target", "TTT", 0),
                Arguments.of("newest", "STT", 1),
                Arguments.of("oldest", "TST", 1),
                Arguments.of("version", "STT", 1),
                Arguments.of("complete", "STT", 1),
                Arguments.of("longest", "STT", 1));
    }

    /** Six contacts in the source, A to F. */
    public void six() {
        source("insert into contact (id, name) values (1, 'A'), (2, 'B'), (3, 'C'), (4, 'D'), (5, 'E'), (6, 'F')");
    }

    /**
     * The source deletes the first, which the target has edited, and the second, to which a deal of the target belongs; the
     * target deletes the third, which the source has edited; both edit the others.
     */
    public void delete() {
        source(
                "delete from contact where id in (1, 2)",
                "update contact set name = 'Edited' where id = 3",
                "update contact set name = 'From the source' where id >= 4");
        target(
                "update contact set name = 'Kept' where id = 1",
                "insert into deal values (1, 2, 'Made here')",
                "delete from contact where id = 3",
                "update contact set name = 'From the target' where id >= 4");
    }
}
