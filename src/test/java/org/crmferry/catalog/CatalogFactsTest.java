package org.crmferry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.crmferry.catalog.ProductFile.BookRule;
import org.crmferry.catalog.ProductFile.EntityRule;
import org.crmferry.catalog.ProductFile.EvidenceRule;
import org.crmferry.catalog.ProductFile.OnlyRule;
import org.crmferry.catalog.ProductFile.SatelliteRule;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Table;
import org.crmferry.model.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalog against the tables of real installations. */
class CatalogFactsTest {
    private final Catalog catalog = Catalog.load();
    private final List<String> misses = new ArrayList<>();
    private String prefix = "";

    @ParameterizedTest
    @CsvSource({
        "suitecrm-mariadb, suitecrm",
        "espocrm-mariadb, espocrm",
        "espocrm-postgres, espocrm",
        "civicrm-mariadb, civicrm",
        "vtiger-mariadb, vtiger",
        "dolibarr-mariadb, dolibarr"
    })
    void everyTableAndColumnOfTheFileExists(String facts, String product) {
        Schema schema = FactSchemas.read(facts);
        ProductFile file = catalog.file(product);
        prefix = file.prefix();
        file.recognise().evidence().forEach((EvidenceRule r) -> check(schema, "evidence", r.table(), r.columns()));
        file.entities().forEach(e -> check(schema, e));
        file.ignore().stream()
                .flatMap(i -> i.tables().stream())
                .filter(t -> !t.contains("*"))
                .forEach(t -> check(schema, "ignore", t, List.of()));

        assertThat(misses).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "suitecrm-mariadb, 46",
        "espocrm-mariadb, 39",
        "espocrm-postgres, 39",
        "civicrm-mariadb, 25",
        "vtiger-mariadb, 35",
        "dolibarr-mariadb, 32"
    })
    void everyEntityOfTheFileIsComposed(String facts, int entities) {
        Schema schema = FactSchemas.read(facts);
        Recognition recognition = catalog.recognise(schema).get(0);
        Found found = catalog.find(schema, recognition);
        List<EntityRule> rules = catalog.file(recognition.product()).entities();

        assertThat(rules).hasSize(entities);
        assertThat(found.entities().subList(0, entities))
                .extracting(Entity::name)
                .containsExactlyElementsOf(rules.stream().map(EntityRule::name).toList());
        assertThat(found.all()).extracting(Entity::name).doesNotHaveDuplicates();
        for (int i = 0; i < entities; i++) {
            complete(schema, found.entities().get(i), rules.get(i));
        }
    }

    /** Every column of the entity's own tables is a field, a constant, a key of a satellite or part of a book. */
    private static void complete(Schema schema, Entity entity, EntityRule rule) {
        assertThat(entity.keyStyle()).isNotIn(KeyStyle.NATURAL, KeyStyle.NONE);
        assertThat(entity.shape().bindings().keySet())
                .isEqualTo(Set.copyOf(entity.fields().stream().map(Field::name).toList()));
        assertThat(entity.shape().satellites())
                .hasSameSizeAs(rule.satellites().stream()
                        .filter(s -> !s.table().contains("*"))
                        // The facts have no rows in which a value could be found.
                        .filter(s -> s.constants().values().stream().noneMatch(JsonNode::isObject))
                        .toList());
        assertThat(entity.shape().books()).hasSameSizeAs(rule.books());
        assertThat(entity.shape().picks()).hasSameSizeAs(rule.picks());
        if (!rule.view()) {
            long own = entity.shape().bindings().values().stream()
                    .filter(Shape.OwnColumn.class::isInstance)
                    .count();
            long slots = entity.shape().books().stream()
                    .filter(Shape.ColumnBook.class::isInstance)
                    .flatMap(b -> ((Shape.ColumnBook) b).columns().stream())
                    .filter(slot -> slot.place() instanceof Shape.OwnColumn)
                    .count();
            Table master = schema.byName().get(entity.shape().table());
            assertThat(own + slots + entity.shape().constants().size())
                    .as(entity.name())
                    .isEqualTo(master.columns().size());
        }
    }

    /** Values that stand in other tables. */
    private void check(Schema schema, String where, Map<String, JsonNode> values) {
        values.values().stream().filter(JsonNode::isObject).forEach(value -> {
            List<String> columns = new ArrayList<>(List.of(value.get("column").asText()));
            value.get("where").fieldNames().forEachRemaining(columns::add);
            check(schema, where, value.get("table").asText(), columns);
        });
    }

    /** A field by its name: of the table itself, or of one beside it. */
    private void checkPart(Schema schema, EntityRule e, String field) {
        boolean there = Stream.concat(
                        Stream.of(e.table()), e.satellites().stream().map(s -> s.table()))
                .map(name -> schema.byName().get(prefix + name))
                .anyMatch(table -> table != null && table.column(field) != null);
        if (!there) {
            misses.add(e.name() + ": no field " + field);
        }
    }

    private void check(Schema schema, EntityRule e) {
        String where = e.name();
        check(schema, where, e.table(), new ArrayList<>(e.constants().keySet()));
        e.defaults().keySet().forEach(name -> checkPart(schema, e, name));
        e.copies().keySet().forEach(name -> checkPart(schema, e, name));
        e.numbers().keySet().forEach(name -> checkPart(schema, e, name));
        e.otherwise().forEach((name, others) -> {
            checkPart(schema, e, name);
            others.forEach(other -> checkPart(schema, e, other));
        });
        e.counters().forEach(c -> {
            check(schema, where, c.table(), List.of(c.column()));
            check(schema, where, c.table(), new ArrayList<>(c.where().keySet()));
        });
        check(schema, where, e.numbers());
        check(schema, where, e.defaults());
        check(schema, where, e.constants());
        e.satellites().forEach(s -> check(schema, where, s.constants()));
        e.only().forEach(o -> check(schema, e, o));
        check(schema, where, e.table(), e.key());
        e.satellites().stream().filter(s -> !s.table().contains("*")).forEach(s -> {
            check(schema, where, s.table(), List.of(s.key(), s.first()));
            check(schema, where, s.table(), new ArrayList<>(s.constants().keySet()));
            check(schema, where, s.table(), new ArrayList<>(s.defaults().keySet()));
        });
        e.fields().forEach(f -> {
            String table = f.table().isEmpty() ? e.table() : table(e, f.table());
            check(schema, where, table, List.of(f.column()));
            if (f.reference() != null
                    && !f.reference().typeField().isEmpty()
                    && !picked(e, f.reference().typeField())) {
                check(schema, where, table, List.of(f.reference().typeField()));
            }
        });
        e.picks().forEach(p -> {
            check(schema, where, p.table(), List.of(p.column(), p.on()));
            check(schema, where, p.table(), new ArrayList<>(p.where().keySet()));
            if (!picked(e, p.own())
                    && e.fields().stream()
                            .filter(f -> !f.table().isEmpty())
                            .noneMatch(
                                    f -> f.column().equals(p.own()) || p.own().equals(f.table() + "." + f.column()))) {
                check(schema, where, e.table(), List.of(p.own()));
            }
        });
        e.books().forEach(b -> check(schema, e, b));
    }

    private void check(Schema schema, EntityRule e, OnlyRule o) {
        check(schema, e.name(), o.table(), List.of(o.on()));
        check(schema, e.name(), o.table(), new ArrayList<>(o.where().keySet()));
        check(schema, e.name(), e.table(), List.of(o.own()));
        o.or().forEach(other -> check(schema, e, other));
    }

    /** The table of the satellite that is called so, by its name or its table. */
    private static String table(EntityRule e, String satellite) {
        return e.satellites().stream()
                .filter(s -> s.name().equals(satellite))
                .map(SatelliteRule::table)
                .findFirst()
                .orElse(satellite);
    }

    private static boolean picked(EntityRule e, String name) {
        return e.picks().stream().anyMatch(p -> p.name().equals(name));
    }

    private void check(Schema schema, EntityRule e, BookRule b) {
        String where = e.name() + "." + b.name();
        b.slots().forEach(s -> check(schema, where, s.table().isEmpty() ? e.table() : s.table(), List.of(s.column())));
        if (b.rows() != null) {
            ProductFile.RowsRule r = b.rows();
            check(schema, where, r.table(), List.of(r.key(), r.owner(), r.value(), r.kind(), r.primary(), r.invalid()));
            check(schema, where, r.table(), new ArrayList<>(r.defaults().keySet()));
        }
        if (b.linked() != null) {
            ProductFile.AddressRule a = b.linked().address();
            check(schema, where, a.table(), List.of(a.key(), a.value(), a.folded(), a.kind(), a.optOut(), a.invalid()));
            check(schema, where, a.table(), new ArrayList<>(a.constants().keySet()));
            ProductFile.LinkRule l = b.linked().link();
            check(schema, where, l.table(), List.of(l.key(), l.owner(), l.address(), l.primary()));
            check(schema, where, l.table(), new ArrayList<>(l.constants().keySet()));
        }
    }

    private void check(Schema schema, String where, String name, List<String> columns) {
        Table table = schema.byName().get(prefix + name);
        if (table == null) {
            misses.add(where + ": no table " + name);
            return;
        }
        columns.stream()
                .filter(c -> !c.isEmpty() && table.column(c) == null)
                .forEach(c -> misses.add(where + ": no column " + name + "." + c));
    }
}
