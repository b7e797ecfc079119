package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.FerryException;

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
            return List.of(new MappingError(each.source(), "", e.getMessage()));
        }
        if (!target.writable()) {
            errors.add(new MappingError(
                    each.source(),
                    "",
                    "Records cannot be written to " + target.name() + ". Choose another target entity."));
        }
        for (String name : each.match()) {
            if (!target.has(name)) {
                errors.add(new MappingError(
                        each.source(),
                        name,
                        "Existing records are to be found by " + name + ", but the target has no such field. Choose"
                                + " another match key."));
            }
        }
        fields(each, preview, errors);
        return errors;
    }

    private static void fields(EntityMapping each, DeskPreview preview, List<MappingError> errors) {
        try {
            preview.mapper(each, each.fields());
            return;
        } catch (FerryException e) {
            // Something is wrong: which fields it is, is found one by one below.
            errors.addAll(oneByOne(each, preview));
        }
    }

    private static List<MappingError> oneByOne(EntityMapping each, DeskPreview preview) {
        List<MappingError> errors = new ArrayList<>();
        Set<String> filled = new HashSet<>();
        for (FieldMapping field : each.fields()) {
            if (!filled.add(field.target())) {
                errors.add(new MappingError(
                        each.source(), field.target(), "The field is filled twice. Take one of the two away."));
                continue;
            }
            try {
                preview.mapper(each, List.of(field));
            } catch (FerryException e) {
                errors.add(new MappingError(each.source(), field.target(), e.getMessage()));
            }
        }
        return errors;
    }

    /** The fields that work, each target field once. */
    static List<FieldMapping> working(EntityMapping each, DeskPreview preview) {
        Set<String> wrong = new HashSet<>();
        try {
            preview.mapper(each, each.fields());
        } catch (FerryException e) {
            oneByOne(each, preview).forEach(error -> wrong.add(error.field()));
        }
        return each.fields().stream().filter(f -> !wrong.contains(f.target())).toList();
    }
}
