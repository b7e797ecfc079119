package org.crmferry.ui.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "jdbc:mariadb://db.office:3307/suitecrm?useCompression=true|MARIADB|db.office|3307|suitecrm|useCompression=true",
                "jdbc:postgresql://[::1]:5432/my%20crm%2F2|POSTGRESQL|::1|5432|my crm/2|''",
                "jdbc:postgresql://h:5433/100%25?ssl=true|POSTGRESQL|h|5433|100%|ssl=true",
                "jdbc:sqlserver://host\\EXPRESS;databaseName={a;b};encrypt=true|SQL_SERVER|host\\EXPRESS|1433|a;b|encrypt=true",
                "jdbc:sqlserver://host:1444;databaseName=crm|SQL_SERVER|host|1444|crm|''",
                "jdbc:oracle:thin:@//ora:1521/CRMPDB|ORACLE|ora|1521|CRMPDB|''",
                "jdbc:h2:file:/data/my crm;IFEXISTS=TRUE|H2|''|0|/data/my crm.mv.db|IFEXISTS=TRUE",
                "jdbc:h2:file:C:/data/crm|H2|''|0|C:/data/crm.mv.db|''",
                "jdbc:sqlite:/data/crm.db|SQLITE|''|0|/data/crm.db|''"
            })
    void goesThereAndBack(String url, Product product, String host, int port, String database, String settings) {
        Address address = new Address(product, host, port, database, settings);
        assertThat(Address.parse(url)).contains(address);
        assertThat(address.url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://h/crm,jdbc:mariadb://h:3306/crm",
        "jdbc:postgresql://h/crm,jdbc:postgresql://h:5432/crm",
        "jdbc:oracle:thin:@h:1522/s,jdbc:oracle:thin:@//h:1522/s",
        "jdbc:h2:/data/crm,jdbc:h2:file:/data/crm",
        "' JDBC:SQLite:crm.db ',jdbc:sqlite:crm.db"
    })
    void understandsOtherSpellings(String written, String usual) {
        assertThat(Address.parse(written).map(Address::url)).contains(usual);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "suitecrm",
                "jdbc:db2://h/x",
                "jdbc:postgresql://a:1,b:2/x",
                "jdbc:postgresql:crm",
                "jdbc:mariadb://user:secret@h/x",
                "jdbc:mariadb:loadbalance://a,b/x",
                "jdbc:h2:mem:x",
                "jdbc:h2:tcp://h/x",
                "jdbc:sqlite::memory:",
                "jdbc:oracle:thin:@h:1521:SID",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=h)))"
            })
    void leavesAloneWhatAFormCannotShow(String url) {
        assertThat(Address.parse(url)).isEmpty();
    }

    @Test
    void takesTheNameOfAnH2FileWithAndWithoutItsEnding() {
        assertThat(new Address(Product.H2, "", 0, "/d/crm.mv.db", "").url()).isEqualTo("jdbc:h2:file:/d/crm");
        assertThat(new Address(Product.H2, "", 0, "/d/crm", "").url()).isEqualTo("jdbc:h2:file:/d/crm");
    }
}
