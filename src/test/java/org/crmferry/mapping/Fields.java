package org.crmferry.mapping;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Option;
import org.crmferry.model.Reference;

/** Builds fields, entities and the like for tests. */
final class Fields {
    static final Crosswalk NOBODY = new Crosswalk() {
        @Override
        public Object target(String entity, Object key) {
            return null;
        }

        @Override
        public Object own(String entity, Key key) {
            return null;
        }
    };

    private Fields() {}

    static Field of(String name, FieldType type) {
        return Field.of(name, ColumnType.of(type, type.name()));
    }

    static Field text(String name, int length) {
        return Field.of(name, ColumnType.text("varchar(" + length + ")", length));
    }

    static Field text(int length, LengthUnit unit, String charset, boolean rejectsNul, boolean padded, boolean lone) {
        ColumnType.Text limits = new ColumnType.Text(length, unit, charset, rejectsNul, padded, lone);
        return Field.of("text", new ColumnType(FieldType.TEXT, "text " + charset, limits, null, null));
    }

    static Field number(FieldType type, int precision, int scale, String min, String max, boolean specials) {
        ColumnType.Numeric limits = new ColumnType.Numeric(
                precision,
                scale,
                min == null ? null : new BigDecimal(min),
                max == null ? null : new BigDecimal(max),
                specials);
        return Field.of("number", new ColumnType(type, "number", null, limits, null));
    }

    static Field time(FieldType type, int fraction, String earliest, String latest, boolean zero) {
        ColumnType.Temporal limits = new ColumnType.Temporal(
                fraction,
                earliest == null ? null : LocalDateTime.parse(earliest),
                latest == null ? null : LocalDateTime.parse(latest),
                zero);
        return Field.of("time", new ColumnType(type, "time", null, null, limits));
    }

    static Field m(Field field, String meaning) {
        return field.withMeaning(meaning, field.name());
    }

    static Field ref(String name, String meaning, int length, String entity) {
        return m(text(name, length), meaning).withReference(Reference.to(entity));
    }

    static Field related(String name, int length, String typeField, Map<String, String> kinds) {
        return m(text(name, length), "related").withReference(new Reference("", typeField, kinds, 1, false));
    }

    static List<Option> options(String... codes) {
        List<Option> options = new ArrayList<>();
        for (String code : codes) {
            options.add(new Option(code, code));
        }
        return options;
    }

    static Entity entity(String name, String meaning, KeyStyle style, long count, Field... fields) {
        return new Entity(name, name, meaning, List.of(fields), List.of(fields[0].name()), style, null, count, true);
    }

    static EntityMapping mapping(FieldMapping... fields) {
        return new EntityMapping("s", "t", true, Keys.KEEP, List.of(), Existing.ASK, List.of(fields), Map.of(), 1, "");
    }
}
