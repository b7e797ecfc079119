package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.crmferry.model.KeyStyle;
import org.junit.jupiter.api.Test;

class KeyMakerTest {
    @Test
    void theSameKeyAgainAndAgain() {
        assertThat(KeyMaker.derive(KeyStyle.HEX17, "seed", "contacts", "1"))
                .isEqualTo(KeyMaker.derive(KeyStyle.HEX17, "seed", "contacts", "1"));
        assertThat(KeyMaker.derive(KeyStyle.GUID, "s", "e", "k").toString())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(KeyMaker.derive(KeyStyle.HEX17, "s", "e", "k").toString()).matches("[0-9a-f]{17}");
        assertThat(KeyMaker.derive(KeyStyle.NATURAL, "s", "e", "k")).isEqualTo("k");
        assertThatThrownBy(() -> KeyMaker.derive(KeyStyle.SERIAL, "s", "e", "k"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void differentForSeedEntityAndKey() {
        Set<Object> keys = new HashSet<>();
        for (int i = 0; i < 300_000; i++) {
            keys.add(KeyMaker.derive(KeyStyle.HEX17, "seed" + i % 2, "e" + i % 3, "k" + i / 6));
        }
        assertThat(keys).hasSize(300_000);
        assertThat(KeyMaker.derive(KeyStyle.HEX17, "a", "bc", "d"))
                .isNotEqualTo(KeyMaker.derive(KeyStyle.HEX17, "ab", "c", "d"));
    }
}
