package org.crmferry.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.mapping.Step;
import org.crmferry.mapping.StepForm;
import org.junit.jupiter.api.Test;

class StepDraftsTest {
    private final StepDrafts drafts =
            new StepDrafts(Locale.ENGLISH, List.of(new Step.Trim(), new Step.ValueMap(Map.of("a", "b"), null)));

    private StepForm form(String name) {
        return drafts.catalogue().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givesBackWhatItWasGiven() {
        assertThat(drafts.steps()).contains(List.of(new Step.Trim(), new Step.ValueMap(Map.of("a", "b"), null)));
    }

    @Test
    void takesEffectOnlyWhenTheFormIsFilled() {
        drafts.add(form("truncate"));
        assertThat(drafts.steps()).isEmpty();
        assertThat(drafts.all().get(2).problem()).contains("needs");
        drafts.all().get(2).set("length", 12);
        assertThat(drafts.all().get(2).problem()).isEmpty();
        assertThat(drafts.steps().orElseThrow()).endsWith(new Step.Truncate(12));
        drafts.all().get(2).set("length", "twelve");
        assertThat(drafts.steps()).isEmpty();
    }

    @Test
    void movesAndRemovesSteps() {
        drafts.shift(0, -1);
        drafts.shift(0, 1);
        assertThat(drafts.steps().orElseThrow().get(1)).isEqualTo(new Step.Trim());
        drafts.remove(0);
        assertThat(drafts.steps()).contains(List.of(new Step.Trim()));
    }
}
