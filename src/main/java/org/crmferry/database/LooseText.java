package org.crmferry.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;
import org.crmferry.model.Values;

/**
 * A column of a {@link Staging} table that holds values of one type and a few that are something else, all as text in
 * an order that is that of the values where they are dates: what does not fit is marked and reads as {@link Raw}.
 */
final class LooseText {
    /** What such a column is to H2. */
    static final String TYPE = "CHARACTER VARYING";

    private static final char MARK = '\u0001';
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 9, 9, true)
            .toFormatter(Locale.ROOT);

    private LooseText() {}

    static boolean holds(ColumnType type) {
        return type.type() != FieldType.TEXT
                && type.type() != FieldType.LIST
                && type.nativeType().startsWith(TYPE);
    }

    static String written(Object value) {
        if (value instanceof Raw raw) {
            return MARK + raw.text();
        }
        return value instanceof LocalDateTime moment ? MOMENT.format(moment) : Values.text(value);
    }

    static Object read(String text, FieldType type) {
        if (text == null) {
            return null;
        }
        if (!text.isEmpty() && text.charAt(0) == MARK) {
            return new Raw(text.substring(1));
        }
        return switch (type) {
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case DATETIME -> LocalDateTime.parse(text, MOMENT);
            case INSTANT -> Instant.parse(text);
            default -> throw new IllegalStateException("never loose: " + type);
        };
    }
}
