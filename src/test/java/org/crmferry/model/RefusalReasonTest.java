package org.crmferry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalReasonTest {
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void everyReasonIsSaidWholeInBothLanguages(RefusalReason reason) {
        assertThat(RefusalReason.in(reason.text(), Locale.ENGLISH)).isEqualTo(reason.text());
        String said = RefusalReason.in(reason.text() + " (column first_name) (chk_1)", CHINESE);
        assertThat(said).doesNotContain(" a ", "the", "it ").endsWith("（列 first_name） (chk_1)");
    }

    @Test
    void aReasonInsideAReasonIsSaidToo() {
        String kept = RefusalReason.REFERENCES.text() + ": " + RefusalReason.FOREIGN.text();
        assertThat(RefusalReason.in(kept, CHINESE)).isEqualTo("已写入，但其引用被拒绝: 它指向的记录不存在");
        assertThat(RefusalReason.in("another program's words", CHINESE)).isEqualTo("another program's words");
    }
}
