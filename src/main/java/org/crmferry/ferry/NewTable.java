package org.crmferry.ferry;

import java.util.HashMap;
import java.util.Map;
import org.crmferry.database.TableMaking;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Reference;

/** Target entities whose tables are made by us: the source's fields in the target's types. */
final class NewTable {
    private NewTable() {}

    static Entity of(Entity source, EntityMapping mapping, String product, Mapping all) {
        Map<String, String> names = new HashMap<>();
        all.entities().stream().filter(EntityMapping::move).forEach(e -> names.put(e.source(), e.target()));
        Entity made = TableMaking.retyped(source, product);
        Entity renamed = new Entity(
                mapping.target(),
                made.label(),
                made.meaning(),
                made.fields(),
                made.key(),
                made.keyStyle(),
                made.shape(),
                0,
                true);
        return renamed.withFields(renamed.fields().stream()
                .map(field ->
                        field.reference() == null ? field : field.withReference(pointing(field.reference(), names)))
                .toList());
    }

    private static Reference pointing(Reference reference, Map<String, String> names) {
        Map<String, String> kinds = new HashMap<>();
        reference.kinds().forEach((stored, entity) -> kinds.put(stored, names.getOrDefault(entity, entity)));
        return new Reference(
                names.getOrDefault(reference.entity(), reference.entity()),
                reference.typeField(),
                kinds,
                reference.confidence(),
                reference.enforced());
    }
}
