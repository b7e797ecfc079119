package org.crmferry.journal;

import java.util.List;

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
 * @param ids numbers of conflicts; none does not limit
 */
public record ConflictFilter(
        String entity, String field, String kind, String text, State state, String owner, String pair, List<Long> ids) {
    public ConflictFilter {
        ids = List.copyOf(ids);
    }

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
    public static final ConflictFilter ALL = new ConflictFilter("", "", "", "", State.ALL, "", "", List.of());

    /** Those that nobody has decided. */
    public static final ConflictFilter OPEN = ALL.withState(State.OPEN);

    /** Those that were decided and not written yet. */
    public static final ConflictFilter DECIDED = ALL.withState(State.DECIDED);

    /** Whether conflicts of that sort meet all limits that are limits to sorts. */
    boolean meets(ConflictRoll.Sort sort) {
        return is(entity, sort.entity())
                && is(kind, sort.kind())
                && is(owner, sort.owner())
                && (field.isEmpty() || sort.fields().contains(field))
                && (state == State.ALL || state == sort.state());
    }

    private static boolean is(String wanted, String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }

    public ConflictFilter withEntity(String other) {
        return new ConflictFilter(other, field, kind, text, state, owner, pair, ids);
    }

    public ConflictFilter withField(String other) {
        return new ConflictFilter(entity, other, kind, text, state, owner, pair, ids);
    }

    public ConflictFilter withKind(String other) {
        return new ConflictFilter(entity, field, other, text, state, owner, pair, ids);
    }

    public ConflictFilter withText(String other) {
        return new ConflictFilter(entity, field, kind, other, state, owner, pair, ids);
    }

    public ConflictFilter withState(State other) {
        return new ConflictFilter(entity, field, kind, text, other, owner, pair, ids);
    }

    public ConflictFilter withOwner(String other) {
        return new ConflictFilter(entity, field, kind, text, state, other, pair, ids);
    }

    public ConflictFilter withPair(String other) {
        return new ConflictFilter(entity, field, kind, text, state, owner, other, ids);
    }

    public ConflictFilter withIds(List<Long> other) {
        return new ConflictFilter(entity, field, kind, text, state, owner, pair, other);
    }
}
