package org.crmferry.ferry;

import java.sql.SQLException;
import org.crmferry.compare.Comparison;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.transfer.Progress;

/**
 * Measures a comparison of two databases that hold the same: {@code CompareSpeed URL USER PASSWORD URL USER PASSWORD
 * [ENTITY]}. Run it with a small heap to see that memory does not grow with the tables.
 */
final class CompareSpeed {
    private CompareSpeed() {}

    public static void main(String[] args) throws SQLException {
        CompareOptions options = args.length < 7
                ? CompareOptions.all()
                : CompareOptions.all()
                        .withPairs(java.util.List.of(new CompareOptions.Pair(args[6], args[6], java.util.Map.of())));
        for (int run = 1; run <= 3; run++) {
            Comparison found = Ferry.compare(
                    Endpoint.parse(args[0]),
                    new Credentials(args[1], args[2].toCharArray()),
                    Endpoint.parse(args[3]),
                    new Credentials(args[4], args[5].toCharArray()),
                    options,
                    new Progress());
            long records = found.entities().stream()
                    .mapToLong(e -> e.onlyLeft() + e.onlyRight() + 2 * (e.different() + e.identical()))
                    .sum();
            System.out.printf(
                    "run %d: %,d records in %.2f s, %,.0f per second; %,d differ%n",
                    run, records, found.seconds(), records / found.seconds(), found.total());
        }
    }
}
