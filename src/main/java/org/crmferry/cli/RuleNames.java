package org.crmferry.cli;

import java.util.Locale;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;

/** The rules as they are named on the command line. */
final class RuleNames {
    /** For descriptions. */
    static final String ALL = "source, target, newest, oldest, version, complete or longest";

    private RuleNames() {}

    /** FerryException (MAPPING) if there is no such rule. */
    static String valid(String name) {
        String rule = name.strip().toLowerCase(Locale.ROOT);
        if (!ConflictDesk.RULES.contains(rule)) {
            throw new FerryException(Fault.MAPPING, "\"" + name + "\" is no choice. Use " + ALL + ".");
        }
        return rule;
    }
}
