package org.crmferry.ui.map;

import java.util.Locale;
import org.crmferry.ui.parts.Icons;

/** Why a field needs a look, the gravest first. */
enum Problem {
    /** The mapping would not work. */
    WRONG(Icons.ERROR),
    /** Must be filled, and nothing comes, always or in some records. */
    REQUIRED(Icons.WARNING),
    /** Something of the source's value is lost. */
    LOSSY(Icons.CONFLICT),
    /** A source field with values that goes nowhere. */
    NOWHERE(Icons.SKIP);

    private final Icons icon;

    Problem(Icons icon) {
        this.icon = icon;
    }

    Icons icon() {
        return icon;
    }

    /** Key of its name. */
    String label() {
        return "map.problem." + name().toLowerCase(Locale.ROOT);
    }
}
