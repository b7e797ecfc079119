package org.crmferry.ui.finish;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.crmferry.ferry.SamplePair;

/** What somebody does to the contacts of the samples, past the program. */
final class Contacts {
    private Contacts() {}

    static Set<String> ids(SamplePair pair) throws SQLException {
        try (Connection connection = DriverManager.getConnection(pair.target(), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select \"id\" from \"contact\"")) {
            Set<String> ids = new TreeSet<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /** Changes the last name of one. */
    static void rename(SamplePair pair, String id, String name) throws SQLException {
        change(pair.target(), 1, "update \"contact\" set \"last_name\" = ? where \"id\" = ?", name, id);
    }

    private static void change(String url, int contacts, String sql, Object... values) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            if (change.executeUpdate() != contacts) {
                throw new AssertionError("there are not " + contacts + " such contacts");
            }
        }
    }

    static String name(SamplePair pair, String id) throws SQLException {
        return look(pair, "select \"last_name\" from \"contact\" where \"id\" = ?", id);
    }

    private static String look(SamplePair pair, String sql, String value) throws SQLException {
        try (Connection connection = DriverManager.getConnection(pair.target(), "sa", "");
                PreparedStatement look = connection.prepareStatement(sql)) {
            look.setString(1, value);
            try (ResultSet row = look.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Describes that many contacts of the source anew. */
    static void describe(SamplePair pair, int contacts, String text) throws SQLException {
        change(
                pair.source(),
                contacts,
                "update \"contacts\" set \"description\" = ? where \"id\" in"
                        + " (select \"id\" from \"contacts\" where not \"deleted\" order by \"id\" limit ?)",
                text,
                contacts);
    }

    /** How many contacts of the target are described so. */
    static long described(SamplePair pair, String text) throws SQLException {
        return Long.parseLong(look(pair, "select count(*) from \"contact\" where \"description\" = ?", text));
    }
}
