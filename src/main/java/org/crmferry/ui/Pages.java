package org.crmferry.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.crmferry.ferry.CredentialVault;
import org.crmferry.ui.check.CheckModel;
import org.crmferry.ui.check.CheckView;
import org.crmferry.ui.conflicts.ConflictsModel;
import org.crmferry.ui.conflicts.ConflictsView;
import org.crmferry.ui.endpoint.EndpointModel;
import org.crmferry.ui.endpoint.EndpointView;
import org.crmferry.ui.endpoint.Kept;
import org.crmferry.ui.finish.FinishModel;
import org.crmferry.ui.finish.FinishView;
import org.crmferry.ui.map.MapModel;
import org.crmferry.ui.map.MapView;
import org.crmferry.ui.protect.ProtectModel;
import org.crmferry.ui.protect.ProtectView;
import org.crmferry.ui.scope.ScopeModel;
import org.crmferry.ui.scope.ScopeView;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.transfer.TransferModel;
import org.crmferry.ui.transfer.TransferView;

/** Wires the pages of a migration, by hand. */
final class Pages {
    private Pages() {}

    /**
     * One page per step, for each migration that is opened.
     *
     * @param another begins a new migration between the same two ends
     */
    static Function<Session, List<Page>> of(ShellModel shell, Consumer<Session> another) {
        return session -> {
            Kept kept = new Kept(CredentialVault.usualFile(), shell.worker());
            ScopeModel scope = new ScopeModel(session, shell);
            MapModel map = new MapModel(session, shell);
            CheckModel check = new CheckModel(session, shell);
            ProtectModel protect = new ProtectModel(session, shell);
            TransferModel transfer = new TransferModel(session, shell);
            ConflictsModel conflicts = new ConflictsModel(session, shell);
            FinishModel finish = new FinishModel(session, shell, another);
            return List.of(
                    end(Step.SOURCE, session, shell, kept),
                    end(Step.TARGET, session, shell, kept),
                    new Page(Step.SCOPE, scope, () -> new ScopeView(scope, shell)),
                    new Page(Step.MAP, map, () -> new MapView(map, shell)),
                    new Page(Step.CHECK, check, () -> new CheckView(check, shell)),
                    new Page(Step.PROTECT, protect, () -> new ProtectView(protect, shell)),
                    new Page(Step.TRANSFER, transfer, () -> new TransferView(transfer, shell)),
                    new Page(Step.CONFLICTS, conflicts, () -> new ConflictsView(conflicts, shell)),
                    new Page(Step.FINISH, finish, () -> new FinishView(finish, shell)));
        };
    }

    private static Page end(Step step, Session session, ShellModel shell, Kept kept) {
        EndpointModel model = new EndpointModel(step == Step.SOURCE, session, shell, kept);
        return new Page(step, model, () -> new EndpointView(model, shell));
    }
}
