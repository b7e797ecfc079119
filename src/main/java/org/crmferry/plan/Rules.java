package org.crmferry.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rules for fields that both sides have changed differently, in the order in which they were given. Those for one field
 * go before those for its entity, and these before those for everything; the first that can tell decides. What none can
 * tell is left to a person, and {@link Rule#ASK} leaves it to one at once.
 *
 * @param all as they were given
 */
public record Rules(List<One> all) {
    /** Everything is left to a person. */
    public static final Rules ASK = only(Rule.ASK);

    /**
     * A rule and what it is for.
     *
     * @param entity source entity; empty = all
     * @param field target field of that entity; empty = all
     * @param rule the rule
     */
    public record One(String entity, String field, Rule rule) {
        public One {
            if (entity.isEmpty() && !field.isEmpty()) {
                throw new IllegalArgumentException("a field needs its entity");
            }
        }

        private String text() {
            String place = field.isEmpty() ? entity : entity + "." + field;
            return (place.isEmpty() ? "" : place + "=") + rule.name().toLowerCase(Locale.ROOT);
        }

        private int width() {
            return !field.isEmpty() ? 0 : !entity.isEmpty() ? 1 : 2;
        }

        private boolean meant(String source, String target) {
            return (entity.isEmpty() || entity.equals(source)) && (field.isEmpty() || field.equals(target));
        }
    }

    public Rules {
        all = List.copyOf(all);
    }

    /** That one, for everything. */
    public static Rules only(Rule rule) {
        return new Rules(List.of(new One("", "", rule)));
    }

    /**
     * Reads {@code RULE}, {@code ENTITY=RULE} and {@code ENTITY.FIELD=RULE}; an entity's name may have a dot in it, a
     * field's not.
     *
     * @throws IllegalArgumentException if one is none of these; its message is the text
     */
    public static Rules parse(List<String> texts) {
        List<One> all = new ArrayList<>();
        for (String text : texts) {
            int equals = text.lastIndexOf('=');
            String place = equals < 0 ? "" : text.substring(0, equals).strip();
            int dot = place.lastIndexOf('.');
            String entity = dot < 0 ? place : place.substring(0, dot);
            String field = dot < 0 ? "" : place.substring(dot + 1);
            if (equals >= 0 && entity.isEmpty()) {
                throw new IllegalArgumentException(text);
            }
            all.add(new One(entity, field, rule(text, text.substring(equals + 1))));
        }
        return new Rules(all);
    }

    private static Rule rule(String text, String name) {
        try {
            return Rule.named(name.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The rules for one field, in the order in which they are asked; none if a person is asked at once. */
    public List<Rule> of(String source, String target) {
        List<Rule> rules = new ArrayList<>();
        all.stream()
                .filter(each -> each.meant(source, target))
                .sorted(Comparator.comparingInt(One::width))
                .map(One::rule)
                .forEach(rules::add);
        int ask = rules.indexOf(Rule.ASK);
        return List.copyOf(ask < 0 ? rules : rules.subList(0, ask));
    }

    /** As {@link #parse} reads them, joined by commas; empty if a person is asked about everything. */
    public String text() {
        return equals(ASK) ? "" : all.stream().map(One::text).collect(Collectors.joining(", "));
    }

    /** The rule for everything; the first if there are several. */
    public Rule general() {
        return all.stream()
                .filter(each -> each.entity().isEmpty())
                .map(One::rule)
                .findFirst()
                .orElse(Rule.ASK);
    }
}
