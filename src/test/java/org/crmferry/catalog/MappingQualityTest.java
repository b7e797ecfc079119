package org.crmferry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.crmferry.catalog.MappingQuality.Score;
import org.crmferry.catalog.MappingQuality.Side;
import org.crmferry.model.Schema;
import org.junit.jupiter.api.Test;

/**
 * How good the suggested mapping is between any two products, by what is known of both: with the catalog, and without it,
 * as for databases nobody knows. The tables of {@code docs/mapping-quality.md} are written to
 * {@code target/mapping-quality}.
 */
class MappingQualityTest {
    private static final List<String> PRODUCTS = List.of("suitecrm", "espocrm", "vtiger", "dolibarr", "civicrm");

    private final List<MappingFacts> facts = MappingFacts.read();

    @Test
    void betweenKnownProducts() throws IOException {
        Score all = judge(true);
        assertThat(all.recall()).as(() -> lines(all.missed())).isGreaterThan(0.9);
        assertThat(all.precision()).as(() -> lines(all.mistaken())).isGreaterThan(0.985);
    }

    @Test
    void betweenUnknownDatabases() throws IOException {
        Score all = judge(false);
        assertThat(all.recall()).as(() -> lines(all.missed())).isGreaterThan(0.8);
        assertThat(all.precision()).as(() -> lines(all.mistaken())).isGreaterThan(0.9);
    }

    private static String lines(List<String> words) {
        return String.join("\n", words);
    }

    private Score judge(boolean known) throws IOException {
        Map<String, Side> sides = new LinkedHashMap<>();
        for (String product : PRODUCTS) {
            Schema schema = FactSchemas.read(product + "-mariadb");
            sides.put(product, known ? Side.known(product, schema, facts) : Side.unknown(product, schema, facts));
        }
        Map<String, Score> pairs = new LinkedHashMap<>();
        Map<String, Score> entities = new LinkedHashMap<>();
        for (String from : PRODUCTS) {
            for (String to : PRODUCTS) {
                boolean writable = !known || !Catalog.load().readOnly(to);
                if (!from.equals(to) && writable) {
                    MappingQuality.judge(sides.get(from), sides.get(to)).forEach((entity, score) -> {
                        pairs.merge(from + " → " + to, score, Score::and);
                        entities.merge(entity, score, Score::and);
                    });
                }
            }
        }
        Score all = pairs.values().stream().reduce(Score.NONE, Score::and);
        Path folder = Files.createDirectories(Path.of("target", "mapping-quality"));
        String name = known ? "known" : "unknown";
        Files.writeString(
                folder.resolve(name + ".md"),
                table("From → to", pairs, all) + "\n" + table("Kind of record", entities, all));
        Files.write(folder.resolve(name + "-missed.txt"), all.missed());
        Files.write(folder.resolve(name + "-wrong.txt"), all.mistaken());
        System.out.printf(
                "mapping quality, %s: %d facts, recall %.3f, precision %.3f%n",
                name, all.facts(), all.recall(), all.precision());
        return all;
    }

    private static String table(String heading, Map<String, Score> scores, Score all) {
        return "| " + heading + " | facts | right | wrong | recall | precision |\n|---|---:|---:|---:|---:|---:|\n"
                + scores.entrySet().stream()
                        .map(each -> row(each.getKey(), each.getValue()))
                        .collect(Collectors.joining())
                + row("**all**", all);
    }

    private static String row(String name, Score score) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f %% | %.1f %% |%n",
                name,
                score.facts(),
                score.right(),
                score.wrong(),
                100 * score.recall(),
                100 * score.precision());
    }
}
