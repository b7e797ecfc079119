package org.crmferry.plan;

import org.crmferry.mapping.Existing;

/** Which side keeps its value where both have one and they differ. */
public enum Rule {
    /** A person decides. */
    ASK,
    SOURCE,
    TARGET,
    /** The side that was modified last; the target where that is unknown. */
    NEWEST,
    /** The side that was modified first; the target where that is unknown. */
    OLDEST,
    /** The side with more filled fields among the mapped ones; the target if they are even. */
    COMPLETE;

    public static Rule of(Existing existing) {
        return valueOf(existing.name());
    }
}
