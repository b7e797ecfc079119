package org.crmferry.mapping;

import static org.crmferry.mapping.StepForm.Kind;
import static org.crmferry.mapping.StepForm.Parameter;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** The forms of all steps; their words come from a resource bundle. */
final class StepForms {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** One parameter without its words. */
    private record Part(String name, Kind kind, boolean needed, List<String> choices) {}

    private static final Map<String, List<Part>> FORMS = forms();

    private StepForms() {}

    private static Map<String, List<Part>> forms() {
        Map<String, List<Part>> forms = new LinkedHashMap<>();
        forms.put("trim", List.of());
        forms.put("upper", List.of());
        forms.put("lower", List.of());
        forms.put("title", List.of());
        forms.put("constant", List.of(needed("value", Kind.TEXT)));
        forms.put("default", List.of(needed("value", Kind.TEXT)));
        forms.put("join", List.of(part("separator", Kind.TEXT)));
        forms.put(
                "split",
                List.of(choice("part", "first", "last"), part("delimiter", Kind.TEXT), part("index", Kind.NUMBER)));
        forms.put("truncate", List.of(needed("length", Kind.NUMBER)));
        forms.put("html", List.of());
        forms.put("phone", List.of(part("region", Kind.TEXT)));
        forms.put(
                "date",
                List.of(part("parse", Kind.PATTERN), part("format", Kind.PATTERN), part("language", Kind.TEXT)));
        forms.put("timeZone", List.of(part("from", Kind.ZONE), part("to", Kind.ZONE)));
        forms.put("number", List.of(choice("decimal", ".", ",")));
        forms.put("boolean", List.of(part("yes", Kind.TEXTS), part("no", Kind.TEXTS)));
        forms.put("valueMap", List.of(needed("values", Kind.TABLE), part("otherwise", Kind.TEXT)));
        String[] notations = {"carets", "json", "bars", "separators", "one"};
        forms.put(
                "choices",
                List.of(
                        new Part("from", Kind.CHOICE, true, List.of(notations)),
                        new Part("to", Kind.CHOICE, true, List.of(notations))));
        forms.put("lookup", List.of(needed("table", Kind.TABLE), part("otherwise", Kind.TEXT)));
        forms.put("item", List.of(part("kind", Kind.TEXT), part("index", Kind.NUMBER)));
        forms.put("mark", List.of(new Part("what", Kind.CHOICE, true, List.of("optOut", "invalid"))));
        forms.put("items", List.of(part("kinds", Kind.TEXTS)));
        forms.put("reference", List.of(part("entity", Kind.ENTITY), part("only", Kind.ENTITIES)));
        forms.put("ownNumber", List.of(part("before", Kind.TEXT)));
        forms.put("owner", List.of(part("fallback", Kind.USER), part("people", Kind.TABLE)));
        forms.put("kind", List.of(needed("values", Kind.TABLE)));
        forms.put("expression", List.of(needed("code", Kind.CODE)));
        return forms;
    }

    private static Part part(String name, Kind kind) {
        return new Part(name, kind, false, List.of());
    }

    private static Part needed(String name, Kind kind) {
        return new Part(name, kind, true, List.of());
    }

    private static Part choice(String name, String... choices) {
        return new Part(name, Kind.CHOICE, false, List.of(choices));
    }

    static List<StepForm> all(Locale locale) {
        boolean chinese =
                locale.getLanguage().equals("zh") && !locale.getScript().equals("Hant");
        boolean elsewhere = locale.getCountry().matches("TW|HK|MO");
        ResourceBundle words = ResourceBundle.getBundle(
                "org.crmferry.mapping.steps",
                chinese && !elsewhere ? Locale.SIMPLIFIED_CHINESE : locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        List<StepForm> all = new ArrayList<>();
        FORMS.forEach((name, parts) -> all.add(new StepForm(
                name,
                words.getString(name),
                words.getString(name + ".help"),
                parts.stream()
                        .map(p -> new Parameter(
                                p.name(),
                                p.kind(),
                                p.needed(),
                                p.choices(),
                                words.getString(name + "." + p.name()),
                                words.getString(name + "." + p.name() + ".help")))
                        .toList())));
        return all;
    }

    static Step step(StepForm form, Map<String, ?> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("do", form.name());
        for (Parameter parameter : form.parameters()) {
            Object value = given.get(parameter.name());
            boolean empty = value == null
                    || value instanceof String s && s.isEmpty() && !parameter.needed()
                    || value instanceof Collection<?> c && c.isEmpty()
                    || value instanceof Map<?, ?> m && m.isEmpty() && !parameter.needed();
            if (!empty) {
                values.put(parameter.name(), value);
            } else if (parameter.needed()) {
                throw wrong(form.label() + " needs: " + parameter.label(), null);
            }
        }
        try {
            return JSON.convertValue(values, Step.class);
        } catch (IllegalArgumentException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw wrong(
                    form.label() + ": "
                            + (cause instanceof JsonMappingException ? "not of the right form" : cause.getMessage()),
                    e);
        }
    }

    private static FerryException wrong(String what, Throwable cause) {
        return new FerryException(Fault.MAPPING, Said.of(StepForms.class, "step.incomplete", what), cause);
    }

    static Map<String, Object> values(Step step) {
        Map<String, Object> values = JSON.convertValue(step, new TypeReference<LinkedHashMap<String, Object>>() {});
        values.remove("do");
        return values;
    }

    static String name(Step step) {
        return step.getClass().getAnnotation(JsonTypeName.class).value();
    }

    static String words(Step step, Locale locale) {
        String name = name(step);
        StepForm form = all(locale).stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
        Map<String, Object> values = values(step);
        List<String> parts = new ArrayList<>();
        for (Parameter parameter : form.parameters()) {
            Object value = values.get(parameter.name());
            if (value != null) {
                String shown = value instanceof Map<?, ?> table
                        ? Integer.toString(table.size())
                        : value instanceof Collection<?> several
                                ? String.join(
                                        ", ",
                                        several.stream().map(Object::toString).toList())
                                : value.toString();
                parts.add(parameter.label() + ": " + shown);
            }
        }
        return parts.isEmpty() ? form.label() : form.label() + " (" + String.join("; ", parts) + ")";
    }
}
