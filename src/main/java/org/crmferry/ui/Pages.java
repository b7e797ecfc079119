package org.crmferry.ui;

import java.util.List;
import java.util.function.Function;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.ShellModel;

/** Wires the pages of a migration, by hand. */
final class Pages {
    private Pages() {}

    /** One page per step, for each migration that is opened. */
    static Function<Session, List<Page>> of(ShellModel shell) {
        return session -> List.of();
    }
}
