package org.crmferry.model;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * What may differ between two values of one field that still say the same, as somebody has chosen for that field:
 *
 * <ul>
 *   <li>{@code blanks}: blanks at the end of a text and of its lines; nothing at all is the same as blanks only
 *   <li>{@code lineEnds}: CR LF, CR and LF
 *   <li>{@code phone}, {@code phone:DE}: how a phone number is written; with a country, national numbers of it are the
 *       same as international ones. A text with letters is no number
 *   <li>{@code scale}: digits behind the decimal point that the coarser column cannot keep; zeros at the end in texts
 *   <li>{@code zone}, {@code zone:Europe/Berlin}: one moment written in two time zones; with a zone, a time without one
 *       may be of that zone on one side and in UTC on the other
 * </ul>
 *
 * Immutable and thread-safe.
 */
public final class Likeness {
    /** The words, without what may follow after a colon. */
    public static final List<String> WORDS = List.of("blanks", "lineEnds", "phone", "scale", "zone");

    /** Nothing may differ. */
    public static final Likeness EXACT = new Likeness(List.of(), "", null);

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r");
    private static final Pattern BLANKS = Pattern.compile("[ \t\u00a0]+(?=[\r\n])|[\\s\u00a0]+\\z");
    private static final Pattern NUMBER =
            Pattern.compile("\\+?[\\p{Nd}\\s\u00a0()./\u2010-\u2015-]*\\p{Nd}[\\s\u00a0)]*");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,60}([.]\\d{1,60})?");
    private static final String ANYWHERE = "ZZ";

    private final List<String> words;
    private final String country;
    private final ZoneId zone;

    private Likeness(List<String> words, String country, ZoneId zone) {
        this.words = words;
        this.country = country;
        this.zone = zone;
    }

    /**
     * What some words choose.
     *
     * @throws IllegalArgumentException that says which words there are
     */
    public static Likeness of(List<String> words) {
        String country = "";
        ZoneId zone = null;
        List<String> all = new ArrayList<>();
        for (String word : words) {
            int colon = word.indexOf(':');
            String name = colon < 0 ? word : word.substring(0, colon);
            String more = colon < 0 ? "" : word.substring(colon + 1);
            boolean known = WORDS.contains(name) && (colon < 0 || name.equals("phone") || name.equals("zone"));
            if (!known || all.stream().anyMatch(each -> name.equals(name(each)))) {
                throw new IllegalArgumentException("'" + word + "' is not one of " + String.join(", ", WORDS)
                        + ", each at most once, or phone:COUNTRY or zone:ZONE");
            }
            if (name.equals("phone") && colon >= 0) {
                country = more.toUpperCase(Locale.ROOT);
                if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(country)) {
                    throw new IllegalArgumentException("'" + more + "' is no country, such as DE");
                }
            } else if (name.equals("zone") && colon >= 0) {
                zone = zone(more);
            }
            all.add(word);
        }
        return all.isEmpty() ? EXACT : new Likeness(List.copyOf(all), country, zone);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + name + "' is no time zone, such as Europe/Berlin", e);
        }
    }

    /** A word without what follows after its colon. */
    public static String name(String word) {
        int colon = word.indexOf(':');
        return colon < 0 ? word : word.substring(0, colon);
    }

    public List<String> words() {
        return words;
    }

    private boolean has(String name) {
        return words.stream().anyMatch(each -> name(each).equals(name));
    }

    /** Whether two values say the same, those of two columns of these types; exactly the same values do. */
    public BiPredicate<Object, Object> between(ColumnType left, ColumnType right) {
        int digits = scale(left, right);
        return (a, b) -> Values.same(a, b) || !words.isEmpty() && alike(a, b, digits);
    }

    /** Digits behind the point that both keep; -1 if neither has a limit. */
    private static int scale(ColumnType left, ColumnType right) {
        int a = scale(left);
        int b = scale(right);
        return a < 0 || b < 0 ? Math.max(a, b) : Math.min(a, b);
    }

    private static int scale(ColumnType type) {
        return switch (type.type()) {
            case INTEGER -> 0;
            case DECIMAL -> type.number() == null ? -1 : type.number().scale();
            default -> -1;
        };
    }

    private boolean alike(Object a, Object b, int digits) {
        if (has("blanks") && blank(a) && blank(b)) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            List<Item> left = items(x);
            List<Item> right = items(y);
            return left.size() == right.size() && left.containsAll(right) && right.containsAll(left);
        }
        return has("scale") && sameNumber(a, b, digits)
                || has("zone") && sameMoment(a, b)
                || a instanceof String x && b instanceof String y && plain(x).equals(plain(y));
    }

    private static boolean blank(Object value) {
        return Values.empty(value)
                || value instanceof String text
                        && BLANKS.matcher(text).replaceAll("").isEmpty();
    }

    private List<Item> items(List<?> book) {
        return book.stream()
                .map(Item.class::cast)
                .map(item -> new Item(plain(item.value()), item.kind(), item.primary(), item.optOut(), item.invalid()))
                .toList();
    }

    /** The text without what may differ. */
    public String plain(String text) {
        String plain = text;
        if (has("lineEnds")) {
            plain = LINE_END.matcher(plain).replaceAll("\n");
        }
        if (has("blanks")) {
            plain = BLANKS.matcher(plain).replaceAll("");
        }
        return has("phone") ? phone(plain) : plain;
    }

    /** The text with the line ends of another, if these may differ; else as it is. */
    public String withLineEnds(String text, String other) {
        if (!has("lineEnds")) {
            return text;
        }
        String plain = LINE_END.matcher(text).replaceAll("\n");
        return other.contains("\r\n") ? plain.replace("\n", "\r\n") : plain;
    }

    /** International if it can be told, else its digits; two zeros at the beginning are a plus. */
    private String phone(String text) {
        String number = text.strip();
        if (!NUMBER.matcher(number).matches()) {
            return text;
        }
        if (number.startsWith("00")) {
            number = "+" + number.substring(2);
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.format(
                    numbers.parse(number, country.isEmpty() ? ANYWHERE : country), PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            // Too short, or national of an unknown country: only the way of writing it can be left out.
            return (number.startsWith("+") ? "+" : "")
                    + number.codePoints()
                            .filter(Character::isDigit)
                            .map(each -> '0' + Character.digit(each, 10))
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        }
    }

    private static boolean sameNumber(Object a, Object b, int digits) {
        BigDecimal x = number(a);
        BigDecimal y = number(b);
        return x != null && y != null && rounded(x, digits).compareTo(rounded(y, digits)) == 0;
    }

    private static BigDecimal rounded(BigDecimal number, int digits) {
        return digits < 0 || number.scale() <= digits ? number : number.setScale(digits, RoundingMode.HALF_UP);
    }

    private static BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        } else if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            return new BigDecimal(Double.toString(number));
        }
        return value instanceof String text && DECIMAL.matcher(text.strip()).matches()
                ? new BigDecimal(text.strip())
                : null;
    }

    private boolean sameMoment(Object a, Object b) {
        LocalDateTime x = utc(a);
        LocalDateTime y = utc(b);
        return x != null && y != null && (x.equals(y) || !marked(a) && is(x, y) || !marked(b) && is(y, x));
    }

    /** Whether a time without a zone, taken in the chosen zone, is that moment in UTC. */
    private boolean is(LocalDateTime local, LocalDateTime utc) {
        return zone != null
                && zone.getRules().getValidOffsets(local).stream()
                        .anyMatch(offset ->
                                local.minusSeconds(offset.getTotalSeconds()).equals(utc));
    }

    private static boolean marked(Object value) {
        return value instanceof Instant || value instanceof String text && offset(text) != null;
    }

    private static LocalDateTime utc(Object value) {
        if (value instanceof LocalDateTime time) {
            return time;
        }
        if (value instanceof Instant moment) {
            return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        }
        if (!(value instanceof String text)) {
            return null;
        }
        OffsetDateTime moment = offset(text);
        if (moment != null) {
            return moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        try {
            return LocalDateTime.parse(text.strip().replace(' ', 'T'));
        } catch (DateTimeException e) {
            // No time at all, so it cannot be the same one.
            return null;
        }
    }

    private static OffsetDateTime offset(String text) {
        String whole =
                text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T").replaceFirst("([+-]\\d\\d)$", "$1:00");
        try {
            return OffsetDateTime.parse(whole);
        } catch (DateTimeException e) {
            // Without an offset: a time of its own zone, or none.
            return null;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Likeness that && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return Objects.hash(words);
    }

    @Override
    public String toString() {
        return String.join(",", words);
    }
}
