package org.crmferry.ui.map;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.crmferry.ferry.FieldCard;
import org.crmferry.ferry.SampleValue;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Reasons;
import org.crmferry.model.Said;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** How fields, values and certainties are called on this page. */
record FieldWords(Words words) {
    private static final int SHOWN = 200;

    /** What people call a field. */
    String name(FieldCard field) {
        return words.label(field.label(), field.meaning());
    }

    /** Whether a field goes by what was typed, by its label in English too. */
    boolean matches(FieldCard field, String query) {
        return PairRow.contains(name(field), query)
                || PairRow.contains(field.label(), query)
                || PairRow.contains(field.name(), query);
    }

    /** What a field holds: {@code text, up to 255}. */
    String type(FieldCard field) {
        if (!field.refersTo().isEmpty()) {
            return words.now("map.type.reference");
        }
        if (!field.options().isEmpty()) {
            return words.now("map.type.choice");
        }
        String name = words.now("map.type." + field.type().name().toLowerCase(Locale.ROOT));
        return field.length() > 0 ? words.now("map.type.length", name, field.length()) : name;
    }

    /** Type and how many records have a value. */
    String about(FieldCard field) {
        return about(
                field,
                "  ·  ",
                words.now("map.filled", words.percent(field.profile().fill())));
    }

    /** The same where there is little room. */
    String brief(FieldCard field) {
        return about(field, " · ", words.percent(field.profile().fill()));
    }

    private String about(FieldCard field, String between, String filled) {
        return field.profile().records() == 0 ? type(field) : type(field) + between + filled;
    }

    /** Labels of source fields, several joined. */
    String names(List<FieldCard> fields) {
        return fields.stream().map(this::name).collect(Collectors.joining(" + "));
    }

    /** How sure a pairing is, as word and number. */
    String confidence(FieldMapping mapping) {
        return words.now("map.sure." + level(mapping), words.percent(mapping.confidence()));
    }

    /** What the pairing rests on. */
    String why(FieldMapping mapping) {
        return Reasons.in(mapping.why(), words.locale());
    }

    Icons icon(FieldMapping mapping) {
        return switch (level(mapping)) {
            case "high" -> Icons.DONE;
            case "middle" -> Icons.CURRENT;
            default -> Icons.HELP;
        };
    }

    private static String level(FieldMapping mapping) {
        return mapping.confidence() >= 0.85 ? "high" : mapping.confidence() >= 0.6 ? "middle" : "low";
    }

    /** What a record holds before the mapping, on one line. */
    String before(SampleValue sample) {
        return sample.source().isEmpty()
                ? words.now("map.value.none")
                : sample.source().stream().map(this::value).collect(Collectors.joining(" | "));
    }

    /** What will be written, on one line. */
    String after(SampleValue sample) {
        return value(sample.result());
    }

    /** A value on one line; a word where there is none. */
    String value(String text) {
        if (text == null || text.isEmpty()) {
            return words.now("map.value.empty");
        }
        String line = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return line.replaceAll("\\R", " ⏎ ");
    }

    /** What was found with a value on its way; empty if nothing. */
    String found(SampleValue sample) {
        return sample.kinds().stream()
                .map(kind -> words.now("map.found." + kind.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    /** What is the matter with a field, a line each; empty if nothing is. */
    String reasons(FieldRow row) {
        return row.problems().values().stream()
                .map(each -> each.in(words.locale()))
                .collect(Collectors.joining("\n"));
    }

    /** The gravest problem's name, with how many records; empty if there is none. */
    String problem(FieldRow row) {
        for (Map.Entry<Problem, Said> each : row.problems().entrySet()) {
            return words.now(each.getKey().label());
        }
        return "";
    }
}
