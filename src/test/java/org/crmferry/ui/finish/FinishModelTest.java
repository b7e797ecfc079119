package org.crmferry.ui.finish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmferry.ferry.Direction;
import org.crmferry.ferry.ProjectState;
import org.crmferry.ferry.SyncOptions;
import org.crmferry.ferry.UndoConsequence;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Rule;
import org.crmferry.report.Report;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.finish.FinishModel.Phase;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.shell.StepState;
import org.crmferry.ui.words.Words;
import org.crmferry.ui.work.DirectWorker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishModelTest {
    @TempDir
    Path home;

    private final List<FinishModel> made = new ArrayList<>();
    private ShellModel shell;
    private Session session;

    private FinishModel opened(SampleProject project) {
        shell = new ShellModel(
                new Words(Locale.ENGLISH),
                Settings.of(home, home.resolve("projects")),
                new DirectWorker(),
                frame -> of -> {
                    FinishModel page = new FinishModel(of, frame, like -> {});
                    made.add(0, page);
                    return List.of(new Page(Step.FINISH, page, () -> null));
                });
        session = project.session();
        session.draft(draft -> draft.withSteps(Step.FINISH.name(), Step.FINISH.name()));
        shell.open(session);
        return made.get(0);
    }

    private static long sum(FinishModel model, java.util.function.ToLongFunction<UndoConsequence> count) {
        return model.consequences().stream().mapToLong(count).sum();
    }

    @Test
    void saysWhatIsMissingBeforeATransfer() {
        SampleProject project = SampleProject.planned(home);
        FinishModel model = opened(project);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.MISSING);
        assertThat(model.gapProperty().get()).isEqualTo(Gap.PLANNED);
        project.ferry().preview();
        model.enter();
        assertThat(model.gapProperty().get()).isEqualTo(Gap.CHECKED);
        session.draft(draft -> draft.withDelivery("package", "", List.of()));
        model.enter();
        assertThat(model.gapProperty().get()).isEqualTo(Gap.PACKAGE);
        assertThat(shell.noticeProperty().get()).isNull();
    }

    @Test
    void provesByItselfNamesADifferenceAndTakesBackToTheSameContent() throws Exception {
        SampleProject project = SampleProject.planned(home);
        String before = project.pair().hash();
        Set<String> known = Contacts.ids(project.pair());
        project.ferry().run();

        FinishModel model = opened(project);
        assertThat(shell.noticeProperty().get()).isNull();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.RESULT);
        Report.Verification proof = model.reportProperty().get().verification();
        assertThat(proof.done()).isTrue();
        assertThat(proof.different()).isZero();
        assertThat(proof.records()).isPositive();
        assertThat(proof.fields()).isGreaterThan(proof.records());
        assertThat(session.proofProperty().get().differences()).isEmpty();
        assertThat(model.stateProperty().get().stage()).isEqualTo(ProjectState.Stage.VERIFIED);
        Instant first = proof.at();
        model.enter();
        assertThat(model.reportProperty().get().verification().at()).isEqualTo(first);

        Set<String> now = Contacts.ids(project.pair());
        now.removeAll(known);
        String one = now.iterator().next();
        String name = Contacts.name(project.pair(), one);
        Contacts.rename(project.pair(), one, "Somebody else");
        model.prove();
        proof = model.reportProperty().get().verification();
        assertThat(proof.different()).isEqualTo(1);
        Report.Difference difference = proof.differences().get(0);
        assertThat(difference.targetKey()).isEqualTo(one);
        Named named = Named.of(difference, model);
        assertThat(named.entity()).isNotEqualTo(difference.entity()).isNotBlank();
        assertThat(named.field()).isEqualToIgnoringCase("last_name");
        assertThat(named.toString()).doesNotContain("Somebody else", name);
        Contacts.rename(project.pair(), one, name);

        model.weigh();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.ASKING);
        assertThat(sum(model, UndoConsequence::deletes))
                .isEqualTo(model.reportProperty().get().total().created());
        assertThat(sum(model, UndoConsequence::edited)).isZero();
        model.keep();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.RESULT);
        assertThat(project.pair().hash()).isNotEqualTo(before);

        model.weigh();
        model.undo();
        assertThat(shell.noticeProperty().get()).isNull();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.UNDONE);
        assertThat(model.leftBehind()).isFalse();
        assertThat(model.stateProperty().get().stage()).isEqualTo(ProjectState.Stage.UNDONE);
        assertThat(project.pair().hash()).isEqualTo(before);
        assertThat(shell.state(Step.TRANSFER).getValue()).isEqualTo(StepState.AHEAD);
        assertThat(project.ferry().preview().total().created()).isPositive();
    }

    @Test
    void bringsOverLaterChangesAndProvesThem() throws Exception {
        SampleProject project = SampleProject.transferred(home);
        FinishModel model = opened(project);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.RESULT);
        Contacts.describe(project.pair(), 10, "wants a call on Monday");
        model.bring();
        assertThat(shell.noticeProperty().get()).isNull();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.RESULT);
        Counts planned = model.broughtProperty().get().total().planned();
        assertThat(planned.updated()).isBetween(1L, 10L);
        assertThat(planned.created()).isZero();
        assertThat(Contacts.described(project.pair(), "wants a call on Monday")).isEqualTo(planned.updated());
        assertThat(model.reportProperty().get().verification().different()).isZero();

        model.bring();
        assertThat(model.broughtProperty().get().total().planned().updated()).isZero();

        model.wayProperty().set(new SyncOptions(Direction.BOTH, Rule.ASK, true));
        model.bring();
        assertThat(shell.noticeProperty().get()).isNull();
        assertThat(model.broughtProperty().get().back()).isNotNull();
    }

    @Test
    void leavesAndListsWhatSomebodyEditedAndWritesTheReport() throws Exception {
        SampleProject project = SampleProject.planned(home);
        Set<String> known = Contacts.ids(project.pair());
        project.ferry().run();
        Set<String> now = Contacts.ids(project.pair());
        now.removeAll(known);
        String one = now.iterator().next();
        FinishModel model = opened(project);

        Path html = home.resolve("report.html");
        model.save(html);
        assertThat(model.savedProperty().get()).isEqualTo(html);
        String english = Files.readString(html);
        shell.words().localeProperty().set(Locale.SIMPLIFIED_CHINESE);
        model.save(html);
        assertThat(Files.readString(html)).contains("lang=\"zh").isNotEqualTo(english);
        Path pdf = home.resolve("report.pdf");
        model.save(pdf);
        assertThat(Files.readAllBytes(pdf)).startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        model.save(home.resolve("nowhere/report.pdf"));
        assertThat(shell.noticeProperty().get().text(Locale.ENGLISH)).contains("could not be written");
        shell.words().localeProperty().set(Locale.ENGLISH);
        shell.noticeProperty().set(null);

        Contacts.rename(project.pair(), one, "Edited since");
        model.weigh();
        assertThat(sum(model, UndoConsequence::edited)).isEqualTo(1);
        model.undo();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.UNDONE);
        assertThat(model.leftBehind()).isTrue();
        assertThat(model.undoneProperty().get().differences()).hasSize(1);
        Named left = Named.of(model.undoneProperty().get().differences().get(0), model);
        assertThat(shell.words().has(left.kind())).isTrue();
        assertThat(Contacts.name(project.pair(), one)).isEqualTo("Edited since");

        FinishModel again = opened(project);
        assertThat(again.phaseProperty().get()).isEqualTo(Phase.UNDONE);
        assertThat(again.leftBehind()).isTrue();
    }
}
