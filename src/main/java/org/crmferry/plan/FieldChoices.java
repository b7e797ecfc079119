package org.crmferry.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.crmferry.mapping.Fit;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Values;

/**
 * What was decided on the fields of one conflict. Holds values.
 *
 * @param state {@link RecordHash} of the target's record that the decision was made on
 * @param fields target field to choice
 */
public record FieldChoices(String state, Map<String, FieldChoice> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nothing decided. */
    public static final FieldChoices NONE = new FieldChoices("", Map.of());

    public FieldChoices {
        fields = Map.copyOf(fields);
    }

    /** With more choices; later ones replace earlier ones on the same field. */
    public FieldChoices with(String newState, Map<String, FieldChoice> more) {
        Map<String, FieldChoice> all = new LinkedHashMap<>(fields);
        all.putAll(more);
        return new FieldChoices(newState, all);
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From {@link #toJson}; an empty text is {@link #NONE}. */
    public static FieldChoices fromJson(String json) {
        try {
            return json.isEmpty() ? NONE : JSON.readValue(json, FieldChoices.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The record as it will be: what nobody decided is filled where the target has nothing, and else stays the target's.
     *
     * @param mapped the source's record after mapping
     * @param current the target's record
     * @param base the target's record before this program changed it, or null
     */
    public Match.Outcome apply(Match match, Entity target, Object[] mapped, Object[] current, Object[] base) {
        Match.Outcome plain = match.compare(mapped, current, Rule.TARGET);
        Object[] result = plain.result().clone();
        boolean[] changed = plain.changed().clone();
        boolean any = false;
        for (int i = 0; i < changed.length; i++) {
            Field field = target.fields().get(i);
            FieldChoice choice = match.decides(i) ? fields.get(field.name()) : null;
            if (choice != null) {
                result[i] = value(choice, field, mapped[i], current[i], base == null ? current[i] : base[i]);
                changed[i] = !Values.same(result[i], current[i]);
            }
            any |= changed[i];
        }
        return new Match.Outcome(
                any ? Action.UPDATE : Action.UNCHANGED, changed, plain.conflicting(), plain.undecided(), result);
    }

    private static Object value(FieldChoice choice, Field field, Object mapped, Object current, Object base) {
        return switch (choice.side()) {
            case SOURCE -> {
                boolean book = field.type().type() == FieldType.LIST && current != null && mapped != null;
                yield book ? Books.unite((java.util.List<?>) mapped, (java.util.List<?>) current) : mapped;
            }
            case TARGET -> current;
            case BASE -> base;
            case EDITED -> edited(field, choice.value());
        };
    }

    /** What a typed text becomes in that field; the same as was checked when it was typed. */
    static Object edited(Field field, String text) {
        return text.isEmpty() && !field.required() ? null : Fit.of(null, field).fit(text, (kind, to, from) -> {});
    }
}
