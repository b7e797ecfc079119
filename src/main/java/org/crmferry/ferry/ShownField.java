package org.crmferry.ferry;

import java.util.List;
import java.util.Map;
import org.crmferry.model.FieldType;
import org.crmferry.model.Option;

/** A field of several records that a person sees side by side, and what it will be. Holds values. */
public interface ShownField {
    /** Its name in its entity. */
    String name();

    /** What people call it. */
    String label();

    FieldType type();

    /** What it will be by what was decided so far, as text; empty for nothing. */
    String result();

    /** Its picklist; empty if it has none. */
    List<Option> options();

    /** What people call those of its values that are stored as something else. */
    Map<String, String> names();

    /** One of its values as people read it. */
    default String read(String value) {
        return names().getOrDefault(value, value);
    }
}
