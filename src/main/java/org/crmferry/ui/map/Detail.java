package org.crmferry.ui.map;

import java.util.List;
import org.crmferry.ferry.MappingDesk;
import org.crmferry.ferry.Picklist;
import org.crmferry.ferry.SampleValue;
import org.crmferry.mapping.Candidate;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.FerryException;

/**
 * Everything the page shows of one target field.
 *
 * @param entity the source entity
 * @param target name of the target field
 * @param mapping how it is filled; null if it is not
 * @param samples values before and after
 * @param error why there are no samples, in words; empty if nothing is wrong
 * @param picklist its choices side by side
 * @param candidates source fields that it may be filled from, the likeliest first
 */
record Detail(
        String entity,
        String target,
        FieldMapping mapping,
        List<SampleValue> samples,
        String error,
        Picklist picklist,
        List<Candidate> candidates) {
    private static final Picklist NO_CHOICES = new Picklist(List.of(), List.of(), 0);

    static Detail of(MappingDesk desk, EntityMapping entity, String target) {
        FieldMapping mapping = Edits.field(entity, target);
        List<SampleValue> samples = List.of();
        Picklist picklist = NO_CHOICES;
        String error = "";
        if (mapping != null) {
            try {
                picklist = desk.picklist(entity, mapping);
                samples = desk.preview(entity, mapping);
            } catch (FerryException e) {
                error = e.getMessage();
            }
        }
        return new Detail(entity.source(), target, mapping, samples, error, picklist, desk.sourcesFor(entity, target));
    }
}
