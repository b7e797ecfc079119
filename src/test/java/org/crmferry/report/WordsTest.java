package org.crmferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+\\.[a-zA-Z0-9]+)\"");

    @Test
    void everyTextIsThereInBothLanguagesWithTheSameArguments() throws Exception {
        Properties english = texts("messages.properties");
        Properties chinese = texts("messages_zh_CN.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            assertThat(arguments(chinese.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
            assertThat(new MessageFormat(chinese.getProperty(key), Locale.SIMPLIFIED_CHINESE))
                    .isNotNull();
        }
    }

    @Test
    void everyKeyNamedInTheCodeHasAText() throws Exception {
        Set<String> keys = texts("messages.properties").stringPropertyNames();
        Set<String> named = new TreeSet<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/crmferry/report"))) {
            for (Path source : sources.toList()) {
                Matcher matcher = KEY.matcher(Files.readString(source));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
        named.removeIf(n -> n.endsWith(".css") || n.endsWith(".ttf"));
        named.removeAll(texts("failures.properties").stringPropertyNames());
        assertThat(named).hasSizeGreaterThan(60);
        assertThat(keys).containsAll(named);
    }

    @Test
    void everyConstantHasAWord() throws Exception {
        Set<String> keys = texts("messages.properties").stringPropertyNames();
        for (Report.Setting s : Report.Setting.values()) {
            assertThat(keys).contains("setting." + s);
        }
        for (Report.DifferenceKind k : Report.DifferenceKind.values()) {
            assertThat(keys).contains("kind." + k);
        }
        for (Report.Keys k : Report.Keys.values()) {
            assertThat(keys).contains("keys." + k);
        }
    }

    @Test
    void numbersAndDatesTakeTheLanguagesForm() {
        Words english = new Words(Locale.UK);
        Words chinese = new Words(Locale.SIMPLIFIED_CHINESE);

        assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(english.moment(Reports.NOON)).contains("22 November 2026").contains("GMT");
        assertThat(chinese.moment(Reports.NOON)).contains("2026年11月22日");
        assertThat(english.size(999)).isEqualTo("999\u00A0B");
        assertThat(english.size(1_500_000)).isEqualTo("1.5\u00A0MB");
        assertThat(english.duration(Duration.ofMillis(1_250))).isEqualTo("1.2 s");
        assertThat(english.duration(Duration.ofSeconds(7_384))).isEqualTo("2 h 3 min");
        assertThat(chinese.duration(Duration.ofSeconds(134))).isEqualTo("2 分 14 秒");
    }

    @Test
    void otherLanguagesGetEnglishThroughout() {
        for (Locale locale : new Locale[] {Locale.GERMANY, Locale.ROOT, Locale.TAIWAN}) {
            Words words = new Words(locale);
            assertThat(words.text("sign.heading")).as("%s", locale).isEqualTo("Sign-off");
            assertThat(words.number(1_234)).isEqualTo("1,234");
            assertThat(words.language()).isEqualTo("en");
        }
        for (String tag : new String[] {"zh", "zh-CN", "zh-Hans", "zh-Hans-CN", "zh-SG"}) {
            assertThat(new Words(Locale.forLanguageTag(tag)).text("sign.heading"))
                    .as(tag)
                    .isEqualTo("签字确认");
        }
    }

    private static Properties texts(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(Words.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        Matcher matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            arguments.add(matcher.group(1));
        }
        return arguments;
    }
}
