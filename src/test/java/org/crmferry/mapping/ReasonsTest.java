package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final Path FILES = Path.of("src/main/resources/org/crmferry/mapping");
    private static final Pattern HOLE = Pattern.compile("\\{\\w+}");

    private static Properties read(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FILES.resolve(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> holes(String phrase) {
        return HOLE.matcher(phrase).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String chinese(String why) {
        return Reasons.in(why, Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void saysEveryPhraseInChineseWithTheSameHoles() throws IOException {
        Properties english = read("reasons.properties");
        Properties chinese = read("reasons_zh_CN.properties");
        assertThat(new TreeSet<>(chinese.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()))
                .allSatisfy(
                        key -> assertThat(holes(chinese.getProperty(key))).isEqualTo(holes(english.getProperty(key))));
    }

    @Test
    void makesTheEnglishThatMappingsHold() {
        assertThat(Reasons.of("field.kind", "contact", "first name")).isEqualTo("both are the contact's first name");
        assertThat(Reasons.of("field.alike", 85L)).isEqualTo("names alike (85 %)");
        assertThat(Reasons.of("mean", "tel", "phone_c", "phones") + Reasons.of("field.values", "phone numbers"))
                .isEqualTo("tel and phone_c both mean phones, values look like phone numbers");
        for (Profile.Look look : Profile.Look.values()) {
            if (look != Profile.Look.ANY) {
                assertThat(look.spoken()).isNotBlank();
            }
        }
    }

    @Test
    void saysInChineseWhatAMappingHolds() {
        assertThat(chinese("same name")).isEqualTo("名称相同");
        assertThat(chinese("both are the contact's first name")).isEqualTo("两者都是联系人的名");
        assertThat(chinese("both are target list")).isEqualTo("两者都是目标列表");
        assertThat(chinese("both are the text")).isEqualTo("两者都是正文");
        assertThat(chinese("both are the record's fax")).isEqualTo("两者都是记录的传真");
        assertThat(chinese("name and email_c both mean emails, values look like e-mail addresses, the same few values"))
                .isEqualTo("name 和 email_c 都表示电子邮件地址，值看起来像电子邮件地址，取值相同且种类不多");
        assertThat(chinese("names alike (85 %)")).isEqualTo("名称相似（85%）");
        assertThat(chinese("the source has no subject: the first line, which stays in the text too"))
                .isEqualTo("源没有主题：取第一行，该行也留在正文中");
        assertThat(chinese("names and fields alike, but one of them is not known: turn it on if you want it"))
                .isEqualTo("名称和字段相似，但其中一个未知：如需迁移请启用");
    }

    @Test
    void leavesWhatAPersonHasWrittenAndAllEnglishAsItIs() {
        assertThat(chinese("as agreed with sales, 3 May")).isEqualTo("as agreed with sales, 3 May");
        assertThat(chinese("")).isEmpty();
        assertThat(Reasons.in("both are the contact's first name", Locale.ENGLISH))
                .isEqualTo("both are the contact's first name");
        assertThat(Reasons.in("same name", Locale.forLanguageTag("en-XA"))).isEqualTo("same name");
    }
}
