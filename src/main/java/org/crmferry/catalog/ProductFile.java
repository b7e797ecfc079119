package org.crmferry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.crmferry.model.KeyStyle;

/** One catalog file as read; {@code docs/catalog.md} explains every key. Maps keep the file's order. */
record ProductFile(
        int format,
        String product,
        String label,
        String prefix,
        String timeZone,
        KeyStyle keyStyle,
        boolean readOnly,
        Rules recognise,
        List<VersionRule> versions,
        SoftDelete softDelete,
        List<FieldRule> everywhere,
        String customColumns,
        Map<String, Map<String, String>> kinds,
        Map<String, JsonNode> picklists,
        Map<String, String> words,
        List<EntityRule> entities,
        List<IgnoreRule> ignore,
        FileRules files,
        List<String> sideEffects) {
    ProductFile {
        prefix = text(prefix);
        timeZone = text(timeZone);
        versions = list(versions);
        everywhere = list(everywhere);
        customColumns = text(customColumns);
        kinds = map(kinds);
        picklists = map(picklists);
        words = map(words);
        ignore = list(ignore);
        sideEffects = list(sideEffects);
    }

    /** The same for a database of that version: only read, if it is one of which nothing else is known. */
    ProductFile of(String version) {
        boolean only = readOnly
                || versions.stream()
                        .anyMatch(rule -> rule.readOnly() && rule.version().equals(version));
        return only == readOnly
                ? this
                : new ProductFile(
                        format,
                        product,
                        label,
                        prefix,
                        timeZone,
                        keyStyle,
                        true,
                        recognise,
                        versions,
                        softDelete,
                        everywhere,
                        customColumns,
                        kinds,
                        picklists,
                        words,
                        entities,
                        ignore,
                        files,
                        sideEffects);
    }

    record Rules(List<EvidenceRule> evidence, List<EvidenceRule> against) {
        Rules {
            against = list(against);
        }
    }

    record EvidenceRule(String table, List<String> columns, double weight) {}

    record VersionRule(String version, String table, List<String> columns, boolean readOnly) {
        VersionRule {
            columns = list(columns);
        }
    }

    record SoftDelete(String column, JsonNode alive) {}

    record IgnoreRule(List<String> tables, String reason) {}

    /** A picklist that the database keeps itself; {@code group} may be missing. */
    record ChoicesRule(
            String table, String code, String label, String order, Map<String, JsonNode> where, GroupRule group) {
        ChoicesRule {
            order = text(order);
            where = map(where);
        }
    }

    /** Which of several picklists in one table: {@code own} leads to the row of another table that is called so. */
    record GroupRule(String own, String table, String on, String name, String is) {}

    record EntityRule(
            String name,
            String label,
            String meaning,
            String table,
            List<String> key,
            KeyStyle keyStyle,
            Map<String, JsonNode> constants,
            List<OnlyRule> only,
            Map<String, JsonNode> defaults,
            Map<String, JsonNode> copies,
            Map<String, List<String>> otherwise,
            Map<String, JsonNode> numbers,
            List<CounterRule> counters,
            List<SatelliteRule> satellites,
            List<FieldRule> fields,
            List<PickRule> picks,
            List<BookRule> books,
            boolean view,
            boolean readOnly,
            List<String> sideEffects) {
        EntityRule {
            label = text(label);
            meaning = text(meaning);
            key = list(key);
            constants = map(constants);
            only = list(only);
            defaults = map(defaults);
            copies = map(copies);
            otherwise = map(otherwise);
            numbers = map(numbers);
            counters = list(counters);
            satellites = list(satellites);
            fields = list(fields);
            picks = list(picks);
            books = list(books);
            sideEffects = list(sideEffects);
        }
    }

    /** A row of another table that a record must have, or must not have; or one of {@code or}. */
    record OnlyRule(String table, String on, String own, Map<String, JsonNode> where, boolean not, List<OnlyRule> or) {
        OnlyRule {
            where = map(where);
            or = list(or);
        }
    }

    /** Where the product notes the last key that it gave, or with {@code next} the one that it will give. */
    record CounterRule(String table, String column, Map<String, JsonNode> where, boolean next) {
        CounterRule {
            where = map(where);
        }
    }

    /**
     * {@code table} may hold {@code *}: then every such table that belongs to the master. Several in one table have
     * names, by which fields name them.
     */
    record SatelliteRule(
            String name,
            String table,
            String key,
            boolean optional,
            boolean always,
            boolean custom,
            Map<String, JsonNode> constants,
            String first,
            Map<String, JsonNode> defaults) {
        SatelliteRule {
            name = text(name);
            constants = map(constants);
            first = text(first);
            defaults = map(defaults);
        }
    }

    record FieldRule(
            String column,
            String table,
            String meaning,
            String label,
            String picklist,
            ReferenceRule reference,
            boolean required,
            boolean readOnly,
            String multi,
            String unit,
            String note) {
        FieldRule {
            table = text(table);
            meaning = text(meaning);
            label = text(label);
            picklist = text(picklist);
            multi = text(multi);
            unit = text(unit);
            note = text(note);
        }
    }

    /** {@code kinds} is the name of a set of {@link ProductFile#kinds} or the set itself. */
    record ReferenceRule(String entity, String typeField, JsonNode kinds) {
        ReferenceRule {
            entity = text(entity);
            typeField = text(typeField);
        }
    }

    record PickRule(
            String name,
            String meaning,
            String label,
            String table,
            String column,
            String on,
            String own,
            Map<String, JsonNode> where,
            String order,
            String picklist,
            ReferenceRule reference,
            String note) {
        PickRule {
            meaning = text(meaning);
            label = text(label);
            where = map(where);
            order = text(order);
            picklist = text(picklist);
            note = text(note);
        }
    }

    /** Exactly one of {@code slots}, {@code linked} and {@code rows} is there. */
    record BookRule(String name, String meaning, String label, List<SlotRule> slots, LinkedRule linked, RowsRule rows) {
        BookRule {
            meaning = text(meaning);
            label = text(label);
            slots = list(slots);
        }
    }

    record SlotRule(String kind, String column, String table) {
        SlotRule {
            table = text(table);
        }
    }

    record LinkedRule(AddressRule address, LinkRule link) {}

    record AddressRule(
            String table,
            String key,
            KeyStyle keyStyle,
            String value,
            String folded,
            boolean upper,
            String kind,
            String optOut,
            String invalid,
            Map<String, JsonNode> constants) {
        AddressRule {
            folded = text(folded);
            kind = text(kind);
            optOut = text(optOut);
            invalid = text(invalid);
            constants = map(constants);
        }
    }

    record LinkRule(
            String table,
            String key,
            KeyStyle keyStyle,
            String owner,
            String address,
            String primary,
            Map<String, JsonNode> constants) {
        LinkRule {
            primary = text(primary);
            constants = map(constants);
        }
    }

    record RowsRule(
            String table,
            String key,
            KeyStyle keyStyle,
            String owner,
            String value,
            String kind,
            Map<String, String> kinds,
            String primary,
            String optOut,
            String invalid,
            Map<String, JsonNode> constants,
            Map<String, JsonNode> defaults) {
        RowsRule {
            defaults = map(defaults);
            kind = text(kind);
            kinds = map(kinds);
            primary = text(primary);
            optOut = text(optOut);
            invalid = text(invalid);
            constants = map(constants);
        }
    }

    private static String text(String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static <T> List<T> list(List<T> value) {
        return value == null ? List.of() : List.copyOf(value);
    }

    private static <K, V> Map<K, V> map(Map<K, V> value) {
        return value == null ? Map.of() : value;
    }
}
