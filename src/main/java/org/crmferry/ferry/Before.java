package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Values;
import org.crmferry.transfer.Peek;
import org.crmferry.transfer.Voyage;

/** Shows records as they were read and as they will be written. */
final class Before {
    private Before() {}

    static List<BeforeAfter> of(Voyage voyage, String entity, int rows) {
        EntityMapping mapping = mapping(voyage, entity);
        return shown(mapping, new Peek(voyage, mapping).first(rows));
    }

    /** @param keys source keys that the finding itself names */
    static List<BeforeAfter> behind(
            Voyage voyage, String entity, FindingKind kind, String field, List<String> keys, int rows) {
        EntityMapping mapping = mapping(voyage, entity);
        return shown(mapping, new Peek(voyage, mapping).behind(kind, field, keys, rows));
    }

    private static EntityMapping mapping(Voyage voyage, String entity) {
        return voyage.entities().stream()
                .filter(e -> e.source().equalsIgnoreCase(entity))
                .findFirst()
                .orElseThrow(() -> new FerryException(Fault.MAPPING, Said.of(Before.class, "mapping.entity", entity)));
    }

    private static List<BeforeAfter> shown(EntityMapping mapping, List<Peek.Pair> pairs) {
        List<BeforeAfter> shown = new ArrayList<>();
        for (Peek.Pair pair : pairs) {
            List<BeforeAfter.Line> lines = new ArrayList<>();
            for (FieldMapping field : mapping.fields()) {
                lines.add(new BeforeAfter.Line(
                        field.target(),
                        text(pair.sourceEntity(), pair.source(), field.sources()),
                        text(pair.targetEntity(), pair.target(), List.of(field.target()))));
            }
            shown.add(new BeforeAfter(
                    mapping.source(),
                    pair.sourceEntity().keyOf(pair.source()).text(),
                    pair.action().name().toLowerCase(Locale.ROOT),
                    lines));
        }
        return shown;
    }

    private static String text(Entity entity, Object[] record, List<String> fields) {
        return String.join(
                " | ",
                fields.stream()
                        .filter(entity::has)
                        .map(name -> Values.text(record[entity.index(name)]))
                        .toList());
    }
}
