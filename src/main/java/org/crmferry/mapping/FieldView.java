package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;

/**
 * What is known of a field when pairs are sought.
 *
 * @param entity its entity
 * @param field the field
 * @param word the common CRM word for it: its meaning, else found by its name; empty if unknown
 * @param sure whether the word is its meaning
 * @param tokens words of its name
 * @param profile its sample values
 * @param polymorph the other field, if this one holds the kind of a polymorphic reference; else null
 */
record FieldView(
        Entity entity, Field field, String word, boolean sure, List<String> tokens, Profile profile, Field polymorph) {
    private static final Map<String, Profile.Look> LOOKS = Map.of(
            "emails", Profile.Look.EMAIL,
            "phones", Profile.Look.PHONE,
            "mobile", Profile.Look.PHONE,
            "fax", Profile.Look.PHONE,
            "homePhone", Profile.Look.PHONE,
            "website", Profile.Look.URL,
            "country", Profile.Look.COUNTRY);

    static List<FieldView> of(Entity entity, List<Object[]> samples) {
        Map<String, Field> kinds = new HashMap<>();
        for (Field field : entity.fields()) {
            if (field.reference() != null && field.reference().polymorphic()) {
                kinds.putIfAbsent(field.reference().typeField(), field);
            }
        }
        List<FieldView> views = new ArrayList<>();
        for (int i = 0; i < entity.fields().size(); i++) {
            Field field = entity.fields().get(i);
            boolean sure = !field.meaning().isEmpty();
            String word = sure ? field.meaning() : Words.field(field.name(), entity.name());
            views.add(new FieldView(
                    entity,
                    field,
                    word,
                    sure,
                    Words.tokens(field.name()),
                    Profile.of(samples, i),
                    kinds.get(field.name())));
        }
        return views;
    }

    FieldType type() {
        return field.type().type();
    }

    String name() {
        return field.name();
    }

    /** What values look like: by samples, else as the word lets expect. */
    Profile.Look look() {
        return profile.look() != Profile.Look.ANY ? profile.look() : LOOKS.getOrDefault(word, Profile.Look.ANY);
    }

    /** How several choices are written in one value: as the catalog says, else as samples show; null if there is one. */
    Notation notation() {
        if (!field.multi().isEmpty()) {
            return Notation.of(field.multi());
        }
        if (type() != FieldType.TEXT
                || field.reference() != null
                || profile.distinct().isEmpty()) {
            return null;
        }
        Set<Notation> seen = new HashSet<>();
        profile.distinct().forEach(text -> seen.add(Notation.seen(text)));
        // A vtiger value with a single choice looks like any text.
        if (seen.contains(Notation.BARS) && seen.size() == 2) {
            seen.remove(null);
        }
        return seen.size() == 1 ? seen.iterator().next() : null;
    }

    /** The choices in sample values. */
    Set<String> choices() {
        Notation notation = notation();
        if (notation == null) {
            return profile.distinct();
        }
        Set<String> items = new TreeSet<>();
        profile.distinct().forEach(text -> items.addAll(notation.in(text)));
        return items;
    }

    boolean key() {
        return entity.key().contains(field.name());
    }

    /** Whether another field of the entity is a polymorphic reference whose kind is in this one. */
    boolean kindField() {
        return polymorph != null;
    }
}
