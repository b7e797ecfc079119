package org.crmferry.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as written, before it is known which of its numbers is the day.
 *
 * @param first of the three numbers
 * @param yearFirst whether the first number is the year
 * @param time null if there is none
 * @param offset from UTC; null if none is written
 */
record Moment(int first, int second, int third, boolean yearFirst, LocalTime time, ZoneOffset offset) {
    private static final int CENTURY = 100;
    private static final int THIS_CENTURY = 70;
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([AaPp]\\.?[Mm]\\.?)?");
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,4})([-./年])(\\d{1,2})([-./月])(\\d{1,4})日?(?:(?:[T ]|, ?)\\s*(" + CLOCK.pattern()
                    + ")\\s*(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?)?");

    /** Reads a cell without blanks around it; null if it is no date. */
    static Moment of(String cell) {
        if (cell.length() < 6 || cell.length() > 40 || !digit(cell.charAt(0))) {
            return null;
        }
        Matcher form = FORM.matcher(cell);
        if (!form.matches() || !alike(form.group(2), form.group(4))) {
            return null;
        }
        boolean yearFirst = form.group(1).length() == 4;
        int year = form.group(yearFirst ? 5 : 1).length();
        if (year > 2 || form.group(1).length() == 3 || form.group(5).length() == 3) {
            return null;
        }
        try {
            LocalTime time = form.group(6) == null ? null : time(form.group(6));
            return form.group(6) != null && time == null
                    ? null
                    : new Moment(
                            Integer.parseInt(form.group(1)),
                            Integer.parseInt(form.group(3)),
                            Integer.parseInt(form.group(5)),
                            yearFirst,
                            time,
                            offset(form.group(12)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean alike(String one, String other) {
        return one.equals("年") ? other.equals("月") : one.equals(other);
    }

    private static ZoneOffset offset(String text) {
        if (text == null) {
            return null;
        }
        return text.equals("Z") || text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    /** Reads a time of day such as 9:30, 09:30:15.5 or 9:30 PM; null if it is none. */
    static LocalTime time(String cell) {
        if (cell.isEmpty() || !digit(cell.charAt(0))) {
            return null;
        }
        Matcher clock = CLOCK.matcher(cell);
        if (!clock.matches()) {
            return null;
        }
        int hour = Integer.parseInt(clock.group(1));
        String half = clock.group(5);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.charAt(0) == 'p' || half.charAt(0) == 'P' ? 12 : 0);
        }
        int minute = Integer.parseInt(clock.group(2));
        int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        String fraction = clock.group(4);
        int nano = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        return hour > 23 || minute > 59 || second > 59 ? null : LocalTime.of(hour, minute, second, nano);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The day in that order; null if there is no such day. */
    LocalDate date(DateOrder order) {
        if (yearFirst != (order == DateOrder.YMD)) {
            return null;
        }
        int year = yearFirst ? first : third < CENTURY ? third + (third < THIS_CENTURY ? 2000 : 1900) : third;
        int month = order == DateOrder.MDY ? first : second;
        int day = yearFirst ? third : order == DateOrder.MDY ? second : first;
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        return day > java.time.YearMonth.of(year, month).lengthOfMonth() ? null : LocalDate.of(year, month, day);
    }
}
