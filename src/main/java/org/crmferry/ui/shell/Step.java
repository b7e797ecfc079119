package org.crmferry.ui.shell;

import java.util.List;
import java.util.Locale;

/** The steps of a migration, in order. */
public enum Step {
    SOURCE,
    TARGET,
    SCOPE,
    MAP,
    CHECK,
    PROTECT,
    TRANSFER,
    CONFLICTS,
    FINISH;

    private static final List<Step> ORDER = List.of(values());

    /** Key of the step's name. */
    public String label() {
        return "shell.step." + name().toLowerCase(Locale.ROOT);
    }

    /** Key of the sentence that says what the page is for. */
    public String help() {
        return label() + ".help";
    }

    public boolean last() {
        return this == FINISH;
    }

    public Step next() {
        return ORDER.get(ORDER.indexOf(this) + 1);
    }

    public Step previous() {
        return ORDER.get(ORDER.indexOf(this) - 1);
    }
}
