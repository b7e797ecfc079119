package org.crmferry.plan;

/** What happens to one source record. */
public enum Action {
    /** It becomes a new record of the target. */
    CREATE,
    /** It fills or changes fields of a record that the target has. */
    UPDATE,
    /** The target has it already, field by field. */
    UNCHANGED,
    /** It is left out: a finding whose setting says so. */
    SKIP,
    /** The source has it no more: it leaves the target too. */
    DELETE,
    /** A person has to decide. */
    CONFLICT
}
