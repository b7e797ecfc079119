package org.crmferry.ui;

import java.util.List;
import java.util.function.Function;
import org.crmferry.ferry.CredentialVault;
import org.crmferry.ui.endpoint.EndpointModel;
import org.crmferry.ui.endpoint.EndpointView;
import org.crmferry.ui.endpoint.Kept;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;

/** Wires the pages of a migration, by hand. */
final class Pages {
    private Pages() {}

    /** One page per step, for each migration that is opened. */
    static Function<Session, List<Page>> of(ShellModel shell) {
        return session -> {
            Kept kept = new Kept(CredentialVault.usualFile(), shell.worker());
            return List.of(end(Step.SOURCE, session, shell, kept), end(Step.TARGET, session, shell, kept));
        };
    }

    private static Page end(Step step, Session session, ShellModel shell, Kept kept) {
        EndpointModel model = new EndpointModel(step == Step.SOURCE, session, shell, kept);
        return new Page(step, model, () -> new EndpointView(model, shell));
    }
}
