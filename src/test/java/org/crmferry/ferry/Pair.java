package org.crmferry.ferry;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;

/** The two sample CRMs on H2 with a planned project. */
final class Pair {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    final Path project;
    final SamplePair bases;
    final Progress progress = new Progress();

    private Pair(Path folder) {
        bases = MadeSamples.in(folder);
        project = folder.resolve("project");
    }

    static Pair in(Path folder) {
        Pair pair = new Pair(folder);
        pair.ferry()
                .plan(new Project.End(pair.bases.source(), "sa", ""), new Project.End(pair.bases.target(), "sa", ""));
        return pair;
    }

    Ferry ferry() {
        return new Ferry(project, new TestSecrets(SA, SA), progress);
    }

    void change(UnaryOperator<Project> change) {
        change.apply(Project.read(project)).write(project);
    }

    long source(String sql) throws SQLException {
        return number(bases.source(), sql);
    }

    long target(String sql) throws SQLException {
        return number(bases.target(), sql);
    }

    void changeTarget(String sql) throws SQLException {
        try (Connection connection = connect(bases.target());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String text(String sql) throws SQLException {
        try (Connection connection = connect(bases.target());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url + ";DATABASE_TO_UPPER=FALSE", "sa", "");
    }

    private static long number(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
