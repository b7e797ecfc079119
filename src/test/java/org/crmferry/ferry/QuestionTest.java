package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictLook;
import org.crmferry.plan.FieldChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions to a colleague, as files, on the sample CRMs. */
class QuestionTest {
    @TempDir
    Path folder;

    private static ConflictDetail contact(ConflictDesk desk) {
        return desk.page(ConflictFilter.OPEN.withEntity("Contact").withKind("differs"), 0, 500).conflicts().stream()
                .map(c -> desk.detail(c.id()))
                .filter(d -> d.fields().stream().anyMatch(f -> f.differs() && f.editable()))
                .findFirst()
                .orElseThrow();
    }

    private static String field(ConflictDetail detail) {
        return detail.fields().stream()
                .filter(f -> f.differs() && f.editable())
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static Path answer(ConflictDesk desk, ConflictDetail detail, String value, Path file) {
        Question question = desk.ask(detail.conflict().id(), "Which?", List.of(field(detail)));
        question.answered("Otto", "", List.of(question.fields().get(0).answered("value", value, "")))
                .write(file);
        return file;
    }

    @Test
    void anAnswerIsTakenInOnlyWhereItBelongsAndWhileBothSidesAreAsTheyWere() throws Exception {
        Path file = folder.resolve("answer.json");
        Pair pair = Pair.in(folder.resolve("one"));
        pair.ferry().preview();
        ConflictDetail detail;
        try (ConflictDesk desk = pair.ferry().conflictDesk()) {
            detail = contact(desk);
            long id = detail.conflict().id();
            desk.takeIn(answer(desk, detail, "By card", file));
            assertThat(desk.detail(id).proposal().choices()).containsValue(FieldChoice.edited("By card"));
            assertThat(desk.detail(id).conflict().open()).isTrue();
            desk.dismiss(id);
            assertThatThrownBy(() -> desk.takeIn(answer(desk, detail, "x".repeat(300_000), file)))
                    .hasMessageContaining(field(detail))
                    .hasMessageNotContaining("xxx");
            desk.takeIn(answer(desk, detail, "By card", file));
        }
        Pair other = Pair.in(folder.resolve("other"));
        other.ferry().preview();
        try (ConflictDesk desk = other.ferry().conflictDesk()) {
            assertThatThrownBy(() -> desk.takeIn(file)).hasMessageContaining("another migration");
        }
        pair.changeTarget(
                "update contact set \"" + field(detail) + "\" = 'Moved on' where id = '" + detail.targetKey() + "'");
        try (ConflictDesk desk = pair.ferry().conflictDesk()) {
            long id = detail.conflict().id();
            assertThatThrownBy(() -> desk.takeIn(file)).hasMessageContaining("has changed since");
            assertThatThrownBy(() -> desk.accept(id)).hasMessageContaining("has changed since");
            assertThat(desk.detail(id).conflict().open()).isTrue();
        }
        assertThatThrownBy(() -> Question.read(folder.resolve("none.json"))).hasMessageContaining("cannot be opened");
    }

    @Test
    void recordsAreFoundWithoutCapitalsAccentsAndUmlauts() {
        assertThat(ConflictLook.folded("Schön Ærø Müller-Weiß"))
                .contains("schön", "schon", "schoen", "mueller-weiss", "müller");
        assertThat(ConflictLook.pair("name", "ab", "c")).isNotEqualTo(ConflictLook.pair("name", "a", "bc"));
    }
}
