package org.crmferry.ui.endpoint;

import java.util.Objects;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.model.Credentials;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;

/** Takes an end that was tried over into the migration. Belongs to the JavaFX thread. */
final class Takeover {
    private final Session session;
    private final ShellModel shell;

    Takeover(Session session, ShellModel shell) {
        this.session = session;
        this.shell = shell;
    }

    /**
     * Takes over the source. What was planned for another one must be planned again on the page Target.
     *
     * @param passphrase of a package; empty for a database
     */
    void source(Project.End tested, Credentials login, char[] passphrase, Tried found) {
        Project.End end = tested.withProduct(found.label());
        Project project = session.project();
        boolean same = project != null && bare(project.source()).equals(bare(end));
        session.draft(draft -> draft.withSource(end));
        session.logins().setSource(login);
        if (passphrase.length > 0 && !same) {
            session.logins().setPassphrase(passphrase);
        }
        session.sourceProperty().set(found.inspection());
        if (project != null && !same) {
            shell.reopen(Step.TARGET);
        }
    }

    /** Takes over the target and plans, or takes the package; {@code proceed} follows if that went well. */
    void target(Project.End tested, Credentials login, Tried found, Runnable proceed) {
        Project.End end = tested.withProduct(found.label());
        session.draft(draft -> draft.withTarget(end));
        session.logins().setTarget(login);
        Project.End from = session.draft().source();
        Ferry ferry = session.ferry();
        shell.worker()
                .work("endpoint.planning", () -> ferry.ends(from, end))
                .onDone(project -> {
                    planned(project, found);
                    proceed.run();
                })
                .onFailed(shell::fail)
                .start();
    }

    private void planned(Project project, Tried found) {
        Project old = session.project();
        session.planned(project);
        session.targetProperty().set(found.inspection());
        boolean packaged = project.source().location().endsWith(".ferry");
        session.draft(draft ->
                draft.withSource(project.source()).withTarget(project.target()).withSealed(draft.sealed() || packaged));
        boolean anew = old == null
                || !Objects.equals(old.mapping().seed(), project.mapping().seed());
        if (anew) {
            session.checkProperty().set(null);
            session.transferProperty().set(null);
            session.proofProperty().set(null);
            shell.reopen(Step.SCOPE);
        }
    }

    /** What an end is apart from what people call it. */
    private static Project.End bare(Project.End end) {
        return end.withProduct("").withConnection("");
    }
}
