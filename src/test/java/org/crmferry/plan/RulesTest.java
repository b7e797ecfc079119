package org.crmferry.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    @Test
    void theNarrowerGoesFirstAndAmongEqualsTheFirst() {
        Rules rules = Rules.parse(
                List.of("newest", "Contact=version", "source", "Contact.note=longest", "a.b.c = OLDEST", "Lead=ask"));
        assertThat(rules.of("Contact", "note")).containsExactly(Rule.LONGEST, Rule.VERSION, Rule.NEWEST, Rule.SOURCE);
        assertThat(rules.of("Contact", "name")).containsExactly(Rule.VERSION, Rule.NEWEST, Rule.SOURCE);
        assertThat(rules.of("Account", "note")).containsExactly(Rule.NEWEST, Rule.SOURCE);
        assertThat(rules.of("a.b", "c")).containsExactly(Rule.OLDEST, Rule.NEWEST, Rule.SOURCE);
        assertThat(rules.of("Lead", "note")).isEmpty();
        assertThat(rules.general()).isEqualTo(Rule.NEWEST);
        assertThat(Rules.parse(List.of("Contact=target")).general()).isEqualTo(Rule.ASK);
        assertThat(Rules.ASK.of("Contact", "note")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine", "=newest", ".note=newest", "Contact.note=", "Contact=", ""})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Rules.parse(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text);
    }
}
