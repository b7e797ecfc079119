package org.crmferry.ferry;

import java.nio.file.Path;
import java.time.Instant;

/**
 * How far a project is, as far as that can be told without its passphrase.
 *
 * @param name the folder's name
 * @param folder where it is
 * @param source where records come from; null if project.json cannot be read
 * @param target where they go; null if project.json cannot be read
 * @param stage how far it is
 * @param percent 0 to 100: share of the stage under way (a check counts while PLANNED); 100 where it is over
 * @param openConflicts conflicts that nobody has decided
 * @param failed records that the target refused
 * @param lastChanged when the state last changed
 * @param problem what is wrong and what can be saved, for people; empty if nothing is
 */
public record ProjectState(
        String name,
        Path folder,
        Project.End source,
        Project.End target,
        Stage stage,
        int percent,
        long openConflicts,
        long failed,
        Instant lastChanged,
        String problem) {
    /** The stages of a migration. */
    public enum Stage {
        PLANNED,
        CHECKED,
        LOADING,
        LOADED,
        /** Compared, and every field is equal. */
        VERIFIED,
        UNDOING,
        UNDONE,
        /** Something of the folder is missing or broken; {@link ProjectState#problem} says what. */
        DAMAGED
    }
}
