package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** What would not work in the mapping of one entity, field by field. */
final class DeskCheck {
    private DeskCheck() {}

    static List<MappingError> of(EntityMapping each, DeskPreview preview, DeskSide source) {
        List<MappingError> errors = new ArrayList<>();
        Entity target;
        try {
            source.entity(each.source());
            target = preview.targetOf(each);
        } catch (FerryException e) {
            return List.of(new MappingError(each.source(), "", e::message));
        }
        if (!target.writable()) {
            errors.add(new MappingError(each.source(), "", Said.of(DeskCheck.class, "wrong.readonly", target.name())));
        }
        for (String name : each.match()) {
            if (!target.has(name)) {
                errors.add(new MappingError(each.source(), name, Said.of(DeskCheck.class, "wrong.match", name)));
            }
        }
        fields(each, preview, errors);
        return errors;
    }

    private static void fields(EntityMapping each, DeskPreview preview, List<MappingError> errors) {
        Set<String> filled = new HashSet<>();
        List<FieldMapping> once = new ArrayList<>();
        for (FieldMapping field : each.fields()) {
            if (filled.add(field.target())) {
                once.add(field);
            } else {
                errors.add(new MappingError(each.source(), field.target(), Said.of(DeskCheck.class, "wrong.twice")));
            }
        }
        find(each, once, preview, errors);
    }

    /** Halves the fields until those that do not work stand alone: quick, for most do. */
    private static void find(
            EntityMapping each, List<FieldMapping> fields, DeskPreview preview, List<MappingError> errors) {
        try {
            preview.mapper(each, fields);
        } catch (FerryException e) {
            if (fields.size() == 1) {
                errors.add(new MappingError(each.source(), fields.get(0).target(), e::message));
            } else if (fields.isEmpty()) {
                errors.add(new MappingError(each.source(), "", e::message));
            } else {
                int half = fields.size() / 2;
                find(each, fields.subList(0, half), preview, errors);
                find(each, fields.subList(half, fields.size()), preview, errors);
            }
        }
    }

    /** The fields that work, each target field once. */
    static List<FieldMapping> working(EntityMapping each, DeskPreview preview) {
        List<MappingError> errors = new ArrayList<>();
        fields(each, preview, errors);
        Set<String> wrong = new HashSet<>();
        errors.forEach(error -> wrong.add(error.field()));
        return each.fields().stream().filter(f -> !wrong.contains(f.target())).toList();
    }
}
