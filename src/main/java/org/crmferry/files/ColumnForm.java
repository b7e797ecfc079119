package org.crmferry.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;

/**
 * What a column of a file holds, as all its cells say.
 *
 * @param name as the header has it, unique in its table
 * @param type what nearly all cells are
 * @param decimal decimal sign of numbers
 * @param order of the numbers of a date
 * @param scale most digits after the decimal sign
 * @param longest characters of the longest cell
 * @param filled cells that hold anything
 * @param misfits cells that hold something else than {@code type}; they are kept as they are written
 * @param complete whether no row lacks it
 */
public record ColumnForm(
        String name,
        FieldType type,
        char decimal,
        DateOrder order,
        int scale,
        int longest,
        long filled,
        long misfits,
        boolean complete) {

    /** The same, read as text. */
    public ColumnForm asText() {
        return new ColumnForm(name, FieldType.TEXT, decimal, order, scale, longest, filled, 0, complete);
    }

    /** The value of a cell: of this column's type, {@link Raw} if it does not fit, null if it is empty. */
    public Object value(String cell) {
        if (cell == null || cell.isEmpty()) {
            return null;
        }
        if (type == FieldType.TEXT) {
            return cell;
        }
        String text = cell.strip();
        if (text.isEmpty()) {
            return null;
        }
        Object value = typed(text);
        return value == null ? new Raw(cell) : value;
    }

    private Object typed(String text) {
        return switch (type) {
            case INTEGER -> whole(Numbers.read(text, decimal));
            case DECIMAL -> Numbers.read(text, decimal);
            case BOOLEAN -> truth(text);
            case TIME -> Moment.time(text);
            case DATE, DATETIME, INSTANT -> moment(Moment.of(text));
            default -> throw new IllegalStateException("no column of a file is " + type);
        };
    }

    private static Object whole(BigDecimal number) {
        return number == null || number.scale() > 0 || number.precision() > Guess.DIGITS
                ? null
                : (Object) number.longValueExact();
    }

    static Boolean truth(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return word.equals("true") ? Boolean.TRUE : word.equals("false") ? Boolean.FALSE : null;
    }

    private Object moment(Moment moment) {
        if (moment == null) {
            return null;
        }
        // What begins with a year can be read in one way only, whatever the others of the column look like.
        LocalDate date = moment.date(moment.yearFirst() ? DateOrder.YMD : order);
        if (date == null || type == FieldType.DATE) {
            return moment.time() == null ? date : null;
        }
        LocalDateTime local = date.atTime(moment.time() == null ? LocalTime.MIDNIGHT : moment.time());
        if (type == FieldType.DATETIME) {
            return moment.offset() == null ? local : null;
        }
        return moment.offset() == null ? null : local.toInstant(moment.offset());
    }
}
