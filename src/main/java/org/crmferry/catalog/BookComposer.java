package org.crmferry.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.catalog.ProductFile.AddressRule;
import org.crmferry.catalog.ProductFile.BookRule;
import org.crmferry.catalog.ProductFile.LinkRule;
import org.crmferry.catalog.ProductFile.RowsRule;
import org.crmferry.catalog.ProductFile.SlotRule;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.Table;
import org.crmferry.model.Shape;

/** Builds e-mail and phone books as far as their tables and columns are there. */
final class BookComposer {
    private final Tables tables;

    BookComposer(Tables tables) {
        this.tables = tables;
    }

    /**
     * A book that can be had.
     *
     * @param type LIST, with the limits of the address column (of the narrowest one, if there are several)
     */
    record Composed(Shape.Book book, ColumnType type) {}

    /** The book, or null if a table or column that it cannot do without is missing. */
    Composed compose(BookRule rule, Table master, Set<String> satellites) {
        if (rule.linked() != null) {
            return linked(rule.name(), rule.linked().address(), rule.linked().link());
        }
        return rule.rows() != null ? rows(rule.name(), rule.rows()) : slots(rule, master, satellites);
    }

    private Composed slots(BookRule rule, Table master, Set<String> satellites) {
        List<Shape.Slot> slots = new ArrayList<>();
        Column narrowest = null;
        for (SlotRule slot : rule.slots()) {
            Table table = slot.table().isEmpty() ? master : tables.get(slot.table());
            Column column = table == null ? null : table.column(slot.column());
            if (column == null || !slot.table().isEmpty() && !satellites.contains(table.name())) {
                continue;
            }
            slots.add(new Shape.Slot(
                    slot.kind(),
                    slot.table().isEmpty()
                            ? new Shape.OwnColumn(column.name())
                            : new Shape.SatelliteColumn(table.name(), column.name())));
            narrowest = narrower(narrowest, column);
        }
        return slots.isEmpty() ? null : new Composed(new Shape.ColumnBook(rule.name(), slots), type(narrowest));
    }

    private Composed linked(String name, AddressRule a, LinkRule l) {
        Table address = tables.get(a.table());
        Table link = tables.get(l.table());
        if (!has(address, a.key(), a.value()) || !has(link, l.key(), l.owner(), l.address())) {
            return null;
        }
        Map<String, Object> addressConstants = tables.constants(address, a.constants());
        Map<String, Object> linkConstants = tables.constants(link, l.constants());
        if (addressConstants == null || linkConstants == null) {
            return null;
        }
        Shape.AddressTable addressTable = new Shape.AddressTable(
                address.name(),
                Tables.stored(address, a.key()),
                style(address, a.key(), a.keyStyle()),
                Tables.stored(address, a.value()),
                Tables.stored(address, a.folded()),
                a.upper(),
                Tables.stored(address, a.kind()),
                Tables.stored(address, a.optOut()),
                Tables.stored(address, a.invalid()),
                addressConstants);
        Shape.LinkTable linkTable = new Shape.LinkTable(
                link.name(),
                Tables.stored(link, l.key()),
                style(link, l.key(), l.keyStyle()),
                Tables.stored(link, l.owner()),
                Tables.stored(link, l.address()),
                Tables.stored(link, l.primary()),
                linkConstants);
        return new Composed(new Shape.LinkedBook(name, addressTable, linkTable), type(address.column(a.value())));
    }

    private Composed rows(String name, RowsRule r) {
        Table table = tables.get(r.table());
        if (!has(table, r.key(), r.owner(), r.value())) {
            return null;
        }
        Map<String, Object> constants = tables.constants(table, r.constants());
        if (constants == null) {
            return null;
        }
        Shape.RowBook book = new Shape.RowBook(
                name,
                table.name(),
                Tables.stored(table, r.key()),
                style(table, r.key(), r.keyStyle()),
                Tables.stored(table, r.owner()),
                Tables.stored(table, r.value()),
                Tables.stored(table, r.kind()),
                r.kinds(),
                Tables.stored(table, r.primary()),
                Tables.stored(table, r.optOut()),
                Tables.stored(table, r.invalid()),
                constants,
                tables.defaults(table, r.defaults()));
        return new Composed(book, type(table.column(r.value())));
    }

    private static boolean has(Table table, String... columns) {
        if (table == null) {
            return false;
        }
        for (String column : columns) {
            if (table.column(column) == null) {
                return false;
            }
        }
        return true;
    }

    /** The database's counting goes before what the catalog thinks. */
    private static KeyStyle style(Table table, String key, KeyStyle given) {
        Column column = table.column(key);
        KeyStyle real = Keys.style(column, given);
        boolean counted = real == KeyStyle.SERIAL || real == KeyStyle.NUMBER || real == KeyStyle.UUID;
        return counted ? real : given;
    }

    private static Column narrower(Column a, Column b) {
        return a == null || length(b) < length(a) ? b : a;
    }

    private static int length(Column column) {
        int length = column.type().text() == null ? 0 : column.type().text().length();
        return length == 0 ? Integer.MAX_VALUE : length;
    }

    private static ColumnType type(Column value) {
        return new ColumnType(
                FieldType.LIST,
                "list of " + value.type().nativeType(),
                value.type().text(),
                null,
                null);
    }
}
