package org.crmferry.mapping;

/** Where the keys of an entity's new records come from. */
public enum Keys {
    /** The source's own, mapped like any field. */
    KEEP,
    /** New ones in the target's style. */
    NEW
}
