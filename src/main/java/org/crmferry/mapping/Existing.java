package org.crmferry.mapping;

/** What to do when a matched record of the target has another value where both have one. Empty fields are always filled. */
public enum Existing {
    /** It becomes a conflict that a person decides. */
    ASK,
    /** The source's value wins. */
    SOURCE,
    /** The target's value stays. */
    TARGET,
    /** The value of the record that was changed last wins; where that is not known it becomes a conflict. */
    NEWEST
}
