package org.crmferry.plan;

import java.util.Locale;
import org.crmferry.mapping.Existing;

/** Which side keeps its value where both have one and they differ. What a rule cannot tell is left to a person. */
public enum Rule {
    /** A person decides. */
    ASK,
    SOURCE,
    TARGET,
    /** The side that was modified last. */
    NEWEST,
    /** The side that was modified first. */
    OLDEST,
    /** The side with the higher version, where records count their versions. */
    VERSION,
    /** The side with more filled fields among the mapped ones. */
    COMPLETE,
    /** Field by field, the longer text or the longer book; when a record was changed and its version: the later. */
    LONGEST;

    /** By its name in small letters, as choices and the command line have it; IllegalArgumentException if there is none. */
    public static Rule named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static Rule of(Existing existing) {
        return valueOf(existing.name());
    }
}
