package org.crmferry.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.commons.text.WordUtils;
import org.crmferry.model.Item;

/** Steps that make text of text. */
final class TextSteps {
    private TextSteps() {}

    static Operation of(Step step, Workshop shop) {
        if (step instanceof Step.Trim) {
            return each(String::strip);
        }
        if (step instanceof Step.Upper) {
            return each(s -> s.toUpperCase(Locale.ROOT));
        }
        if (step instanceof Step.Lower) {
            return each(s -> s.toLowerCase(Locale.ROOT));
        }
        if (step instanceof Step.Title) {
            return each(s -> WordUtils.capitalizeFully(s, ' ', '-', '\'', '\t', '\n'));
        }
        if (step instanceof Step.Html) {
            return each(HtmlText::of);
        }
        if (step instanceof Step.Truncate cut) {
            return each(s -> s.codePointCount(0, s.length()) <= cut.length()
                    ? s
                    : s.substring(0, s.offsetByCodePoints(0, cut.length())));
        }
        if (step instanceof Step.Split split) {
            return each(s -> part(s, split));
        }
        if (step instanceof Step.Join join) {
            String separator = join.separator() == null ? " " : join.separator();
            return (value, record, problems) -> join(value, separator);
        }
        if (step instanceof Step.Phone phone) {
            return phone(phone, shop);
        }
        throw new IllegalStateException("no operation for " + step);
    }

    /** Changes a text, or each of several; books change line by line; what is empty stays. */
    static Operation each(UnaryOperator<String> change) {
        return (value, record, problems) -> {
            if (value instanceof Object[] several) {
                Object[] changed = new Object[several.length];
                for (int i = 0; i < changed.length; i++) {
                    changed[i] = one(several[i], change);
                }
                return changed;
            }
            return one(value, change);
        };
    }

    private static Object one(Object value, UnaryOperator<String> change) {
        if (value == null) {
            return null;
        }
        if (value instanceof List<?> book) {
            List<Item> changed = new ArrayList<>(book.size());
            for (Object line : book) {
                if (line instanceof Item i) {
                    changed.add(new Item(change.apply(i.value()), i.kind(), i.primary(), i.optOut(), i.invalid()));
                }
            }
            return changed;
        }
        String text = Fit.text(value);
        return text == null ? value : change.apply(text);
    }

    private static String join(Object value, String separator) {
        Object[] several = value instanceof Object[] v ? v : new Object[] {value};
        StringBuilder joined = new StringBuilder();
        for (Object one : several) {
            String text = Fit.text(one);
            if (text != null && !text.isBlank()) {
                joined.append(joined.isEmpty() ? "" : separator).append(text);
            }
        }
        return joined.isEmpty() ? null : joined.toString();
    }

    private static String part(String text, Step.Split split) {
        if (split.part() != null) {
            return PersonName.part(text, split.part().equals("first"));
        }
        List<String> parts = pieces(text, split.delimiter());
        int at = split.index() > 0 ? split.index() - 1 : parts.size() + split.index();
        return at >= 0 && at < parts.size() ? parts.get(at).strip() : null;
    }

    private static List<String> pieces(String text, String delimiter) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            parts.add(text.substring(from, at));
            from = at + delimiter.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static Operation phone(Step.Phone step, Workshop shop) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        String region = step.region() == null ? "ZZ" : step.region().toUpperCase(Locale.ROOT);
        if (step.region() != null && !phones.getSupportedRegions().contains(region)) {
            throw shop.wrong("'" + step.region() + "' is not a two-letter country code for phone numbers");
        }
        return (value, record, problems) -> each(s -> {
                    if (s.isBlank()) {
                        return s;
                    }
                    try {
                        PhoneNumber number = phones.parse(s, region);
                        if (phones.isPossibleNumber(number)) {
                            return phones.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)
                                    + (number.hasExtension() ? " ext. " + number.getExtension() : "");
                        }
                    } catch (NumberParseException e) {
                        shop.place().add(problems, FindingKind.TRANSFORM_FAILED);
                        return s;
                    }
                    shop.place().add(problems, FindingKind.TRANSFORM_FAILED);
                    return s;
                })
                .apply(value, record, problems);
    }
}
