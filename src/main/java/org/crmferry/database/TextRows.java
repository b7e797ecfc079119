package org.crmferry.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;
import org.crmferry.model.RefusalReason;

/**
 * Rows in the text form that both PostgreSQL's COPY and MariaDB's LOAD DATA read: tabs between values, newlines
 * between rows, backslash escapes, {@code \N} for null; UTF-8. Bytes are hexadecimal: with {@code \x} for PostgreSQL,
 * bare for MariaDB, where the statement unfolds them. One growing buffer, used again; one thread.
 */
final class TextRows {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** The letter that stands behind the backslash for a character, or 0 if it stands for itself. */
    private static final byte[] ESCAPE = new byte[128];

    static {
        ESCAPE['\\'] = '\\';
        ESCAPE['\t'] = 't';
        ESCAPE['\n'] = 'n';
        ESCAPE['\r'] = 'r';
    }

    private final boolean mariaDb;
    private byte[] buffer = new byte[1 << 18];
    private int n;

    TextRows(boolean mariaDb) {
        this.mariaDb = mariaDb;
    }

    void clear() {
        n = 0;
    }

    byte[] bytes() {
        return buffer;
    }

    int length() {
        return n;
    }

    /** Adds one row. */
    void row(Insertion rows, Object[] record) throws Unstorable {
        List<ColumnType> types = rows.types();
        for (int i = 0; i < types.size(); i++) {
            if (i > 0) {
                need(1);
                buffer[n++] = '\t';
            }
            value(rows.value(record, i), types.get(i));
        }
        need(1);
        buffer[n++] = '\n';
    }

    private void value(Object value, ColumnType type) throws Unstorable {
        if (value instanceof String s) {
            text(s);
        } else if (value == null) {
            need(2);
            buffer[n++] = '\\';
            buffer[n++] = 'N';
        } else if (value instanceof Long x && type.type() != FieldType.BOOLEAN) {
            number(x);
        } else if (value instanceof LocalDateTime t && inFourDigits(t.getYear())) {
            date(t.toLocalDate());
            time(t.toLocalTime());
        } else if (value instanceof LocalDate d && inFourDigits(d.getYear())) {
            date(d);
        } else if (value instanceof byte[] bytes) {
            hex(bytes);
        } else {
            text(text(value, type, mariaDb));
        }
    }

    private static boolean inFourDigits(int year) {
        return year >= 1 && year <= 9999;
    }

    /** A value other than bytes as the database reads it from text. */
    static String text(Object value, ColumnType type, boolean mariaDb) throws Unstorable {
        if (value instanceof String s) {
            return s;
        } else if (value instanceof Boolean b) {
            boolean number = mariaDb || type.type() != FieldType.BOOLEAN;
            return b ? number ? "1" : "t" : number ? "0" : "f";
        } else if (value instanceof BigDecimal d) {
            return d.toPlainString();
        } else if (value instanceof Double d) {
            if (mariaDb && !Double.isFinite(d)) {
                throw new Unstorable(RefusalReason.NOT_FINITE);
            }
            return !mariaDb && PostgresEngine.single(type) && (float) (double) d == d
                    ? Float.toString((float) (double) d)
                    : Double.toString(d);
        } else if (value instanceof LocalDateTime t) {
            return years(Times.text(t), t.getYear());
        } else if (value instanceof LocalDate d) {
            return years(Times.text(d), d.getYear());
        } else if (value instanceof LocalTime t) {
            return Times.text(t);
        } else if (value instanceof Instant t) {
            String s = Times.text(LocalDateTime.ofInstant(t, ZoneOffset.UTC));
            return mariaDb || type.type() == FieldType.DATETIME ? s : s + "+00";
        } else if (value instanceof Raw raw) {
            return raw.text();
        } else if (value instanceof List<?>) {
            throw new IllegalStateException("a book cannot be a column's value");
        }
        return value.toString();
    }

    private static String years(String text, int year) throws Unstorable {
        if (year < 1) {
            throw new Unstorable(RefusalReason.TOO_EARLY);
        }
        return text;
    }

    private void need(int more) {
        if (n + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, n + more));
        }
    }

    private void text(String s) throws Unstorable {
        int length = s.length();
        need(length * 3);
        byte[] b = buffer;
        int p = n;
        for (int i = 0; i < length; i++) {
            char c = s.charAt(i);
            if (c < 0x80) {
                byte letter = c == 0 && mariaDb ? (byte) '0' : ESCAPE[c];
                if (letter != 0) {
                    b[p++] = '\\';
                    b[p++] = letter;
                } else {
                    b[p++] = (byte) c;
                }
            } else if (c < 0x800) {
                b[p++] = (byte) (0xC0 | c >> 6);
                b[p++] = (byte) (0x80 | c & 0x3F);
            } else if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                b[p++] = (byte) (0xE0 | c >> 12);
                b[p++] = (byte) (0x80 | c >> 6 & 0x3F);
                b[p++] = (byte) (0x80 | c & 0x3F);
            } else {
                if (c > Character.MAX_HIGH_SURROGATE || ++i == length || !Character.isLowSurrogate(s.charAt(i))) {
                    throw Unstorable.halfPair();
                }
                int point = Character.toCodePoint(c, s.charAt(i));
                b[p++] = (byte) (0xF0 | point >> 18);
                b[p++] = (byte) (0x80 | point >> 12 & 0x3F);
                b[p++] = (byte) (0x80 | point >> 6 & 0x3F);
                b[p++] = (byte) (0x80 | point & 0x3F);
            }
        }
        n = p;
    }

    private void number(long x) {
        if (x == Long.MIN_VALUE) {
            ascii(Long.toString(x));
            return;
        }
        need(20);
        long rest = Math.abs(x);
        if (x < 0) {
            buffer[n++] = '-';
        }
        int digits = 1;
        for (long r = rest; r >= 10; r /= 10) {
            digits++;
        }
        for (int i = n + digits - 1; i >= n; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        n += digits;
    }

    private void ascii(String s) {
        need(s.length());
        for (int i = 0; i < s.length(); i++) {
            buffer[n++] = (byte) s.charAt(i);
        }
    }

    private void date(LocalDate d) {
        need(30);
        int year = d.getYear();
        two(year / 100);
        two(year % 100);
        buffer[n++] = '-';
        two(d.getMonthValue());
        buffer[n++] = '-';
        two(d.getDayOfMonth());
    }

    private void time(LocalTime t) {
        buffer[n++] = ' ';
        two(t.getHour());
        buffer[n++] = ':';
        two(t.getMinute());
        buffer[n++] = ':';
        two(t.getSecond());
        int nano = t.getNano();
        if (nano != 0) {
            buffer[n++] = '.';
            for (int unit = 100_000_000; nano != 0; unit /= 10) {
                buffer[n++] = (byte) ('0' + nano / unit);
                nano %= unit;
            }
        }
    }

    private void two(int x) {
        buffer[n++] = (byte) ('0' + x / 10);
        buffer[n++] = (byte) ('0' + x % 10);
    }

    private void hex(byte[] bytes) {
        if (bytes.length > (Integer.MAX_VALUE - 100 - n) / 2) {
            throw new IllegalStateException("value too large for one row: " + bytes.length + " bytes");
        }
        need(bytes.length * 2 + 3);
        if (!mariaDb) {
            buffer[n++] = '\\';
            buffer[n++] = '\\';
            buffer[n++] = 'x';
        }
        for (byte x : bytes) {
            buffer[n++] = HEX[x >> 4 & 15];
            buffer[n++] = HEX[x & 15];
        }
    }
}
