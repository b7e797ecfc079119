package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.ferry.SuiteEspoFacts.Side;

/**
 * What leads to what in a CRM, asked by SQL that knows nothing of our reading: one file per product with the same
 * questions in the same order ({@code links-vtiger.sql}), answered in names that people see.
 */
final class LinkFacts {
    private LinkFacts() {}

    /** Asserts that two databases answer every question alike, and returns how many rows each answer has. */
    static Map<String, Integer> same(String leftProduct, Side left, String rightProduct, Side right) {
        Map<String, String> asked = questions(leftProduct);
        Map<String, String> other = questions(rightProduct);
        assertThat(other.keySet()).containsExactlyElementsOf(asked.keySet());
        Map<String, Integer> counts = new LinkedHashMap<>();
        asked.forEach((question, sql) -> {
            List<String> rows = Sql.rows(left.url(), left.login(), sql);
            assertThat(Sql.rows(right.url(), right.login(), other.get(question)))
                    .as(question)
                    .containsExactlyElementsOf(rows);
            counts.put(question, rows.size());
        });
        return counts;
    }

    private static Map<String, String> questions(String product) {
        Map<String, String> questions = new LinkedHashMap<>();
        for (String part : text("links-" + product + ".sql").split("(?m)^-- ", -1)) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                questions.put(part.substring(0, end), part.substring(end + 1));
            }
        }
        return questions;
    }

    /** The statements of {@code fill-PRODUCT.sql}: records that the product's own database has none of. */
    static String[] filling(String product) {
        return ("set session sql_mode = 'ANSI,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES';\n"
                        + text("fill-" + product + ".sql").replaceFirst("(?m)^-- .*\n", ""))
                .strip()
                .split(";\\s*(\n|$)");
    }

    private static String text(String file) {
        try (InputStream in = LinkFacts.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
