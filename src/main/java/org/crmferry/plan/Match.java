package org.crmferry.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
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
    private final Stamps stamps;
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
        for (int i = 0; i < mapped.length; i++) {
            Field field = target.fields().get(i);
            mapped[i] = fields.contains(field.name())
                    && field.writable()
                    && !OWN.contains(field.meaning())
                    && !target.key().contains(field.name());
        }
        stamps = Stamps.of(target, fields);
        disputed = null;
    }

    private Match(Match of, boolean[] disputed) {
        target = of.target;
        rule = of.rule;
        mapped = of.mapped;
        stamps = of.stamps;
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
     * @param undecided per target field, whether it is conflicting and the rule does not say which side it is to have
     * @param result the target record as it would be
     */
    @SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
    public record Outcome(
            Action action, boolean[] changed, boolean[] conflicting, boolean[] undecided, Object[] result) {}

    /** Whether that target field is the mapping's to decide: not keys, audit fields and what it does not fill. */
    public boolean decides(int targetField) {
        return mapped[targetField];
    }

    public Outcome compare(Object[] source, Object[] current) {
        return compare(source, current, rule);
    }

    /** As {@link #compare(Object[], Object[])}, by another rule than the mapping's. */
    public Outcome compare(Object[] source, Object[] current, Rule by) {
        List<Rule> one = by == Rule.ASK ? List.of() : List.of(by);
        return compare(source, current, field -> one);
    }

    /**
     * The same by several rules.
     *
     * @param by by place of a target field, the rules for it, of which the first that can tell decides; none leaves it to
     *     a person
     */
    public Outcome compare(Object[] source, Object[] current, IntFunction<List<Rule>> by) {
        boolean[] changed = new boolean[mapped.length];
        boolean[] conflicting = new boolean[mapped.length];
        boolean[] undecided = new boolean[mapped.length];
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
                List<Rule> rules = by.apply(i);
                int side = side(rules, i, source, current);
                undecided[i] = side == 0;
                open |= undecided[i];
                changed[i] = rules.isEmpty() || side > 0;
                result[i] = changed[i] ? source[i] : current[i];
            }
            any |= changed[i];
        }
        return new Outcome(
                open ? Action.CONFLICT : any ? Action.UPDATE : Action.UNCHANGED,
                changed,
                conflicting,
                undecided,
                result);
    }

    /** Positive for the source, negative for the target, 0 if none of the rules tells. */
    private int side(List<Rule> rules, int field, Object[] source, Object[] current) {
        return deciding(rules, field, source, current)
                .map(each -> side(each, field, source, current))
                .orElse(0);
    }

    /** The first of the rules for a target field that can tell which side it is to have; empty if none can. */
    public Optional<Rule> deciding(List<Rule> rules, int field, Object[] source, Object[] current) {
        return rules.stream()
                .filter(each -> side(each, field, source, current) != 0)
                .findFirst();
    }

    private int side(Rule by, int field, Object[] source, Object[] current) {
        return switch (by) {
            case SOURCE -> 1;
            case TARGET -> -1;
            case ASK -> 0;
            case NEWEST -> Stamps.compare(stamps.modified(), source, current);
            case OLDEST -> Stamps.compare(stamps.modified(), current, source);
            case VERSION -> Stamps.compare(stamps.version(), source, current);
            case COMPLETE -> Integer.compare(filled(source), filled(current));
            case LONGEST ->
                stamps.has(field)
                        ? Stamps.compare(field, source, current)
                        : Integer.compare(length(field, source), length(field, current));
        };
    }

    /** Characters of a free text or entries of a book; all else is as long as any other. */
    private int length(int at, Object[] record) {
        Field field = target.fields().get(at);
        if (record[at] instanceof List<?> book) {
            return book.size();
        }
        boolean free = field.type().type() == FieldType.TEXT
                && field.reference() == null
                && field.options().isEmpty();
        return free && record[at] instanceof String text
                ? text.strip().codePointCount(0, text.strip().length())
                : 0;
    }

    private int filled(Object[] record) {
        int filled = 0;
        for (int i = 0; i < mapped.length; i++) {
            filled += mapped[i] && !Values.empty(record[i]) ? 1 : 0;
        }
        return filled;
    }
}
