package org.crmferry.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path TEXTS = Path.of("src/main/resources/org/crmferry/ui");
    private static final Path CODE = Path.of("src/main/java/org/crmferry/ui");
    private static final Pattern KEY = Pattern.compile(
            "\"((?:words|shell|start|endpoint|scope|map|check|protect|transfer|conflicts|finish|compare|manual)\\.[\\w.-]+)\"");

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static List<Path> english() throws IOException {
        try (Stream<Path> files = Files.walk(TEXTS)) {
            return files.filter(f -> f.endsWith("messages.properties")).toList();
        }
    }

    @Test
    void saysEverythingInEveryLanguage() throws IOException {
        List<Path> bundles = english();
        assertThat(bundles).hasSizeGreaterThan(3);
        for (Path bundle : bundles) {
            Properties chinese = read(bundle.resolveSibling("messages_zh_CN.properties"));
            assertThat(new TreeSet<>(chinese.keySet()))
                    .as("%s", bundle)
                    .isEqualTo(new TreeSet<>(read(bundle).keySet()));
        }
    }

    @Test
    void hasPatternsThatTakeTheSameValues() throws IOException {
        for (Path bundle : english()) {
            Properties english = read(bundle);
            Properties chinese = read(bundle.resolveSibling("messages_zh_CN.properties"));
            for (Object key : english.keySet()) {
                assertThat(english.getProperty((String) key)).as("%s", key).isNotBlank();
                assertThat(places(chinese.getProperty((String) key)))
                        .as("%s", key)
                        .isEqualTo(places(english.getProperty((String) key)));
            }
        }
    }

    private static int places(String pattern) {
        return new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    @Test
    void hasEveryKeyThatTheCodeNames() throws IOException {
        Words words = new Words(Locale.ENGLISH);
        List<String> missing = new ArrayList<>();
        int named = 0;
        List<Path> sources;
        try (Stream<Path> files = Files.walk(CODE)) {
            sources = files.filter(f -> f.toString().endsWith(".java")).toList();
        }
        for (Path source : sources) {
            Matcher matcher = KEY.matcher(Files.readString(source));
            while (matcher.find()) {
                String key = matcher.group(1);
                named++;
                if (!key.endsWith(".") && !words.has(key) && !begins(key) && !key.endsWith(".properties")) {
                    missing.add(source.getFileName() + ": " + key);
                }
            }
        }
        assertThat(named).isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    /** Whether that is what several keys begin with, put together in the code. */
    private static boolean begins(String key) throws IOException {
        Path bundle = TEXTS.resolve(key.substring(0, key.indexOf('.'))).resolve("messages.properties");
        return read(bundle).keySet().stream().anyMatch(each -> ((String) each).startsWith(key + "."));
    }

    @Test
    void saysNumbersAndTimesAsTheLanguageDoes() {
        Words words = new Words(Locale.ENGLISH);
        assertThat(words.number(1234567)).isEqualTo("1,234,567");
        assertThat(words.bytes(1_530_000)).isEqualTo("1.5\u00a0MB");
        assertThat(words.percent(0.999)).isEqualTo("99%");
        assertThat(words.duration(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(words.now("words.records", 1)).isEqualTo("1 record");
        words.localeProperty().set(Locale.SIMPLIFIED_CHINESE);
        assertThat(words.duration(Duration.ofSeconds(200))).isEqualTo("3 分 20 秒");
    }

    @Test
    void callsEntitiesAndFieldsAsTheLanguageDoes() {
        Words words = new Words(Locale.ENGLISH);
        assertThat(words.label("Contacts")).isEqualTo("Contacts");
        words.localeProperty().set(Locale.SIMPLIFIED_CHINESE);
        assertThat(words.label("Contacts")).isEqualTo("联系人");
        assertThat(words.label("State", "caseState")).isEqualTo("状态");
        assertThat(words.label("Shoe size")).isEqualTo("Shoe size");
        words.localeProperty().set(Words.LONG);
        assertThat(words.label("Contacts")).isEqualTo("Contacts");
    }
}
