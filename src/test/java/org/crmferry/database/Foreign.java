package org.crmferry.database;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Shape;

/** An entity as MariaDB has it, that any product is to make a table for. */
final class Foreign {
    private Foreign() {}

    static Entity entity() {
        List<Field> fields = List.of(
                Field.of("id", ColumnTypes.integer("bigint(20)", 64, false)).withAccess(Field.Access.SERIAL),
                Field.of("name", ColumnType.text("varchar(50)", 50)).withRequired(true),
                Field.of(
                        "body",
                        ColumnTypes.text(
                                "mediumtext",
                                new ColumnType.Text(
                                        16_777_215, ColumnType.LengthUnit.BYTES, "utf8mb4", false, false, false))),
                Field.of("flag", ColumnTypes.integer("tinyint(1)", 8, false)),
                Field.of("wide", ColumnTypes.integer("bigint(20) unsigned", 64, true)),
                Field.of("real", ColumnTypes.floating("double", 53, false)),
                Field.of("day", ColumnTypes.temporal(FieldType.DATE, "date", 0, null, null, true)),
                Field.of("at", ColumnTypes.temporal(FieldType.TIME, "time(6)", 6, null, null, false)),
                Field.of("when", ColumnTypes.temporal(FieldType.DATETIME, "datetime(6)", 6, null, null, true)),
                Field.of("raw", ColumnTypes.bytes("longblob", 0, false)),
                Field.of("emails", ColumnType.of(FieldType.LIST, "")));
        return new Entity(
                "foreign kind",
                "foreign kind",
                "",
                fields,
                List.of("id"),
                KeyStyle.SERIAL,
                new Shape("", "foreign kind", Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of()),
                -1,
                true);
    }

    static List<Object[]> records(int count) {
        List<Object[]> records = new ArrayList<>();
        for (long i = 1; i <= count; i++) {
            records.add(new Object[] {
                i,
                "n" + i,
                i % 3 == 0 ? null : "body \ud83d\ude00 " + i,
                i % 2,
                i % 5 == 0 ? null : new BigDecimal("18446744073709551615"),
                i / 7.0,
                LocalDate.of(1582, 10, 10),
                LocalTime.of(1, 2, 3, 4000),
                LocalDateTime.of(2026, 3, 29, 2, 30, 0, 1000),
                new byte[] {0, 1, (byte) i},
                i % 4 == 0
                        ? List.of()
                        : List.of(
                                Item.primary("a" + i + "@x.example"),
                                new Item("b@x.example", "Home", false, true, false))
            });
        }
        return records;
    }
}
