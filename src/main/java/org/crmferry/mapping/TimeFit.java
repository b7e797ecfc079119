package org.crmferry.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.regex.Pattern;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;

/** Dates and times into date and time columns: range, fraction, zero dates, and from one type to another. */
final class TimeFit implements Fitting {
    private static final Pattern ZERO =
            Pattern.compile("(0000-\\d\\d-\\d\\d|\\d{4}-00-\\d\\d|\\d{4}-\\d\\d-00)([ T].*)?");
    private static final Pattern HOURS = Pattern.compile("-?\\d{2,3}:[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?");
    private static final int[] TENS = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 9, SignStyle.EXCEEDS_PAD)
            .appendPattern("-MM-dd")
            .toFormatter(java.util.Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATETIME = new DateTimeFormatterBuilder()
            .append(DATE)
            .appendPattern("['T'][ ]")
            .append(TIME)
            .toFormatter(java.util.Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SHOWN = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(java.util.Locale.ROOT);

    private final Place place;
    private final FieldType type;
    private final ColumnType.Temporal limits;

    private TimeFit(Place place) {
        this.place = place;
        type = place.target().type().type();
        ColumnType.Temporal given = place.target().type().time();
        limits = given == null ? new ColumnType.Temporal(9, null, null, false) : given;
    }

    static Fitting of(Place place) {
        return new TimeFit(place);
    }

    @Override
    public Object fit(Object value, Problems problems) {
        if (value == null) {
            return null;
        }
        Object known = value;
        if (value instanceof String || value instanceof Raw) {
            String text = Fit.text(value).strip();
            if (text.isEmpty()) {
                return null;
            }
            if (type != FieldType.TIME && ZERO.matcher(text).matches() && parse(text) == null) {
                return zero(text, problems);
            }
            known = parse(text);
            if (known == null && value instanceof Raw && (same() || hours(text))) {
                return value;
            }
        }
        Object result = switch (type) {
            case DATE -> date(known, problems);
            case TIME -> time(known, problems);
            case DATETIME -> dateTime(known, problems);
            default -> instant(known, problems);
        };
        if (result == null) {
            place.add(problems, FindingKind.UNREADABLE);
        }
        return result;
    }

    private boolean same() {
        return place.source() != null
                && place.source().type().equals(place.target().type());
    }

    /** Whether it is a count of hours (MariaDB's go from -838 to 838) and the target has PostgreSQL's type for that. */
    private boolean hours(String text) {
        return type == FieldType.TIME
                && place.target().type().nativeType().startsWith("interval(")
                && HOURS.matcher(text).matches();
    }

    private Object zero(String text, Problems problems) {
        if (!limits.zeroDates()) {
            place.add(problems, FindingKind.ZERO_DATE);
            return null;
        }
        String day = text.substring(0, 10);
        if (type == FieldType.DATE) {
            return new Raw(day);
        }
        String clock = text.length() >= 19 ? text.substring(11, 19) : "00:00:00";
        return new Raw(day + " " + clock + (limits.fraction() == 0 ? "" : "." + "0".repeat(limits.fraction())));
    }

    private LocalDate date(Object value, Problems problems) {
        LocalDate day;
        if (value instanceof LocalDate d) {
            day = d;
        } else {
            LocalDateTime moment = moment(value);
            if (moment == null) {
                return null;
            }
            if (!moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                place.add(problems, FindingKind.LOSSY_TIME);
            }
            day = moment.toLocalDate();
        }
        if (limits.earliest() != null && day.isBefore(limits.earliest().toLocalDate())) {
            place.add(problems, FindingKind.OUT_OF_RANGE);
            return limits.earliest().toLocalDate();
        }
        if (limits.latest() != null && day.isAfter(limits.latest().toLocalDate())) {
            place.add(problems, FindingKind.OUT_OF_RANGE);
            return limits.latest().toLocalDate();
        }
        return day;
    }

    private LocalTime time(Object value, Problems problems) {
        LocalTime clock = null;
        if (value instanceof LocalTime t) {
            clock = t;
        } else if (value instanceof LocalDateTime || value instanceof Instant) {
            place.add(problems, FindingKind.LOSSY_TIME);
            clock = moment(value).toLocalTime();
        }
        if (clock == null) {
            return null;
        }
        int nano = clock.get(ChronoField.NANO_OF_SECOND);
        int kept = nano - nano % TENS[Math.min(9, limits.fraction())];
        if (kept != nano) {
            place.add(problems, FindingKind.LOSSY_TIME);
            return clock.withNano(kept);
        }
        return clock;
    }

    private LocalDateTime dateTime(Object value, Problems problems) {
        LocalDateTime moment = moment(value);
        return moment == null ? null : limited(moment, problems);
    }

    private Instant instant(Object value, Problems problems) {
        if (value instanceof Instant i
                && limits.earliest() == null
                && limits.latest() == null
                && limits.fraction() >= 9) {
            return i;
        }
        LocalDateTime moment = moment(value);
        return moment == null ? null : limited(moment, problems).toInstant(ZoneOffset.UTC);
    }

    private LocalDateTime limited(LocalDateTime moment, Problems problems) {
        if (limits.earliest() != null && moment.isBefore(limits.earliest())) {
            place.add(problems, FindingKind.OUT_OF_RANGE);
            return limits.earliest();
        }
        LocalDateTime result = moment;
        int nano = moment.get(ChronoField.NANO_OF_SECOND);
        int kept = nano - nano % TENS[Math.min(9, limits.fraction())];
        if (kept != nano) {
            place.add(problems, FindingKind.LOSSY_TIME);
            result = moment.withNano(kept);
        }
        if (limits.latest() != null && result.isAfter(limits.latest())) {
            place.add(problems, FindingKind.OUT_OF_RANGE);
            return limits.latest();
        }
        return result;
    }

    /** Date and time of a value, in UTC if it is a point in time; null if it has no date. */
    private static LocalDateTime moment(Object value) {
        if (value instanceof LocalDateTime t) {
            return t;
        }
        if (value instanceof LocalDate d) {
            return d.atStartOfDay();
        }
        if (value instanceof Instant i) {
            try {
                return LocalDateTime.ofInstant(i, ZoneOffset.UTC);
            } catch (DateTimeException e) {
                return i.getEpochSecond() < 0 ? LocalDateTime.MIN : LocalDateTime.MAX;
            }
        }
        return null;
    }

    /** The date, time or point in time that an ISO or SQL text says, or null. */
    static Object parse(String text) {
        if (text.length() < 5 || text.length() > 40) {
            return null;
        }
        try {
            if (text.indexOf(':') < 0) {
                return LocalDate.parse(text, DATE);
            }
            if (text.indexOf('-', 1) < 0) {
                return LocalTime.parse(text, TIME);
            }
            char last = text.charAt(text.length() - 1);
            int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
            if (last == 'Z' || last == 'z' || sign > 10 && text.indexOf(':') < sign) {
                return offset(text);
            }
            return LocalDateTime.parse(text, DATETIME);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant offset(String text) {
        String iso = text.replace(' ', 'T').replace("T+", "+").replace("T-", "-");
        if (iso.matches(".*[+-]\\d\\d")) {
            iso += ":00";
        }
        return OffsetDateTime.parse(iso).toInstant();
    }

    /** As SQL shows it; a point in time as ISO with Z. */
    static String text(Object value) {
        if (value instanceof LocalDateTime t) {
            return t.toLocalDate() + " " + SHOWN.format(t);
        }
        if (value instanceof LocalTime t) {
            return SHOWN.format(t);
        }
        return value.toString();
    }
}
