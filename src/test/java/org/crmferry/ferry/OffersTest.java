package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.crmferry.database.Servers;
import org.crmferry.ferry.SuiteEspoFacts.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Products, quotes and invoices with their lines from SuiteCRM into Dolibarr and on into another SuiteCRM, with the
 * mapping as it is suggested. Skipped where the products' databases are not at hand ({@code -Dcrm.databases=DIR}).
 */
class OffersTest {
    @TempDir
    Path folder;

    private static Side suite() {
        Side suite = RealCrmTest.demo(false);
        Servers.execute(suite.url(), suite.login(), LinkFacts.filling("offers"));
        return suite;
    }

    @Test
    void linesStayWithTheirQuotesAndInvoices() {
        Side suite = suite();
        Side dolibarr = IntoDolibarrTest.dolibarr();
        Map<String, String> before = Hash.of(dolibarr.url(), dolibarr.login());
        Ferry there = carried("there", suite, dolibarr);
        Map<String, Integer> rows = LinkFacts.same("offers-suitecrm", suite, "offers-dolibarr", dolibarr);
        System.out.println("offers into Dolibarr: " + rows);
        assertThat(rows.values()).allMatch(count -> count >= 8);
        assertThat(RealMove.count(
                        dolibarr,
                        "select count(*) from llx_propaldet where abs(total_ht + total_tva - total_ttc) > 0.001"))
                .as("lines whose total is not that of their parts")
                .isZero();
        assertThat(RealMove.count(
                        dolibarr,
                        "select count(*) from llx_product where ref <> concat('PR', rowid) and ref not like 'TH-%'"))
                .isZero();

        Side back = RealCrmTest.emptied();
        carried("back", dolibarr, back);
        LinkFacts.same("offers-suitecrm", suite, "offers-suitecrm", back);

        there.undo(null);
        assertThat(RealMove.changed(dolibarr, before))
                .as("tables that are not as they were")
                .isEmpty();
    }

    private Ferry carried(String name, Side from, Side to) {
        Ferry ferry = RealMove.planned(folder.resolve(name), from, to);
        Result preview = ferry.preview();
        Result run = ferry.run();
        assertThat(run.bySource()).as("predicted = actual").isEqualTo(preview.bySource());
        assertThat(run.total().failed() + run.total().conflicts())
                .as(run.bySource() + "")
                .isZero();
        assertThat(ferry.verify().differences()).as(name).isEmpty();
        return ferry;
    }
}
