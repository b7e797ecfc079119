package org.crmferry.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.crmferry.catalog.ProductFile.EntityRule;
import org.crmferry.catalog.ProductFile.FieldRule;
import org.crmferry.catalog.ProductFile.IgnoreRule;
import org.crmferry.catalog.ProductFile.SatelliteRule;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.Table;
import org.crmferry.model.Shape;

/** Turns one schema into entities: first those that the product composes, then every table that is left. Used once. */
final class Composition {
    private final ProductFile file;
    private final Schema schema;
    private final Tables tables;
    private final Names names;
    private final Picklists picklists;
    private final Map<String, Map<String, Object>> defaults = new HashMap<>();
    private final Map<String, Map<String, List<String>>> copies = new HashMap<>();
    private final Map<String, Map<String, List<String>>> otherwise = new HashMap<>();
    private final Map<String, Map<String, String>> numbers = new HashMap<>();
    private final Map<String, List<String>> sideEffects = new HashMap<>();
    private final Map<String, Hint> hints = new HashMap<>();

    /**
     * For one database.
     *
     * @param file null if the product is unknown
     * @param rows reads a small table whole
     */
    Composition(ProductFile file, Schema schema, String prefix, Function<Entity, List<Object[]>> rows) {
        this.file = file;
        this.schema = schema;
        this.tables = new Tables(schema, prefix, file == null ? null : file.softDelete());
        this.picklists = new Picklists(file, tables, rows);
        tables.lookup(picklists::value);
        this.names = new Names(file == null ? Map.of() : file.kinds());
    }

    Found found() {
        List<EntityRule> rules = file == null
                ? List.of()
                : file.entities().stream()
                        .filter(r -> EntityComposer.possible(r, tables))
                        .toList();
        rules.stream().filter(r -> r.constants().isEmpty()).forEach(this::announce);
        rules.stream().filter(r -> !r.constants().isEmpty()).forEach(this::announce);
        Map<Table, String> rest = rest(consumed(rules));
        rest.forEach((table, name) -> names.add(name, table, Keys.of(table), true));

        List<Entity> entities = new ArrayList<>();
        rules.forEach(rule -> entities.add(compose(rule)));
        List<Entity> technical = new ArrayList<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        rest.forEach((table, name) -> {
            String reason = reason(table);
            Entity entity = plain(table, name);
            if (reason == null) {
                entities.add(entity);
            } else {
                technical.add(entity);
                reasons.put(name, reason);
            }
        });
        if (file != null && !file.sideEffects().isEmpty()) {
            sideEffects.put("", file.sideEffects());
        }
        return new Found(
                entities,
                technical,
                reasons,
                readOnly(),
                file == null ? "" : file.timeZone(),
                defaults,
                otherwise,
                copies,
                numbers,
                sideEffects,
                hints,
                marks(entities));
    }

    private boolean readOnly() {
        return file != null && file.readOnly();
    }

    /** The fields that tell deleted records from others. */
    private Map<String, Field> marks(List<Entity> entities) {
        Map<String, Field> marks = new HashMap<>();
        for (Entity entity : entities) {
            Table table = schema.byName().get(entity.shape().table());
            Column mark = tables.mark(table);
            if (mark != null && entity.shape().constants().containsKey(mark.name()) && !entity.has(mark.name())) {
                marks.put(
                        entity.name(),
                        new FieldMaker(file, names, picklists)
                                .found(table, mark, mark.name(), false)
                                .withMeaning("deleted", "Deleted"));
            }
        }
        return marks;
    }

    private void announce(EntityRule rule) {
        Table master = tables.get(rule.table());
        // Rows that other tables choose: a key alone does not tell whose it is.
        names.add(
                rule.name(),
                master,
                EntityComposer.key(rule, master),
                !rule.view() && rule.only().isEmpty());
        for (SatelliteRule satellite : rule.satellites()) {
            Table table = tables.get(satellite.table());
            if (table != null && !rule.view() && !satellite.optional()) {
                names.addPart(rule.name(), table, satellite.key());
            }
        }
    }

    /** Stored names of the tables inside composed entities; references are not known yet and do not matter here. */
    private Set<String> consumed(List<EntityRule> rules) {
        Set<String> consumed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        rules.stream()
                .filter(r -> !r.view())
                .forEach(r -> consumed.addAll(
                        EntityComposer.consumed(new EntityComposer(file, r, tables, names, picklists).compose())));
        return consumed;
    }

    private Map<Table, String> rest(Set<String> consumed) {
        Map<Table, String> rest = new LinkedHashMap<>();
        for (Table table : schema.tables()) {
            if (!consumed.contains(table.name()) && !table.columns().isEmpty()) {
                String name = table.name();
                while (names.taken(name) || rest.containsValue(name)) {
                    name += "_table";
                }
                rest.put(table, name);
            }
        }
        return rest;
    }

    private Entity compose(EntityRule rule) {
        EntityComposer composer = new EntityComposer(file, rule, tables, names, picklists);
        Entity entity = composer.compose();
        composer.hints().forEach((field, hint) -> hints.put(entity.name() + "." + field, hint));
        Expectations expected = composer.expectations();
        put(defaults, entity, expected.defaults());
        put(copies, entity, expected.copies());
        put(otherwise, entity, expected.otherwise());
        put(numbers, entity, expected.numbers());
        if (!rule.sideEffects().isEmpty()) {
            sideEffects.put(entity.name(), rule.sideEffects());
        }
        return entity;
    }

    private static <T> void put(Map<String, Map<String, T>> all, Entity entity, Map<String, T> some) {
        if (!some.isEmpty()) {
            all.put(entity.name(), some);
        }
    }

    /** One table as it is; of a known product, without the rows that the product holds for deleted. */
    private Entity plain(Table table, String name) {
        List<String> key = Keys.of(table);
        Map<String, Object> constants = Map.of();
        if (tables.reliableMark(table)) {
            Map<String, Object> mark = tables.constants(table, Map.of());
            if (mark.size() < table.columns().size() && key.stream().noneMatch(mark::containsKey)) {
                constants = mark;
            }
        }
        FieldMaker maker = new FieldMaker(file, names, picklists);
        List<Field> fields = new ArrayList<>();
        Map<String, Shape.Binding> bindings = new HashMap<>();
        for (Column column : table.columns()) {
            if (!constants.containsKey(column.name())) {
                FieldRule rule = rule(column);
                fields.add(
                        rule == null
                                ? maker.found(table, column, column.name(), false)
                                : maker.listed(rule, table, column, column.name(), Set.of()));
                bindings.put(column.name(), new Shape.OwnColumn(column.name()));
            }
        }
        KeyStyle style = Keys.style(table, key, file == null ? null : file.keyStyle());
        Shape shape = new Shape("", table.name(), bindings, constants, List.of(), List.of(), List.of(), List.of());
        return new Entity(
                name,
                Words.humanise(tables.plainName(table)),
                "",
                fields,
                key,
                style,
                shape,
                table.rows(),
                !readOnly());
    }

    private FieldRule rule(Column column) {
        return file == null
                ? null
                : file.everywhere().stream()
                        .filter(f -> f.column().equalsIgnoreCase(column.name()))
                        .findFirst()
                        .orElse(null);
    }

    /** Why the table is technical, or null if it is not. */
    private String reason(Table table) {
        if (file == null) {
            return null;
        }
        String name = tables.plainName(table);
        for (IgnoreRule rule : file.ignore()) {
            for (String pattern : rule.tables()) {
                String regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
                if (name.matches(regex)) {
                    return rule.reason();
                }
            }
        }
        return null;
    }
}
