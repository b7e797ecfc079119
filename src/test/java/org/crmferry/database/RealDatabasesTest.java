package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.crmferry.model.Endpoint;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.ForeignKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Discovery and guesses on databases of real CRM products; skipped where their dumps are not at hand. */
class RealDatabasesTest {
    @ParameterizedTest
    @CsvSource({
        "suitecrm-demo,222,6183",
        "espocrm-fresh,0,0",
        "espocrm-postgres-fresh,0,0",
        "vtiger-demo,528,26914",
        "civicrm-demo,0,0",
        "dolibarr20-fresh,0,0",
        "Chinook_MySql_AutoIncrementPKs,11,15607",
        "Chinook_PostgreSql_SerialPKs,11,15607"
    })
    void discoversAll(String name, int tables, long rows) {
        assumeTrue(Dumps.available(name));
        String url = Dumps.load(name);
        try (Database database = Database.open(Endpoint.parse(url), Dumps.login(name), Access.READ)) {
            long start = System.nanoTime();
            Schema schema = database.discover(true);
            long found = System.nanoTime();
            Schema guessed = ForeignKeyGuess.complete(schema, ValueProbe.over(database));
            long sum = schema.tables().stream().mapToLong(Schema.Table::rows).sum();
            long declared = keys(schema);
            System.out.printf(
                    "%s: %d tables, %d rows, discovered in %d ms; %d declared keys, %d guessed in %d ms%n",
                    name,
                    schema.tables().size(),
                    sum,
                    (found - start) / 1_000_000,
                    declared,
                    keys(guessed) - declared,
                    (System.nanoTime() - found) / 1_000_000);
            if (tables > 0) {
                assertThat(schema.tables()).hasSize(tables);
                assertThat(sum).isEqualTo(rows);
            }
            assertThat(schema.tables()).isNotEmpty().allMatch(Schema.Table::exact);
        }
    }

    @Test
    void guessesSuiteKeys() {
        assumeTrue(Dumps.available("suitecrm-demo"));
        String url = Dumps.load("suitecrm-demo");
        try (Database database = Database.open(Endpoint.parse(url), Dumps.login("suitecrm-demo"), Access.READ)) {
            Schema schema = ForeignKeyGuess.complete(database.discover(true), ValueProbe.over(database));
            check(schema, "accounts_contacts", "contact_id", "contacts", 0.9);
            check(schema, "accounts_contacts", "account_id", "accounts", 0.9);
            check(schema, "opportunities_contacts", "opportunity_id", "opportunities", 0.9);
            check(schema, "contacts", "assigned_user_id", "users", 0.7);
            check(schema, "contacts", "created_by", "users", 0.5);
            assertThat(key(schema, "tasks", "parent_id")).isNull();
        }
    }

    private static void check(Schema schema, String table, String column, String target, double confidence) {
        ForeignKey key = key(schema, table, column);
        assertThat(key).as("%s.%s", table, column).isNotNull();
        assertThat(key.table()).isEqualTo(target);
        assertThat(key.confidence()).as(key.why()).isGreaterThanOrEqualTo(confidence);
    }

    private static ForeignKey key(Schema schema, String table, String column) {
        return schema.byName().get(table).foreignKeys().stream()
                .filter(k -> k.columns().contains(column))
                .findFirst()
                .orElse(null);
    }

    private static long keys(Schema schema) {
        return schema.tables().stream().mapToLong(t -> t.foreignKeys().size()).sum();
    }
}
