package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FerryException;
import org.crmferry.model.FieldType;
import org.crmferry.model.Schema.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact SQL and settings, above all of the products that no test server speaks for. */
class DialectTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\1',
            value = {
                "H2~a\"b~\"a\"\"b\"~select 1 order by 1 limit 10",
                "PostgreSQL~a\"b~\"a\"\"b\"~select 1 order by 1 limit 10",
                "MariaDB~a`b~`a``b`~select 1 order by 1 limit 10",
                "MySQL~a`b~`a``b`~select 1 order by 1 limit 10",
                "SQLite~a\"b~\"a\"\"b\"~select 1 order by 1 limit 10",
                "SQL Server~a]b~[a]]b]~select 1 order by 1 offset 0 rows fetch next 10 rows only",
                "Oracle~a'b~\"a'b\"~select 1 order by 1 fetch first 10 rows only",
            })
    void quotesAndPages(String product, String name, String quoted, String first) {
        Dialect dialect = Dialect.of(product);
        assertThat(dialect.product()).isEqualTo(product);
        assertThat(dialect.quote(name)).isEqualTo(quoted);
        assertThat(dialect.table("", name)).isEqualTo(quoted);
        assertThat(dialect.table(name, name)).isEqualTo(quoted + "." + quoted);
        assertThat(dialect.first("select 1 order by 1", 10)).isEqualTo(first);
        assertThat(dialect.longestName()).isGreaterThan(60);
    }

    @Test
    void refusesNamesThatCannotBeQuoted() {
        assertThatThrownBy(() -> Dialect.of("Oracle").quote("a\"b")).isInstanceOf(FerryException.class);
        assertThatThrownBy(() -> Dialect.of("Paradox")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL", "MariaDB", "SQLite", "SQL Server", "Oracle"})
    void bundlesEveryDriver(String product) throws ReflectiveOperationException {
        assertThat(Class.forName(Dialect.of(product).driver())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:a,H2",
        "jdbc:postgresql://h/d,PostgreSQL",
        "jdbc:mariadb://h/d,MariaDB",
        "jdbc:mysql://h/d,MariaDB",
        "jdbc:sqlite:a.db,SQLite",
        "jdbc:sqlserver://h,SQL Server",
        "jdbc:oracle:thin:@//h/s,Oracle"
    })
    void knowsADialectByItsAddress(String url, String product) {
        assertThat(Dialect.ofUrl(url).product()).isEqualTo(product);
    }

    @Test
    void tellsMySqlFromMariaDb() {
        assertThat(Dialect.of("MariaDB").refine("8.4.3").product()).isEqualTo("MySQL");
        assertThat(Dialect.of("MySQL").refine("5.5.5-10.11.6-MariaDB-log").product())
                .isEqualTo("MariaDB");
    }

    @Test
    void opensSourcesWithoutChangingThem() {
        H2Dialect h2 = new H2Dialect();
        assertThat(h2.address("jdbc:h2:file:/a", Access.READ))
                .isEqualTo("jdbc:h2:file:/a;IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
        assertThat(h2.address("jdbc:h2:tcp://h/a", Access.READ)).isEqualTo("jdbc:h2:tcp://h/a;IFEXISTS=TRUE");
        assertThat(h2.address("jdbc:h2:file:/a", Access.WRITE)).isEqualTo("jdbc:h2:file:/a");
        assertThat(new SqliteDialect().properties("", Access.READ)).containsEntry("open_mode", "1");
        assertThat(new SqlServerDialect().properties("", Access.READ)).containsEntry("applicationIntent", "ReadOnly");
        assertThat(new MariaDbDialect("MariaDB").address("jdbc:mysql://h/d?x=y", Access.READ))
                .isEqualTo("jdbc:mariadb://h/d?x=y");
    }

    @Test
    void tellsServersWhatSessionsNeed() {
        assertThat(new OracleDialect().session(Access.WRITE))
                .containsExactly("alter session set time_zone = '+00:00' nls_date_format = 'SYYYY-MM-DD HH24:MI:SS'"
                        + " nls_timestamp_format = 'SYYYY-MM-DD HH24:MI:SSXFF9'"
                        + " nls_timestamp_tz_format = 'SYYYY-MM-DD HH24:MI:SSXFF9 TZH:TZM'"
                        + " nls_numeric_characters = '.,'");
        assertThat(new SqlServerDialect().session(Access.WRITE))
                .containsExactly(
                        "set ansi_warnings on; set arithabort on; set dateformat ymd; set language us_english");
    }

    @Test
    void countsManyTablesAtOnce() {
        List<Table> tables = new ArrayList<>();
        for (String name : List.of("accounts", "order")) {
            tables.add(new Table(name, List.of(), List.of(), List.of(), List.of(), List.of(), -1, false));
        }
        assertThat(RowCount.sql(new SqlServerDialect(), tables))
                .isEqualTo("select 0, count(*) from [accounts] union all select 1, count(*) from [order]");
        assertThat(RowCount.sql(new OracleDialect(), tables))
                .isEqualTo("select 0, count(*) from \"accounts\" union all select 1, count(*) from \"order\"");
    }

    @Test
    void readsTypesThroughMetadata() {
        ColumnType money = MetadataDiscovery.type("SQL Server", Types.DECIMAL, "money", 19, 4);
        assertThat(money.number().precision()).isEqualTo(19);
        assertThat(money.number().scale()).isEqualTo(4);
        assertThat(MetadataDiscovery.type("SQL Server", Types.CHAR, "uniqueidentifier", 36, 0)
                        .type())
                .isEqualTo(FieldType.UUID);
        assertThat(MetadataDiscovery.type("SQL Server", Types.TINYINT, "tinyint", 3, 0)
                        .number()
                        .max())
                .isEqualTo("255");
        ColumnType old = MetadataDiscovery.type("SQL Server", Types.TIMESTAMP, "datetime", 23, 3);
        assertThat(old.time().earliest()).hasYear(1753);
        assertThat(old.time().fraction()).isEqualTo(3);
        assertThat(MetadataDiscovery.type("SQL Server", Types.NVARCHAR, "nvarchar", 50, 0)
                        .text()
                        .unit())
                .isEqualTo(ColumnType.LengthUnit.UTF16);
        assertThat(MetadataDiscovery.type("Oracle", Types.NUMERIC, "NUMBER", 0, -127)
                        .number()
                        .scale())
                .isEqualTo(-1);
        ColumnType date = MetadataDiscovery.type("Oracle", Types.TIMESTAMP, "DATE", 7, 0);
        assertThat(date.type()).isEqualTo(FieldType.DATETIME);
        assertThat(date.time().fraction()).isZero();
    }

    @Test
    void readsAnyProductThroughMetadata() throws SQLException {
        String url = "jdbc:h2:mem:generic;DB_CLOSE_DELAY=-1";
        Servers.execute(
                url,
                org.crmferry.model.Credentials.NONE,
                "create table a (id int primary key, code varchar(9) not null unique)",
                "create table b (x int, y int, a_id int references a (id), primary key (y, x))");
        try (Database database = Database.open(
                        org.crmferry.model.Endpoint.parse(url), org.crmferry.model.Credentials.NONE, Access.READ);
                var connection = database.connection()) {
            var tables =
                    new MetadataDiscovery(connection, "Oracle", "1").schema().byName();
            assertThat(tables.get("A").uniqueKeys()).containsExactly(List.of("CODE"));
            assertThat(tables.get("B").primaryKey()).containsExactly("Y", "X");
            assertThat(tables.get("B").foreignKeys()).hasSize(1);
            assertThat(tables.get("B").foreignKeys().get(0).table()).isEqualTo("A");
        }
    }
}
