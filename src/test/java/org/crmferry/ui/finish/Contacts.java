package org.crmferry.ui.finish;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.crmferry.ferry.SamplePair;

/** What somebody does to the contacts of the sample target, past the program. */
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
        try (Connection connection = DriverManager.getConnection(pair.target(), "sa", "");
                java.sql.PreparedStatement change =
                        connection.prepareStatement("update \"contact\" set \"last_name\" = ? where \"id\" = ?")) {
            change.setString(1, name);
            change.setString(2, id);
            if (change.executeUpdate() != 1) {
                throw new AssertionError("there is no such contact");
            }
        }
    }

    static String name(SamplePair pair, String id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(pair.target(), "sa", "");
                java.sql.PreparedStatement look =
                        connection.prepareStatement("select \"last_name\" from \"contact\" where \"id\" = ?")) {
            look.setString(1, id);
            try (ResultSet row = look.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Describes that many contacts of the source anew. */
    static void describe(SamplePair pair, int contacts, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(pair.source(), "sa", "");
                java.sql.PreparedStatement change =
                        connection.prepareStatement("update \"contacts\" set \"description\" = ? where \"id\" in"
                                + " (select \"id\" from \"contacts\" where not \"deleted\" order by \"id\" limit ?)")) {
            change.setString(1, text);
            change.setInt(2, contacts);
            if (change.executeUpdate() != contacts) {
                throw new AssertionError("there are not so many contacts");
            }
        }
    }

    /** How many contacts of the target are described so. */
    static long described(SamplePair pair, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(pair.target(), "sa", "");
                java.sql.PreparedStatement count =
                        connection.prepareStatement("select count(*) from \"contact\" where \"description\" = ?")) {
            count.setString(1, text);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
