package org.crmferry.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;

/** Numbers and truth values into number columns: exactly, or rounded and moved into range with a finding. */
final class NumberFit implements Fitting {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,6})?");
    private static final Set<String> YES = Set.of("1", "true", "t", "yes", "y", "on");
    private static final Set<String> NO = Set.of("0", "false", "f", "no", "n", "off");
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Place place;
    private final FieldType type;
    private final ColumnType.Numeric limits;
    private final BigDecimal min;
    private final BigDecimal max;
    private final long least;
    private final long most;

    private NumberFit(Place place) {
        this.place = place;
        type = place.target().type().type();
        ColumnType.Numeric given = place.target().type().number();
        limits = given == null ? new ColumnType.Numeric(type == FieldType.FLOAT ? 53 : 0, -1, null, null, true) : given;
        boolean integer = type == FieldType.INTEGER;
        min = bound(limits.min(), integer ? LEAST : null, true);
        max = bound(limits.max(), integer ? MOST : null, false);
        least = integer ? min.longValue() : 0;
        most = integer ? max.longValue() : 0;
    }

    static Fitting of(Place place) {
        return new NumberFit(place);
    }

    /** The tighter of the column's own limit, of the type's and of its digits. */
    private BigDecimal bound(BigDecimal own, BigDecimal other, boolean lower) {
        BigDecimal bound = own;
        if (other != null && (bound == null || (lower ? bound.compareTo(other) < 0 : bound.compareTo(other) > 0))) {
            bound = other;
        }
        if (type == FieldType.DECIMAL && limits.precision() > 0 && limits.scale() >= 0) {
            BigDecimal digits =
                    new BigDecimal(BigInteger.TEN.pow(limits.precision()).subtract(BigInteger.ONE), limits.scale());
            BigDecimal edge = lower ? digits.negate() : digits;
            if (bound == null || (lower ? bound.compareTo(edge) < 0 : bound.compareTo(edge) > 0)) {
                bound = edge;
            }
        }
        return bound;
    }

    @Override
    public Object fit(Object value, Problems problems) {
        if (value == null) {
            return null;
        }
        if (value instanceof Long whole && type == FieldType.INTEGER) {
            long v = whole;
            if (v >= least && v <= most) {
                return value;
            }
            place.add(problems, FindingKind.OUT_OF_RANGE);
            return v < least ? least : most;
        }
        if (value instanceof Double d) {
            return fromDouble(d, problems);
        }
        if (value instanceof Raw raw && special(raw.text()) != null) {
            return fromDouble(special(raw.text()), problems);
        }
        BigDecimal number = number(value);
        if (number == null) {
            boolean blank = value instanceof String s && s.isBlank();
            if (blank) {
                return null;
            }
            if (value instanceof Raw && same()) {
                return value;
            }
            place.add(problems, FindingKind.UNREADABLE);
            return null;
        }
        return type == FieldType.FLOAT ? toFloat(number, problems) : fit(number, problems);
    }

    /** A value that the type cannot express goes where exactly the same type is. */
    private boolean same() {
        return place.source() != null
                && place.source().type().equals(place.target().type());
    }

    private static Double special(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "infinity", "inf", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    private Object fromDouble(double d, Problems problems) {
        if (type == FieldType.FLOAT && d == 0 && !limits.negativeZero()) {
            if (1 / d < 0) {
                place.add(problems, FindingKind.LOSSY_NUMBER);
            }
            return 0.0;
        }
        if (type == FieldType.FLOAT && limits.precision() > 24 && min == null && max == null && Double.isFinite(d)) {
            return d;
        }
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            return unusual(d, problems);
        }
        if (type == FieldType.FLOAT) {
            return narrow(d, false, problems);
        }
        if (d == 0 && 1 / d < 0) {
            place.add(problems, FindingKind.LOSSY_NUMBER);
        }
        return fit(BigDecimal.valueOf(d), problems);
    }

    private Object unusual(double d, Problems problems) {
        if (limits.specials() && type == FieldType.FLOAT) {
            return d;
        }
        if (limits.specials() && type == FieldType.DECIMAL) {
            return new Raw(Double.toString(d));
        }
        if (Double.isNaN(d)) {
            place.add(problems, FindingKind.UNREADABLE);
            return null;
        }
        place.add(problems, FindingKind.OUT_OF_RANGE);
        if (type == FieldType.FLOAT) {
            double edge = limits.precision() > 24 ? Double.MAX_VALUE : Float.MAX_VALUE;
            return d > 0 ? edge : min == null ? -edge : Math.max(-edge, min.doubleValue());
        }
        BigDecimal edge = d > 0 ? max : min;
        return edge == null ? null : type == FieldType.INTEGER ? (Object) edge.longValue() : scaled(edge);
    }

    private Object fit(BigDecimal number, Problems problems) {
        if (max != null && number.compareTo(max) > 0 || min != null && number.compareTo(min) < 0) {
            BigDecimal rounded = type == FieldType.DECIMAL && limits.scale() < 0 ? number : round(number);
            BigDecimal edge = number.signum() > 0 || max != null && number.compareTo(max) > 0 ? max : min;
            place.add(problems, rounded.compareTo(edge) == 0 ? FindingKind.LOSSY_NUMBER : FindingKind.OUT_OF_RANGE);
            return type == FieldType.INTEGER ? (Object) edge.longValue() : scaled(edge);
        }
        BigDecimal rounded = round(number);
        if (rounded.compareTo(number) != 0) {
            place.add(problems, FindingKind.LOSSY_NUMBER);
        }
        return type == FieldType.INTEGER ? (Object) rounded.longValue() : rounded;
    }

    private BigDecimal round(BigDecimal number) {
        if (type == FieldType.INTEGER) {
            return number.scale() == 0 ? number : shrink(number, 0);
        }
        if (limits.scale() >= 0) {
            return shrink(number, limits.scale());
        }
        return limits.precision() > 0
                ? number.round(new MathContext(limits.precision(), RoundingMode.HALF_UP))
                : number;
    }

    /** {@code setScale} without building gigantic numbers of 10^-1000000. */
    private static BigDecimal shrink(BigDecimal number, int scale) {
        if ((long) number.scale() - number.precision() > scale + 1L) {
            return BigDecimal.ZERO.setScale(scale);
        }
        return number.setScale(scale, RoundingMode.HALF_UP);
    }

    private BigDecimal scaled(BigDecimal edge) {
        return limits.scale() >= 0 ? edge.setScale(limits.scale(), RoundingMode.DOWN) : edge;
    }

    private Object toFloat(BigDecimal number, Problems problems) {
        double d = number.doubleValue();
        if (Double.isInfinite(d)) {
            place.add(problems, FindingKind.OUT_OF_RANGE);
            double edge = limits.precision() > 24 ? Double.MAX_VALUE : Float.MAX_VALUE;
            return d > 0 ? edge : -edge;
        }
        boolean exact = limits.precision() <= 24
                || BigDecimal.valueOf(d).compareTo(number) == 0
                || new BigDecimal(d).compareTo(number) == 0;
        if (!exact) {
            place.add(problems, FindingKind.LOSSY_NUMBER);
        }
        if (limits.precision() > 24) {
            return narrow(d, true, problems);
        }
        float f = number.floatValue();
        if (Float.isInfinite(f)) {
            return narrow(d, false, problems);
        }
        if (new BigDecimal(Float.toString(f)).compareTo(number) != 0 && new BigDecimal(f).compareTo(number) != 0) {
            place.add(problems, FindingKind.LOSSY_NUMBER);
        }
        return narrow(f, true, problems);
    }

    private Object narrow(double d, boolean reported, Problems problems) {
        double kept = d;
        if (limits.precision() <= 24) {
            kept = (float) d;
            if (Double.isInfinite(kept)) {
                place.add(problems, FindingKind.OUT_OF_RANGE);
                return d > 0 ? (double) Float.MAX_VALUE : (double) -Float.MAX_VALUE;
            }
            if (kept != d && !reported) {
                place.add(problems, FindingKind.LOSSY_NUMBER);
            }
        }
        if (max != null && kept > max.doubleValue() || min != null && kept < min.doubleValue()) {
            place.add(problems, FindingKind.OUT_OF_RANGE);
            return max != null && kept > max.doubleValue() ? max.doubleValue() : min.doubleValue();
        }
        return kept;
    }

    /** The number that a value is, or null. */
    static BigDecimal number(Object value) {
        if (value instanceof BigDecimal d) {
            return d;
        }
        if (value instanceof Long l) {
            return BigDecimal.valueOf(l);
        }
        if (value instanceof Double d) {
            return Double.isFinite(d) ? BigDecimal.valueOf(d) : null;
        }
        if (value instanceof Boolean b) {
            return b ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof String || value instanceof Raw) {
            String text = Fit.text(value).strip();
            return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
        }
        if (value instanceof Number n) {
            return new BigDecimal(n.toString());
        }
        return null;
    }

    static Object truth(Object value, Place place, Problems problems) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String || value instanceof Raw) {
            String word = Fit.text(value).strip().toLowerCase(Locale.ROOT);
            if (YES.contains(word)) {
                return true;
            }
            if (NO.contains(word)) {
                return false;
            }
            if (word.isEmpty()) {
                return null;
            }
            if (value instanceof Raw
                    && place.source() != null
                    && place.source().type().equals(place.target().type())) {
                return value;
            }
        }
        BigDecimal number = number(value);
        if (number == null) {
            place.add(problems, FindingKind.UNREADABLE);
            return null;
        }
        boolean yes = number.signum() != 0;
        if (yes && number.compareTo(BigDecimal.ONE) != 0) {
            place.add(problems, FindingKind.LOSSY_NUMBER);
        }
        return yes;
    }

    /** Shortest text that reads back as the same double; whole numbers without a point. */
    static String text(double d) {
        if (!Double.isFinite(d) || d == 0 && 1 / d < 0) {
            return Double.toString(d);
        }
        double size = Math.abs(d);
        if (size != 0 && (size >= 1e17 || size < 1e-6)) {
            return Double.toString(d);
        }
        return BigDecimal.valueOf(d).stripTrailingZeros().toPlainString();
    }
}
