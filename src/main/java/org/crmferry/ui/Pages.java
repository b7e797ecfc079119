package org.crmferry.ui;

import java.util.List;
import java.util.function.Function;
import org.crmferry.ui.check.CheckModel;
import org.crmferry.ui.check.CheckView;
import org.crmferry.ui.conflicts.ConflictsModel;
import org.crmferry.ui.conflicts.ConflictsView;
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

    /** One page per step, for each migration that is opened. */
    static Function<Session, List<Page>> of(ShellModel shell) {
        return session -> {
            ScopeModel scope = new ScopeModel(session, shell);
            CheckModel check = new CheckModel(session, shell);
            TransferModel transfer = new TransferModel(session, shell);
            ConflictsModel conflicts = new ConflictsModel(session, shell);
            return List.of(
                    new Page(Step.SCOPE, scope, () -> new ScopeView(scope, shell)),
                    new Page(Step.CHECK, check, () -> new CheckView(check, shell)),
                    new Page(Step.TRANSFER, transfer, () -> new TransferView(transfer, shell)),
                    new Page(Step.CONFLICTS, conflicts, () -> new ConflictsView(conflicts, shell)));
        };
    }
}
