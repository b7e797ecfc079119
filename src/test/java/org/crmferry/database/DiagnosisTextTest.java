package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Explanation;
import org.crmferry.model.Tunnel;
import org.junit.jupiter.api.Test;

class DiagnosisTextTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");
    private static final Endpoint PLACE =
            Endpoint.parse("jdbc:postgresql://db/crm").withTunnel(new Tunnel("gate", 0, "u", "", ""));

    private static Properties texts(String name) throws Exception {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(Diagnosis.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    private static Set<String> arguments(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void everyTextIsThereInBothLanguagesWithTheSameArguments() throws Exception {
        Properties english = texts("diagnosis.properties");
        Properties chinese = texts("diagnosis_zh_CN.properties");
        Set<String> keys = new TreeSet<>(Set.of("login.none", "login.user", "code"));
        for (ConnectionProblem problem : ConnectionProblem.values()) {
            keys.addAll(List.of(problem + ".what", problem + ".why", problem + ".next"));
        }
        assertThat(english.stringPropertyNames()).isEqualTo(keys);
        assertThat(chinese.stringPropertyNames()).isEqualTo(keys);
        for (String key : keys) {
            assertThat(english.getProperty(key).replace("''", ""))
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("'");
            assertThat(chinese.getProperty(key).replace("''", ""))
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("'");
            assertThat(arguments(chinese.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @Test
    void everyProblemHasWholeSentencesOfItsOwn() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            List<String> all = new ArrayList<>();
            for (ConnectionProblem problem : ConnectionProblem.values()) {
                Explanation said = DiagnosisText.of(problem, PLACE, "u", "SHA256:abc", List.of(), locale);
                for (String part : List.of(said.what(), said.why(), said.next())) {
                    assertThat(part)
                            .as("%s %s", problem, locale)
                            .matches("(?s).+[.。]")
                            .doesNotContain("{");
                }
                all.add(said.text());
            }
            assertThat(all).doesNotHaveDuplicates();
        }
    }

    @Test
    void otherLanguagesGetEnglishWhateverThisComputerSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.TAIWAN, Locale.ROOT)) {
                assertThat(DiagnosisText.of(ConnectionProblem.TIMEOUT, PLACE, "", "", List.of(), locale)
                                .what())
                        .isEqualTo("No answer came from jdbc:postgresql://db/crm in time.");
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
