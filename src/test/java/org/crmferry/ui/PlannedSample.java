package org.crmferry.ui;

import java.nio.file.Path;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.MadeSamples;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.SamplePair;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.session.Logins;
import org.crmferry.ui.session.Session;

/** A project between the two sample databases, planned and waiting at one page. */
public final class PlannedSample {
    private PlannedSample() {}

    /** Makes the databases in that folder and the project beside them. */
    public static Path at(Path folder, String step) {
        SamplePair pair = MadeSamples.in(folder);
        Path project = folder.resolve("project");
        Project.End from = new Project.End(pair.source(), "sa", "");
        Project.End to = new Project.End(pair.target(), "sa", "");
        Project planned = new Ferry(project, logins(), new Progress()).plan(from, to);
        Draft.fresh()
                .withSource(planned.source())
                .withTarget(planned.target())
                .withSteps(step, step)
                .write(project);
        return project;
    }

    /** Who may enter the sample databases. Nobody is asked. */
    public static Logins logins() {
        Logins logins = new Logins(new Logins.Prompt() {
            @Override
            public Credentials login(boolean source, Project.End end) {
                return new Credentials("sa", new char[0]);
            }

            @Override
            public char[] passphrase() {
                throw new IllegalStateException("the passphrase is known");
            }
        });
        logins.setSource(new Credentials("sa", new char[0]));
        logins.setTarget(new Credentials("sa", new char[0]));
        return logins;
    }

    /** The same with the passphrase of a project. */
    public static Logins logins(String passphrase) {
        Logins logins = logins();
        logins.setPassphrase(passphrase.toCharArray());
        return logins;
    }

    /** Opens that project as the start page would, without asking for passwords. */
    public static Session open(Path project) {
        return Session.open(project, logins());
    }
}
