package org.crmferry.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmferry.model.Raw;

/** Steps that read dates, numbers and truth values out of text, and dates back into it. */
final class ParseSteps {
    private static final List<String> YES = List.of(
            "1",
            "true",
            "t",
            "yes",
            "y",
            "on",
            "x",
            "active",
            "enabled",
            "ja",
            "wahr",
            "aktiv",
            "oui",
            "vrai",
            "si",
            "sí",
            "verdadero",
            "vero",
            "是",
            "真");
    private static final List<String> NO = List.of(
            "0",
            "false",
            "f",
            "no",
            "n",
            "off",
            "inactive",
            "disabled",
            "nein",
            "falsch",
            "inaktiv",
            "non",
            "faux",
            "falso",
            "否",
            "假");

    private ParseSteps() {}

    static Operation of(Step step, Workshop shop) {
        if (step instanceof Step.DateFormat date) {
            return date(date, shop);
        }
        if (step instanceof Step.TimeZone zone) {
            return zone(zone, shop);
        }
        if (step instanceof Step.ParseNumber number) {
            return number(number, shop);
        }
        return truth((Step.Truth) step, shop);
    }

    private static Operation date(Step.DateFormat step, Workshop shop) {
        DateTimeFormatter in = formatter(step.parse(), step.language(), shop);
        DateTimeFormatter out = formatter(step.format(), step.language(), shop);
        return (value, record, problems) -> {
            Object read = value;
            if (in != null && (value instanceof String || value instanceof Raw)) {
                String text = Fit.text(value).strip();
                if (text.isEmpty()) {
                    return null;
                }
                read = parsed(text, in);
                if (read == null) {
                    shop.place().add(problems, FindingKind.UNREADABLE);
                    return null;
                }
            }
            return out == null || read == null ? read : shown(read, out, shop, problems);
        };
    }

    private static DateTimeFormatter formatter(String pattern, String language, Workshop shop) {
        if (pattern == null) {
            return null;
        }
        try {
            Locale locale = language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(locale);
        } catch (IllegalArgumentException e) {
            throw shop.wrong("'" + pattern + "' is not a date pattern such as dd.MM.yyyy", e);
        }
    }

    private static Object parsed(String text, DateTimeFormatter in) {
        try {
            TemporalAccessor read = in.parse(text);
            LocalDate day = read.query(TemporalQueries.localDate());
            LocalTime clock = read.query(TemporalQueries.localTime());
            ZoneId zone = read.query(TemporalQueries.zone());
            if (day == null) {
                return clock;
            }
            if (clock == null) {
                return day;
            }
            LocalDateTime moment = LocalDateTime.of(day, clock);
            return zone == null ? moment : moment.atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Object shown(Object value, DateTimeFormatter out, Workshop shop, Problems problems) {
        Object known = value instanceof String || value instanceof Raw
                ? TimeFit.parse(Fit.text(value).strip())
                : value;
        try {
            if (known instanceof Instant i) {
                return out.format(i.atOffset(ZoneOffset.UTC));
            }
            if (known instanceof LocalDate d) {
                return out.format(d.atStartOfDay());
            }
            if (known instanceof TemporalAccessor t) {
                return out.format(t);
            }
        } catch (DateTimeException e) {
            shop.place().add(problems, FindingKind.TRANSFORM_FAILED);
            return null;
        }
        if (!Workshop.empty(value)) {
            shop.place().add(problems, FindingKind.UNREADABLE);
        }
        return null;
    }

    private static Operation zone(Step.TimeZone step, Workshop shop) {
        ZoneId from = zoneId(step.from(), shop);
        ZoneId to = zoneId(step.to(), shop);
        return (value, record, problems) -> {
            Object known = value instanceof String s ? TimeFit.parse(s.strip()) : value;
            if (known instanceof LocalDateTime local) {
                Instant instant = local.atZone(from).toInstant();
                boolean sure = from.getRules().getValidOffsets(local).size() == 1;
                return inZone(instant, to, sure, shop, problems);
            }
            if (known instanceof Instant instant) {
                return step.to() == null ? instant : inZone(instant, to, true, shop, problems);
            }
            return value;
        };
    }

    private static LocalDateTime inZone(Instant instant, ZoneId to, boolean sure, Workshop shop, Problems problems) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, to);
        if (!sure || !local.atZone(to).toInstant().equals(instant)) {
            shop.place().add(problems, FindingKind.LOSSY_TIME);
        }
        return local;
    }

    private static ZoneId zoneId(String name, Workshop shop) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw shop.wrong("'" + name + "' is not a time zone such as Europe/Berlin", e);
        }
    }

    private static Operation number(Step.ParseNumber step, Workshop shop) {
        if (step.decimal() != null
                && !step.decimal().equals(".")
                && !step.decimal().equals(",")) {
            throw shop.wrong("the decimal mark of a number is '.' or ','");
        }
        return (value, record, problems) -> {
            if (!(value instanceof String) && !(value instanceof Raw)) {
                return value;
            }
            String text = Fit.text(value);
            if (text.isBlank()) {
                return null;
            }
            BigDecimal number = NumberText.parse(text, step.decimal());
            if (number == null) {
                shop.place().add(problems, FindingKind.UNREADABLE);
            }
            return number;
        };
    }

    private static Operation truth(Step.Truth step, Workshop shop) {
        Set<String> yes = folded(step.yes() == null ? YES : step.yes());
        Set<String> no = folded(step.no() == null ? NO : step.no());
        return (value, record, problems) -> {
            if (value == null || value instanceof Boolean && step.yes() == null && step.no() == null) {
                return value;
            }
            String word = Fit.text(value).strip().toLowerCase(Locale.ROOT);
            if (yes.contains(word)) {
                return true;
            }
            if (no.contains(word)) {
                return false;
            }
            if (!word.isEmpty()) {
                shop.place().add(problems, FindingKind.UNREADABLE);
            }
            return null;
        };
    }

    private static Set<String> folded(List<String> words) {
        Set<String> set = new HashSet<>();
        words.forEach(w -> set.add(w.strip().toLowerCase(Locale.ROOT)));
        return set;
    }
}
