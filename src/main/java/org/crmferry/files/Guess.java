package org.crmferry.files;

import java.math.BigDecimal;
import org.crmferry.model.FieldType;

/**
 * Looks at every cell of one column and says what it holds. A type is chosen if at least nine of ten filled cells have
 * it; the others stay as they are written. Counts only, so it takes no memory however long the column is.
 */
final class Guess {
    /** Digits that a whole number may have, so that it fits 64 bits. */
    static final int DIGITS = 18;

    private static final double NEARLY_ALL = 0.9;
    private static final int SURE = 1_000;
    private static final int SCALE = 20;

    private long rows;
    private long filled;
    private long codes;
    private long pointWholes;
    private long commaWholes;
    private long point;
    private long comma;
    private long pointOnly;
    private long commaOnly;
    private int pointScale;
    private int commaScale;
    private long truths;
    private long dayFirst;
    private long monthFirst;
    private long yearFirst;
    private long timed;
    private long offsets;
    private long times;
    private int longest;
    private boolean text;

    void add(String cell) {
        rows++;
        if (cell == null) {
            return;
        }
        longest = Math.max(longest, cell.length());
        String value = cell.strip();
        if (value.isEmpty()) {
            return;
        }
        filled++;
        if (text || look(value)) {
            return;
        }
        text = filled > SURE
                && filled - Math.max(Math.max(point, comma), Math.max(truths, dates() + times)) > filled / 2;
    }

    /** Whether it looks like anything but text. */
    private boolean look(String value) {
        if (Numbers.code(value)) {
            codes++;
            return true;
        }
        return number(value) || moment(value) || truth(value);
    }

    private boolean number(String value) {
        BigDecimal withPoint = Numbers.read(value, '.');
        BigDecimal withComma = Numbers.read(value, ',');
        if (withPoint == null && withComma == null) {
            return false;
        }
        if (withPoint != null) {
            point++;
            pointScale = Math.max(pointScale, withPoint.scale());
        }
        if (withComma != null) {
            comma++;
            commaScale = Math.max(commaScale, withComma.scale());
        }
        if (withComma == null) {
            pointOnly++;
        } else if (withPoint == null) {
            commaOnly++;
        }
        pointWholes += whole(withPoint) ? 1 : 0;
        commaWholes += whole(withComma) ? 1 : 0;
        return true;
    }

    private static boolean whole(BigDecimal number) {
        return number != null && number.scale() == 0 && number.precision() <= DIGITS;
    }

    private boolean moment(String value) {
        Moment moment = Moment.of(value);
        if (moment == null) {
            boolean time = Moment.time(value) != null;
            times += time ? 1 : 0;
            return time;
        }
        boolean read = false;
        for (DateOrder order : DateOrder.values()) {
            if (moment.date(order) != null) {
                read = true;
                switch (order) {
                    case DMY -> dayFirst++;
                    case MDY -> monthFirst++;
                    case YMD -> yearFirst++;
                }
            }
        }
        if (read) {
            timed += moment.time() == null ? 0 : 1;
            offsets += moment.offset() == null ? 0 : 1;
        }
        return read;
    }

    private boolean truth(String value) {
        boolean truth = ColumnForm.truth(value) != null;
        truths += truth ? 1 : 0;
        return truth;
    }

    private long dates() {
        return yearFirst + Math.max(dayFirst, monthFirst);
    }

    /** Cells that can be read with a decimal comma only, less those with a point only. */
    long commas() {
        return commaOnly - pointOnly;
    }

    /** Cells that can be read with the day first only, less those with the month first only. */
    long days() {
        return dayFirst - monthFirst;
    }

    boolean anyDates() {
        return dayFirst + monthFirst + yearFirst > 0;
    }

    /**
     * What the column holds.
     *
     * @param name its name
     * @param usual decimal sign and order of dates where the column itself does not tell
     */
    ColumnForm form(String name, Usual usual) {
        char decimal = usual.decimal(commas());
        DateOrder order = usual.order(days());
        long numbers = decimal == ',' ? comma : point;
        long wholes = decimal == ',' ? commaWholes : pointWholes;
        int scale = decimal == ',' ? commaScale : pointScale;
        long dates = yearFirst + (order == DateOrder.MDY ? monthFirst : order == DateOrder.DMY ? dayFirst : 0);
        FieldType type = FieldType.TEXT;
        long fits = filled;
        if (!text && codes == 0 && filled > 0) {
            if (nearlyAll(wholes) && scale == 0) {
                type = FieldType.INTEGER;
                fits = wholes;
            } else if (nearlyAll(numbers) && scale > 0 && scale <= SCALE) {
                type = FieldType.DECIMAL;
                fits = numbers;
            } else if (nearlyAll(offsets)) {
                type = FieldType.INSTANT;
                fits = offsets;
            } else if (nearlyAll(dates - offsets)) {
                type = timed == 0 ? FieldType.DATE : FieldType.DATETIME;
                fits = dates - offsets;
            } else if (nearlyAll(times)) {
                type = FieldType.TIME;
                fits = times;
            } else if (nearlyAll(truths)) {
                type = FieldType.BOOLEAN;
                fits = truths;
            }
        }
        return new ColumnForm(
                name, type, decimal, order, scale, longest, filled, filled - fits, rows > 0 && filled == rows);
    }

    private boolean nearlyAll(long fits) {
        return fits > 0 && fits >= filled * NEARLY_ALL;
    }

    /**
     * How a file writes what a single column may leave open.
     *
     * @param decimal decimal sign of its other numbers
     * @param order of its other dates
     * @param decimalFixed whether a person said so, whatever the cells say
     * @param orderFixed the same of the order
     */
    record Usual(char decimal, DateOrder order, boolean decimalFixed, boolean orderFixed) {
        char decimal(long commas) {
            return decimalFixed || commas == 0 ? decimal : commas > 0 ? ',' : '.';
        }

        DateOrder order(long days) {
            return orderFixed || days == 0 ? order : days > 0 ? DateOrder.DMY : DateOrder.MDY;
        }
    }
}
