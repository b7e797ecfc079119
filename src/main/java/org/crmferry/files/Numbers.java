package org.crmferry.files;

import java.math.BigDecimal;

/** Numbers as people write them: with a point or a comma before the fraction, and perhaps marks between thousands. */
final class Numbers {
    private static final int MOST = 38;

    private Numbers() {}

    /**
     * Reads a number without blanks around it. What begins with a superfluous zero or a plus is a code or a phone
     * number, not a number.
     *
     * @param decimal {@code .} or {@code ,}
     * @return null if it is no number
     */
    static BigDecimal read(String cell, char decimal) {
        int length = cell.length();
        if (length == 0 || length > MOST + 16) {
            return null;
        }
        int start = cell.charAt(0) == '-' ? 1 : 0;
        int point = cell.indexOf(decimal);
        int whole = point < 0 ? length : point;
        StringBuilder digits = new StringBuilder(length);
        digits.append(cell, 0, start);
        if (!whole(cell, start, whole, decimal, digits)) {
            return null;
        }
        if (point >= 0) {
            digits.append('.');
            for (int i = point + 1; i < length; i++) {
                if (!digit(cell.charAt(i))) {
                    return null;
                }
                digits.append(cell.charAt(i));
            }
            if (point + 1 == length) {
                return null;
            }
        }
        return digits.length() > MOST ? null : new BigDecimal(digits.toString());
    }

    /** The digits before the fraction, with one kind of mark between thousands or none. */
    private static boolean whole(String cell, int start, int end, char decimal, StringBuilder digits) {
        int run = 0;
        char mark = 0;
        for (int i = start; i < end; i++) {
            char c = cell.charAt(i);
            if (digit(c)) {
                digits.append(c);
                run++;
            } else if (c != decimal && marks(c) && (mark == 0 ? run >= 1 && run <= 3 : c == mark && run == 3)) {
                mark = c;
                run = 0;
            } else {
                return false;
            }
        }
        boolean complete = mark == 0 ? run > 0 : run == 3;
        return complete && (end - start == 1 || cell.charAt(start) != '0');
    }

    private static boolean marks(char c) {
        return c == '.' || c == ',' || c == ' ' || c == '\'' || c == '\u00A0' || c == '\u202F' || c == '\u2019';
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Digits only, beginning with a zero that no number has: a postal code, a phone or customer number. */
    static boolean code(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '0' && cell.chars().allMatch(c -> digit((char) c));
    }
}
