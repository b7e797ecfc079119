package org.crmferry.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmferry.model.Endpoint;
import org.crmferry.model.FerryException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    private static final long SEED = 42;

    @TempDir
    static Path dir;

    private static Connection source;
    private static Connection target;

    @BeforeAll
    static void createOnce() throws SQLException {
        long start = System.nanoTime();
        SampleDatabases databases = Samples.create(dir, SEED);
        System.out.printf("samples made in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        source = open(databases.source());
        target = open(databases.target());
    }

    @AfterAll
    static void close() throws SQLException {
        source.close();
        target.close();
    }

    @Test
    void holdsAsManyRecordsAsPromised() throws SQLException {
        Map<String, Integer> promised = Map.ofEntries(
                Map.entry("users", Amounts.USERS),
                Map.entry("accounts", Amounts.ACCOUNTS),
                Map.entry("contacts", Amounts.CONTACTS),
                Map.entry("leads", Amounts.LEADS),
                Map.entry("opportunities", Amounts.OPPORTUNITIES),
                Map.entry("calls", Amounts.CALLS),
                Map.entry("meetings", Amounts.MEETINGS),
                Map.entry("tasks", Amounts.TASKS),
                Map.entry("notes", Amounts.NOTES),
                Map.entry("cases", Amounts.CASES),
                Map.entry("campaigns", Amounts.CAMPAIGNS),
                Map.entry("documents", Amounts.DOCUMENTS),
                Map.entry("emails", Amounts.EMAILS),
                Map.entry("emails_text", Amounts.EMAILS));
        for (Map.Entry<String, Integer> entry : promised.entrySet()) {
            assertThat(inSource("\"" + entry.getKey() + "\""))
                    .as(entry.getKey())
                    .isEqualTo(entry.getValue());
        }
        assertThat(inTarget("\"user\"")).isEqualTo(Amounts.TARGET_USERS);
        assertThat(inTarget("\"account\"")).isEqualTo(60);
        assertThat(inTarget("\"contact\"")).isEqualTo(150);
        assertThat(inTarget("\"lead\"")).isEqualTo(40);
        assertThat(inTarget("\"opportunity\"")).isZero();
    }

    @Test
    void hasTheDeletedRecordsPromised() throws SQLException {
        assertThat(inSource("\"accounts\" where \"deleted\"")).isEqualTo(Amounts.DELETED_ACCOUNTS);
        assertThat(inSource("\"contacts\" where \"deleted\"")).isEqualTo(Amounts.DELETED_CONTACTS);
        assertThat(inSource("\"leads\" where \"deleted\"")).isEqualTo(Amounts.DELETED_LEADS);
        assertThat(inSource("\"opportunities\" where \"deleted\"")).isEqualTo(Amounts.DELETED_OPPORTUNITIES);
        assertThat(inSource("\"notes\" where \"deleted\"")).isEqualTo(Amounts.DELETED_NOTES);
        assertThat(inSource("\"accounts_contacts\" where \"deleted\"")).isEqualTo(Amounts.DELETED_LINKS);
    }

    @Test
    void isAsDirtyAsPromised() throws SQLException {
        assertThat(inSource("\"contacts\" where \"birthdate\" = date '1900-01-01'"))
                .isEqualTo(Amounts.BORN_1900);
        assertThat(inSource("\"opportunities\" where \"date_closed\" = date '2999-12-31'"))
                .isEqualTo(Amounts.CLOSED_2999);
        assertThat(inSource("\"opportunities\" where \"probability\" = 12.5")).isEqualTo(Amounts.HALF_PROBABILITIES);
        assertThat(inSource("\"contacts\" where length(\"phone_work\") > 36")).isEqualTo(Amounts.LONG_PHONES);
        assertThat(inSource("\"contacts\" where length(\"primary_address_country\") > 100"))
                .isEqualTo(Amounts.LONG_COUNTRIES);
        assertThat(inSource("\"contacts\" where \"last_name\" like '%🦊'")).isEqualTo(Amounts.EMOJI_NAMES);
        assertThat(inSource("\"contacts\" where \"last_name\" <> trim(\"last_name\")"))
                .isEqualTo(Amounts.PADDED_NAMES);
        assertThat(inSource("\"contacts\" where \"description\" like '<p>%'")).isEqualTo(Amounts.HTML_DESCRIPTIONS);
        assertThat(inSource("\"accounts\" where not regexp_like(\"annual_revenue\", '^[0-9]+$')"))
                .isEqualTo(Amounts.TEXT_REVENUES);
        assertThat(inSource("\"accounts\" where \"industry\" = 'Blockchain & AI'"))
                .isEqualTo(Amounts.UNKNOWN_INDUSTRIES);
        assertThat(inSource("\"opportunities\" where \"sales_stage\" = 'Verbal Commit'"))
                .isEqualTo(Amounts.UNKNOWN_STAGES);
        assertThat(inSource("\"leads\" where \"status\" = 'Nurturing'")).isEqualTo(Amounts.UNKNOWN_STATUSES);
        assertThat(inSource("\"users\" where length(\"user_name\") > 50")).isOne();
        assertThat(inSource("\"email_addresses\" where \"opt_out\"")).isEqualTo(Amounts.OPTED_OUT);
        assertThat(inSource("\"email_addresses\" where \"invalid_email\"")).isEqualTo(Amounts.INVALID_FLAGGED);
        assertThat(inSource("\"email_addresses\" where not regexp_like(\"email_address\", '^[^@ ;()/]+@[^@ ;]+$')"))
                .isEqualTo(Amounts.BAD_EMAILS);
    }

    @Test
    void hasTheDuplicatesPromised() throws SQLException {
        assertThat(
                        number(
                                source,
                                "select count(*) from (select \"name\" from \"accounts\" group by \"name\" having count(*) = 2)"))
                .isEqualTo(Amounts.DUPLICATE_ACCOUNTS);
        assertThat(twins("contacts", "Contacts", "=")).isEqualTo(Amounts.DUPLICATE_CONTACTS);
        assertThat(twins("leads", "Leads", "=")).isEqualTo(Amounts.DUPLICATE_LEADS);
        assertThat(twins("contacts", "Contacts", "<>")).isEqualTo(Amounts.SHARED_ADDRESS_CONTACTS);
    }

    @Test
    void hasTheOrphansAndCirclesPromised() throws SQLException {
        assertThat(missing("contacts", "reports_to_id", "contacts")).isEqualTo(Amounts.ORPHAN_SUPERIORS);
        assertThat(missing("contacts", "assigned_user_id", "users")).isEqualTo(Amounts.ORPHAN_OWNERS);
        assertThat(missing("accounts_contacts", "contact_id", "contacts")).isEqualTo(Amounts.ORPHAN_LINKS);
        assertThat(missing("accounts_contacts", "account_id", "accounts")).isZero();
        assertThat(orphans("tasks", "parent_id", "parent_type")).isEqualTo(Amounts.ORPHAN_TASKS);
        assertThat(orphans("notes", "parent_id", "parent_type")).isEqualTo(Amounts.ORPHAN_NOTES);
        assertThat(orphans("email_addr_bean_rel", "bean_id", "bean_module")).isEqualTo(Amounts.ORPHAN_ADDRESSES);
        assertThat(missing("email_addr_bean_rel", "email_address_id", "email_addresses"))
                .isZero();
        assertThat(number(
                        source,
                        "select count(*) from \"contacts\" a join \"contacts\" b on a.\"reports_to_id\" = b.\"id\""
                                + " where b.\"reports_to_id\" = a.\"id\""))
                .isEqualTo(Amounts.CIRCLING_CONTACTS);
        assertThat(number(
                        source,
                        "select count(*) from \"accounts\" a join \"accounts\" b on a.\"parent_id\" = b.\"id\""
                                + " join \"accounts\" c on b.\"parent_id\" = c.\"id\""
                                + " where a.\"id\" = c.\"id\" or c.\"parent_id\" = a.\"id\""))
                .isEqualTo(Amounts.CIRCLING_ACCOUNTS);
    }

    @Test
    void linksContactsWithNoneOneOrTwoAccounts() throws SQLException {
        String links = "(select count(distinct \"account_id\") from \"accounts_contacts\" l"
                + " where l.\"contact_id\" = c.\"id\" and not l.\"deleted\")";
        assertThat(inSource("\"contacts\" c where " + links + " = 0")).isEqualTo(Amounts.NO_ACCOUNT);
        assertThat(inSource("\"contacts\" c where " + links + " = 2")).isEqualTo(Amounts.TWO_ACCOUNTS);
        assertThat(number(
                        source,
                        "select count(*) from (select 1 from \"accounts_contacts\" where not \"deleted\""
                                + " group by \"account_id\", \"contact_id\" having count(*) = 2)"))
                .isEqualTo(Amounts.DOUBLE_LINKS);
    }

    @Test
    void givesEveryPersonOnePrimaryAddress() throws SQLException {
        for (String[] kind : List.of(new String[] {"contacts", "Contacts"}, new String[] {"leads", "Leads"})) {
            assertThat(inSource("\"" + kind[0] + "\" p where (select count(*) from \"email_addr_bean_rel\" r"
                            + " where r.\"bean_id\" = p.\"id\" and r.\"bean_module\" = '" + kind[1]
                            + "' and r.\"primary_address\") <> 1"))
                    .isZero();
        }
        assertThat(inSource("\"email_addr_bean_rel\" where not \"primary_address\""))
                .isEqualTo(800);
        assertThat(number(source, "select count(distinct \"email_address_caps\") from \"email_addresses\""))
                .isEqualTo(inSource("\"email_addresses\""));
    }

    @Test
    void writesSeveralScripts() throws SQLException {
        for (String range : List.of("[a-z]", "[\\x{4e00}-\\x{9fff}]", "[\\x{0600}-\\x{06ff}]")) {
            assertThat(inSource("\"contacts\" where regexp_like(\"last_name\", '" + range + "')"))
                    .as(range)
                    .isGreaterThan(100);
        }
    }

    @Test
    void keepsTheReferencesOfTheTargetWhole() throws SQLException {
        assertThat(number(
                        target,
                        "select count(*) from \"account_contact\" l join \"account\" a on a.\"id\" = l.\"account_id\""
                                + " join \"contact\" c on c.\"id\" = l.\"contact_id\" and c.\"account_id\" = a.\"id\""))
                .isEqualTo(Amounts.TARGET_CONTACTS);
        for (String table : List.of("account", "contact", "lead")) {
            assertThat(inTarget("\"" + table + "\" t where not exists (select 1 from \"user\" u"
                            + " where u.\"id\" = t.\"assigned_user_id\") or length(\"id\") <> 17"))
                    .isZero();
        }
        assertThat(inTarget("\"account\" where \"description\" is null"))
                .isEqualTo(Amounts.TARGET_LACKING_ACCOUNTS + Amounts.TARGET_OWN_ACCOUNTS);
        assertThat(inTarget("\"account\" where \"billing_address_city\" = 'Seaport'"))
                .isEqualTo(Amounts.TARGET_DIFFERENT_ACCOUNTS);
        assertThat(inTarget("\"contact\" where \"address_city\" = 'Seaport'"))
                .isEqualTo(Amounts.TARGET_DIFFERENT_CONTACTS);
        assertThat(inTarget("\"lead\" where \"address_city\" = 'Seaport'")).isEqualTo(Amounts.TARGET_DIFFERENT_LEADS);
        assertThat(inTarget("\"email_address\" where \"name\" like '%@only-here.example'"))
                .isEqualTo(Amounts.TARGET_OWN_ACCOUNTS + Amounts.TARGET_OWN_CONTACTS + Amounts.TARGET_OWN_LEADS);
    }

    @Test
    void givesTheSameContentForTheSameSeed(@TempDir Path other, @TempDir Path third) throws SQLException {
        SampleDatabases again = Samples.create(other, SEED);
        SampleDatabases different = Samples.create(third, SEED + 1);
        try (Connection s = open(again.source());
                Connection t = open(again.target());
                Connection d = open(different.source())) {
            assertThat(content(s)).isEqualTo(content(source));
            assertThat(content(t)).isEqualTo(content(target));
            assertThat(content(d)).isNotEqualTo(content(source));
        }
    }

    @Test
    void replacesItsOwnFilesAndNoOthers(@TempDir Path folder) throws Exception {
        Samples.create(folder, 1);
        Samples.create(folder, 2);
        Files.delete(folder.resolve(".crm-ferry-samples"));
        assertThatThrownBy(() -> Samples.create(folder, 3))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("not made as a sample");
        assertThat(folder.resolve("suitecrm.mv.db")).isNotEmptyFile();
    }

    private static Connection open(Endpoint endpoint) throws SQLException {
        return DriverManager.getConnection(endpoint.location(), "sa", "");
    }

    private static int inSource(String fromWhere) throws SQLException {
        return number(source, "select count(*) from " + fromWhere);
    }

    private static int inTarget(String fromWhere) throws SQLException {
        return number(target, "select count(*) from " + fromWhere);
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static int missing(String table, String column, String other) throws SQLException {
        return inSource("\"" + table + "\" t where \"" + column + "\" is not null and not exists (select 1 from \""
                + other + "\" o where o.\"id\" = t.\"" + column + "\")");
    }

    /** Rows whose polymorphic parent does not exist. */
    private static int orphans(String table, String key, String kind) throws SQLException {
        StringBuilder parents = new StringBuilder();
        for (String parent : List.of("Accounts", "Contacts", "Leads", "Opportunities", "Cases", "Users")) {
            parents.append(parents.isEmpty() ? "" : " union all ")
                    .append("select \"id\", '" + parent + "' as \"kind\" from \""
                            + parent.toLowerCase(java.util.Locale.ROOT) + "\"");
        }
        return inSource("\"" + table + "\" t where \"" + key + "\" is not null and not exists (select 1 from ("
                + parents + ") p where p.\"id\" = t.\"" + key + "\" and p.\"kind\" = t.\"" + kind + "\")");
    }

    /** Pairs of people with one primary address whose names are equal or not. */
    private static int twins(String table, String module, String compare) throws SQLException {
        String people = "(select p.\"id\", p.\"first_name\" || ' ' || p.\"last_name\" as \"name\","
                + " r.\"email_address_id\" as \"address\" from \"" + table + "\" p join \"email_addr_bean_rel\" r"
                + " on r.\"bean_id\" = p.\"id\" and r.\"bean_module\" = '" + module + "' and r.\"primary_address\")";
        return inSource(people + " a join " + people + " b on a.\"address\" = b.\"address\" and a.\"id\" < b.\"id\""
                + " and a.\"name\" " + compare + " b.\"name\"");
    }

    private static List<String> content(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("script nopasswords nosettings")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        lines.removeIf(l -> l.startsWith("CREATE USER") || l.contains("SALT"));
        return lines;
    }
}
