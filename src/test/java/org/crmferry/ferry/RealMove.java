package org.crmferry.ferry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.crmferry.database.Dumps;
import org.crmferry.ferry.SuiteEspoFacts.Side;
import org.crmferry.plan.Finding;
import org.crmferry.transfer.Progress;

/** What tests that move a product's own database into another's have in common. */
final class RealMove {
    /** SuiteCRM's demo has no contacts of cases: one for each. */
    static final String CONTACTS_OF_CASES =
            "insert into contacts_cases (id, contact_id, case_id, deleted) select concat('cc-', x.case_number),"
                    + " (select c.id from contacts c order by md5(concat(c.id, x.id)) limit 1), x.id, 0 from cases x";

    /** And none of calls. */
    static final String CONTACTS_OF_CALLS =
            "insert into calls_contacts (id, call_id, contact_id, deleted) select uuid(), x.id,"
                    + " (select c.id from contacts c order by md5(concat(c.id, x.id)) limit 1), 0 from calls x";

    /** And none of meetings. */
    static final String CONTACTS_OF_MEETINGS =
            "insert into meetings_contacts (id, meeting_id, contact_id, deleted) select uuid(), x.id,"
                    + " (select c.id from contacts c order by md5(concat(c.id, x.id)) limit 1), 0 from meetings x";

    private RealMove() {}

    /** A database of its own made of a dump; the test is skipped where that is not at hand. */
    static Side loaded(String dump) {
        assumeTrue(Dumps.available(dump));
        return new Side(Dumps.load(dump), Dumps.login(dump));
    }

    static Project.End end(Side side) {
        return new Project.End(side.url(), side.login().user(), "");
    }

    /** A project with the mapping as it is suggested. */
    static Ferry planned(Path folder, Side from, Side to) {
        Ferry ferry = new Ferry(folder, new TestSecrets(from.login(), to.login()), new Progress());
        ferry.plan(end(from), end(to));
        return ferry;
    }

    static long count(Side side, String sql) {
        return Sql.number(side.url(), side.login(), sql);
    }

    /** The tables that are not as they were, by name. */
    static Map<String, String> changed(Side side, Map<String, String> before) {
        Map<String, String> now = Hash.of(side.url(), side.login());
        now.entrySet().removeIf(table -> table.getValue().equals(before.get(table.getKey())));
        return now;
    }

    /** How many records those findings are about, by kind, entity and field. */
    static Map<String, Long> found(Result run, Predicate<Finding> which) {
        return run.findings().stream()
                .filter(which)
                .collect(Collectors.toMap(
                        f -> f.kind() + " " + f.entity() + "." + f.field(), Finding::count, Long::sum, TreeMap::new));
    }

    /**
     * Rows that lead nowhere, by reference.
     *
     * @param references such as {@code table.column other.key}
     * @param set makes a condition of a column: whether it is to lead somewhere
     */
    static Map<String, Long> orphans(Side side, List<String> references, UnaryOperator<String> set) {
        Map<String, Long> wrong = new LinkedHashMap<>();
        for (String reference : references) {
            String[] part = reference.split("[. ]", -1);
            String column = "x." + part[1];
            wrong.put(
                    reference,
                    count(
                            side,
                            "select count(*) from " + part[0] + " x where " + set.apply(column)
                                    + " and not exists (select 1 from " + part[2] + " y where y." + part[3] + " = "
                                    + column + ")"));
        }
        return wrong;
    }

    /** Rows with nothing in a column, by {@code table.column}. */
    static Map<String, Long> empty(Side side, List<String> columns) {
        Map<String, Long> wrong = new LinkedHashMap<>();
        for (String column : columns) {
            String[] part = column.split("\\.", -1);
            wrong.put(
                    column,
                    count(side, "select count(*) from " + part[0] + " where coalesce(" + part[1] + ", '') = ''"));
        }
        return wrong;
    }
}
