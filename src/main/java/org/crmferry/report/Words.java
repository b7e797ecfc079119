package org.crmferry.report;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.crmferry.model.RefusalReason;

/**
 * Texts, numbers, dates, sizes and durations in one language; English where the language is not spoken. Times are in
 * this computer's time zone and say so. Thread-safe.
 */
final class Words {
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB"};

    private final Locale locale;
    private final ResourceBundle bundle;

    Words(Locale wanted) {
        boolean chinese =
                wanted.getLanguage().equals("zh") && !wanted.getScript().equals("Hant");
        boolean elsewhere = wanted.getCountry().matches("TW|HK|MO");
        Locale spoken = chinese && !elsewhere ? Locale.SIMPLIFIED_CHINESE : wanted;
        bundle = ResourceBundle.getBundle(
                "org.crmferry.report.messages",
                spoken,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        locale = bundle.getLocale().equals(Locale.ROOT) && !wanted.getLanguage().equals("en") ? Locale.ENGLISH : spoken;
    }

    String language() {
        return locale.toLanguageTag();
    }

    /** The text of that key; {@code {0}} and so on become the arguments, numbers in the language's form. */
    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** The word for a constant, by the key {@code group.CONSTANT}. */
    String text(String group, Enum<?> constant) {
        return text(group + "." + constant.name());
    }

    /** How a conflict was decided; a rule that has no word of its own stands as it is. */
    String choice(String rule) {
        String key = "choice." + rule;
        return bundle.containsKey(key) ? text(key) : rule;
    }

    /** Why a record was refused, as it was kept. */
    String reason(String kept) {
        return RefusalReason.in(kept, locale);
    }

    String number(long n) {
        return NumberFormat.getIntegerInstance(locale).format(n);
    }

    String moment(Instant at) {
        return format(at, FormatStyle.LONG, FormatStyle.SHORT, " (O)");
    }

    String shortMoment(Instant at) {
        return format(at, FormatStyle.MEDIUM, FormatStyle.MEDIUM, "");
    }

    private String format(Instant at, FormatStyle date, FormatStyle time, String zone) {
        DateTimeFormatterBuilder form = new DateTimeFormatterBuilder().appendLocalized(date, time);
        if (!zone.isEmpty()) {
            form.appendPattern(zone);
        }
        DateTimeFormatter formatter = form.toFormatter(locale);
        return formatter.withZone(ZoneId.systemDefault()).format(at);
    }

    String duration(Duration d) {
        if (d.toHours() > 0) {
            return text("duration.hours", d.toHours(), d.toMinutesPart());
        }
        if (d.toMinutes() > 0) {
            return text("duration.minutes", d.toMinutes(), d.toSecondsPart());
        }
        return text("duration.seconds", d.toMillis() / 1000.0);
    }

    String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 999.5 && unit < SIZES.length - 1) {
            size /= 1000;
            unit++;
        }
        NumberFormat form = NumberFormat.getNumberInstance(locale);
        form.setMaximumFractionDigits(unit == 0 || size >= 100 ? 0 : 1);
        return form.format(size) + "\u00A0" + SIZES[unit];
    }
}
