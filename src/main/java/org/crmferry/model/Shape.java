package org.crmferry.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a database stores an entity: one master table and what hangs on it.
 *
 * @param schema database schema of all its tables; empty = the connection's own
 * @param table the master table: one row per record
 * @param bindings where each field lives: field name to place
 * @param constants columns of the master with one fixed value for this entity (a discriminator, {@code deleted} = 0):
 *     they select the rows that are read, and are written with every new row. Values are text, number or boolean
 * @param satellites tables with at most one row per record under the same key
 * @param picks read-only looks into one row of another table
 * @param books e-mail and phone books
 * @param conditions rows of other tables that choose the records, beside the constants
 * @param counters where the product itself notes the largest key it has given
 */
public record Shape(
        String schema,
        String table,
        Map<String, Binding> bindings,
        Map<String, Object> constants,
        List<Satellite> satellites,
        List<Pick> picks,
        List<Book> books,
        List<Condition> conditions,
        List<Counter> counters) {
    public Shape {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(table);
        bindings = Map.copyOf(bindings);
        constants = Map.copyOf(constants);
        satellites = List.copyOf(satellites);
        picks = List.copyOf(picks);
        books = List.copyOf(books);
        conditions = List.copyOf(conditions);
        counters = List.copyOf(counters);
    }

    /** Of keys that are counted nowhere but in their table. */
    public Shape(
            String schema,
            String table,
            Map<String, Binding> bindings,
            Map<String, Object> constants,
            List<Satellite> satellites,
            List<Pick> picks,
            List<Book> books,
            List<Condition> conditions) {
        this(schema, table, bindings, constants, satellites, picks, books, conditions, List.of());
    }

    /** Where one field lives. */
    public sealed interface Binding permits OwnColumn, SatelliteColumn, PickedColumn, BookList {}

    /** A column of the master table. */
    public record OwnColumn(String column) implements Binding {}

    /** A column of the satellite with that name. */
    public record SatelliteColumn(String satellite, String column) implements Binding {}

    /** The value of the pick with that name. */
    public record PickedColumn(String pick) implements Binding {}

    /** The lines of the book with that name. */
    public record BookList(String book) implements Binding {}

    /**
     * A table with the same key: SuiteCRM's {@code contacts_cstm}, vtiger's {@code vtiger_contactaddress}; or one of
     * several rows with that key: CiviCRM's main {@code civicrm_address}.
     *
     * @param name unique in the shape: the table's, unless one table has several satellites
     * @param table its table
     * @param key its column that equals the master's key (single-column keys only)
     * @param optional whether the row may be missing; then it is written only if a field of it has a value
     * @param constants columns with a fixed value: choose the row and are written
     * @param first column by which the first of several such rows is taken, ascending; empty = there is only one
     * @param always whether new records get the row even if nothing goes into it: what may be missing in old ones
     * @param defaults columns with a fixed value in new rows
     */
    public record Satellite(
            String name,
            String table,
            String key,
            boolean optional,
            boolean always,
            Map<String, Object> constants,
            String first,
            Map<String, Object> defaults) {
        public Satellite {
            constants = Map.copyOf(constants);
            defaults = Map.copyOf(defaults);
        }

        /** The only one in its table. */
        public Satellite(
                String table,
                String key,
                boolean optional,
                boolean always,
                Map<String, Object> constants,
                String first,
                Map<String, Object> defaults) {
            this(table, table, key, optional, always, constants, first, defaults);
        }
    }

    /**
     * One value from one row of another table, never written: the account of a SuiteCRM contact through
     * {@code accounts_contacts}, the title of the contact at the end of a link row.
     *
     * @param name unique in the shape
     * @param table the other table
     * @param column the column that is read
     * @param on the other table's column that is compared
     * @param own what it is compared with: a column of the master, or the name of another pick or of a field in a
     *     satellite
     * @param where fixed values that the row must have
     * @param order column by which the first of several is taken, ascending; empty = by {@code column}
     */
    public record Pick(
            String name, String table, String column, String on, String own, Map<String, Object> where, String order) {
        public Pick {
            where = Map.copyOf(where);
        }
    }

    /**
     * Only records for which another table has, or has not, a certain row: vtiger's activities of one type, links that
     * start at a call. Never written.
     *
     * @param table the other table, or the master once more
     * @param on the other table's column that is compared
     * @param own the master's column that it is compared with
     * @param where fixed values that the row has
     * @param not whether there must be no such row
     * @param or other conditions, one of which is enough as well
     */
    public record Condition(
            String table, String on, String own, Map<String, Object> where, boolean not, List<Condition> or) {
        public Condition {
            where = Map.copyOf(where);
            or = List.copyOf(or);
        }

        /** One without alternatives. */
        public Condition(String table, String on, String own, Map<String, Object> where, boolean not) {
            this(table, on, own, where, not, List.of());
        }
    }

    /**
     * A number in a table of its own by which a product knows what key to give next: vtiger's
     * {@code vtiger_crmentity_seq}.
     *
     * @param table where it stands
     * @param column the number, also one kept as text
     * @param where fixed values of its row
     * @param next whether it is the next key to give, rather than the last one given
     */
    public record Counter(String table, String column, Map<String, Object> where, boolean next) {
        public Counter {
            where = Map.copyOf(where);
        }
    }

    /** An e-mail or phone book of a record: a list of {@link Item}s. */
    public sealed interface Book permits ColumnBook, LinkedBook, RowBook {
        String name();
    }

    /**
     * A book in columns of the master or of a satellite: SuiteCRM's {@code phone_work}, {@code phone_mobile}.
     *
     * @param name unique in the shape
     * @param columns kind of item to place, in order of preference: the first filled one reads as primary
     */
    public record ColumnBook(String name, List<Slot> columns) implements Book {
        public ColumnBook {
            columns = List.copyOf(columns);
        }
    }

    /**
     * One column of a {@link ColumnBook}.
     *
     * @param kind the item's kind
     * @param place {@link OwnColumn} or {@link SatelliteColumn}
     */
    public record Slot(String kind, Binding place) {}

    /**
     * A book of shared addresses behind a link table: SuiteCRM's {@code email_addresses} with
     * {@code email_addr_bean_rel}, EspoCRM's {@code email_address} with {@code entity_email_address}.
     *
     * @param name unique in the shape
     * @param address the address table
     * @param link the link table
     */
    public record LinkedBook(String name, AddressTable address, LinkTable link) implements Book {}

    /**
     * The table of shared addresses.
     *
     * @param table its name
     * @param key its key column
     * @param keyStyle how its keys look
     * @param value column with the address as written
     * @param folded column with the address in one case, by which it is found; empty = {@code value}
     * @param upper whether {@code folded} is upper case rather than lower
     * @param kind column with the kind of item, or empty
     * @param optOut column, or empty
     * @param invalid column, or empty
     * @param constants columns with a fixed value: select and are written (e.g. {@code deleted} = 0)
     */
    public record AddressTable(
            String table,
            String key,
            KeyStyle keyStyle,
            String value,
            String folded,
            boolean upper,
            String kind,
            String optOut,
            String invalid,
            Map<String, Object> constants) {
        public AddressTable {
            constants = Map.copyOf(constants);
        }
    }

    /**
     * The table that links records with addresses.
     *
     * @param table its name
     * @param key its key column, or empty if the database supplies it
     * @param keyStyle how its keys look ({@code SERIAL} = the database supplies it)
     * @param owner column with the record's key
     * @param address column with the address's key
     * @param primary column that marks the main one, or empty
     * @param constants columns with a fixed value: select and are written (bean_module = 'Contacts', deleted = 0)
     */
    public record LinkTable(
            String table,
            String key,
            KeyStyle keyStyle,
            String owner,
            String address,
            String primary,
            Map<String, Object> constants) {
        public LinkTable {
            constants = Map.copyOf(constants);
        }
    }

    /**
     * A book with rows of its own per record: CiviCRM's {@code civicrm_email}.
     *
     * @param name unique in the shape
     * @param table its table
     * @param key its key column
     * @param keyStyle how its keys look
     * @param owner column with the record's key
     * @param value column with the address
     * @param kind column with the kind of item, or empty
     * @param kinds stored kind to our kind; empty = as stored
     * @param primary column, or empty
     * @param optOut column, or empty
     * @param invalid column, or empty
     * @param constants columns with a fixed value: select and are written
     * @param defaults columns with a fixed value in new rows
     */
    public record RowBook(
            String name,
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
            Map<String, Object> constants,
            Map<String, Object> defaults)
            implements Book {
        public RowBook {
            kinds = Map.copyOf(kinds);
            constants = Map.copyOf(constants);
            defaults = Map.copyOf(defaults);
        }
    }

    /**
     * The satellite of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Satellite satellite(String name) {
        return satellites.stream()
                .filter(satellite -> satellite.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no satellite " + name));
    }

    /** Whether the entity is one table and nothing else. */
    public boolean plain() {
        return satellites.isEmpty() && picks.isEmpty() && books.isEmpty() && conditions.isEmpty();
    }
}
