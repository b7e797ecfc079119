package org.crmferry.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a form needs to know to let a person fill in one kind of step.
 *
 * @param name as in {@code project.json}
 * @param label what people call it
 * @param help what it does, in a sentence
 * @param parameters what it takes, in order
 */
public record StepForm(String name, String label, String help, List<Parameter> parameters) {
    public StepForm {
        parameters = List.copyOf(parameters);
    }

    /** What a parameter holds, and what {@link #step} takes for it. */
    public enum Kind {
        /** {@link String}. */
        TEXT,
        /** {@link Integer}. */
        NUMBER,
        /** {@link String}: one of the choices. */
        CHOICE,
        /** {@link String}: a date pattern. */
        PATTERN,
        /** {@link String}: a time zone's name. */
        ZONE,
        /** {@link String}: an expression. */
        CODE,
        /** {@link String}: name of a source entity. */
        ENTITY,
        /** {@link String}: key of a user of the target. */
        USER,
        /** {@link List} of texts. */
        TEXTS,
        /** {@link List} of source entities' names. */
        ENTITIES,
        /** {@link Map} of text to text. */
        TABLE
    }

    /**
     * One parameter.
     *
     * @param name as in {@code project.json}
     * @param kind what it holds
     * @param needed whether the step cannot do without it
     * @param choices of a {@link Kind#CHOICE}
     * @param label what people call it
     * @param help what it is for; what is done without it
     */
    public record Parameter(String name, Kind kind, boolean needed, List<String> choices, String label, String help) {
        public Parameter {
            choices = List.copyOf(choices);
        }
    }

    /** All kinds of steps, the common ones first, in a language (English where it is not spoken). */
    public static List<StepForm> all(Locale locale) {
        return StepForms.all(locale);
    }

    /**
     * The step that a filled form says.
     *
     * @param values parameter name to value; missing, null or empty = left out
     * @throws org.crmferry.model.FerryException (MAPPING) that says what is missing or wrong
     */
    public Step step(Map<String, ?> values) {
        return StepForms.step(this, values);
    }

    /** What a step's form is filled with: parameter name to value, those left out missing. */
    public static Map<String, Object> values(Step step) {
        return StepForms.values(step);
    }

    /** The name of a step's form. */
    public static String name(Step step) {
        return StepForms.name(step);
    }

    /** What a step does, in words; tables are only counted. */
    public static String words(Step step, Locale locale) {
        return StepForms.words(step, locale);
    }
}
