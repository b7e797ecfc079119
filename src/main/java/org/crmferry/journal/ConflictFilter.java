package org.crmferry.journal;

/**
 * Some conflicts; an empty text does not limit.
 *
 * @param entity source entity
 * @param field target field that differs
 * @param kind as in {@link Conflict#kind}
 * @param text words, each of them part of the source key or of {@link ConflictLook#text}, in any case
 * @param state which of them
 * @param owner as in {@link ConflictLook#owner}
 * @param pair what {@link ConflictLook#pair} gives for a field and its two values
 */
public record ConflictFilter(
        String entity, String field, String kind, String text, State state, String owner, String pair) {
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
    public static final ConflictFilter ALL = new ConflictFilter("", "", "", "", State.ALL, "", "");

    /** Those that nobody has decided. */
    public static final ConflictFilter OPEN = ALL.withState(State.OPEN);

    public ConflictFilter withEntity(String other) {
        return new ConflictFilter(other, field, kind, text, state, owner, pair);
    }

    public ConflictFilter withField(String other) {
        return new ConflictFilter(entity, other, kind, text, state, owner, pair);
    }

    public ConflictFilter withKind(String other) {
        return new ConflictFilter(entity, field, other, text, state, owner, pair);
    }

    public ConflictFilter withText(String other) {
        return new ConflictFilter(entity, field, kind, other, state, owner, pair);
    }

    public ConflictFilter withState(State other) {
        return new ConflictFilter(entity, field, kind, text, other, owner, pair);
    }

    public ConflictFilter withOwner(String other) {
        return new ConflictFilter(entity, field, kind, text, state, other, pair);
    }

    public ConflictFilter withPair(String other) {
        return new ConflictFilter(entity, field, kind, text, state, owner, other);
    }
}
