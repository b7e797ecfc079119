package org.crmferry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Equal words make mapped pairs: words that only one product uses are listed and judged in a golden file. */
class MeaningsTest {
    private static final String GOLDEN = "one-sided-words.txt";

    @Test
    void everyWordOfOneProductOnlyIsKnownAndJudged() throws IOException {
        Map<String, Set<String>> suite = words("suitecrm");
        Map<String, Set<String>> espo = words("espocrm");
        List<String> actual = new ArrayList<>();
        Set<String> entities = new TreeSet<>(suite.keySet());
        entities.addAll(espo.keySet());
        for (String entity : entities) {
            if (!espo.containsKey(entity)) {
                actual.add(entity + " suitecrm");
            } else if (!suite.containsKey(entity)) {
                actual.add(entity + " espocrm");
            } else {
                oneSided(entity, "suitecrm", suite.get(entity), espo.get(entity), actual);
                oneSided(entity, "espocrm", espo.get(entity), suite.get(entity), actual);
            }
        }
        List<String> golden = golden();

        assertThat(golden).allMatch(line -> line.matches("\\w+ \\w+( \\w+)?: .+"), "has a judgement");
        assertThat(actual)
                .containsExactlyElementsOf(
                        golden.stream().map(l -> l.replaceAll(":.*", "")).toList());
    }

    @Test
    void everyWordHasALabel() {
        assertThat(Words.entities()).allSatisfy(w -> assertThat(Words.entity(w)).isNotBlank());
        assertThat(Words.fields()).allSatisfy(w -> assertThat(Words.field(w)).isNotBlank());
        assertThat(Words.field("firstName")).isEqualTo("First name");
        assertThat(Words.entity("Contact")).isEqualTo("Contacts");
        assertThat(Words.field("noSuchWord")).isEqualTo("noSuchWord");
    }

    @Test
    void humanisesNames() {
        assertThat(Words.humanise("billing_address_city")).isEqualTo("Billing address city");
        assertThat(Words.humanise("ArtistId")).isEqualTo("Artist ID");
        assertThat(Words.humanise("WEB_URL")).isEqualTo("Web URL");
        assertThat(Words.humanise("___")).isEqualTo("___");
    }

    private static void oneSided(String entity, String product, Set<String> mine, Set<String> other, List<String> out) {
        mine.stream().filter(w -> !other.contains(w)).forEach(w -> out.add(entity + " " + product + " " + w));
    }

    private static Map<String, Set<String>> words(String product) {
        ProductFile file = Catalog.load().file(product);
        Map<String, Set<String>> words = new TreeMap<>();
        for (ProductFile.EntityRule entity : file.entities()) {
            Set<String> of = words.computeIfAbsent(entity.meaning(), e -> new TreeSet<>());
            entity.fields().forEach(f -> of.add(f.meaning()));
            entity.picks().forEach(p -> of.add(p.meaning()));
            entity.books().forEach(b -> of.add(b.meaning()));
            of.remove("");
            for (ProductFile.FieldRule common : file.everywhere()) {
                of.remove(common.meaning());
            }
        }
        words.remove("");
        return words;
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = MeaningsTest.class.getResourceAsStream(GOLDEN)) {
            assertThat(in).as(GOLDEN).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .toList();
        }
    }
}
