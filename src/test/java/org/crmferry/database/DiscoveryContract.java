package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.crmferry.model.ColumnType;
import org.crmferry.model.ColumnType.LengthUnit;
import org.crmferry.model.ColumnType.Numeric;
import org.crmferry.model.ColumnType.Temporal;
import org.crmferry.model.ColumnType.Text;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.FieldType;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.ForeignKey;
import org.crmferry.model.Schema.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What discovery finds, the same for every product; each adds one table with all of its types. */
abstract class DiscoveryContract {
    private Schema schema;

    /** A new, empty database. */
    abstract String create();

    Credentials login() {
        return Credentials.NONE;
    }

    abstract String product();

    /** Definition of a key column that the database counts up. */
    abstract String serial();

    /** Statement that makes a trigger named {@code stamp} before each insert into {@code account}. */
    abstract List<String> trigger();

    /** Definition of {@code full_name}, computed from {@code name}. */
    String generated() {
        return "varchar(200) generated always as (upper(name)) stored";
    }

    /** The table {@code kinds} with all types. */
    abstract String kinds();

    @BeforeEach
    void discover() {
        String url = create();
        Servers.execute(
                url,
                login(),
                "create table account (id " + serial() + ", name varchar(50) not null default 'none', code varchar(9)"
                        + " not null, note varchar(9), full_name " + generated() + ", unique (code), unique (note))",
                "create table membership (account_id integer not null, member integer not null, since date,"
                        + " primary key (member, account_id), foreign key (account_id) references account (id))",
                "create table numbers (a integer)",
                "create view listing as select * from account",
                kinds(),
                "insert into numbers values (1)",
                "insert into numbers values (2)");
        Servers.execute(url, login(), trigger().toArray(new String[0]));
        try (Database database = Database.open(Endpoint.parse(url), login(), Access.READ)) {
            schema = database.discover(true);
        }
    }

    @Test
    void findsTablesAndNoViews() {
        assertThat(schema.product()).isEqualTo(product());
        assertThat(schema.version()).isNotBlank();
        assertThat(schema.tables().stream().map(t -> t.name().toLowerCase(Locale.ROOT)))
                .containsExactly("account", "kinds", "membership", "numbers");
    }

    @Test
    void countsRows() {
        assertThat(table("numbers").rows()).isEqualTo(2);
        assertThat(table("numbers").exact()).isTrue();
        assertThat(table("account").rows()).isZero();
    }

    @Test
    void findsKeys() {
        assertThat(lower(table("account").primaryKey())).containsExactly("id");
        assertThat(lower(table("membership").primaryKey())).containsExactly("member", "account_id");
        assertThat(table("numbers").primaryKey()).isEmpty();
        assertThat(table("account").uniqueKeys()).hasSize(1);
        assertThat(lower(table("account").uniqueKeys().get(0))).containsExactly("code");
    }

    @Test
    void findsForeignKeys() {
        ForeignKey key = table("membership").foreignKeys().get(0);
        assertThat(lower(key.columns())).containsExactly("account_id");
        assertThat(key.table()).isEqualToIgnoringCase("account");
        assertThat(lower(key.referenced())).containsExactly("id");
        assertThat(key.declared()).isTrue();
        assertThat(table("account").foreignKeys()).isEmpty();
    }

    @Test
    void findsTriggers() {
        assertThat(table("account").triggers())
                .extracting(t -> t.name().toLowerCase(Locale.ROOT), Schema.Trigger::event)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("stamp", "BEFORE INSERT"));
        assertThat(table("numbers").triggers()).isEmpty();
    }

    @Test
    void tellsWhatTheDatabaseFillsInByItself() {
        Table account = table("account");
        assertThat(account.column("id").serial()).isTrue();
        assertThat(account.column("id").nullable()).isFalse();
        assertThat(account.column("name").serial()).isFalse();
        assertThat(account.column("name").defaultValue()).contains("none");
        assertThat(account.column("name").nullable()).isFalse();
        assertThat(account.column("note").nullable()).isTrue();
        assertThat(account.column("note").defaultValue()).isNull();
        assertThat(account.column("full_name").generated()).isTrue();
        assertThat(account.column("name").generated()).isFalse();
    }

    Table table(String name) {
        return schema.byName().get(name);
    }

    Schema schema() {
        return schema;
    }

    ColumnType kind(String column) {
        Column found = table("kinds").column(column);
        assertThat(found).as(column).isNotNull();
        return found.type();
    }

    void text(String column, int length, LengthUnit unit, String charset, String flags) {
        assertThat(kind(column).type()).as(column).isEqualTo(FieldType.TEXT);
        assertThat(kind(column).text())
                .as(column)
                .isEqualTo(new Text(
                        length,
                        unit,
                        charset,
                        flags.contains("nul"),
                        flags.contains("padded"),
                        flags.contains("surrogates")));
    }

    void number(String column, FieldType type, int precision, int scale, String min, String max, boolean specials) {
        assertThat(kind(column).type()).as(column).isEqualTo(type);
        assertThat(kind(column).number())
                .as(column)
                .isEqualTo(new Numeric(
                        precision,
                        scale,
                        min == null ? null : new BigDecimal(min),
                        max == null ? null : new BigDecimal(max),
                        specials,
                        type != FieldType.FLOAT || keepsNegativeZero()));
    }

    /** Whether the product keeps -0.0 apart from 0.0. */
    boolean keepsNegativeZero() {
        return true;
    }

    void time(String column, FieldType type, int fraction, boolean zeroDates) {
        Temporal limits = kind(column).time();
        assertThat(kind(column).type()).as(column).isEqualTo(type);
        assertThat(limits.fraction()).as(column).isEqualTo(fraction);
        assertThat(limits.zeroDates()).as(column).isEqualTo(zeroDates);
    }

    void bytes(String column, int length) {
        assertThat(kind(column).type()).as(column).isEqualTo(FieldType.BYTES);
        assertThat(kind(column).text().length()).as(column).isEqualTo(length);
        assertThat(kind(column).text().unit()).as(column).isEqualTo(LengthUnit.BYTES);
    }

    void plain(FieldType type, String... columns) {
        for (String column : columns) {
            assertThat(kind(column).type()).as(column).isEqualTo(type);
        }
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    }
}
