package org.crmferry.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;

/**
 * Fields by which two records tell which of them is newer: when each was changed last, and its version. Where the catalog
 * does not know them, they are recognised by type and name, if there is just one.
 *
 * @param modified place of the time of the last change among the entity's fields; -1 = none
 * @param version place of the counted version; -1 = none
 */
public record Stamps(int modified, int version) {
    private static final Set<FieldType> TIMES = Set.of(FieldType.DATETIME, FieldType.INSTANT);
    private static final Set<FieldType> COUNTS = Set.of(FieldType.INTEGER, FieldType.DECIMAL);
    private static final List<String> MODIFIED = List.of("modif", "updat");
    private static final Set<String> VERSION =
            Set.of("version", "revision", "rowversion", "lockversion", "versionnumber", "recordversion");

    /**
     * Those of an entity.
     *
     * @param mapped names of the fields that the mapping fills; others are empty on the source's side
     */
    public static Stamps of(Entity entity, List<String> mapped) {
        int known = -1;
        int modified = -1;
        int times = 0;
        int version = -1;
        int counts = 0;
        for (int i = 0; i < entity.fields().size(); i++) {
            Field field = entity.fields().get(i);
            String name = field.name().toLowerCase(Locale.ROOT);
            FieldType type = field.type().type();
            if (!mapped.contains(field.name())) {
                continue;
            }
            if (field.meaning().equals("modifiedAt")) {
                known = i;
            } else if (field.meaning().isEmpty()
                    && TIMES.contains(type)
                    && MODIFIED.stream().anyMatch(name::contains)) {
                modified = i;
                times++;
            } else if (field.meaning().isEmpty() && COUNTS.contains(type) && VERSION.contains(name.replace("_", ""))) {
                version = i;
                counts++;
            }
        }
        return new Stamps(known >= 0 ? known : times == 1 ? modified : -1, counts == 1 ? version : -1);
    }

    boolean has(int field) {
        return field == modified || field == version;
    }

    /** Positive if {@code a} has the greater value there; 0 if they are even, or it is not known of both. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static int compare(int field, Object[] a, Object[] b) {
        boolean comparable = field >= 0
                && a[field] instanceof Comparable
                && b[field] != null
                && a[field].getClass() == b[field].getClass();
        return comparable ? ((Comparable) a[field]).compareTo(b[field]) : 0;
    }
}
