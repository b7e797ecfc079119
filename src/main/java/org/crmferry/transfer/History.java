package org.crmferry.transfer;

import java.util.List;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;

/** The versions of one record of the target. Holds values. */
public final class History {
    private final String entity;
    private final Entity target;
    private final String sourceKey;
    private final Key key;
    private final List<Version> versions;
    private final long waiting;
    private final Proposals.Place last;
    private final Object[] current;

    /**
     * @param waiting number of the conflict on it that nobody has settled; 0 for none
     * @param last where the cargo has it for the last time
     * @param current the target's record as it is now; null if there is none
     */
    History(
            String entity,
            Entity target,
            String sourceKey,
            Key key,
            List<Version> versions,
            long waiting,
            Proposals.Place last,
            Object[] current) {
        this.entity = entity;
        this.target = target;
        this.sourceKey = sourceKey;
        this.key = key;
        this.versions = List.copyOf(versions);
        this.waiting = waiting;
        this.last = last;
        this.current = current;
    }

    /** The source entity. */
    public String entity() {
        return entity;
    }

    /** The target entity, which the versions' records belong to. */
    public Entity target() {
        return target;
    }

    /** The source's key as text. */
    public String sourceKey() {
        return sourceKey;
    }

    /** The target's key. */
    public Key key() {
        return key;
    }

    /** The oldest first; none if nothing was ever written or found there. The last one is how the record is now. */
    public List<Version> versions() {
        return versions;
    }

    /** Number of the conflict on it that nobody has settled; 0 for none. */
    public long waiting() {
        return waiting;
    }

    Proposals.Place last() {
        return last;
    }

    Object[] current() {
        return current;
    }
}
