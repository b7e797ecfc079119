package org.crmferry.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.MadeSamples;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.SamplePair;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.session.Logins;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Step;

/** A migration between two sample databases of its own, in a folder, with a passphrase. */
public final class SampleProject {
    public static final String PASSPHRASE = "correct horse battery staple";

    private final Path folder;
    private final SamplePair pair;

    private SampleProject(Path folder, SamplePair pair) {
        this.folder = folder;
        this.pair = pair;
    }

    /** Makes the databases and plans between them. */
    public static SampleProject planned(Path home) {
        SamplePair pair = MadeSamples.in(home.resolve("databases"));
        SampleProject made = new SampleProject(home.resolve("projects").resolve("Sample"), pair);
        made.ferry().plan(new Project.End(pair.source(), "sa", ""), new Project.End(pair.target(), "sa", ""));
        made.at(Step.TRANSFER);
        return made;
    }

    /** The same after a check. */
    public static SampleProject checked(Path home) {
        SampleProject made = planned(home);
        made.ferry().preview();
        return made;
    }

    /** The same after a transfer. It is made once and copied for everyone who asks. */
    public static SampleProject transferred(Path home) {
        return Transferred.ONCE.copiedTo(home);
    }

    /** The same after a transfer, before which somebody changed the target by SQL. */
    public static SampleProject transferredAfter(Path home, String... before) {
        SampleProject made = planned(home);
        made.changeTarget(before);
        made.ferry().run();
        made.at(Step.CONFLICTS);
        return made;
    }

    private static final class Transferred {
        private static final SampleProject ONCE = transferredAfter(once());

        private static Path once() {
            try {
                return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "transferred");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The whole home with both databases elsewhere; the project names them by their addresses there. */
    private SampleProject copiedTo(Path home) {
        Path from = folder.getParent().getParent();
        Path to = home.toAbsolutePath().normalize();
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else if (each.toString().endsWith(".json")) {
                    Files.writeString(copy, Files.readString(each).replace(from.toString(), to.toString()));
                } else {
                    Files.copy(each, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return at(to);
    }

    /** One that was made in that home before. */
    public static SampleProject at(Path home) {
        Path folder = home.resolve("projects").resolve("Sample");
        Project project = Session.open(folder, logins()).project();
        return new SampleProject(
                folder,
                new SamplePair(
                        project.source().endpoint().location(),
                        project.target().endpoint().location()));
    }

    /** The same migration after somebody copied its folder. */
    public SampleProject movedTo(Path elsewhere) {
        return new SampleProject(elsewhere, pair);
    }

    private void changeTarget(String... statements) {
        try (Connection connection = DriverManager.getConnection(pair.target() + ";DATABASE_TO_UPPER=FALSE", "sa", "");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void at(Step step) {
        Draft.fresh().withSteps(step.name(), step.name()).withSealed(true).write(folder);
    }

    public Path folder() {
        return folder;
    }

    public SamplePair pair() {
        return pair;
    }

    /** The engine on this project. */
    public Ferry ferry() {
        return new Ferry(folder, logins(), new Progress());
    }

    /** The project as the window has it open, with everything known that may be asked. */
    public Session session() {
        return Session.open(folder, logins());
    }

    /** Answers for everything that such a project asks. */
    public static Logins logins() {
        Logins logins = new Logins(new Logins.Prompt() {
            @Override
            public Credentials login(boolean source, Project.End end) {
                throw new AssertionError("the login is known");
            }

            @Override
            public char[] passphrase() {
                throw new AssertionError("the passphrase is known");
            }
        });
        logins.setSource(new Credentials("sa", new char[0]));
        logins.setTarget(new Credentials("sa", new char[0]));
        logins.setPassphrase(PASSPHRASE.toCharArray());
        return logins;
    }
}
