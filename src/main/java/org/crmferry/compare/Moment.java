package org.crmferry.compare;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Values;

/**
 * Dates and times of two columns, as exact as the coarser of them keeps: whatever is finer was cut or rounded there. A
 * date is its first moment, a point in time is taken in UTC.
 *
 * @param days whether one side keeps days only
 * @param step nanoseconds that the coarser side can tell apart
 */
record Moment(boolean days, long step) {
    static Moment of(ColumnType left, ColumnType right) {
        boolean days = left.type() == FieldType.DATE || right.type() == FieldType.DATE;
        int digits = Math.min(digits(left), digits(right));
        long step = 1;
        for (int i = digits; i < 9; i++) {
            step *= 10;
        }
        return new Moment(days && left.type() == right.type(), step);
    }

    private static int digits(ColumnType type) {
        if (type.type() == FieldType.DATE || type.time() == null) {
            return 9;
        }
        return Math.min(9, Math.max(0, type.time().fraction()));
    }

    /** The moment in UTC, or null if the value is none. */
    static LocalDateTime of(Object value) {
        if (value instanceof LocalDateTime t) {
            return t;
        }
        if (value instanceof Instant t) {
            return LocalDateTime.ofInstant(t, ZoneOffset.UTC);
        }
        if (value instanceof LocalTime t) {
            return t.atDate(LocalDate.EPOCH);
        }
        return value instanceof LocalDate day ? day.atStartOfDay() : null;
    }

    boolean same(Object x, Object y) {
        LocalDateTime a = of(x);
        LocalDateTime b = of(y);
        if (a == null || b == null) {
            return Values.text(x).equals(Values.text(y));
        }
        return cut(a).equals(cut(b))
                || cut(a.plusNanos(step / 2)).equals(b)
                || cut(b.plusNanos(step / 2)).equals(a);
    }

    /** Without what the coarser side does not keep. */
    LocalDateTime cut(LocalDateTime t) {
        int nano = t.get(ChronoField.NANO_OF_SECOND);
        return t.withNano((int) (nano - nano % step));
    }
}
