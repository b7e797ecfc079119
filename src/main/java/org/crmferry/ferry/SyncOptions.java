package org.crmferry.ferry;

import org.crmferry.plan.Rule;
import org.crmferry.transfer.Detect;

/**
 * How two databases are kept in sync.
 *
 * @param direction which way changes go
 * @param rule who prevails where both sides changed a field differently, whichever way it goes; ASK leaves it to a person
 * @param deleting whether what one side has deleted is deleted on the other
 * @param detect what changes are found by
 */
public record SyncOptions(Direction direction, Rule rule, boolean deleting, Detect.By detect) {
    /** Changes are found by all fields of every record. */
    public SyncOptions(Direction direction, Rule rule, boolean deleting) {
        this(direction, rule, deleting, Detect.By.CONTENT);
    }

    /** For the way back, where source and target change places. */
    SyncOptions turned() {
        Rule other = switch (rule) {
            case SOURCE -> Rule.TARGET;
            case TARGET -> Rule.SOURCE;
            case ASK, NEWEST, OLDEST, VERSION, COMPLETE, LONGEST -> rule;
        };
        return new SyncOptions(direction, other, deleting, detect);
    }
}
