package org.crmferry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.crmferry.catalog.ProductFile.CounterRule;
import org.crmferry.catalog.ProductFile.EntityRule;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.Table;
import org.crmferry.model.Shape;

/** What a product expects of new records of one entity, in the names that are really there. */
final class Expectations {
    private final EntityRule rule;
    private final Tables tables;
    private final Function<String, Table> parts;
    private final Map<String, Shape.Binding> bindings;

    /**
     * @param parts table of a satellite by its name; of the empty name, the master
     * @param bindings field name to place
     */
    Expectations(EntityRule rule, Tables tables, Function<String, Table> parts, Map<String, Shape.Binding> bindings) {
        this.rule = rule;
        this.tables = tables;
        this.parts = parts;
        this.bindings = bindings;
    }

    /** The field as the database spells it. */
    private String field(String named) {
        return bindings.keySet().stream()
                .filter(named::equalsIgnoreCase)
                .findFirst()
                .orElse(named);
    }

    /** Fields with what goes there where nothing else does. */
    Map<String, Object> defaults() {
        Map<String, Object> values = new LinkedHashMap<>();
        rule.defaults().forEach((name, given) -> {
            Shape.Binding binding = bindings.get(field(name));
            Table table = parts.apply(binding instanceof Shape.SatelliteColumn s ? s.satellite() : "");
            String column = binding instanceof Shape.SatelliteColumn s ? s.column() : name;
            tables.defaults(table, Map.of(column, given))
                    .forEach((stored, value) -> values.put(binding == null ? stored : field(name), value));
        });
        return values;
    }

    /** Fields with those that they are filled like. */
    Map<String, List<String>> copies() {
        Map<String, List<String>> copies = new LinkedHashMap<>();
        rule.copies().forEach((field, like) -> {
            List<String> names = new ArrayList<>();
            if (like.isTextual()) {
                names.add(field(like.textValue()));
            } else {
                like.forEach((JsonNode name) -> names.add(field(name.textValue())));
            }
            copies.put(field(field), List.copyOf(names));
        });
        return copies;
    }

    /** Fields with those whose value they get where there is none for them. */
    Map<String, List<String>> otherwise() {
        Map<String, List<String>> others = new LinkedHashMap<>();
        rule.otherwise()
                .forEach((field, names) ->
                        others.put(field(field), names.stream().map(this::field).toList()));
        return others;
    }

    /** Fields with the text before the record's own key. */
    Map<String, String> numbers() {
        Map<String, String> numbers = new LinkedHashMap<>();
        rule.numbers().forEach((field, before) -> numbers.put(field(field), tables.text(before)));
        return numbers;
    }

    /** Those that are there. */
    List<Shape.Counter> counters() {
        return rule.counters().stream()
                .map(this::counter)
                .filter(Objects::nonNull)
                .toList();
    }

    private Shape.Counter counter(CounterRule c) {
        Table table = tables.get(c.table());
        Column column = table == null ? null : table.column(c.column());
        Map<String, Object> where = column == null ? null : tables.fixed(table, c.where());
        return where == null ? null : new Shape.Counter(table.name(), column.name(), where, c.next());
    }
}
