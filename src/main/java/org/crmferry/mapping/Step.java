package org.crmferry.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Values;

/**
 * One thing that is done with a value on its way, as data: {@code {"do": "trim"}}. What a step leaves out is null.
 *
 * <p>Steps get the value of the only source, or all values if there are several; text steps then change each of them.
 * An empty value passes through unless a step says otherwise. Whether the result fits the target is seen afterwards.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(Step.Constant.class),
    @JsonSubTypes.Type(Step.Default.class),
    @JsonSubTypes.Type(Step.Trim.class),
    @JsonSubTypes.Type(Step.Upper.class),
    @JsonSubTypes.Type(Step.Lower.class),
    @JsonSubTypes.Type(Step.Title.class),
    @JsonSubTypes.Type(Step.Split.class),
    @JsonSubTypes.Type(Step.Join.class),
    @JsonSubTypes.Type(Step.DateFormat.class),
    @JsonSubTypes.Type(Step.TimeZone.class),
    @JsonSubTypes.Type(Step.ParseNumber.class),
    @JsonSubTypes.Type(Step.Truth.class),
    @JsonSubTypes.Type(Step.Phone.class),
    @JsonSubTypes.Type(Step.Html.class),
    @JsonSubTypes.Type(Step.Truncate.class),
    @JsonSubTypes.Type(Step.Lookup.class),
    @JsonSubTypes.Type(Step.ValueMap.class),
    @JsonSubTypes.Type(Step.Several.class),
    @JsonSubTypes.Type(Step.Expression.class),
    @JsonSubTypes.Type(Step.PickItem.class),
    @JsonSubTypes.Type(Step.Mark.class),
    @JsonSubTypes.Type(Step.MakeItems.class),
    @JsonSubTypes.Type(Step.Rekey.class),
    @JsonSubTypes.Type(Step.OwnNumber.class),
    @JsonSubTypes.Type(Step.Kind.class),
    @JsonSubTypes.Type(Step.Owner.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Step {
    /** Always this value, whatever the source says. */
    @JsonTypeName("constant")
    record Constant(String value) implements Step {}

    /** This value where there is none. */
    @JsonTypeName("default")
    record Default(String value) implements Step {}

    /** Without white space at both ends. */
    @JsonTypeName("trim")
    record Trim() implements Step {}

    /** In capitals. */
    @JsonTypeName("upper")
    record Upper() implements Step {}

    /** In small letters. */
    @JsonTypeName("lower")
    record Lower() implements Step {}

    /** With Capital Initials. */
    @JsonTypeName("title")
    record Title() implements Step {}

    /**
     * One part of a text: of a person's name, or between delimiters.
     *
     * @param part {@code first} or {@code last} name; null if a delimiter is given
     * @param delimiter what separates the parts
     * @param index which part, from 1; negative from the end
     */
    @JsonTypeName("split")
    record Split(String part, String delimiter, Integer index) implements Step {
        public Split {
            boolean name = "first".equals(part) || "last".equals(part);
            boolean pieces = part == null && delimiter != null && !delimiter.isEmpty() && index != null && index != 0;
            if (!name && !pieces) {
                throw new IllegalArgumentException(
                        "split needs part (first or last), or a delimiter and an index from 1");
            }
        }
    }

    /** All source values in one text, empty ones left out. Separator null = one blank. */
    @JsonTypeName("join")
    record Join(String separator) implements Step {}

    /**
     * Text to date and back, by {@link java.time.format.DateTimeFormatter} patterns.
     *
     * @param parse pattern of the text; null if the value is a date already
     * @param format pattern of the result; null if it shall stay a date
     * @param language of month and day names, such as {@code de}; null = English
     */
    @JsonTypeName("date")
    record DateFormat(String parse, String format, String language) implements Step {}

    /** A date and time read as of one zone, given as of another; null = UTC. */
    @JsonTypeName("timeZone")
    record TimeZone(String from, String to) implements Step {}

    /** Text such as {@code 1,000,000} or {@code $5M} to a number. Decimal mark {@code .} or {@code ,}; null = found out. */
    @JsonTypeName("number")
    record ParseNumber(String decimal) implements Step {}

    /** Words to yes and no; null = the usual ones. */
    @JsonTypeName("boolean")
    record Truth(List<String> yes, List<String> no) implements Step {}

    /** A phone number in E.164 form; region is the two-letter country of numbers without a country code. */
    @JsonTypeName("phone")
    record Phone(String region) implements Step {}

    /** HTML to plain text, paragraphs and breaks kept as lines. */
    @JsonTypeName("html")
    record Html() implements Step {}

    /** At most so many characters (code points). */
    @JsonTypeName("truncate")
    record Truncate(int length) implements Step {
        public Truncate {
            if (length < 0) {
                throw new IllegalArgumentException("truncate needs a length of 0 or more");
            }
        }
    }

    /** Another value from a table; what is not in it becomes {@code otherwise}, or is a finding if that is null. */
    @JsonTypeName("lookup")
    record Lookup(Map<String, String> table, String otherwise) implements Step {}

    /**
     * Picklist code to picklist code; what is not in it becomes {@code otherwise}, or stays if that is null. After
     * {@link Several} each choice by itself.
     */
    @JsonTypeName("valueMap")
    record ValueMap(Map<String, String> values, String otherwise) implements Step {}

    /**
     * Several choices in one text, from one notation to another; {@code one} is a choice as it is. What is not in the
     * notation it should be in is taken for one choice, and is a finding.
     *
     * @param from how the source writes them: {@code carets}, {@code json}, {@code bars}, {@code separators} or
     *     {@code one}, as in the catalog
     * @param to how the target writes them
     */
    @JsonTypeName("choices")
    record Several(String from, String to) implements Step {
        public Several {
            if (Notation.of(from) == null || Notation.of(to) == null) {
                throw new IllegalArgumentException(
                        "choices needs from and to: one of carets, json, bars, separators, one");
            }
        }

        /** The choices in a source value that goes through those steps; the value itself where none of them is this. */
        public static List<String> choices(List<Step> steps, Object value) {
            for (Step step : steps) {
                if (step instanceof Several several) {
                    return Notation.of(several.from()).in(value);
                }
            }
            return List.of(Values.text(value));
        }
    }

    /** A JEXL 3 expression over source field names and {@code value}. */
    @JsonTypeName("expression")
    record Expression(String code) implements Step {}

    /** One line of a book: the first of a kind, or the n-th from 1 with the main one first; nothing = the main one. */
    @JsonTypeName("item")
    record PickItem(String kind, Integer index) implements Step {}

    /**
     * Whether the main line of a book carries a mark; nothing where there is no line.
     *
     * @param what {@code optOut}: nothing may be sent there; {@code invalid}: nothing arrives there
     */
    @JsonTypeName("mark")
    record Mark(String what) implements Step {
        public Mark {
            if (!"optOut".equals(what) && !"invalid".equals(what)) {
                throw new IllegalArgumentException("mark needs what: optOut or invalid");
            }
        }
    }

    /** A book of the source values; one kind per source. The first filled one is the main one. */
    @JsonTypeName("items")
    record MakeItems(List<String> kinds) implements Step {}

    /**
     * The key of the referred record in the target.
     *
     * @param entity source entity that is referred to; null = as the source field says
     * @param only source entities that the target field may refer to; null = any
     */
    @JsonTypeName("reference")
    record Rekey(String entity, List<String> only) implements Step {}

    /**
     * A number made of the key that the record itself has in the target; where the source field is no key, only for
     * records that have nothing in it. Records that are there already keep theirs.
     *
     * @param before the text before the key; null = none
     */
    @JsonTypeName("ownNumber")
    record OwnNumber(String before) implements Step {}

    /** The stored word for the entity that a polymorphic reference means, source to target. */
    @JsonTypeName("kind")
    record Kind(Map<String, String> values) implements Step {}

    /**
     * A reference to a user.
     *
     * @param fallback key, in the target, of the user who gets what nobody else does; null = nobody
     * @param people source key to target key, before anything else; null = none
     */
    @JsonTypeName("owner")
    record Owner(String fallback, Map<String, String> people) implements Step {}

    /** What steps are called, sorted. */
    static List<String> names() {
        return Arrays.stream(Step.class.getPermittedSubclasses())
                .map(c -> c.getAnnotation(JsonTypeName.class).value())
                .sorted()
                .toList();
    }
}
