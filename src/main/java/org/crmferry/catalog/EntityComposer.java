package org.crmferry.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.crmferry.catalog.ProductFile.BookRule;
import org.crmferry.catalog.ProductFile.EntityRule;
import org.crmferry.catalog.ProductFile.FieldRule;
import org.crmferry.catalog.ProductFile.OnlyRule;
import org.crmferry.catalog.ProductFile.PickRule;
import org.crmferry.catalog.ProductFile.SatelliteRule;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Reference;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.Table;
import org.crmferry.model.Shape;

/** Builds one entity of the catalog from the tables that are really there. Used once. */
final class EntityComposer {
    private final ProductFile file;
    private final EntityRule rule;
    private final Tables tables;
    private final Names names;
    private final FieldMaker maker;
    private final Table master;
    private final Map<String, Object> constants;

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Shape.Binding> bindings = new HashMap<>();
    private final Map<String, Shape.Satellite> satellites = new LinkedHashMap<>();
    private final Map<String, SatelliteRule> satelliteRules = new HashMap<>();
    private final List<Shape.Pick> picks = new ArrayList<>();
    private final List<Shape.Book> books = new ArrayList<>();
    /** Columns that are spoken for: {@code satellite.column}. */
    private final Set<String> taken = new HashSet<>();

    private final Set<String> meanings = new HashSet<>();
    private final Set<String> pickNames;
    private final Map<String, Hint> hints = new LinkedHashMap<>();

    EntityComposer(ProductFile file, EntityRule rule, Tables tables, Names names, Picklists picklists) {
        this.file = file;
        this.rule = rule;
        this.tables = tables;
        this.names = names;
        this.maker = new FieldMaker(file, names, picklists);
        this.master = tables.get(rule.table());
        this.pickNames = rule.picks().stream().map(PickRule::name).collect(Collectors.toSet());
        this.constants = tables.constants(master, rule.constants());
    }

    /** Whether what the entity cannot do without is there: its table, and the columns that tell its rows from others. */
    static boolean possible(EntityRule rule, Tables tables) {
        Table master = tables.get(rule.table());
        return master != null
                && tables.constants(master, rule.constants()) != null
                && rule.only().stream().allMatch(o -> condition(o, master, tables) != null);
    }

    /** The condition in the names that are really there, or null if something of it is missing. */
    private static Shape.Condition condition(OnlyRule only, Table master, Tables tables) {
        List<Shape.Condition> or = only.or().stream()
                .map(o -> condition(o, master, tables))
                .filter(Objects::nonNull)
                .toList();
        if (or.size() < only.or().size()) {
            return null;
        }
        Table other = tables.get(only.table());
        Column on = other == null ? null : other.column(only.on());
        Column own = master.column(only.own());
        if (on == null || own == null) {
            return null;
        }
        Map<String, Object> where =
                only.not() ? tables.fixed(other, only.where()) : tables.constants(other, only.where());
        return where == null ? null : new Shape.Condition(other.name(), on.name(), own.name(), where, only.not(), or);
    }

    /** The key columns as stored: those of the catalog if all are there, else those of the database. */
    static List<String> key(EntityRule rule, Table master) {
        List<String> key = new ArrayList<>();
        for (String column : rule.key()) {
            key.add(Tables.stored(master, column));
        }
        return key.isEmpty() || key.contains("") ? Keys.of(master) : key;
    }

    /** Tables that belong to the entity and are no entities of their own. */
    static Set<String> consumed(Entity entity) {
        Set<String> tables = new LinkedHashSet<>();
        tables.add(entity.shape().table());
        entity.shape().satellites().forEach(s -> tables.add(s.table()));
        for (Shape.Book book : entity.shape().books()) {
            if (book instanceof Shape.LinkedBook linked) {
                tables.add(linked.address().table());
                tables.add(linked.link().table());
            } else if (book instanceof Shape.RowBook rows) {
                tables.add(rows.table());
            }
        }
        return tables;
    }

    Entity compose() {
        List<String> key = key(rule, master);
        constants.keySet().forEach(c -> take("", c));
        rule.satellites().forEach(this::satellites);
        List<Runnable> bookFields = rule.books().stream().map(this::book).toList();
        if (key.size() == 1 && rule.fields().stream().noneMatch(f -> f.column().equalsIgnoreCase(key.get(0)))) {
            listed(FieldMaker.rule(key.get(0), "id"));
        }
        rule.fields().forEach(this::listed);
        rule.picks().forEach(this::pick);
        bookFields.forEach(Runnable::run);
        if (!rule.view()) {
            file.everywhere().stream()
                    .filter(f -> !meanings.contains(f.meaning()))
                    .forEach(this::listed);
            rest(master, "");
            satellites.values().forEach(s -> rest(tables.stored(s.table()), s.name()));
        }
        typeOptions();
        String label = rule.label().isEmpty() ? maker.entityLabel(rule.meaning(), rule.name()) : rule.label();
        Shape shape = new Shape(
                "",
                master.name(),
                bindings,
                constants,
                List.copyOf(satellites.values()),
                picks,
                books,
                rule.only().stream().map(o -> condition(o, master, tables)).toList(),
                expectations().counters());
        return new Entity(
                rule.name(),
                label,
                rule.meaning(),
                List.copyOf(fields.values()),
                key,
                rule.keyStyle() == null ? Keys.style(master, key, file.keyStyle()) : rule.keyStyle(),
                shape,
                rule.constants().isEmpty() && rule.only().isEmpty() ? master.rows() : -1,
                !rule.view() && !rule.readOnly() && !file.readOnly());
    }

    /** By field name; filled by {@link #compose}. */
    Map<String, Hint> hints() {
        return hints;
    }

    /** What the product expects of new records; after {@link #compose}. */
    Expectations expectations() {
        return new Expectations(
                rule,
                tables,
                satellite -> satellite.isEmpty()
                        ? master
                        : tables.stored(satellites.get(satellite).table()),
                bindings);
    }

    private void satellites(SatelliteRule s) {
        if (s.table().contains("*")) {
            tables.matching(s.table()).stream().filter(t -> belongs(t, s.key())).forEach(t -> satellite(s, t));
        } else {
            satellite(s, tables.get(s.table()));
        }
    }

    /** Whether a table has at most one row per record of the master, and a foreign key says so. */
    private boolean belongs(Table table, String key) {
        boolean once = table.uniqueKeys().stream()
                        .anyMatch(k -> k.size() == 1 && k.get(0).equalsIgnoreCase(key))
                || table.primaryKey().size() == 1 && table.primaryKey().get(0).equalsIgnoreCase(key);
        return once
                && table.foreignKeys().stream()
                        .anyMatch(k -> k.columns().size() == 1
                                && k.columns().get(0).equalsIgnoreCase(key)
                                && k.table().equalsIgnoreCase(master.name()));
    }

    private void satellite(SatelliteRule s, Table table) {
        if (table == null || table.column(s.key()) == null) {
            return;
        }
        Map<String, Object> fixed = tables.constants(table, s.constants());
        if (fixed == null) {
            return;
        }
        String name = s.name().isEmpty() ? table.name() : s.name();
        String key = Tables.stored(table, s.key());
        take(name, key);
        fixed.keySet().forEach(c -> take(name, c));
        String first = Tables.stored(table, s.first());
        satellites.put(
                name,
                new Shape.Satellite(
                        name,
                        table.name(),
                        key,
                        s.optional(),
                        s.always(),
                        fixed,
                        first,
                        tables.defaults(table, s.defaults())));
        satelliteRules.put(name, s);
    }

    /** Reserves the book's columns now; its field comes later, after the listed ones. */
    private Runnable book(BookRule b) {
        BookComposer.Composed composed = new BookComposer(tables).compose(b, master, satellites.keySet());
        if (composed == null) {
            return () -> {};
        }
        books.add(composed.book());
        if (composed.book() instanceof Shape.ColumnBook columns) {
            for (Shape.Slot slot : columns.columns()) {
                if (slot.place() instanceof Shape.SatelliteColumn s) {
                    take(s.satellite(), s.column());
                } else if (slot.place() instanceof Shape.OwnColumn own) {
                    take("", own.column());
                }
            }
        }
        Field field = maker.book(b, composed.type());
        return () -> put(field, new Shape.BookList(b.name()));
    }

    private void listed(FieldRule f) {
        String satellite = satellite(f.table());
        if (satellite == null) {
            return;
        }
        Table table = satellite.isEmpty()
                ? master
                : tables.stored(satellites.get(satellite).table());
        Column column = table.column(f.column());
        if (column == null || !take(satellite, column.name())) {
            return;
        }
        Field field = maker.listed(f, table, column, fieldName(satellite, column), pickNames);
        put(missing(satellite) ? field.withRequired(f.required()) : field, place(satellite, column));
        if (!f.multi().isEmpty() || !f.unit().isEmpty() || !f.note().isEmpty()) {
            hints.put(field.name(), new Hint(f.multi(), f.unit(), f.note()));
        }
    }

    /** The satellite that a field names, by its name or its table; empty = the master, null = it is not there. */
    private String satellite(String named) {
        if (named.isEmpty() || satellites.containsKey(named)) {
            return named;
        }
        Table table = tables.get(named);
        return table != null && satellites.containsKey(table.name()) ? table.name() : null;
    }

    private void pick(PickRule p) {
        Table other = tables.get(p.table());
        Column column = other == null ? null : other.column(p.column());
        Column on = other == null ? null : other.column(p.on());
        String own = own(p.own());
        if (column == null || on == null || own.isEmpty() || fields.containsKey(p.name())) {
            return;
        }
        Map<String, Object> where = tables.constants(other, p.where());
        if (where == null) {
            return;
        }
        picks.add(new Shape.Pick(
                p.name(), other.name(), column.name(), on.name(), own, where, Tables.stored(other, p.order())));
        Reference reference = names.named(p.reference(), other, column.name(), pickNames);
        put(maker.pick(p, column, reference), new Shape.PickedColumn(p.name()));
        if (!p.note().isEmpty()) {
            hints.put(p.name(), new Hint("", "", p.note()));
        }
    }

    /** What a pick starts from: a column of the master, else another pick or a field in a satellite; empty if none. */
    private String own(String name) {
        Column column = master.column(name);
        if (column != null) {
            return column.name();
        }
        Shape.Binding binding = bindings.get(name);
        return binding instanceof Shape.PickedColumn || binding instanceof Shape.SatelliteColumn ? name : "";
    }

    private void rest(Table table, String satellite) {
        boolean custom = !satellite.isEmpty() && satelliteRules.get(satellite).custom();
        for (Column column : table.columns()) {
            boolean counter = !satellite.isEmpty()
                    && (column.serial()
                            || column.name().equals(satellites.get(satellite).first()));
            if (!counter && take(satellite, column.name())) {
                Field field = maker.found(table, column, fieldName(satellite, column), custom);
                put(missing(satellite) ? field.withRequired(false) : field, place(satellite, column));
            }
        }
    }

    /** A column that names the kind of a polymorphic neighbour offers those kinds as its choices. */
    private void typeOptions() {
        for (Field field : List.copyOf(fields.values())) {
            Reference reference = field.reference();
            if (reference != null && reference.polymorphic()) {
                fields.computeIfPresent(
                        reference.typeField(),
                        (name, type) -> type.options().isEmpty()
                                ? type.withOptions(FieldMaker.options(reference.kinds()))
                                : type);
            }
        }
    }

    private String fieldName(String satellite, Column column) {
        boolean free =
                !fields.containsKey(column.name()) && (satellite.isEmpty() || master.column(column.name()) == null);
        return free ? column.name() : satellite + "." + column.name();
    }

    private static Shape.Binding place(String satellite, Column column) {
        return satellite.isEmpty()
                ? new Shape.OwnColumn(column.name())
                : new Shape.SatelliteColumn(satellite, column.name());
    }

    private void put(Field field, Shape.Binding binding) {
        fields.put(field.name(), field);
        bindings.put(field.name(), binding);
        if (!field.meaning().isEmpty()) {
            meanings.add(field.meaning());
        }
    }

    /** Whether it is one of several rows that a record need not have, so that no column of it need be filled. */
    private boolean missing(String satellite) {
        return !satellite.isEmpty()
                && satellites.get(satellite).optional()
                && !satellites.get(satellite).first().isEmpty();
    }

    /** @param satellite its name; empty = the master */
    private boolean take(String satellite, String column) {
        return taken.add(satellite + "." + column);
    }
}
