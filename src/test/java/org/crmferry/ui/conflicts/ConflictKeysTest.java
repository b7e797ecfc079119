package org.crmferry.ui.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.WizardTest;
import org.crmferry.ui.shell.Step;
import org.junit.jupiter.api.Test;

/** Twenty conflicts by keys alone: what is decided is what was on the screen, and it is what the target has after Apply. */
class ConflictKeysTest extends WizardTest {
    private static final int CONFLICTS = 20;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int STOPS = 120;

    private ConflictsModel model;

    @Test
    void decidesTwentyConflictsWithinAMinuteAndTheyLandAsShown() throws Exception {
        SampleProject project = SampleProject.transferredAfter(
                home, "update contact set description = 'Met at the fair, wants a call ' || id");
        Map<Long, Map<String, String>> before = values(project);
        assertThat(before).hasSizeGreaterThan(CONFLICTS);
        fx(() -> wizard.shell().open(project.session()));
        onPage(Step.CONFLICTS);
        model = (ConflictsModel) wizard.shell().pageProperty().get().model();
        await("shown", () -> model.shown().detailProperty().get() != null);
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random dice = new Random(seed);
        Map<Long, Map<String, String>> wanted = new LinkedHashMap<>();
        long begun = System.nanoTime();
        tabTo("conflicts-list");
        while (wanted.size() < CONFLICTS) {
            decide(dice, wanted);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        long all = model.list().countsProperty().get().all();
        assertThat(node(Label.class, "conflicts-progress").getText()).isEqualTo(CONFLICTS + " of " + all + " decided");
        assertThat(node(Button.class, "conflicts-apply").getText()).isEqualTo("_Apply " + CONFLICTS + " decisions");
        press(KeyCode.ALT, KeyCode.A).release(KeyCode.A, KeyCode.ALT);
        await(
                "written",
                () -> model.phaseProperty().get() == ConflictsModel.Phase.OPEN
                        && model.list().countsProperty().get().decided() == 0);
        idle();
        Duration whole = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println(CONFLICTS + " conflicts by keys in " + took.toMillis() + " ms, written after "
                + whole.toMillis() + " ms");
        assertThat(whole).isLessThan(LIMIT);
        fx(() -> wizard.shell().leave());
        idle();
        values(project)
                .forEach((id, fields) -> assertThat(fields)
                        .as("conflict " + id)
                        .containsAllEntriesOf(wanted.getOrDefault(id, before.get(id))));
        try (ConflictDesk desk = project.ferry().conflictDesk()) {
            assertThat(
                            desk
                                    .page(ConflictFilter.ALL.withState(ConflictFilter.State.APPLIED), 0, 1000)
                                    .conflicts()
                                    .stream()
                                    .map(Conflict::id)
                                    .collect(Collectors.toSet()))
                    .isEqualTo(wanted.keySet());
        }
    }

    /** Decides one conflict field by field; sometimes looks around before, and sometimes thinks better of it. */
    private void decide(Random dice, Map<Long, Map<String, String>> wanted) {
        long id = model.shown().conflict().id();
        if (wanted.containsKey(id)) {
            throw new AssertionError("came back to a conflict that is decided: " + id);
        }
        if (dice.nextInt(4) == 0) {
            keys(KeyCode.PAGE_DOWN);
            keys(KeyCode.PAGE_UP);
            assertThat(model.shown().conflict().id()).isEqualTo(id);
        }
        Map<String, String> values = new LinkedHashMap<>();
        List<ConflictDetail.FieldLine> open = model.shown().lines().stream()
                .filter(line -> line.differs() && line.choice() == null)
                .toList();
        if (open.isEmpty()) {
            // One that has no record on the other side to choose fields from: left out.
            keys(KeyCode.DIGIT3);
            wanted.put(id, Map.of());
            return;
        }
        if (open.size() > 1) {
            String first = model.shown().fieldProperty().get();
            keys(KeyCode.DOWN);
            assertThat(model.shown().fieldProperty().get()).isNotEqualTo(first);
            keys(KeyCode.UP);
            assertThat(model.shown().fieldProperty().get()).isEqualTo(first);
        }
        for (int i = 0; i < open.size(); i++) {
            String name = model.shown().fieldProperty().get();
            ConflictDetail.FieldLine line = model.shown().line(name).orElseThrow();
            assertThat(model.shown().conflict().id()).isEqualTo(id);
            int which = dice.nextInt(line.base() == null ? 2 : 3);
            if (dice.nextInt(5) == 0 && i < open.size() - 1) {
                keys(KeyCode.DIGIT3);
                assertThat(model.shown().line(name).orElseThrow().choice()).isEqualTo(FieldChoice.TARGET);
                keys(KeyCode.Z);
                assertThat(model.shown().line(name).orElseThrow().choice()).isNull();
                assertThat(model.shown().fieldProperty().get())
                        .as("the field to decide again")
                        .isEqualTo(name);
            }
            keys(new KeyCode[] {KeyCode.DIGIT1, KeyCode.DIGIT3, KeyCode.DIGIT2}[which]);
            values.put(name, new String[] {line.source(), line.target(), line.base()}[which]);
        }
        wanted.put(id, values);
    }

    /** One key with Ctrl. */
    private void keys(KeyCode key) {
        press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
        idle();
    }

    /** What the target has now in the fields of each conflict. */
    private static Map<Long, Map<String, String>> values(SampleProject project) {
        Map<Long, Map<String, String>> values = new LinkedHashMap<>();
        try (ConflictDesk desk = project.ferry().conflictDesk()) {
            for (Conflict each : desk.page(ConflictFilter.ALL, 0, 10_000).conflicts()) {
                values.put(
                        each.id(),
                        desk.detail(each.id()).fields().stream()
                                .collect(Collectors.toMap(
                                        ConflictDetail.FieldLine::name, ConflictDetail.FieldLine::target)));
            }
        }
        return values;
    }

    private void tabTo(String id) {
        for (int i = 0; i < STOPS; i++) {
            Node owner = fx(() -> stage.getScene().getFocusOwner());
            if (owner != null && id.equals(owner.getId())) {
                return;
            }
            type(KeyCode.TAB);
        }
        throw new AssertionError("Tab never came to " + id);
    }
}
