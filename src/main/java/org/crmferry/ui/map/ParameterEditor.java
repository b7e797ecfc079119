package org.crmferry.ui.map;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.util.StringConverter;
import org.crmferry.mapping.StepForm.Parameter;
import org.crmferry.ui.words.Words;

/** Makes the control in which one parameter of a step is filled in. */
record ParameterEditor(MapModel model, Words words) {
    private static final List<String> PATTERNS =
            List.of("yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "d MMM yyyy", "yyyy-MM-dd HH:mm:ss");

    /**
     * The control with the value of this moment.
     *
     * @param told is given each new value; null for nothing
     */
    Node of(Parameter parameter, Object value, Consumer<Object> told) {
        return switch (parameter.kind()) {
            case TEXT, CODE, USER -> line(text(value), told::accept);
            case NUMBER -> line(text(value), entered -> told.accept(number(entered)));
            case CHOICE -> choice(parameter.choices(), text(value), told);
            case PATTERN -> combo(PATTERNS, text(value), told);
            case ZONE -> chooser(ZoneId.getAvailableZoneIds().stream().sorted().toList(), text(value), told);
            case ENTITY -> chooser(model.sources(), text(value), told);
            case TEXTS, ENTITIES -> lines(list(value), entered -> told.accept(list(entered)));
            case TABLE -> lines(table(value), entered -> told.accept(table(entered)));
        };
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** A whole number; what is none stays a text, so that the form says so. */
    private static Object number(String entered) {
        try {
            return entered.isBlank() ? null : (Object) Integer.valueOf(entered.strip());
        } catch (NumberFormatException e) {
            // Said by the form itself.
            return entered;
        }
    }

    private static TextField line(String text, Consumer<String> told) {
        TextField field = new TextField(text);
        field.textProperty().addListener((value, old, now) -> told.accept(now));
        return field;
    }

    private TextInputControl lines(String text, Consumer<String> told) {
        TextArea area = new TextArea(text);
        area.setPrefRowCount(Math.min(6, Math.max(2, (int) text.lines().count() + 1)));
        area.setPrefColumnCount(10);
        area.textProperty().addListener((value, old, now) -> told.accept(now));
        return area;
    }

    private ComboBox<String> choice(List<String> choices, String text, Consumer<Object> told) {
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().add("");
        combo.getItems().addAll(choices);
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(String choice) {
                if (choice == null || choice.isEmpty()) {
                    return words.now("map.step.automatic");
                }
                return words.has("map.step.choice." + choice) ? words.now("map.step.choice." + choice) : choice;
            }

            @Override
            public String fromString(String typed) {
                return typed;
            }
        });
        combo.setValue(text);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.valueProperty().addListener((value, old, now) -> told.accept(now));
        return combo;
    }

    private static ComboBox<String> combo(List<String> usual, String text, Consumer<Object> told) {
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().addAll(usual);
        combo.setEditable(true);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.getEditor().setText(text);
        combo.getEditor().textProperty().addListener((value, old, now) -> told.accept(now));
        return combo;
    }

    private Chooser<String> chooser(List<String> all, String text, Consumer<Object> told) {
        List<Chooser<String>> made = new ArrayList<>();
        Chooser<String> chooser = new Chooser<>(words, this::named, each -> "", picked -> {
            made.get(0).setText(named(picked));
            told.accept(picked);
        });
        made.add(chooser);
        List<String> choices = new ArrayList<>(all);
        choices.add(0, "");
        chooser.items(choices);
        chooser.setText(named(text));
        chooser.setMaxWidth(Double.MAX_VALUE);
        return chooser;
    }

    private String named(String choice) {
        return choice.isEmpty() ? words.now("map.step.automatic") : choice;
    }

    private static String list(Object value) {
        return value instanceof List<?> all ? all.stream().map(String::valueOf).collect(Collectors.joining("\n")) : "";
    }

    private static List<String> list(String entered) {
        return Arrays.stream(entered.split("\n", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** A line per pair, {@code from = to}. */
    private static String table(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue())
                        .collect(Collectors.joining("\n"))
                : "";
    }

    private static Map<String, String> table(String entered) {
        Map<String, String> table = new LinkedHashMap<>();
        for (String line : entered.split("\n", -1)) {
            int at = line.indexOf(" = ");
            int mark = at >= 0 ? at + 1 : line.indexOf('=');
            if (mark > 0) {
                table.put(
                        line.substring(0, mark).strip(),
                        line.substring(mark + 1).strip());
            }
        }
        return table;
    }
}
