package org.crmferry.database;

import java.util.List;
import java.util.Map;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Schema;
import org.crmferry.model.Shape;

/** Plain entities of discovered tables, for tests. */
final class Discovered {
    private Discovered() {}

    static Entity entity(Schema schema, String name) {
        Schema.Table table = schema.byName().get(name);
        List<Field> fields = table.columns().stream()
                .map(c -> new Field(
                        c.name(),
                        c.name(),
                        "",
                        c.type(),
                        !c.nullable() && c.defaultValue() == null && !c.serial(),
                        c.generated()
                                ? Field.Access.READ_ONLY
                                : c.serial() ? Field.Access.SERIAL : Field.Access.WRITABLE,
                        null,
                        List.of()))
                .toList();
        return new Entity(
                table.name(),
                table.name(),
                "",
                fields,
                table.primaryKey(),
                table.primaryKey().isEmpty() ? KeyStyle.NONE : KeyStyle.NATURAL,
                new Shape("", table.name(), Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of()),
                table.rows(),
                true);
    }
}
