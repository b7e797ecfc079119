package org.crmferry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path FILES = Path.of("src/main/resources/org/crmferry/catalog");
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private static Properties read(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FILES.resolve(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    @Test
    void saysEveryWordInChinese() throws IOException {
        Properties chinese = read("words_zh_CN.properties");
        TreeSet<String> keys = new TreeSet<>(chinese.stringPropertyNames());
        keys.removeIf(key -> key.startsWith("label."));
        assertThat(keys)
                .isEqualTo(new TreeSet<>(read("words.properties").stringPropertyNames()))
                .allSatisfy(key -> assertThat(chinese.getProperty(key)).isNotBlank());
        assertThat(Words.entities())
                .allSatisfy(word ->
                        assertThat(Words.label(Words.entity(word), CHINESE)).isEqualTo(Words.entity(word, CHINESE)));
        assertThat(Words.fields())
                .allSatisfy(word -> assertThat(Words.label(Words.field(word), word, CHINESE))
                        .isEqualTo(Words.field(word, CHINESE)));
    }

    @Test
    void saysTheLabelsOfCatalogFilesInChinese() throws IOException {
        TreeSet<String> labels = new TreeSet<>();
        for (String product :
                new String[] {"suitecrm.json", "espocrm.json", "civicrm.json", "vtiger.json", "dolibarr.json"}) {
            JsonNode entities =
                    new ObjectMapper().readTree(FILES.resolve(product).toFile()).get("entities");
            // What is filled like another column is named there by its column, not by a label.
            entities.forEach(entity -> ((ObjectNode) entity).remove("copies"));
            entities.findParents("label")
                    .forEach(field -> labels.add(field.get("label").asText()));
        }
        assertThat(labels)
                .contains("Password hash")
                .allSatisfy(label -> assertThat(Words.label(label, CHINESE)).isNotEqualTo(label));
    }

    @Test
    void callsFieldsByTheirNamesWhereNothingElseIsKnown() {
        assertThat(List.of("phones", "date_entered", "c_annual_revenue", "cAnnualRevenue", "shoe_size_c", "city"))
                .extracting(name -> Words.named(name, Locale.ENGLISH))
                .containsExactly(
                        "Phone numbers",
                        "Date entered",
                        "Annual revenue (custom)",
                        "Annual Revenue (custom)",
                        "Shoe size (custom)",
                        "City");
        assertThat(List.of("phones", "date_entered", "c_annual_revenue"))
                .extracting(name -> Words.named(name, CHINESE))
                .containsExactly("电话号码", "创建日期", "年收入（自定义）");
    }

    @Test
    void leavesWhatItDoesNotKnowAndAllEnglishAsItIs() {
        assertThat(Words.label("Contacts", CHINESE)).isEqualTo("联系人");
        assertThat(Words.label("State", "", CHINESE)).isEqualTo("省份");
        assertThat(Words.label("State", "caseState", CHINESE)).isEqualTo("状态");
        assertThat(Words.label("Type", "admin", CHINESE)).isEqualTo("类型");
        assertThat(Words.label("Rating (custom)", CHINESE)).isEqualTo("评级（自定义）");
        assertThat(Words.label("Shoe size (custom)", CHINESE)).isEqualTo("Shoe size（自定义）");
        assertThat(Words.label("Shoe size", CHINESE)).isEqualTo("Shoe size");
        for (String label : new String[] {"Contacts", "Rating (custom)", "Password hash", "Shoe size", ""}) {
            assertThat(Words.label(label, Locale.ENGLISH)).isEqualTo(label);
        }
    }
}
