package org.crmferry.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;

/**
 * Converts values between field types and fits them into what a target column holds: exactly, or with a finding.
 *
 * <p>The result is what the target gives back when it is read: blanks of a padded CHAR are cut, decimals have the
 * column's scale, floats its width, times its fraction. Dates and times without a zone are taken as UTC where a point in
 * time is needed, and the other way round.
 */
public final class Fit {
    private Fit() {}

    /** How values of {@code source} (null = of any type) become values of {@code target}. */
    public static Fitting of(Field source, Field target) {
        Place place = new Place(target, source);
        Fitting inner = source != null && covers(source.type(), target.type()) ? Fitting.ASIS : convert(place);
        if (!target.required()) {
            return inner;
        }
        Object substitute = substitute(target);
        return (value, problems) -> {
            Object fitted = inner.fit(value, problems);
            if (fitted == null) {
                place.add(problems, FindingKind.MISSING_REQUIRED);
                return substitute;
            }
            return fitted;
        };
    }

    /** What a required field gets when there is nothing: null where nothing can be made up (a reference, a key). */
    public static Object substitute(Field target) {
        if (target.reference() != null) {
            return null;
        }
        return switch (target.type().type()) {
            case TEXT -> "";
            case BOOLEAN -> false;
            case INTEGER, DECIMAL, FLOAT ->
                NumberFit.of(new Place(target, null)).fit(0L, (k, t, s) -> {});
            case DATE, DATETIME, INSTANT -> TimeFit.of(new Place(target, null)).fit(LocalDate.EPOCH, (k, t, s) -> {});
            case TIME -> LocalTime.MIDNIGHT;
            case UUID -> null;
            case BYTES -> new byte[0];
            case LIST -> List.of();
        };
    }

    private static Fitting convert(Place place) {
        return switch (place.target().type().type()) {
            case TEXT -> TextFit.of(place);
            case BOOLEAN -> (value, problems) -> NumberFit.truth(value, place, problems);
            case INTEGER, DECIMAL, FLOAT -> NumberFit.of(place);
            case DATE, TIME, DATETIME, INSTANT -> TimeFit.of(place);
            case UUID, BYTES -> BinaryFit.of(place);
            case LIST -> BookFit.of(place);
        };
    }

    /** Whether every value that the source type holds is held, unchanged, by the target type. */
    static boolean covers(ColumnType source, ColumnType target) {
        if (source.type() != target.type() || source.type() == FieldType.LIST) {
            return false;
        }
        if (source.equals(target)) {
            return true;
        }
        return switch (target.type()) {
            case TEXT, BYTES -> false;
            case UUID -> true;
            default -> false;
        };
    }

    /** The value as text, the way a database would show it; null stays null. Books give their main value. */
    static String text(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof String s) {
            return s;
        }
        if (value instanceof BigDecimal d) {
            return Math.abs((long) d.scale()) > 400 ? d.toString() : d.toPlainString();
        }
        if (value instanceof Double d) {
            return NumberFit.text(d);
        }
        if (value instanceof LocalDateTime || value instanceof Instant || value instanceof LocalTime) {
            return TimeFit.text(value);
        }
        if (value instanceof Raw raw) {
            return raw.text();
        }
        if (value instanceof List<?> book) {
            return BookFit.main(book);
        }
        if (value instanceof byte[] bytes) {
            return BinaryFit.text(bytes);
        }
        return value.toString();
    }
}
