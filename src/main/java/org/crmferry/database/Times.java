package org.crmferry.database;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.crmferry.model.Raw;

/**
 * Dates and times from and to the text of databases, without any time zone and without a legacy calendar. What is no
 * such value (a zero date, {@code infinity}, BC, 838 hours) becomes a {@link Raw}.
 */
final class Times {
    private static final Pattern EMPTY_FRACTION = Pattern.compile("(\\.\\d*?)0+$");

    private Times() {}

    static Object date(String text) {
        if (text == null) {
            return null;
        }
        LocalDate date = date(text, text.length());
        return date == null ? new Raw(text) : date;
    }

    static Object dateTime(String text) {
        if (text == null) {
            return null;
        }
        LocalDateTime time = dateTime(text, text.length());
        return time == null ? new Raw(text) : time;
    }

    /** A point in time whose text is in UTC, with or without {@code Z}, {@code +00} or {@code +00:00} behind it. */
    static Object instant(String text) {
        if (text == null) {
            return null;
        }
        int end = text.length();
        if (text.endsWith("Z")) {
            end--;
        } else if (text.endsWith("+00")) {
            end -= 3;
        } else if (text.endsWith("+00:00")) {
            end -= 6;
        }
        LocalDateTime time = dateTime(text, end);
        return time == null ? new Raw(text) : time.toInstant(ZoneOffset.UTC);
    }

    static Object time(String text) {
        if (text == null) {
            return null;
        }
        LocalTime time = time(text, 0, text.length());
        return time == null ? new Raw(plain(text)) : time;
    }

    private static String plain(String text) {
        String cut = EMPTY_FRACTION.matcher(text).replaceFirst("$1");
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }

    private static LocalDate date(String s, int end) {
        int dash = end - 6;
        if (dash < 4 || dash > 9 || s.charAt(dash) != '-' || s.charAt(dash + 3) != '-') {
            return null;
        }
        int year = digits(s, 0, dash);
        int month = digits(s, dash + 1, dash + 3);
        int day = digits(s, dash + 4, dash + 6);
        if (year < 1 || month < 1 || day < 1) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDateTime dateTime(String s, int end) {
        int gap = s.indexOf(':') - 3;
        if (gap < 10 || s.charAt(gap) != ' ' && s.charAt(gap) != 'T') {
            return null;
        }
        LocalDate date = date(s, gap);
        if (date == null) {
            return null;
        }
        LocalTime time = time(s, gap + 1, end);
        return time == null ? null : LocalDateTime.of(date, time);
    }

    private static LocalTime time(String s, int from, int end) {
        int length = end - from;
        if (length < 8 || length == 9 || length > 18 || s.charAt(from + 2) != ':' || s.charAt(from + 5) != ':') {
            return null;
        }
        int hour = digits(s, from, from + 2);
        int minute = digits(s, from + 3, from + 5);
        int second = digits(s, from + 6, from + 8);
        int nano = 0;
        if (length > 8) {
            nano = s.charAt(from + 8) == '.' ? digits(s, from + 9, end) : -1;
            for (int i = length; nano > 0 && i < 18; i++) {
                nano *= 10;
            }
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nano < 0) {
            return null;
        }
        return LocalTime.of(hour, minute, second, nano);
    }

    private static int digits(String s, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            int d = s.charAt(i) - '0';
            if (d < 0 || d > 9) {
                return -1;
            }
            n = n * 10 + d;
        }
        return n;
    }

    /** {@code 2026-11-22 09:05:00.25}; a year beyond 9999 has more digits, one before 1 a minus sign. */
    static String text(LocalDateTime t) {
        StringBuilder s = new StringBuilder(29);
        appendDate(s, t.toLocalDate());
        appendTime(s.append(' '), t.toLocalTime());
        return s.toString();
    }

    static String text(LocalDate d) {
        StringBuilder s = new StringBuilder(10);
        appendDate(s, d);
        return s.toString();
    }

    static String text(LocalTime t) {
        StringBuilder s = new StringBuilder(18);
        appendTime(s, t);
        return s.toString();
    }

    private static void appendDate(StringBuilder s, LocalDate d) {
        int year = d.getYear();
        if (year >= 0 && year < 1000) {
            s.append(year < 10 ? "000" : year < 100 ? "00" : "0");
        }
        two(s.append(year).append('-'), d.getMonthValue());
        two(s.append('-'), d.getDayOfMonth());
    }

    private static void appendTime(StringBuilder s, LocalTime t) {
        two(s, t.getHour());
        two(s.append(':'), t.getMinute());
        two(s.append(':'), t.getSecond());
        int nano = t.getNano();
        if (nano != 0) {
            s.append('.');
            for (int unit = 100_000_000; nano != 0; unit /= 10) {
                s.append((char) ('0' + nano / unit));
                nano %= unit;
            }
        }
    }

    private static void two(StringBuilder s, int n) {
        s.append((char) ('0' + n / 10)).append((char) ('0' + n % 10));
    }
}
