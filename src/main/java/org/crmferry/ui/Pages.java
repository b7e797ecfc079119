package org.crmferry.ui;

import java.util.List;
import java.util.function.Function;
import org.crmferry.ui.check.CheckModel;
import org.crmferry.ui.check.CheckView;
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

/** Wires the pages of a migration, by hand. */
final class Pages {
    private Pages() {}

    /** One page per step, for each migration that is opened. */
    static Function<Session, List<Page>> of(ShellModel shell) {
        return session -> {
            ScopeModel scope = new ScopeModel(session, shell);
            MapModel map = new MapModel(session, shell);
            CheckModel check = new CheckModel(session, shell);
            ProtectModel protect = new ProtectModel(session, shell);
            return List.of(
                    new Page(Step.SCOPE, scope, () -> new ScopeView(scope, shell)),
                    new Page(Step.MAP, map, () -> new MapView(map, shell)),
                    new Page(Step.CHECK, check, () -> new CheckView(check, shell)),
                    new Page(Step.PROTECT, protect, () -> new ProtectView(protect, shell)));
        };
    }
}
