package org.crmferry.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.RefusalReason;
import org.crmferry.model.Shape;
import org.crmferry.model.Shape.Binding;
import org.crmferry.model.Shape.ColumnBook;

/** How one entity's records are spread over tables; values of column books are put behind a record's fields. */
final class WritePlan {
    final Entity entity;
    final Shape shape;
    final TablePart master;
    final List<TablePart> satellites = new ArrayList<>();
    final List<BookPlace> books = new ArrayList<>();
    /** Position of a key that the database counts, or -1. */
    final int serialKey;

    private final List<BookPlace> columnBooks = new ArrayList<>();
    private int width;

    /**
     * A book and where a record has it.
     *
     * @param field position of the list
     * @param book the book
     * @param first position of a column book's first column, or -1
     */
    record BookPlace(int field, Shape.Book book, int first) {}

    /** Tells what a table's columns take. */
    @FunctionalInterface
    interface Tables {
        TableColumns columns(String quotedTable) throws SQLException;
    }

    WritePlan(Dialect dialect, Entity entity, Tables tables) throws SQLException {
        this.entity = entity;
        shape = entity.shape();
        width = entity.fields().size();
        String table = dialect.table(shape.schema(), shape.table());
        master = new TablePart(dialect, table, tables.columns(table));
        for (Shape.Satellite satellite : shape.satellites()) {
            String name = dialect.table(shape.schema(), satellite.table());
            TablePart part = new TablePart(dialect, name, tables.columns(name));
            Field key = entity.field(entity.key().get(0));
            satellites.add(part.column(satellite.key(), key.type(), entity.index(key.name())));
        }
        for (int i = 0; i < entity.fields().size(); i++) {
            place(i, entity.fields().get(i));
        }
        master.fixed(shape.constants());
        for (int i = 0; i < satellites.size(); i++) {
            Shape.Satellite satellite = shape.satellites().get(i);
            satellites.get(i).fixed(satellite.constants()).fixed(satellite.defaults());
        }
        serialKey =
                entity.key().size() == 1 && entity.field(entity.key().get(0)).access() == Field.Access.SERIAL
                        ? entity.index(entity.key().get(0))
                        : -1;
    }

    private void place(int i, Field field) {
        Binding binding = ReadPlan.binding(shape, field);
        if (!field.writable()) {
            return;
        }
        if (binding instanceof Shape.BookList list) {
            Shape.Book book = shape.books().stream()
                    .filter(b -> b.name().equals(list.book()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no book " + list.book()));
            if (book instanceof ColumnBook slots) {
                columnBooks.add(new BookPlace(i, book, width));
                slots.columns().forEach(s -> part(s.place()).column(column(s.place()), ReadPlan.ANY_TEXT, width++));
            } else {
                books.add(new BookPlace(i, book, -1));
            }
        } else if (!(binding instanceof Shape.PickedColumn)) {
            part(binding).column(column(binding), field.type(), i);
        }
    }

    private TablePart part(Binding binding) {
        if (binding instanceof Shape.SatelliteColumn in) {
            for (int i = 0; i < satellites.size(); i++) {
                if (shape.satellites().get(i).name().equals(in.satellite())) {
                    return satellites.get(i);
                }
            }
            throw new IllegalArgumentException("no satellite " + in.satellite());
        }
        return master;
    }

    private static String column(Binding binding) {
        return binding instanceof Shape.SatelliteColumn in ? in.column() : ((Shape.OwnColumn) binding).column();
    }

    boolean plain() {
        return satellites.isEmpty() && books.isEmpty();
    }

    /** The records with the values of column books behind them. */
    List<Object[]> expanded(List<Object[]> records) throws Unstorable {
        if (columnBooks.isEmpty()) {
            return records;
        }
        List<Object[]> all = new ArrayList<>(records.size());
        for (Object[] record : records) {
            Object[] wide = Arrays.copyOf(record, width);
            for (BookPlace place : columnBooks) {
                spread(items(record, place.field()), (ColumnBook) place.book(), wide, place.first());
            }
            all.add(wide);
        }
        return all;
    }

    /** Whether an expanded position is one of a column book. */
    boolean slot(int position) {
        return position >= entity.fields().size();
    }

    /** Which expanded positions change when these fields do. */
    boolean[] expanded(boolean[] changed) {
        if (columnBooks.isEmpty()) {
            return changed;
        }
        boolean[] wide = Arrays.copyOf(changed, width);
        for (BookPlace place : columnBooks) {
            int slots = ((ColumnBook) place.book()).columns().size();
            Arrays.fill(wide, place.first(), place.first() + slots, changed[place.field()]);
        }
        return wide;
    }

    static List<Item> items(Object[] record, int field) {
        List<Item> items = new ArrayList<>();
        if (record[field] instanceof List<?> list) {
            list.forEach(i -> items.add((Item) i));
        }
        return items;
    }

    /** Each item into the column of its kind; what finds none, into the first that is still free. */
    private static void spread(List<Item> items, ColumnBook book, Object[] row, int first) throws Unstorable {
        List<Item> left = new ArrayList<>();
        for (Item item : items) {
            if (!into(item, book, row, first, true)) {
                left.add(item);
            }
        }
        for (Item item : left) {
            if (!into(item, book, row, first, false)) {
                throw new Unstorable(RefusalReason.TOO_MANY_NUMBERS);
            }
        }
    }

    private static boolean into(Item item, ColumnBook book, Object[] row, int first, boolean ofKind) {
        for (int i = 0; i < book.columns().size(); i++) {
            if (row[first + i] == null
                    && (!ofKind || book.columns().get(i).kind().equals(item.kind()))) {
                row[first + i] = item.value();
                return true;
            }
        }
        return false;
    }

    /** Positions of fields that are columns, so that all of a record can be written back. */
    boolean[] everything() {
        boolean[] all = new boolean[entity.fields().size()];
        for (int i = 0; i < all.length; i++) {
            Field field = entity.fields().get(i);
            all[i] = field.writable()
                    && !entity.key().contains(field.name())
                    && (field.type().type() != FieldType.LIST
                            || ReadPlan.binding(shape, field) instanceof Shape.BookList);
        }
        return all;
    }
}
