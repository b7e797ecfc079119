package org.crmferry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.crmferry.model.Key;
import org.junit.jupiter.api.Test;

class KeyCodeTest {
    @Test
    void everyKindOfKeyComesBackAsItWas() {
        for (Key key : List.of(
                Key.of("c1f3"),
                Key.of(42L),
                Key.of(""),
                Key.of(new BigDecimal("18446744073709551615")),
                Key.of("a", 5L, null),
                Key.of((Object) new byte[] {1, -1}),
                Key.of(LocalDate.of(2024, 2, 29), LocalDateTime.of(1, 1, 1, 0, 0), Instant.EPOCH),
                Key.of(true, 1.5))) {
            assertThat(KeyCode.decode(KeyCode.encode(key))).isEqualTo(key);
        }
    }

    @Test
    void numbersAndTextsAreNotMixedUp() {
        assertThat(KeyCode.encode(Key.of(5L))).isNotEqualTo(KeyCode.encode(Key.of("5")));
    }
}
