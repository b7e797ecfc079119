package org.crmferry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTest {
    private static final Path BUNDLES = Path.of("src/main/resources/org/crmferry");
    private static final Path SOURCES = Path.of("src/main/java/org/crmferry");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z]+)*)\"");
    /** Begins of keys that are put together of a word and what it is a word for. */
    private static final Pattern COMPOSED = Pattern.compile("(typed|found|files)\\.");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    private static Properties bundle(String room, String language) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(BUNDLES.resolve(room + "/failures" + language + ".properties"))) {
            words.load(in);
        }
        return words;
    }

    private static List<String> places(String pattern) {
        return new TreeSet<>(PLACE.matcher(pattern)
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .stream().toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cargo",
                "catalog",
                "compare",
                "database",
                "ferry",
                "git",
                "journal",
                "mapping",
                "model",
                "plan",
                "report",
                "samples",
                "transfer",
                "ui/session",
                "ui/start",
                "ui/work"
            })
    void saysTheSameFailuresInEveryLanguageAndNoOthers(String room) throws IOException {
        Properties english = bundle(room, "");
        Properties chinese = bundle(room, "_zh_CN");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        TreeSet<String> written = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher keys = KEY.matcher(Files.readString(file));
                keys.results().map(found -> found.group(1)).forEach(written::add);
            }
        }
        for (String key : english.stringPropertyNames()) {
            assertThat(COMPOSED.matcher(key).lookingAt() || written.contains(key))
                    .as(key)
                    .isTrue();
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            if (english.getProperty(key).isEmpty()) {
                assertThat(chinese.getProperty(key)).as(key).isEmpty();
                continue;
            }
            String said = new MessageFormat(chinese.getProperty(key), Locale.ROOT)
                    .format(new Object[] {"", "", "", "", "", ""});
            assertThat(said).as(key).matches(".*[\\u4e00-\\u9fff].*").doesNotContain("{");
            assertThat(new MessageFormat(english.getProperty(key), Locale.ROOT)
                            .format(new Object[] {"", "", "", "", "", ""}))
                    .as(key)
                    .doesNotMatch(".*[\\u4e00-\\u9fff].*");
        }
    }

    @Test
    void speaksTheLanguageOfTheWindowAndEnglishElsewhere() {
        FerryException failure =
                new FerryException(Fault.STORAGE, Said.of(DiskFailure.class, "disk.full", "it's {0} 1.bin", ""));
        assertThat(failure).hasMessageStartingWith("The disk is full: it's {0} 1.bin could not be written.");
        assertThat(failure.message(Locale.ENGLISH)).isEqualTo(failure.getMessage());
        assertThat(failure.message(Locale.SIMPLIFIED_CHINESE)).startsWith("磁盘已满：无法写入 it's {0} 1.bin。");
        assertThat(failure.message(Locale.GERMANY)).isEqualTo(failure.getMessage());
        assertThat(failure.message(Locale.TRADITIONAL_CHINESE)).isEqualTo(failure.getMessage());
        Said inner = language -> language.equals(Locale.ENGLISH) ? "part" : "部分";
        assertThat(Said.of(DiskFailure.class, "disk.full", inner, "").in(Locale.SIMPLIFIED_CHINESE))
                .startsWith("磁盘已满：无法写入 部分。");
        assertThat(new FerryException(Fault.DATA, "plain").message(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("plain");
    }
}
