package org.crmferry.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Reasons;

/** Single changes of a mapping, each giving a new one. */
final class Edits {
    private Edits() {}

    /** Changes the mapping of one source entity; the same mapping if there is none. */
    static Mapping entity(Mapping mapping, String source, UnaryOperator<EntityMapping> change) {
        return mapping.withEntities(mapping.entities().stream()
                .map(each -> each.source().equals(source) ? change.apply(each) : each)
                .toList());
    }

    /** With this mapping of a target field, in the place of its former one, else at the end. */
    static EntityMapping with(EntityMapping entity, FieldMapping field) {
        List<FieldMapping> fields = new ArrayList<>();
        boolean placed = false;
        for (FieldMapping each : entity.fields()) {
            if (!each.target().equals(field.target())) {
                fields.add(each);
            } else if (!placed) {
                fields.add(field);
                placed = true;
            }
        }
        if (!placed) {
            fields.add(field);
        }
        return entity.withFields(fields);
    }

    /** Without anything that fills a target field. */
    static EntityMapping without(EntityMapping entity, String target) {
        return entity.withFields(entity.fields().stream()
                .filter(each -> !each.target().equals(target))
                .toList());
    }

    /** The mapping of a target field, or null. */
    static FieldMapping field(EntityMapping entity, String target) {
        return entity.fields().stream()
                .filter(each -> each.target().equals(target))
                .findFirst()
                .orElse(null);
    }

    /** With other source fields; the steps stay. Chosen by a person, so sure. */
    static FieldMapping from(FieldMapping field, List<String> sources) {
        return new FieldMapping(field.target(), sources, field.steps(), 1, Reasons.of("chosen"), field.same());
    }

    /** Source entities whose mapping is not the same in both. */
    static Set<String> changed(Mapping before, Mapping after) {
        Map<String, EntityMapping> former = new HashMap<>();
        before.entities().forEach(each -> former.put(each.source(), each));
        Set<String> changed = new HashSet<>();
        for (EntityMapping each : after.entities()) {
            if (!Objects.equals(each, former.remove(each.source()))) {
                changed.add(each.source());
            }
        }
        changed.addAll(former.keySet());
        return changed;
    }
}
