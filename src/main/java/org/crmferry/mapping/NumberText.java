package org.crmferry.mapping;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: {@code 1,000,000}, {@code 1.234,56}, {@code 1 234,5}, {@code 1'000}, {@code $5M},
 * {@code (300)}, {@code 12 %}, {@code 3.5 Mio. €}.
 */
final class NumberText {
    private static final Pattern PARTS = Pattern.compile(
            "(?:[A-Z]{3}\\s*)?([+-]?)\\s*(?:[A-Z]{0,3}\\p{Sc})?\\s*([+-]?)\\s*([0-9][0-9.,'\\u2019\\s]*|[.,][0-9]+)(?:[eE]([+-]?[0-9]{1,3}))?\\s*([\\p{L}.]*)\\s*(?:\\p{Sc}|%|[A-Z]{3})?");
    private static final Map<String, Integer> SCALES = Map.ofEntries(
            Map.entry("", 0),
            Map.entry("k", 3),
            Map.entry("thousand", 3),
            Map.entry("tsd", 3),
            Map.entry("tsd.", 3),
            Map.entry("m", 6),
            Map.entry("mm", 6),
            Map.entry("mn", 6),
            Map.entry("mio", 6),
            Map.entry("mio.", 6),
            Map.entry("mil", 6),
            Map.entry("million", 6),
            Map.entry("millions", 6),
            Map.entry("millionen", 6),
            Map.entry("b", 9),
            Map.entry("bn", 9),
            Map.entry("billion", 9),
            Map.entry("mrd", 9),
            Map.entry("mrd.", 9),
            Map.entry("milliarden", 9),
            Map.entry("万", 4),
            Map.entry("亿", 8));

    private NumberText() {}

    /** The number, or null if the text is none; {@code decimal} null = found out. */
    static BigDecimal parse(String given, String decimal) {
        String text = given.replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('\u2212', '-')
                .strip();
        if (text.length() > 200) {
            return null;
        }
        boolean negative = text.startsWith("(") && text.endsWith(")");
        Matcher parts =
                PARTS.matcher(negative ? text.substring(1, text.length() - 1).strip() : text);
        if (!parts.matches() || !parts.group(1).isEmpty() && !parts.group(2).isEmpty()) {
            return null;
        }
        String word = parts.group(5);
        Integer scale = SCALES.get(word.toLowerCase(Locale.ROOT));
        if (scale == null) {
            if (word.length() != 3 || !word.equals(word.toUpperCase(Locale.ROOT))) {
                return null;
            }
            scale = 0;
        }
        String digits = digits(parts.group(3).strip(), decimal);
        if (digits == null) {
            return null;
        }
        int exponent = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
        BigDecimal number = new BigDecimal(digits).scaleByPowerOfTen(scale + exponent);
        boolean minus = "-".equals(parts.group(1)) ^ "-".equals(parts.group(2)) ^ negative;
        number = number.scale() < 0 ? number.setScale(0) : number;
        return minus ? number.negate() : number;
    }

    /** Digits with a point, or null if the marks make no sense. */
    private static String digits(String text, String decimal) {
        char mark = decimal != null ? decimal.charAt(0) : mark(text);
        String group = mark == '.' ? ",'\u2019" : mark == ',' ? ".'\u2019" : ".,'\u2019";
        int point = mark == 0 ? -1 : text.lastIndexOf(mark);
        if (point >= 0 && text.indexOf(mark) != point) {
            return null;
        }
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        if (!fraction.matches("\\d*")) {
            return null;
        }
        if (!whole.matches("\\d*") && !grouped(whole, group)) {
            return null;
        }
        String plain = whole.replaceAll("\\D", "");
        return (plain.isEmpty() ? "0" : plain) + (fraction.isEmpty() ? "" : "." + fraction);
    }

    /** Groups of three (or, as in India, two and at last three) with one and the same mark. */
    private static boolean grouped(String whole, String marks) {
        String mark = whole.replaceAll("\\d", "");
        char first = mark.charAt(0);
        if (mark.chars().anyMatch(c -> c != first) || marks.indexOf(first) < 0 && !Character.isWhitespace(first)) {
            return false;
        }
        String quoted = Pattern.quote(String.valueOf(first));
        return whole.matches("\\d{1,3}(" + quoted + "\\d{3})+")
                || whole.matches("\\d{1,2}(" + quoted + "\\d{2})*" + quoted + "\\d{3}");
    }

    /** The decimal mark, or 0 if there is none. */
    private static char mark(String text) {
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            return point > comma ? '.' : ',';
        }
        if (point < 0 && comma < 0) {
            return 0;
        }
        char only = point >= 0 ? '.' : ',';
        int at = Math.max(point, comma);
        if (text.indexOf(only) != at) {
            return 0;
        }
        boolean three = text.length() - at - 1 == 3 && at >= 1 && at <= 3 && !text.startsWith("0");
        return only == ',' && three ? 0 : only;
    }
}
