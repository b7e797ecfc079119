package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.mapping.Picked;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Values;
import org.crmferry.transfer.Disputes;

/**
 * A record of the target that a conflict's field leads to, to be looked at. Holds values.
 *
 * @param value what the field has for it
 * @param label what people call its entity
 * @param name what people call it; empty if none of its fields says
 * @param fields those of its fields that hold something, in their order, without bytes
 */
public record Related(String value, String label, String name, List<Line> fields) {
    /** One field: what people call it, and what it holds, as text. */
    public record Line(String label, FieldType type, String value) {}

    static Related of(Disputes.Lead lead) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < lead.record().length; i++) {
            Field field = lead.entity().fields().get(i);
            String value = Values.text(lead.record()[i]);
            if (!value.isEmpty() && field.type().type() != FieldType.BYTES) {
                String said = field.options().isEmpty()
                        ? value
                        : String.join(
                                "; ",
                                Picked.codes(field, value).stream()
                                        .map(code -> Picked.label(field, code))
                                        .toList());
                lines.add(new Line(field.label(), field.type().type(), said));
            }
        }
        return new Related(lead.key(), lead.entity().label(), Naming.of(lead.entity(), lead.record()), lines);
    }

    /** Never shows the values. */
    @Override
    public String toString() {
        return "a record of " + label;
    }
}
