package org.crmferry.sync;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Likeness;
import org.crmferry.model.Values;

/**
 * Merges records of one entity field by field: what only one side changed is that side's, the same change is no change,
 * different changes are disputed. Long texts are merged by lines and words, books as sets. What is the same is said by a
 * field's likeness. Immutable and thread-safe.
 */
public final class RecordMerge {
    /** Text columns that hold more than this, or any length, are long texts; shorter ones are merged as a whole. */
    private static final int SHORT = 255;

    private final Entity entity;
    private final IntPredicate decides;
    private final List<Likeness> likenesses;
    private final List<BiPredicate<Object, Object>> tests;

    /** @param decides which fields are merged; the others, such as the key, stay the target's */
    public RecordMerge(Entity entity, IntPredicate decides) {
        this(entity, decides, field -> Likeness.EXACT);
    }

    /** @param likeness what may differ between values of a field that are taken for the same, by the field's name */
    public RecordMerge(Entity entity, IntPredicate decides, Function<String, Likeness> likeness) {
        this.entity = entity;
        this.decides = decides;
        likenesses = entity.fields().stream()
                .map(field -> likeness.apply(field.name()))
                .toList();
        tests = IntStream.range(0, likenesses.size())
                .mapToObj(i -> likenesses
                        .get(i)
                        .between(
                                entity.fields().get(i).type(),
                                entity.fields().get(i).type()))
                .toList();
    }

    public Merged merge(Versions v) {
        int fields = v.target().length;
        Object[] record = v.target().clone();
        boolean[] disputed = new boolean[fields];
        boolean[] combined = new boolean[fields];
        boolean[] same = new boolean[fields];
        int ignored = 0;
        for (int i = 0; i < fields; i++) {
            if (!decides.test(i) || exactly(v.source()[i], v.base()[i])) {
                continue;
            }
            if (alike(i, v.source()[i], v.base()[i])) {
                ignored++;
            } else if (alike(i, v.source()[i], v.target()[i])) {
                same[i] = true;
                ignored += exactly(v.source()[i], v.target()[i]) ? 0 : 1;
            } else if (alike(i, v.target()[i], v.base()[i])) {
                record[i] = v.source()[i];
                ignored += exactly(v.target()[i], v.base()[i]) ? 0 : 1;
            } else {
                Optional<Object> both = both(i, v.base()[i], v.source()[i], v.target()[i]);
                combined[i] = both.isPresent();
                disputed[i] = both.isEmpty();
                record[i] = both.orElse(v.source()[i]);
            }
        }
        return new Merged(record, disputed, combined, same, ignored);
    }

    /** Whether one side has changed any field that is merged. */
    public boolean changed(Object[] before, Object[] now) {
        return IntStream.range(0, now.length).anyMatch(i -> decides.test(i) && !alike(i, before[i], now[i]));
    }

    /** Fields in which one side's values are taken for the same that are not so to the letter. */
    public int ignored(Object[] before, Object[] now) {
        return (int) IntStream.range(0, now.length)
                .filter(i -> decides.test(i) && !exactly(before[i], now[i]) && alike(i, before[i], now[i]))
                .count();
    }

    /** Nothing is the same as empty: databases differ in what they keep of an empty text. */
    private static boolean exactly(Object a, Object b) {
        return Values.same(a, b) || Values.empty(a) && Values.empty(b);
    }

    private boolean alike(int field, Object a, Object b) {
        return exactly(a, b) || tests.get(field).test(a, b);
    }

    private Optional<Object> both(int at, Object base, Object source, Object target) {
        Field field = entity.fields().get(at);
        Likeness likeness = likenesses.get(at);
        if (field.type().type() == FieldType.LIST) {
            return Optional.of(new BookMerge(likeness).merge((List<?>) base, (List<?>) source, (List<?>) target));
        }
        ColumnType.Text limits = field.type().text();
        boolean texts = base instanceof String && source instanceof String && target instanceof String;
        if (!texts || limits == null || limits.length() > 0 && limits.length() <= SHORT) {
            return Optional.empty();
        }
        String there = (String) target;
        return TextMerge.merge(
                        likeness.withLineEnds((String) base, there),
                        likeness.withLineEnds((String) source, there),
                        there)
                .filter(merged -> limits.length() == 0 || merged.codePointCount(0, merged.length()) <= limits.length())
                .map(merged -> merged);
    }
}
