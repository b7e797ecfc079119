package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.mapping.FindingKind;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.plan.FieldChoice;
import org.crmferry.plan.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions field by field on the sample CRMs, and what lies behind findings. */
class ConflictDeskTest {
    @TempDir
    Path folder;

    private static ConflictDetail.FieldLine line(ConflictDetail detail, String field) {
        return detail.fields().stream()
                .filter(f -> f.name().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static List<ConflictDetail.FieldLine> differing(ConflictDetail detail) {
        return detail.fields().stream()
                .filter(ConflictDetail.FieldLine::differs)
                .toList();
    }

    /** A contact's conflict that differs in at least so many texts that may be typed. */
    private static ConflictDetail suitable(ConflictDesk desk, int texts) {
        return desk.page(ConflictFilter.OPEN.withEntity("Contact").withKind("differs"), 0, 500).conflicts().stream()
                .map(c -> desk.detail(c.id()))
                .filter(d -> differing(d).stream()
                                .filter(ConflictDetail.FieldLine::editable)
                                .count()
                        >= texts)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void linkedRecordsAreCalledByTheirNamesEachInItsOwnField() throws Exception {
        Pair pair = Pair.in(folder);
        pair.ferry().preview();
        int linked = 0;
        try (ConflictDesk desk = pair.ferry().conflictDesk()) {
            for (Conflict conflict :
                    desk.page(ConflictFilter.OPEN.withKind("differs"), 0, 60).conflicts()) {
                for (ConflictDetail.FieldLine line : desk.detail(conflict.id()).fields()) {
                    if (line.options().isEmpty() && line.related().isEmpty()) {
                        assertThat(line.names()).as(line.name()).isEmpty();
                    }
                    if (line.name().equals("assigned_user_id") && !line.target().isEmpty()) {
                        String name = pair.text(
                                "select trim(concat_ws(' ', \"first_name\", \"last_name\")) from \"user\" where \"id\" = '"
                                        + line.target() + "'");
                        assertThat(line.read(line.target())).startsWith(name);
                        assertThat(desk.related(conflict.id(), line.name())).anySatisfy(record -> {
                            assertThat(record.value()).isEqualTo(line.target());
                            assertThat(record.name()).isEqualTo(name);
                            assertThat(record.fields()).isNotEmpty();
                        });
                        linked++;
                    }
                }
            }
        }
        assertThat(linked).isPositive();
    }

    @Test
    void fieldsAreWrittenExactlyAsTheyWereChosen() throws Exception {
        Pair pair = Pair.in(folder);
        pair.ferry().preview();
        long id;
        String key;
        String edited;
        String kept;
        String keptValue;
        String before;
        try (ConflictDesk desk = pair.ferry().conflictDesk()) {
            ConflictDetail detail = suitable(desk, 2);
            id = detail.conflict().id();
            key = detail.targetKey();
            edited = differing(detail).get(0).name();
            kept = differing(detail).get(1).name();
            keptValue = differing(detail).get(1).target();
            before = pair.bases.target();
            assertThat(line(detail, edited).source())
                    .isNotEqualTo(line(detail, edited).target());
            assertThat(line(detail, edited).base()).isNull();
            // One field alone leaves the conflict open.
            Conflict half = desk.decide(id, Map.of(edited, FieldChoice.edited("By hand")));
            assertThat(half.open()).isTrue();
            assertThat(line(desk.detail(id), edited).result()).isEqualTo("By hand");
            Map<String, FieldChoice> rest = new LinkedHashMap<>();
            differing(detail).stream().skip(1).forEach(f -> rest.put(f.name(), FieldChoice.TARGET));
            Conflict whole = desk.decide(id, rest);
            assertThat(whole.choice()).isEqualTo("fields");
            assertThat(whole.decidedBy()).isEqualTo(System.getProperty("user.name"));
            assertThat(Instant.parse(whole.decidedAt())).isBetween(Instant.now().minusSeconds(60), Instant.now());
            // Taken back and decided once more.
            assertThat(desk.takeBack(id).open()).isTrue();
            assertThat(line(desk.detail(id), edited).choice()).isNull();
            rest.put(edited, FieldChoice.edited("By hand"));
            assertThat(desk.decide(id, rest).open()).isFalse();
        }
        assertThat(before).isEqualTo(pair.bases.target());
        Result run = pair.ferry().run();
        assertThat(run.total().conflicts()).isPositive();
        assertThat(pair.text("select \"" + edited + "\" from contact where id = '" + key + "'"))
                .isEqualTo("By hand");
        assertThat(pair.text("select \"" + kept + "\" from contact where id = '" + key + "'"))
                .isEqualTo(keptValue);
        assertThat(pair.ferry().verify().differences()).isEmpty();
        ConflictDetail applied = pair.ferry().conflict(id);
        assertThat(applied.conflict().applied()).isTrue();
        assertThat(line(applied, edited).base()).isNotEqualTo("By hand");
        assertThatThrownBy(() -> pair.ferry().takeBack(id)).hasMessageContaining("written already");
        Result undo = pair.ferry().undo(null);
        assertThat(undo.differences()).isEmpty();
        assertThat(pair.text("select \"" + edited + "\" from contact where id = '" + key + "'"))
                .isEqualTo(line(applied, edited).base());
    }

    @Test
    void aRecordThatChangedAfterTheDecisionIsNotOverwritten() throws Exception {
        Pair pair = Pair.in(folder);
        pair.ferry().run();
        long id;
        String key;
        Map<String, FieldChoice> all = new LinkedHashMap<>();
        try (ConflictDesk desk = pair.ferry().conflictDesk()) {
            ConflictDetail detail = suitable(desk, 1);
            id = detail.conflict().id();
            key = detail.targetKey();
            differing(detail).forEach(f -> all.put(f.name(), FieldChoice.SOURCE));
            desk.decide(id, all);
        }
        pair.changeTarget("update contact set description = 'edited meanwhile' where id = '" + key + "'");
        long open = pair.ferry().run().total().conflicts();
        Conflict reopened = pair.ferry().conflict(id).conflict();
        assertThat(reopened.open()).isTrue();
        assertThat(reopened.kind()).isEqualTo("changed");
        assertThat(pair.text("select description from contact where id = '" + key + "'"))
                .isEqualTo("edited meanwhile");
        // Decided on what is there now, it is written.
        pair.ferry().decide(id, all);
        assertThat(pair.ferry().run().total().conflicts()).isEqualTo(open - 1);
        assertThat(pair.ferry().conflict(id).conflict().applied()).isTrue();
        assertThat(pair.ferry().verify().differences()).isEmpty();
    }

    @Test
    void manyAreDecidedByFieldAndByRule() throws Exception {
        Pair pair = Pair.in(folder);
        pair.ferry().preview();
        try (ConflictDesk desk = pair.ferry().conflictDesk()) {
            ConflictPage page = desk.page(ConflictFilter.OPEN, 0, 5);
            assertThat(page.conflicts()).hasSize(5);
            assertThat(page.byEntity().values().stream().mapToLong(n -> n).sum())
                    .isEqualTo(page.total());
            assertThat(page.byKind().values().stream().mapToLong(n -> n).sum()).isEqualTo(page.total());
            String field = page.byField().entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            ConflictFilter one = ConflictFilter.OPEN.withField(field);
            long alone = desk.page(one, 0, 10_000).conflicts().stream()
                    .filter(c -> c.fields().equals(field))
                    .count();
            assertThat(desk.decideAll(one, "source"))
                    .isEqualTo(page.byField().get(field).intValue());
            assertThat(desk.page(ConflictFilter.OPEN, 0, 0).total()).isEqualTo(page.total() - alone);
            long left = desk.page(ConflictFilter.OPEN.withKind("differs"), 0, 0).total();
            RuleForecast newest = desk.forecast(ConflictFilter.OPEN.withKind("differs"), List.of("newest"))
                    .get(0);
            assertThat(newest.decided()).isPositive();
            assertThat(newest.decided() + newest.open()).isEqualTo(left);
            assertThat(desk.decideAll(ConflictFilter.OPEN.withKind("differs"), "newest"))
                    .isEqualTo((int) newest.decided());
            assertThat(desk.page(ConflictFilter.OPEN.withKind("differs"), 0, 0).total())
                    .isEqualTo(newest.open());
            assertThat(desk.page(ConflictFilter.ALL.withText("ZZZ no key"), 0, 9)
                            .conflicts())
                    .isEmpty();
            assertThatThrownBy(() -> desk.decideAll(ConflictFilter.OPEN, "mine"))
                    .hasMessageContaining("complete");
        }
        Result run = pair.ferry().run();
        assertThat(run.total().updated()).isPositive();
        assertThat(pair.ferry().verify().differences()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsSaidBeforeAnythingIsDecided() throws Exception {
        Pair pair = Pair.in(folder);
        pair.ferry().preview();
        try (ConflictDesk desk = pair.ferry().conflictDesk()) {
            ConflictDetail detail = suitable(desk, 1);
            long id = detail.conflict().id();
            String field = differing(detail).stream()
                    .filter(ConflictDetail.FieldLine::editable)
                    .findFirst()
                    .orElseThrow()
                    .name();
            assertThatThrownBy(() -> desk.decide(id, Map.of(field, FieldChoice.edited("x".repeat(300_000)))))
                    .isInstanceOfSatisfying(
                            FerryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.DATA))
                    .hasMessageContaining(field)
                    .hasMessageNotContaining("xxx");
            assertThatThrownBy(() -> desk.decide(id, Map.of("id", FieldChoice.SOURCE)))
                    .hasMessageContaining("id");
            assertThatThrownBy(() -> desk.decide(id, Map.of(field, FieldChoice.BASE)))
                    .hasMessageContaining("before");
            assertThatThrownBy(() -> desk.detail(1_000_000)).hasMessageContaining("no conflict");
            assertThat(desk.detail(id).conflict().open()).isTrue();
            assertThat(line(desk.detail(id), field).choice()).isNull();
        }
    }

    @Test
    void theRecordsBehindEveryFindingAreShown() {
        Pair pair = Pair.in(folder);
        Result preview = pair.ferry().preview();
        int shown = 0;
        for (Finding finding : preview.findings()) {
            if (finding.kind() == FindingKind.LEFT_BEHIND || finding.kind() == FindingKind.TRIGGER) {
                continue;
            }
            if (shown++ > 12) {
                break;
            }
            List<BeforeAfter> behind =
                    pair.ferry().behind(finding.entity(), finding.kind(), finding.field(), 1_000_000);
            assertThat(behind).as(finding.toString()).isNotEmpty();
            assertThat(behind.size()).as(finding.toString()).isLessThanOrEqualTo((int) finding.count());
            assertThat(behind.stream().map(BeforeAfter::key).toList())
                    .as(finding.toString())
                    .containsAll(finding.keys());
        }
        assertThat(shown).isGreaterThan(5);
    }
}
