package org.crmferry.database;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Reference;
import org.crmferry.model.Shape;

/**
 * Tables for an empty target: what each entity becomes there, and the statements that make it. Every entity becomes
 * one table with a column per field; a book becomes a table of its own.
 *
 * <p>Primary keys are made with the table, but in PostgreSQL after the load, where that is quicker.
 */
public final class TableMaking {
    private static final int MARIADB_ROW_BYTES = 60_000;

    private final Dialect dialect;

    TableMaking(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * A statement that adds a key.
     *
     * @param sql the statement
     * @param what what it is, for people
     * @param optional whether content may forbid it
     */
    record KeyStatement(String sql, String what, boolean optional) {}

    /** The entity as a product will have it: its types, its limits, its table. */
    public static Entity retyped(Entity source, String product) {
        Dialect dialect = Dialect.of(product);
        String table = shortened(
                dialect, source.shape() == null ? source.name() : source.shape().table());
        List<Field> fields = new ArrayList<>();
        Map<String, Shape.Binding> bindings = new HashMap<>();
        List<Shape.Book> books = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Field field : source.fields()) {
            if (field.type().type() == FieldType.LIST) {
                books.add(book(dialect, table, field));
                bindings.put(field.name(), new Shape.BookList(field.name()));
                fields.add(field.withAccess(Field.Access.WRITABLE));
                continue;
            }
            boolean key = source.key().contains(field.name());
            ColumnType type = TypeTranslation.of(field.type(), product, key || field.reference() != null);
            Field.Access access = field.access() == Field.Access.SERIAL ? Field.Access.SERIAL : Field.Access.WRITABLE;
            fields.add(new Field(
                            field.name(),
                            field.label(),
                            field.meaning(),
                            type,
                            field.required() || key && access != Field.Access.SERIAL,
                            access,
                            field.reference(),
                            field.options())
                    .withMulti(field.multi()));
            bindings.put(field.name(), new Shape.OwnColumn(column(dialect, source, field, taken)));
        }
        Shape shape = new Shape("", table, bindings, Map.of(), List.of(), List.of(), books, List.of());
        return new Entity(
                source.name(),
                source.label(),
                source.meaning(),
                withinRow(fields, source, product),
                source.key(),
                source.keyStyle(),
                shape,
                0,
                true);
    }

    private static String column(Dialect dialect, Entity source, Field field, Set<String> taken) {
        String name = field.name();
        if (source.shape() != null && ReadPlan.binding(source.shape(), field) instanceof Shape.OwnColumn own) {
            name = own.column();
        }
        String free = shortened(dialect, name);
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = shortened(dialect, name + "_" + i);
        }
        return free;
    }

    private static Shape.RowBook book(Dialect dialect, String table, Field field) {
        return new Shape.RowBook(
                field.name(),
                shortened(dialect, table + "_" + field.name()),
                "id",
                KeyStyle.SERIAL,
                "owner",
                "value",
                "kind",
                Map.of(),
                "is_primary",
                "opt_out",
                "invalid",
                Map.of(),
                Map.of());
    }

    /** A name that is not too long; a cut one ends in some hexadecimal digits of the whole. */
    static String shortened(Dialect dialect, String name) {
        int most = dialect.longestName();
        if (name.getBytes(StandardCharsets.UTF_8).length <= most) {
            return name;
        }
        String mark = "_"
                + HexFormat.of().formatHex(ContentHash.sha256().digest(name.getBytes(StandardCharsets.UTF_8)), 0, 4);
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length + mark.length() > most) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + mark;
    }

    /** MariaDB's rows are limited: the longest columns that are no key leave the row. */
    private static List<Field> withinRow(List<Field> fields, Entity source, String product) {
        if (!product.equals("MariaDB") && !product.equals("MySQL")) {
            return fields;
        }
        List<Field> fitting = new ArrayList<>(fields);
        List<Field> longest = fields.stream()
                .filter(f -> f.type().nativeType().startsWith("varchar(")
                        && !f.type().nativeType().contains("collate")
                        && !source.key().contains(f.name()))
                .sorted(Comparator.comparingInt((Field f) -> -f.type().text().length()))
                .toList();
        int bytes = fields.stream().mapToInt(f -> inRow(f.type())).sum();
        for (Field field : longest) {
            if (bytes <= MARIADB_ROW_BYTES) {
                break;
            }
            ColumnType text = ColumnTypes.text(
                    "text", new ColumnType.Text(65_535, ColumnType.LengthUnit.BYTES, "utf8mb4", false, false, false));
            bytes -= inRow(field.type()) - inRow(text);
            fitting.set(
                    source.index(field.name()),
                    new Field(
                                    field.name(),
                                    field.label(),
                                    field.meaning(),
                                    text,
                                    field.required(),
                                    field.access(),
                                    field.reference(),
                                    field.options())
                            .withMulti(field.multi()));
        }
        return fitting;
    }

    private static int inRow(ColumnType type) {
        String name = type.nativeType();
        if (name.startsWith("varchar(") || name.startsWith("char(")) {
            return type.text().length() * 4 + 2;
        }
        return name.startsWith("varbinary(") ? type.text().length() + 2 : 16;
    }

    /** Statements that make the tables. */
    List<String> tables(List<Entity> entities) {
        List<String> statements = new ArrayList<>();
        for (Entity entity : entities) {
            statements.add(table(entity));
            for (Shape.Book book : entity.shape().books()) {
                if (book instanceof Shape.RowBook rows) {
                    statements.add(bookTable(entity, rows));
                }
            }
        }
        return statements;
    }

    private String table(Entity entity) {
        List<String> lines = new ArrayList<>();
        boolean keyDone = dialect instanceof PostgresDialect;
        for (Field field : entity.fields()) {
            if (ReadPlan.binding(entity.shape(), field) instanceof Shape.OwnColumn own) {
                boolean onlyKey = entity.key().equals(List.of(field.name()));
                boolean counted = field.access() == Field.Access.SERIAL;
                if (counted && onlyKey && dialect instanceof SqliteDialect) {
                    lines.add(dialect.quote(own.column()) + " integer primary key autoincrement");
                    keyDone = true;
                    continue;
                }
                boolean key = entity.key().contains(field.name());
                lines.add(dialect.quote(own.column()) + " " + field.type().nativeType()
                        + (counted ? counted() : "")
                        + (field.required() || key ? " not null" : ""));
                if (counted
                        && dialect instanceof MariaDbDialect
                        && !(key && entity.key().get(0).equals(field.name()))) {
                    lines.add("unique key (" + dialect.quote(own.column()) + ")");
                }
            }
        }
        if (!keyDone && !entity.key().isEmpty()) {
            lines.add("primary key (" + columns(entity) + ")");
        }
        return "create table " + table(entity.shape()) + " (" + String.join(", ", lines) + ")" + tableOptions();
    }

    private String tableOptions() {
        return dialect instanceof MariaDbDialect ? " engine = InnoDB character set utf8mb4" : "";
    }

    private String counted() {
        if (dialect instanceof MariaDbDialect) {
            return " auto_increment";
        } else if (dialect instanceof SqlServerDialect) {
            return " identity(1, 1)";
        } else if (dialect instanceof SqliteDialect) {
            return "";
        }
        return " generated by default as identity";
    }

    private String bookTable(Entity entity, Shape.RowBook book) {
        Field key = entity.field(entity.key().get(0));
        String id = dialect instanceof SqliteDialect
                ? "integer primary key autoincrement"
                : type(ColumnTypes.integer("bigint", 64, false), false) + counted() + " primary key";
        String flag = type(ColumnTypes.bool("boolean"), false);
        return "create table " + dialect.table(entity.shape().schema(), book.table()) + " ("
                + String.join(
                        ", ",
                        dialect.quote(book.key()) + " " + id,
                        dialect.quote(book.owner()) + " " + key.type().nativeType() + " not null",
                        dialect.quote(book.value()) + " " + type(ColumnType.text("", 255), false) + " not null",
                        dialect.quote(book.kind()) + " " + type(ColumnType.text("", 60), false),
                        dialect.quote(book.primary()) + " " + flag,
                        dialect.quote(book.optOut()) + " " + flag,
                        dialect.quote(book.invalid()) + " " + flag)
                + ")" + tableOptions();
    }

    private String type(ColumnType type, boolean key) {
        return TypeTranslation.of(type, dialect.product(), key).nativeType();
    }

    private String table(Shape shape) {
        return dialect.table(shape.schema(), shape.table());
    }

    private String columns(Entity entity) {
        return String.join(
                ", ",
                entity.key().stream().map(k -> quoted(entity, entity.field(k))).toList());
    }

    private String quoted(Entity entity, Field field) {
        return dialect.quote(((Shape.OwnColumn) ReadPlan.binding(entity.shape(), field)).column());
    }

    /** Statements that add what is better added after the load. */
    List<KeyStatement> keys(List<Entity> entities) {
        Map<String, Entity> byName = new HashMap<>();
        entities.forEach(e -> byName.put(e.name(), e));
        List<KeyStatement> statements = new ArrayList<>();
        List<KeyStatement> foreign = new ArrayList<>();
        for (Entity entity : entities) {
            String table = table(entity.shape());
            if (dialect instanceof PostgresDialect && !entity.key().isEmpty()) {
                String sql = "alter table " + table + " add primary key (" + columns(entity) + ")";
                statements.add(new KeyStatement(sql, "primary key of " + entity.name(), false));
            }
            for (Field field : entity.fields()) {
                if (field.reference() != null && !entity.key().equals(List.of(field.name()))) {
                    statements.add(index(entity, field));
                    if (!(dialect instanceof SqliteDialect)) {
                        foreign(entity, field, byName, foreign);
                    }
                }
            }
            for (Shape.Book book : entity.shape().books()) {
                if (book instanceof Shape.RowBook rows) {
                    statements.add(new KeyStatement(
                            "create index " + name("ix", rows.table(), rows.owner()) + " on "
                                    + dialect.table(entity.shape().schema(), rows.table()) + " ("
                                    + dialect.quote(rows.owner()) + ")",
                            "index of " + rows.table(),
                            true));
                }
            }
        }
        statements.addAll(foreign);
        return statements;
    }

    private KeyStatement index(Entity entity, Field field) {
        return new KeyStatement(
                "create index " + name("ix", entity.shape().table(), field.name()) + " on " + table(entity.shape())
                        + " (" + quoted(entity, field) + ")",
                "index on " + entity.name() + "." + field.name(),
                true);
    }

    private void foreign(Entity entity, Field field, Map<String, Entity> byName, List<KeyStatement> foreign) {
        Reference to = field.reference();
        Entity other = byName.get(to.entity());
        if (to.enforced() && !to.polymorphic() && other != null && other.key().size() == 1) {
            foreign.add(new KeyStatement(
                    "alter table " + table(entity.shape()) + " add constraint "
                            + name("fk", entity.shape().table(), field.name()) + " foreign key ("
                            + quoted(entity, field) + ") references " + table(other.shape()) + " (" + columns(other)
                            + ")",
                    "foreign key " + entity.name() + "." + field.name(),
                    true));
        }
    }

    private String name(String kind, String table, String column) {
        return dialect.quote(shortened(dialect, kind + "_" + table + "_" + column));
    }

    /** Whether a key could not be added because it is there. */
    static boolean thereAlready(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String message = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
        return state.equals("42P07")
                || state.equals("42P16")
                || state.equals("42710")
                || e.getErrorCode() == 1061
                || e.getErrorCode() == 1826
                || e.getErrorCode() == 42111
                || e.getErrorCode() == 90045
                || message.contains("already exists")
                || message.contains("duplicate key on write");
    }
}
