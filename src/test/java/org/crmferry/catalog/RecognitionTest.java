package org.crmferry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crmferry.catalog.Built.table;

import java.util.List;
import java.util.Locale;
import org.crmferry.model.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionTest {
    private final Catalog catalog = Catalog.load();

    @Test
    void recognisesASmallSuiteCrm() {
        List<Recognition> found = catalog.recognise(Samples.suite());

        assertThat(found).extracting(Recognition::product).containsExactly("suitecrm");
        assertThat(found.get(0).confidence()).isBetween(0.7, 1.0);
        assertThat(found.get(0).evidence()).anyMatch(e -> e.startsWith("table email_addr_bean_rel with"));
    }

    @Test
    void recognisesASmallEspoCrm() {
        List<Recognition> found = catalog.recognise(Samples.espo(table("user_reaction", "id varchar(17) key")));

        assertThat(found).extracting(Recognition::product).containsExactly("espocrm");
        assertThat(found.get(0).confidence()).isBetween(0.7, 1.0);
        assertThat(found.get(0).version()).isEqualTo("9");
    }

    @Test
    void looksAtNamesInAnyCase() {
        Schema small = Samples.suite();
        Schema upper = Built.schema(small.tables().stream()
                .map(t -> new Schema.Table(
                        t.name().toUpperCase(Locale.ROOT),
                        t.columns(),
                        t.primaryKey(),
                        t.uniqueKeys(),
                        t.foreignKeys(),
                        t.triggers(),
                        t.rows(),
                        t.exact()))
                .toList());

        Recognition found = catalog.recognise(upper).get(0);

        assertThat(found.product()).isEqualTo("suitecrm");
        assertThat(catalog.entities(upper, found).stream()
                        .filter(e -> e.name().equals("Contact"))
                        .findFirst()
                        .orElseThrow()
                        .shape()
                        .table())
                .isEqualTo("CONTACTS");
    }

    @Test
    void isNotTakenInByTheSameTablesWithOtherColumns() {
        Schema lookAlike = Built.schema(
                table("accounts", "id int key", "name varchar(80)", "email varchar(80)"),
                table("contacts", "id int key", "last_name varchar(80)", "account_id int"),
                table("accounts_contacts", "account_id int key", "contact_id int key"),
                table("email_addresses", "id int key", "address varchar(80)"),
                table("opportunities", "id int key", "stage varchar(80)", "amount decimal(18,2)"),
                table("leads", "id int key", "company varchar(80)"),
                table("users", "id int key", "login varchar(80)"));

        assertThat(catalog.recognise(lookAlike)).isEmpty();
    }

    @Test
    void isNotSureFromTwoTables() {
        Schema some = Samples.suite();
        Schema two = Built.schema(
                some.byName().get("email_addr_bean_rel"), some.byName().get("contacts"));

        assertThat(catalog.recognise(two)).isEmpty();
    }

    @Test
    void tablesOfAnotherProductSpeakAgainst() {
        Recognition plain = catalog.recognise(Samples.suite()).get(0);

        assertThat(catalog.recognise(
                        Samples.suite(table("team_sets_teams", "team_set_id char(36) key", "team_id char(36) key"))))
                .allMatch(r -> r.confidence() < plain.confidence());
    }

    @Test
    void recognisesNothingInAnEmptyDatabase() {
        assertThat(catalog.recognise(Built.schema())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "suitecrm-mariadb, suitecrm, 7.13 or later",
        "espocrm-mariadb, espocrm, 9",
        "espocrm-postgres, espocrm, 9",
        "civicrm-mariadb, civicrm, 5.29 or later",
        "vtiger-mariadb, vtiger, 7 or 8",
        "dolibarr-mariadb, dolibarr, 20 or later"
    })
    void recognisesRealInstallations(String facts, String product, String version) {
        List<Recognition> found = catalog.recognise(FactSchemas.read(facts));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).product()).isEqualTo(product);
        assertThat(found.get(0).version()).isEqualTo(version);
        assertThat(found.get(0).confidence()).isEqualTo(1);
    }

    /** A fork has the names, but keeps the number of an account, the address and the owners elsewhere. */
    @Test
    void takesNoForkForVtiger() {
        Schema fork = Built.schema(
                table("vtiger_crmentity", "crmid int key", "setype varchar(100)", "smownerid int", "shownerid int"),
                table("vtiger_contactdetails", "contactid int key", "parentid int", "lastname varchar(80)"),
                table("vtiger_account", "accountid int key", "accountname varchar(100)", "email1 varchar(100)"),
                table("vtiger_leaddetails", "leadid int key", "lead_no varchar(100)", "company varchar(100)"),
                table("vtiger_activity", "activityid int key", "activitytype varchar(20)", "date_start date"),
                table("vtiger_users", "id int key", "user_name varchar(32)", "is_admin varchar(3)"),
                table(
                        "vtiger_field",
                        "fieldid int key",
                        "tabid int",
                        "tablename varchar(64)",
                        "columnname varchar(64)"));

        assertThat(catalog.recognise(fork)).isEmpty();
    }

    /** Dolibarr with another prefix is found; tables that only have its names are not. */
    @Test
    void takesNoTablesOfTheSameNamesForDolibarr() {
        Schema shop = Built.schema(
                table("llx_societe", "id int key", "name varchar(128)"),
                table("llx_socpeople", "id int key", "name varchar(128)"),
                table("llx_facture", "id int key", "total int"),
                table("llx_user", "id int key", "login varchar(50)"),
                table("llx_const", "name varchar(50) key", "value varchar(50)", "entity int"));

        assertThat(catalog.recognise(shop)).isEmpty();
    }
}
