package org.crmferry.journal;

/**
 * Some conflicts; an empty text does not limit.
 *
 * @param entity source entity
 * @param field target field that differs
 * @param kind as in {@link Conflict#kind}
 * @param key part of the source key, in any case
 * @param state which of them
 */
public record ConflictFilter(String entity, String field, String kind, String key, State state) {
    /** How far a conflict is. */
    public enum State {
        ALL,
        /** Nobody has decided it. */
        OPEN,
        /** It was decided and not written yet. */
        DECIDED,
        /** It was written. */
        APPLIED
    }

    /** All of them. */
    public static final ConflictFilter ALL = new ConflictFilter("", "", "", "", State.ALL);

    /** Those that nobody has decided. */
    public static final ConflictFilter OPEN = ALL.withState(State.OPEN);

    public ConflictFilter withEntity(String other) {
        return new ConflictFilter(other, field, kind, key, state);
    }

    public ConflictFilter withField(String other) {
        return new ConflictFilter(entity, other, kind, key, state);
    }

    public ConflictFilter withKind(String other) {
        return new ConflictFilter(entity, field, other, key, state);
    }

    public ConflictFilter withKey(String other) {
        return new ConflictFilter(entity, field, kind, other, state);
    }

    public ConflictFilter withState(State other) {
        return new ConflictFilter(entity, field, kind, key, other);
    }
}
