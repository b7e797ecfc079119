package org.crmferry.ui.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.ferry.DecreePreview;
import org.crmferry.ferry.Question;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictOrder;
import org.crmferry.plan.FieldChoice;
import org.crmferry.ui.SampleProject;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.shell.Step;
import org.crmferry.ui.words.Notice;
import org.crmferry.ui.words.Words;
import org.crmferry.ui.work.DirectWorker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page Conflicts without a screen, on the sample CRMs. */
class ConflictsModelTest {
    @TempDir
    Path home;

    private SampleProject project;
    private ShellModel shell;
    private ConflictsModel model;

    @BeforeEach
    void open() {
        project = SampleProject.transferred(home);
        List<ConflictsModel> made = new ArrayList<>();
        shell = new ShellModel(
                new Words(Locale.ENGLISH),
                Settings.of(home, home.resolve("projects")),
                new DirectWorker(),
                frame -> session -> {
                    made.add(new ConflictsModel(session, frame));
                    return List.of(new Page(Step.CONFLICTS, made.get(0), () -> null));
                });
        shell.open(project.session());
        model = made.get(0);
        assertThat(shell.noticeProperty().get()).isNull();
        assertThat(model.phaseProperty().get()).isEqualTo(ConflictsModel.Phase.OPEN);
    }

    @AfterEach
    void close() {
        shell.leave();
    }

    private long allOpen() {
        return model.list().countsProperty().get().allOpen();
    }

    private ConflictDetail shown() {
        return model.shown().detailProperty().get();
    }

    /** Goes to the first conflict that differs in a text, and gives that field. */
    private ConflictDetail.FieldLine differing(int texts) {
        for (int i = 0; i < model.list().conflicts().size(); i++) {
            model.list().selectedProperty().set(i);
            List<ConflictDetail.FieldLine> lines = shown().fields().stream()
                    .filter(line -> line.differs() && line.editable())
                    .toList();
            if (shown().conflict().open() && lines.size() >= texts) {
                return lines.get(0);
            }
        }
        throw new AssertionError("the samples have such a conflict");
    }

    private ConflictDetail.FieldLine line(String name) {
        return model.shown().line(name).orElseThrow();
    }

    @Test
    void findsRecordsByTheirNameTheirValuesAndTheirNumber() {
        ConflictDetail.FieldLine line = differing(1);
        Conflict one = shown().conflict();
        String name = model.list().names().at(model.list().selectedProperty().get());
        assertThat(name).isNotEqualTo(one.sourceKey());
        for (String typed :
                List.of(name, name.toUpperCase(Locale.ROOT), name.substring(1), one.sourceKey(), line.target())) {
            model.list().filter(ConflictFilter.ALL.withText(typed));
            assertThat(model.list().conflicts()).as(typed).contains(one);
            assertThat(model.list().countsProperty().get().shown())
                    .isEqualTo(model.list().conflicts().size());
        }
        model.list().filter(ConflictFilter.ALL.withText("nobody is called so"));
        assertThat(model.list().conflicts()).isEmpty();
        assertThat(shown()).isNull();
    }

    @Test
    void countsByOwnerAndByKindOfRecord() {
        var counts = model.list().countsProperty().get();
        assertThat(counts.groups(ConflictFilter.ALL).values().stream()
                        .mapToLong(n -> n)
                        .sum())
                .isEqualTo(counts.all())
                .isEqualTo(model.list().conflicts().size());
        assertThat(counts.owners()).isNotEmpty();
        Map.Entry<String, Long> owner = counts.owners().entrySet().iterator().next();
        assertThat(model.list().owner(owner.getKey())).isNotBlank();
        model.list().filter(ConflictFilter.ALL.withOwner(owner.getKey()));
        assertThat(model.list().conflicts()).hasSize(owner.getValue().intValue());
    }

    @Test
    void putsTheListInThreeOrders() {
        assertThat(model.list().wantedProperty().get().order()).isEqualTo(ConflictOrder.IMPORTANT);
        int all = model.list().conflicts().size();
        model.list().order(ConflictOrder.OLDEST);
        assertThat(model.list().conflicts()).hasSize(all).isSortedAccordingTo((a, b) -> Long.compare(a.id(), b.id()));
        assertThat(model.list().selectedProperty().get()).isZero();
        model.list().order(ConflictOrder.SMALLEST);
        assertThat(model.list().conflicts()).hasSize(all);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            model.list().selectedProperty().set(i);
            sizes.add(shown().fields().stream()
                    .filter(ConflictDetail.FieldLine::differs)
                    .mapToInt(line -> distance(line.source(), line.target()))
                    .sum());
        }
        assertThat(sizes).isSorted();
    }

    private static int distance(String a, String b) {
        int head = 0;
        while (head < Math.min(a.length(), b.length()) && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(a.length(), b.length()) - head
                && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        return Math.max(a.length(), b.length()) - head - tail;
    }

    @Test
    void decidesManyOnlyAfterALookAtExactlyWhatItWillDo() {
        long open = allOpen();
        for (String rule : List.of("source", "target", "newest", "complete")) {
            model.decisions().previewListed(rule);
            DecreePreview preview = model.decisions().previewProperty().get();
            assertThat(preview.decided() + preview.open()).isEqualTo(open);
            assertThat(preview.entities().values().stream()
                            .mapToLong(DecreePreview.Share::decided)
                            .sum())
                    .isEqualTo(preview.decided());
            assertThat(preview.some()).hasSize((int) Math.min(20, preview.touched()));
            model.decisions().refuse();
            assertThat(model.decisions().previewProperty().get()).isNull();
            model.decisions().confirm();
            assertThat(allOpen()).isEqualTo(open);
        }
        ConflictDetail.FieldLine line = differing(1);
        model.decisions().previewField(line.name(), "source");
        DecreePreview field = model.decisions().previewProperty().get();
        assertThat(field.touched()).isEqualTo(model.shown().same(line.name()));
        assertThat(field.source()).isEqualTo(field.touched());
        model.decisions().confirm();
        assertThat(allOpen()).isEqualTo(open - field.decided());
        model.decisions().previewListed("newest");
        DecreePreview rest = model.decisions().previewProperty().get();
        model.decisions().confirm();
        assertThat(allOpen()).isEqualTo(rest.open());
        // All of it goes back, and comes again, step by step.
        model.decisions().undo();
        assertThat(allOpen()).isEqualTo(open - field.decided());
        model.decisions().undo();
        assertThat(allOpen()).isEqualTo(open);
        assertThat(model.decisions().canUndoProperty().get()).isFalse();
        model.decisions().redo();
        model.decisions().redo();
        assertThat(allOpen()).isEqualTo(rest.open());
        assertThat(model.decisions().canRedoProperty().get()).isFalse();
        assertThat(model.decisions().canUndoProperty().get()).isTrue();
    }

    @Test
    void decidesThoseThatAreSelectedAndNoOthers() {
        List<Long> some = model.list().conflicts().stream()
                .filter(Conflict::open)
                .skip(1)
                .limit(3)
                .map(Conflict::id)
                .toList();
        long open = allOpen();
        model.decisions().previewSelected(some, "target");
        DecreePreview preview = model.decisions().previewProperty().get();
        assertThat(preview.touched()).isEqualTo(3);
        assertThat(preview.some().stream().map(Conflict::id)).containsExactlyInAnyOrderElementsOf(some);
        model.decisions().confirm();
        assertThat(allOpen()).isEqualTo(open - 3);
        assertThat(model.list().conflicts().stream()
                        .filter(each -> !each.open())
                        .map(Conflict::id))
                .containsExactlyInAnyOrderElementsOf(some);
    }

    @Test
    void decidesAllWithTheSameTwoValuesAndNoOthers() {
        ConflictDetail.FieldLine line = differing(1);
        long alike = model.shown().alike(line.name());
        assertThat(alike).isBetween(1L, model.shown().same(line.name()));
        model.decisions().previewAlike(line.name(), FieldChoice.TARGET);
        DecreePreview preview = model.decisions().previewProperty().get();
        assertThat(preview.touched()).isEqualTo(alike);
        assertThat(preview.some()).contains(shown().conflict());
        long before = allOpen();
        model.decisions().confirm();
        assertThat(allOpen()).isEqualTo(before - preview.decided());
        assertThat(line(line.name()).choice()).isEqualTo(FieldChoice.TARGET);
    }

    @Test
    void undoGivesBackWhatWasDecidedBefore() {
        model.decisions().advanceProperty().set(false);
        String first = differing(2).name();
        String second = shown().fields().stream()
                .filter(each -> each.differs() && !each.name().equals(first))
                .findFirst()
                .orElseThrow()
                .name();
        model.decisions().choose(first, FieldChoice.SOURCE);
        model.decisions().choose(second, FieldChoice.TARGET);
        model.decisions().undo();
        assertThat(line(first).choice()).isEqualTo(FieldChoice.SOURCE);
        assertThat(line(second).choice()).isNull();
        model.decisions().redo();
        assertThat(line(second).choice()).isEqualTo(FieldChoice.TARGET);
        model.decisions().takeBack();
        assertThat(line(first).choice()).isNull();
        model.decisions().undo();
        assertThat(line(first).choice()).isEqualTo(FieldChoice.SOURCE);
        // A new decision ends what could be redone.
        model.decisions().choose(first, FieldChoice.TARGET);
        assertThat(model.decisions().canRedoProperty().get()).isFalse();
    }

    @Test
    void keepsANoteThatIsInTheReportOnlyAsANumber() throws Exception {
        model.decisions().advanceProperty().set(false);
        differing(1);
        long id = shown().conflict().id();
        model.decisions().note(id, "  Asked Zebulon on the phone ");
        assertThat(model.shown().note()).isEqualTo("Asked Zebulon on the phone");
        assertThat(model.list().conflicts().get(model.list().index(id)).noted()).isTrue();
        model.decisions().choose("target");
        model.decisions().undo();
        assertThat(model.shown().note()).isEqualTo("Asked Zebulon on the phone");
        model.decisions().redo();
        shell.leave();
        try (var files = Files.walk(project.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("Zebulon");
            }
        }
        var report = project.ferry().report(Locale.ENGLISH);
        assertThat(report.conflicts().decisions())
                .anySatisfy(each -> assertThat(each.noted()).isEqualTo(1));
    }

    private Path asked(String question) {
        Path file = home.resolve("question.json");
        model.colleague().ask(question, file);
        assertThat(shell.noticeProperty().get().kind()).isEqualTo(Notice.Kind.SUCCESS);
        return file;
    }

    @Test
    void aColleaguesAnswerWaitsUntilItIsConfirmed() throws Exception {
        String name = differing(1).name();
        long id = shown().conflict().id();
        Path file = asked("Which one is right?");
        String text = Files.readString(file);
        assertThat(text).contains("Which one is right?", "\"version\" : 1").doesNotContain(SampleProject.PASSPHRASE);
        Question question = Question.read(file);
        assertThat(question.fields().stream().map(Question.Line::name).toList())
                .isEqualTo(model.shown().lines().stream()
                        .map(ConflictDetail.FieldLine::name)
                        .toList());
        question.answered(
                        "Otto",
                        "As on the card",
                        question.fields().stream()
                                .map(each -> each.name().equals(name)
                                        ? each.answered("value", "By card", "It says so")
                                        : line(each.name()).differs() ? each.answered("target", "", "") : each)
                                .toList())
                .write(file);
        long open = allOpen();
        model.list().move(1);
        model.colleague().takeIn(file);
        assertThat(shown().conflict().id()).isEqualTo(id);
        assertThat(shown().conflict().proposed()).isTrue();
        assertThat(shown().conflict().open()).isTrue();
        assertThat(shown().proposal().fields().get(name).comment()).isEqualTo("It says so");
        assertThat(line(name).choice()).isNull();
        assertThat(allOpen()).isEqualTo(open);
        model.decisions().advanceProperty().set(false);
        model.colleague().accept();
        assertThat(line(name).choice()).isEqualTo(FieldChoice.edited("By card"));
        assertThat(shown().conflict().open()).isFalse();
        assertThat(shown().proposal()).isNull();
        model.decisions().undo();
        assertThat(shown().proposal().by()).isEqualTo("Otto");
        model.colleague().dismiss();
        assertThat(shown().proposal()).isNull();
        assertThat(line(name).choice()).isNull();
    }

    @Test
    void refusesAnswersThatAreDamagedForeignEmptyOrTooLate() throws Exception {
        ConflictDetail.FieldLine line = differing(1);
        Path file = asked("?");
        String good = Files.readString(file);
        refused(file, good, "no answer");
        refused(file, good.substring(0, good.length() / 2), "no question");
        refused(file, "[1, 2]", "no question");
        refused(file, good.replace("\"target\" : ", "\"target\" : \"!\" + "), "no question");
        refused(file, good.replace("\"record\" : \"", "\"record\" : \"x"), "not for answers");
        refused(file, good.replace("\"version\" : 1", "\"version\" : 2"), "newer");
        refused(file, good.replaceFirst("\"take\" : \"\"", "\"take\" : \"mine\""), "none of source");
        Question question = Question.read(Files.writeString(file, good));
        Question answer = question.answered(
                "",
                "",
                question.fields().stream()
                        .map(each -> each.name().equals(line.name()) ? each.answered("source", "", "") : each)
                        .toList());
        answer.write(file);
        String answered = Files.readString(file);
        refused(file, answered.replace(question.project(), "another"), "not for answers");
    }

    private void refused(Path file, String text, String why) throws Exception {
        Files.writeString(file, text);
        shell.noticeProperty().set(null);
        long open = allOpen();
        model.colleague().takeIn(file);
        assertThat(shell.noticeProperty().get()).as(why).isNotNull();
        assertThat(shell.noticeProperty().get().text(Locale.ENGLISH)).contains(why);
        assertThat(model.list().conflicts()).noneMatch(Conflict::proposed);
        assertThat(allOpen()).isEqualTo(open);
    }
}
