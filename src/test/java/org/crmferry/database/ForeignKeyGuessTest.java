package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.database.ValueProbe.Found;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.ForeignKey;
import org.crmferry.model.Schema.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignKeyGuessTest {
    private static final ColumnType GUID = ColumnType.text("char(36)", 36);
    private static final ColumnType INT = ColumnTypes.integer("int", 32, false);

    @ParameterizedTest
    @CsvSource({
        "account_id,accounts",
        "accountId,accounts",
        "ACCOUNT_ID,accounts",
        "accountid,accounts",
        "fk_account,accounts",
        "account_id_c,accounts",
        "opportunity_id,opportunities",
        "assigned_user_id,users",
        "created_by,users",
        "created_by_id,users",
        "modified_user_id,users",
        "reports_to_id,things",
        "parent_id,things",
        "address_id,addresses",
    })
    void guessesFromNames(String column, String table) {
        Schema schema = schema(
                table("accounts", GUID),
                table("opportunities", GUID),
                table("users", GUID),
                table("addresses", GUID),
                table("things", GUID, column));
        ForeignKey key = only(schema, "things", null);
        assertThat(key.table()).isEqualTo(table);
        assertThat(key.referenced()).containsExactly("id");
        assertThat(key.confidence()).isBetween(0.5, 0.7);
        assertThat(key.declared()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"vtiger_,accountid,account", "llx_,fk_soc,societe", "civicrm_,contact_id,contact"})
    void seesThroughAPrefixThatMostTablesShare(String prefix, String column, String table) {
        Schema schema = schema(
                table(prefix + table, INT),
                table(prefix + "a", INT),
                table(prefix + "b", INT),
                table(prefix + "thing", INT, column));
        ForeignKey key = only(schema, prefix + "thing", (t, c, to, k) -> new Found(200, 200));
        assertThat(key.table()).isEqualTo(prefix + table);
        assertThat(key.confidence()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void valuesMakeSureOrTakeAway() {
        Schema schema = schema(table("accounts", GUID), table("things", GUID, "account_id"));
        assertThat(only(schema, "things", (t, c, to, k) -> new Found(200, 196)).confidence())
                .isGreaterThanOrEqualTo(0.9);
        assertThat(only(schema, "things", (t, c, to, k) -> new Found(200, 196)).why())
                .isEqualTo("named after accounts, 196 of 200 sampled values found");
        assertThat(guesses(schema, "things", (t, c, to, k) -> new Found(200, 10)))
                .isEmpty();
        assertThat(only(schema, "things", (t, c, to, k) -> new Found(0, 0)).confidence())
                .isLessThanOrEqualTo(0.7);
        assertThat(only(schema, "things", (t, c, to, k) -> new Found(200, 150)).confidence())
                .isLessThan(0.7);
    }

    @Test
    void neverPointsAcrossTypes() {
        Schema schema = schema(table("accounts", INT), table("things", GUID, "account_id"));
        assertThat(guesses(schema, "things", (t, c, to, k) -> new Found(200, to.equals("accounts") ? 200 : 0)))
                .isEmpty();
    }

    @Test
    void leavesPolymorphicColumnsAlone() {
        Schema schema = schema(table("accounts", GUID), table("things", GUID, "parent_id", "parent_type"));
        assertThat(guesses(schema, "things", null)).isEmpty();
    }

    @Test
    void leavesDeclaredKeysAlone() {
        Table things = table("things", GUID, "account_id");
        ForeignKey declared = new ForeignKey(List.of("account_id"), "other", List.of("id"), 1, "declared");
        Table bound = new Table(
                "things", things.columns(), things.primaryKey(), List.of(), List.of(declared), List.of(), 1, true);
        Schema schema = schema(table("accounts", GUID), table("other", GUID), bound);
        assertThat(guesses(schema, "things", null)).containsExactly(declared);
    }

    @Test
    void findsSatellitesAndUnnamedTargetsByValue() {
        Schema schema =
                schema(table("contacts", GUID), table("contacts_cstm", GUID), table("things", GUID, "customer_id"));
        assertThat(only(schema, "contacts_cstm", null).table()).isEqualTo("contacts");
        ForeignKey byValue = only(schema, "things", (t, c, to, k) -> new Found(50, to.equals("contacts") ? 50 : 0));
        assertThat(byValue.table()).isEqualTo("contacts");
        assertThat(byValue.confidence()).isEqualTo(0.8);
    }

    @Test
    void probesRealTables() {
        String url = "jdbc:h2:mem:probe;DB_CLOSE_DELAY=-1";
        Servers.execute(
                url,
                org.crmferry.model.Credentials.NONE,
                "create table accounts (id char(36) primary key)",
                "create table contacts (id char(36) primary key, account_id char(36), manager_id int)",
                "insert into accounts select 'account-' || x from system_range(1, 1000)",
                "insert into contacts select 'c' || x, case when mod(x, 3) = 0 then '' else 'account-' || x end, 0"
                        + " from system_range(1, 900)");
        try (Database database = Database.open(Endpoint.parse(url), org.crmferry.model.Credentials.NONE, Access.READ)) {
            ValueProbe probe = ValueProbe.over(database);
            assertThat(probe.probe("CONTACTS", "ACCOUNT_ID", "ACCOUNTS", "ID")).isEqualTo(new Found(200, 200));
            assertThat(probe.probe("CONTACTS", "ID", "ACCOUNTS", "ID")).isEqualTo(new Found(200, 0));
            assertThat(probe.probe("CONTACTS", "MANAGER_ID", "ACCOUNTS", "ID")).isEqualTo(new Found(0, 0));
            ForeignKey key = only(database.discover(true), "CONTACTS", probe);
            assertThat(key.table()).isEqualTo("ACCOUNTS");
            assertThat(key.confidence()).isGreaterThan(0.9);
        }
    }

    private static ForeignKey only(Schema schema, String table, ValueProbe probe) {
        List<ForeignKey> keys = guesses(schema, table, probe);
        assertThat(keys).hasSize(1);
        return keys.get(0);
    }

    private static List<ForeignKey> guesses(Schema schema, String table, ValueProbe probe) {
        return ForeignKeyGuess.complete(schema, probe).byName().get(table).foreignKeys();
    }

    private static Schema schema(Table... tables) {
        return new Schema("MariaDB", "11", "crm", "utf8mb4", List.of(tables));
    }

    private static Table table(String name, ColumnType type, String... more) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("id", type, false, null, false, false));
        for (String column : more) {
            columns.add(new Column(column, type, true, null, false, false));
        }
        return new Table(name, columns, List.of("id"), List.of(), List.of(), List.of(), 10, true);
    }
}
