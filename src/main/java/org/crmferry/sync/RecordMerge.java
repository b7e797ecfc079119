package org.crmferry.sync;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Values;

/**
 * Merges records of one entity field by field: what only one side changed is that side's, the same change is no change,
 * different changes are disputed. Long texts are merged by lines and words, books as sets. Immutable and thread-safe.
 */
public final class RecordMerge {
    /** Text columns that hold more than this, or any length, are long texts; shorter ones are merged as a whole. */
    private static final int SHORT = 255;

    private final Entity entity;
    private final IntPredicate decides;

    /** @param decides which fields are merged; the others, such as the key, stay the target's */
    public RecordMerge(Entity entity, IntPredicate decides) {
        this.entity = entity;
        this.decides = decides;
    }

    public Merged merge(Versions v) {
        int fields = v.target().length;
        Object[] record = v.target().clone();
        boolean[] disputed = new boolean[fields];
        boolean[] combined = new boolean[fields];
        boolean[] same = new boolean[fields];
        for (int i = 0; i < fields; i++) {
            boolean changed = !alike(v.source()[i], v.base()[i]);
            if (!decides.test(i) || !changed) {
                continue;
            }
            if (alike(v.source()[i], v.target()[i])) {
                same[i] = true;
            } else if (alike(v.target()[i], v.base()[i])) {
                record[i] = v.source()[i];
            } else {
                Optional<Object> both = both(entity.fields().get(i), v.base()[i], v.source()[i], v.target()[i]);
                combined[i] = both.isPresent();
                disputed[i] = both.isEmpty();
                record[i] = both.orElse(v.source()[i]);
            }
        }
        return new Merged(record, disputed, combined, same);
    }

    /** Whether one side has changed any field that is merged. */
    public boolean changed(Object[] before, Object[] now) {
        return IntStream.range(0, now.length).anyMatch(i -> decides.test(i) && !alike(before[i], now[i]));
    }

    /** Nothing is the same as empty: databases differ in what they keep of an empty text. */
    private static boolean alike(Object a, Object b) {
        return Values.same(a, b) || Values.empty(a) && Values.empty(b);
    }

    private static Optional<Object> both(Field field, Object base, Object source, Object target) {
        if (field.type().type() == FieldType.LIST) {
            return Optional.of(BookMerge.merge((List<?>) base, (List<?>) source, (List<?>) target));
        }
        ColumnType.Text limits = field.type().text();
        boolean texts = base instanceof String && source instanceof String && target instanceof String;
        if (!texts || limits == null || limits.length() > 0 && limits.length() <= SHORT) {
            return Optional.empty();
        }
        return TextMerge.merge((String) base, (String) source, (String) target)
                .filter(merged -> limits.length() == 0 || merged.codePointCount(0, merged.length()) <= limits.length())
                .map(merged -> merged);
    }
}
