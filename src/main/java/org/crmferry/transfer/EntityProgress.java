package org.crmferry.transfer;

/**
 * How far one entity is within the stage.
 *
 * @param entity its source name
 * @param done records done, never more than {@code total}
 * @param total records of it as known so far
 * @param failed records so far that the target refused (load), that differ (verify) or that were left (undo)
 * @param state where it stands
 */
public record EntityProgress(String entity, long done, long total, long failed, State state) {
    /** Where an entity stands within the stage. */
    public enum State {
        WAITING,
        WORKING,
        DONE
    }

    /** Share that is done, 0 to 1, never above. */
    public double share() {
        return total <= 0 ? (state == State.DONE ? 1 : 0) : Math.min(1, (double) done / total);
    }
}
