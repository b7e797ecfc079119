package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Field;
import org.crmferry.model.Option;
import org.junit.jupiter.api.Test;

/** What was picked from a picklist, and what people read and type for it. */
class PickedTest {
    private static final Field TIER = Field.of("tier", ColumnType.text("varchar", 100))
            .withOptions(List.of(new Option("g", "Gold"), new Option("s", "Silver"), new Option("s2", "silver")));

    @Test
    void readsOneChoiceOrSeveralInTheFieldsNotation() {
        assertThat(Picked.codes(TIER, "")).isEmpty();
        assertThat(Picked.codes(TIER, "g")).containsExactly("g");
        assertThat(Picked.codes(TIER.withMulti("carets"), "^g^,^s^")).containsExactly("g", "s");
        assertThat(Picked.codes(TIER, "[\"g\",\"s\"]")).containsExactly("g", "s");
        assertThat(Picked.label(TIER, "g")).isEqualTo("Gold");
        assertThat(Picked.label(TIER, "bronze")).isEqualTo("bronze");
    }

    @Test
    void takesACodeOrALabelThatMeansOne() {
        assertThat(Picked.code(TIER, "g")).isEqualTo("g");
        assertThat(Picked.code(TIER, "GOLD")).isEqualTo("g");
        assertThat(Picked.code(TIER, "Silver")).as("two are called so").isEqualTo("Silver");
        assertThat(Picked.code(TIER, "bronze")).isEqualTo("bronze");
    }
}
