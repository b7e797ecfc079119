package org.crmferry.ferry;

import java.util.List;
import org.crmferry.mapping.Advice;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Item;
import org.crmferry.model.Values;

/** What people call a record: its name, as its own fields have it. */
final class Naming {
    private static final int MOST = 80;

    private Naming() {}

    /** The name; empty if no field of the record says it. */
    static String of(Entity entity, Object[] record) {
        String person = (text(entity, record, "firstName") + " " + text(entity, record, "lastName")).strip();
        for (String name : List.of(
                person,
                text(entity, record, "name"),
                text(entity, record, "title"),
                text(entity, record, "login"),
                text(entity, record, "email"))) {
            if (!name.isEmpty()) {
                return name.codePointCount(0, name.length()) > MOST
                        ? name.substring(0, name.offsetByCodePoints(0, MOST)) + "…"
                        : name;
            }
        }
        return "";
    }

    private static String text(Entity entity, Object[] record, String meaning) {
        Field field = Advice.meaning(entity, meaning);
        if (field == null || field.reference() != null) {
            return "";
        }
        Object value = record[entity.index(field.name())];
        if (value instanceof List<?> book) {
            return book.isEmpty() ? "" : ((Item) book.get(0)).value();
        }
        return Values.text(value).strip();
    }
}
