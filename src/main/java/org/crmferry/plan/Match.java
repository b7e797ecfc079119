package org.crmferry.plan;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Values;

/**
 * What a mapped record would do to the target record it was matched with, field by field.
 *
 * <p>An empty value never erases one. Books are united. Keys and audit fields stay the target's own.
 */
public final class Match {
    private static final Set<String> OWN =
            Set.of("id", "createdAt", "modifiedAt", "createdBy", "modifiedBy", "number", "deleted");

    private final Entity target;
    private final boolean[] mapped;
    private final Rule rule;
    private final int modified;
    private final boolean[] disputed;

    /**
     * @param target the target entity
     * @param fields names of the target fields that the mapping fills
     * @param rule what happens where both sides have a value
     */
    public Match(Entity target, List<String> fields, Rule rule) {
        this.target = target;
        this.rule = rule;
        mapped = new boolean[target.fields().size()];
        int at = -1;
        for (int i = 0; i < mapped.length; i++) {
            Field field = target.fields().get(i);
            mapped[i] = fields.contains(field.name())
                    && field.writable()
                    && !OWN.contains(field.meaning())
                    && !target.key().contains(field.name());
            if (field.meaning().equals("modifiedAt") && fields.contains(field.name())) {
                at = i;
            }
        }
        modified = at;
        disputed = null;
    }

    private Match(Match of, boolean[] disputed) {
        target = of.target;
        rule = of.rule;
        mapped = of.mapped;
        modified = of.modified;
        this.disputed = disputed;
    }

    /**
     * The same for records that were merged from three versions: everything in them is meant, an empty value too, and
     * rules only choose among fields that both sides changed.
     *
     * @param fields names of the fields that both sides changed differently
     */
    public Match merged(Collection<String> fields) {
        boolean[] some = new boolean[mapped.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = fields.contains(target.fields().get(i).name());
        }
        return new Match(this, some);
    }

    /**
     * The outcome for one pair.
     *
     * @param action UPDATE, UNCHANGED or CONFLICT
     * @param changed per target field, whether it is to be written (for a conflict: with the source's side)
     * @param conflicting per target field, whether both sides have a value and differ
     * @param result the target record as it would be
     */
    @SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
    public record Outcome(Action action, boolean[] changed, boolean[] conflicting, Object[] result) {}

    /** Whether that target field is the mapping's to decide: not keys, audit fields and what it does not fill. */
    public boolean decides(int targetField) {
        return mapped[targetField];
    }

    public Outcome compare(Object[] source, Object[] current) {
        return compare(source, current, rule);
    }

    /** As {@link #compare(Object[], Object[])}, by another rule than the mapping's. */
    public Outcome compare(Object[] source, Object[] current, Rule by) {
        boolean[] changed = new boolean[mapped.length];
        boolean[] conflicting = new boolean[mapped.length];
        Object[] result = current.clone();
        boolean any = false;
        boolean open = false;
        for (int i = 0; i < mapped.length; i++) {
            if (!mapped[i] || Values.same(source[i], current[i]) || disputed == null && Values.empty(source[i])) {
                continue;
            }
            if (disputed != null && !disputed[i]) {
                changed[i] = true;
                result[i] = source[i];
            } else if (disputed == null && target.fields().get(i).type().type() == FieldType.LIST) {
                Object united = Books.unite((List<?>) source[i], (List<?>) current[i]);
                changed[i] = !Values.same(united, current[i]);
                result[i] = united;
            } else if (disputed == null && Values.empty(current[i])) {
                changed[i] = true;
                result[i] = source[i];
            } else {
                conflicting[i] = true;
                open |= by == Rule.ASK;
                changed[i] = by == Rule.ASK || sourceWins(by, source, current);
                result[i] = changed[i] ? source[i] : current[i];
            }
            any |= changed[i];
        }
        return new Outcome(
                open ? Action.CONFLICT : any ? Action.UPDATE : Action.UNCHANGED, changed, conflicting, result);
    }

    private boolean sourceWins(Rule by, Object[] source, Object[] current) {
        return switch (by) {
            case SOURCE -> true;
            case TARGET, ASK -> false;
            case NEWEST -> modified >= 0 && newer(source[modified], current[modified]);
            case OLDEST -> modified >= 0 && newer(current[modified], source[modified]);
            case COMPLETE -> filled(source) > filled(current);
        };
    }

    private int filled(Object[] record) {
        int filled = 0;
        for (int i = 0; i < mapped.length; i++) {
            filled += mapped[i] && !Values.empty(record[i]) ? 1 : 0;
        }
        return filled;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static boolean newer(Object a, Object b) {
        return a != null && (b == null || a.getClass() == b.getClass() && ((Comparable) a).compareTo(b) > 0);
    }
}
