package org.crmferry.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.ferry.Leftover;
import org.crmferry.ferry.Owners;
import org.crmferry.ferry.Picklist;
import org.crmferry.ferry.Project;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Existing;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Scope;
import org.crmferry.mapping.Step;
import org.crmferry.ui.PlannedSample;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.session.Settings;
import org.crmferry.ui.shell.Page;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Words;
import org.crmferry.ui.work.DirectWorker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapModelTest {
    @TempDir
    static Path home;

    private static Path folder;
    private static Project planned;

    private final List<MapModel> made = new ArrayList<>();
    private ShellModel shell;
    private Session session;
    private MapModel model;

    @BeforeAll
    static void plan() {
        folder = PlannedSample.at(home.resolve("sample"), "MAP");
        planned = Project.read(folder);
    }

    @BeforeEach
    void open() {
        planned.write(folder);
        model = opened();
    }

    private MapModel opened() {
        made.clear();
        shell = new ShellModel(
                new Words(Locale.ENGLISH),
                Settings.of(home, home.resolve("projects")),
                new DirectWorker(),
                frame -> of -> {
                    MapModel page = new MapModel(of, frame);
                    made.add(page);
                    return List.of(new Page(org.crmferry.ui.shell.Step.MAP, page, () -> null));
                });
        session = PlannedSample.open(folder);
        shell.open(session);
        return made.get(0);
    }

    private Mapping written() {
        return Project.read(folder).mapping();
    }

    private EntityMapping first(java.util.function.Predicate<FieldMapping> wanted) {
        return model.pairs().stream()
                .filter(row -> row.count() > 50)
                .map(PairRow::mapping)
                .filter(each -> each.move() && each.fields().stream().anyMatch(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** Chooses a pair and a field with a plain copy of a text. */
    private FieldMapping plainField() {
        EntityMapping pair =
                first(field -> field.steps().isEmpty() && field.sources().size() == 1);
        model.choose(pair.source());
        FieldMapping field = pair.fields().stream()
                .filter(each -> each.steps().isEmpty() && each.sources().size() == 1)
                .findFirst()
                .orElseThrow();
        model.chooseField(field.target());
        return field;
    }

    @Test
    void opensOnTheSuggestionWithNothingToCorrect() {
        assertThat(model.stateProperty().get()).isEqualTo(MapModel.State.READY);
        assertThat(model.pairs()).isNotEmpty();
        assertThat(model.pairs().get(0).mapping().move()).isTrue();
        assertThat(model.errors()).isEmpty();
        assertThat(model.ready().get()).isTrue();
        assertThat(model.sheetProperty().get().rows()).isNotEmpty();
        assertThat(model.sheetProperty().get().rows())
                .anyMatch(row -> row.sample() != null && row.sample().result() != null);
    }

    @Test
    void showsWhatADeskSaysOfAField() {
        FieldMapping field = plainField();
        Detail detail = model.detailProperty().get();
        assertThat(detail.mapping()).isEqualTo(field);
        assertThat(detail.samples()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(detail.candidates()).isNotEmpty();
    }

    @Test
    void keepsEveryEditAndUndoesIt() {
        FieldMapping field = plainField();
        String before = model.detailProperty().get().samples().get(0).result();
        model.editField("", field.withSteps(List.of(new Step.Constant("changed"))));
        assertThat(model.detailProperty().get().samples().get(0).result()).isEqualTo("changed");
        assertThat(model.sheetProperty().get().row(field.target()).sample().result())
                .isEqualTo("changed");
        assertThat(written()).isEqualTo(model.mapping()).isNotEqualTo(planned.mapping());

        MapModel again = opened();
        assertThat(again.mapping()).isNotEqualTo(planned.mapping());
        again.close();

        model = opened();
        plainFieldChosen(field);
        model.editField("", field);
        model.undo();
        assertThat(model.detailProperty().get().samples().get(0).result()).isEqualTo("changed");
        model.redo();
        assertThat(model.detailProperty().get().samples().get(0).result()).isEqualTo(before);
        assertThat(written()).isEqualTo(planned.mapping());
    }

    private void plainFieldChosen(FieldMapping field) {
        model.choose(first(each ->
                        each.target().equals(field.target()) && each.sources().equals(field.sources()))
                .source());
        model.chooseField(field.target());
    }

    @Test
    void keepsTheScopeWhenTheMappingIsEdited() {
        Scope scope = Scope.fromJson("{\"sample\": {\"records\": 7}}");
        planned.withScope(scope).write(folder);
        model = opened();
        model.move(model.pairs().get(0).mapping().source(), false);
        assertThat(Project.read(folder).scope()).isEqualTo(scope);
        assertThat(session.ferry().save(planned.mapping()).scope()).isEqualTo(scope);
    }

    @Test
    void tellsWhyNextIsNotPossible() {
        FieldMapping field = plainField();
        String entity = model.entity();
        model.editField("", field.withSteps(List.of(new Step.Expression("1 +"))));
        assertThat(model.ready().get()).isFalse();
        assertThat(model.errors()).anyMatch(error -> error.field().equals(field.target()));
        assertThat(model.sheetProperty().get().row(field.target()).problems()).containsKey(Problem.WRONG);
        assertThat(model.detailProperty().get().error()).isNotEmpty();
        model.choose(model.pairs().get(1).mapping().source());
        model.goTo(model.errors().get(0));
        assertThat(model.entity()).isEqualTo(entity);
        assertThat(model.field()).isEqualTo(field.target());
        model.undo();
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void needsSomethingToMove() {
        for (PairRow row : List.copyOf(model.pairs())) {
            model.move(row.mapping().source(), false);
        }
        assertThat(model.nothingProperty().get()).isTrue();
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void assignsClearsAndListsWhatGoesNowhere() {
        FieldMapping field = plainField();
        String source = field.sources().get(0);
        model.clear(field.target());
        Sheet cleared = model.sheetProperty().get();
        assertThat(cleared.row(field.target()).mapped()).isFalse();
        assertThat(cleared.row("<" + source))
                .as("%s is listed as going nowhere", source)
                .isNotNull();
        model.assign(source, field.target());
        assertThat(model.sheetProperty().get().row(field.target()).mapped()).isTrue();
        assertThat(model.sheetProperty().get().row("<" + source)).isNull();
    }

    @Test
    void pairsAnEntityWithAnother() {
        model.choose(model.pairs().get(0).mapping().source());
        String now = model.chosen().target();
        String other = model.targets().stream()
                .map(card -> card.name())
                .filter(name -> !name.equals(now))
                .findFirst()
                .orElseThrow();
        model.pair(other);
        assertThat(model.chosen().target()).isEqualTo(other);
        model.undo();
        assertThat(model.chosen().target()).isEqualTo(now);
    }

    @Test
    void setsHowExistingRecordsAreTreated() {
        String matched = model.mapping().entities().stream()
                .filter(each -> each.move() && !each.match().isEmpty())
                .map(EntityMapping::source)
                .findFirst()
                .orElseThrow();
        model.choose(matched);
        assertThat(model.sheetProperty().get().matchKeys()).anyMatch(key -> key.chosen());
        model.editEntity("", each -> each.withExisting(Existing.NEWEST));
        assertThat(written().of(matched).orElseThrow().existing()).isEqualTo(Existing.NEWEST);
        assertThat(model.sheetProperty().get().mapping().existing()).isEqualTo(Existing.NEWEST);
    }

    @Test
    void changesTheCounterpartOfAChoice() {
        for (PairRow row : List.copyOf(model.pairs())) {
            model.choose(row.mapping().source());
            for (FieldMapping field : row.mapping().fields()) {
                model.chooseField(field.target());
                Detail detail = model.detailProperty().get();
                if (detail != null
                        && detail.picklist().options().size() > 1
                        && !detail.picklist().choices().isEmpty()) {
                    Picklist.Choice choice = detail.picklist().choices().get(0);
                    String code = detail.picklist().options().stream()
                            .map(option -> option.code())
                            .filter(each -> !each.equals(choice.target()) && !each.isEmpty())
                            .findFirst()
                            .orElseThrow();
                    Map<String, String> codes = new HashMap<>();
                    codes.put(choice.code(), code);
                    model.choices(detail.mapping(), codes);
                    assertThat(model.detailProperty()
                                    .get()
                                    .picklist()
                                    .choices()
                                    .get(0)
                                    .target())
                            .isEqualTo(code);
                    return;
                }
            }
        }
        throw new AssertionError("the sample databases have no picklists");
    }

    @Test
    void choosesWhoIsWho() {
        List<Owners> found = new ArrayList<>();
        model.owners(found::add);
        Owners owners = found.get(0);
        assertThat(owners.pairs()).isNotEmpty();
        String from = owners.pairs().get(0).source().key();
        String to = owners.people().get(owners.people().size() - 1).key();
        model.owners(Map.of(from, to), null);
        model.owners(found::add);
        Owners.Pair pair = found.get(1).pairs().get(0);
        assertThat(pair.how()).isEqualTo(Owners.How.CHOSEN);
        assertThat(pair.target().key()).isEqualTo(to);
    }

    @Test
    void savesATemplateAndUsesItAgain() throws Exception {
        FieldMapping field = plainField();
        model.editField("", field.withSteps(List.of(new Step.Constant("from the template"))));
        Mapping wanted = model.mapping();
        Path file = home.resolve("our.ferry-mapping.json");
        model.saveTemplate(file);
        model.undo();
        List<Leftover> leftovers = new ArrayList<>();
        model.useTemplate(file, leftovers::addAll);
        assertThat(leftovers).isEmpty();
        assertThat(model.mapping()).isEqualTo(wanted);
        model.undo();
        assertThat(model.mapping()).isEqualTo(planned.mapping());
    }

    @Test
    void tellsWhatOfATemplateDidNotFit() throws Exception {
        String entity = plainFieldEntity();
        Path file = home.resolve("other.ferry-mapping.json");
        model.saveTemplate(file);
        String renamed = Files.readString(file).replace("\"" + entity + "\"", "\"not_there\"");
        Files.writeString(file, renamed);
        List<Leftover> leftovers = new ArrayList<>();
        model.useTemplate(file, leftovers::addAll);
        assertThat(leftovers).anyMatch(each -> each.entity().equals("not_there"));
    }

    private String plainFieldEntity() {
        plainField();
        return model.entity();
    }

    @Test
    void asksForANewCheckAfterAnEdit() {
        shell.go(org.crmferry.ui.shell.Step.MAP);
        session.draft(draft -> draft.withSteps("MAP", "PROTECT"));
        model = opened();
        assertThat(shell.reachable(org.crmferry.ui.shell.Step.CHECK)).isTrue();
        model.move(model.pairs().get(0).mapping().source(), false);
        assertThat(shell.reachable(org.crmferry.ui.shell.Step.CHECK)).isFalse();
    }

    @Test
    void onlyShowsWhatWasTransferredAlready() {
        Path other = PlannedSample.at(home.resolve("moved"), "MAP");
        session = PlannedSample.open(other);
        shell.open(session);
        model = made.get(made.size() - 1);
        assertThat(model.readOnlyProperty().get()).isFalse();
        session.ferry().run();
        model.enter();
        assertThat(model.readOnlyProperty().get()).isTrue();
        assertThat(model.ready().get()).isTrue();
        Mapping before = model.mapping();
        model.move(model.pairs().get(0).mapping().source(), false);
        assertThat(model.mapping()).isEqualTo(before);
        assertThat(Project.read(other).mapping()).isEqualTo(before);
    }

    @Test
    void callsEntitiesAndFieldsAndReasonsAsTheLanguageDoes() {
        PairRow contacts = model.pairs().stream()
                .filter(row -> row.source().equals("Contacts"))
                .findFirst()
                .orElseThrow();
        String source = contacts.mapping().source();
        String target = contacts.mapping().target();
        model.choose(source);
        FieldWords names = new FieldWords(shell.words());
        FieldRow name = model.sheetProperty().get().rows().stream()
                .filter(row -> row.mapped() && row.mapping().why().equals("both are the contact's first name"))
                .findFirst()
                .orElseThrow();
        Mapping before = written();

        assertThat(model.sourceLabel(source)).isEqualTo("Contacts");
        assertThat(names.name(name.target())).isEqualTo("First name");
        assertThat(names.why(name.mapping())).isEqualTo("both are the contact's first name");

        shell.words().localeProperty().set(Locale.SIMPLIFIED_CHINESE);
        assertThat(model.sourceLabel(source)).isEqualTo("联系人");
        assertThat(model.targetLabel(target)).isEqualTo("联系人");
        assertThat(names.name(name.target())).isEqualTo("名");
        assertThat(names.why(name.mapping())).isEqualTo("两者都是联系人的名");
        assertThat(contacts.matches("联系", shell.words())).isTrue();
        assertThat(contacts.matches("conta", shell.words())).isTrue();
        assertThat(name.matches("first", names)).isTrue();
        assertThat(written()).isEqualTo(before);

        shell.words().localeProperty().set(Locale.ENGLISH);
        assertThat(model.sourceLabel(source)).isEqualTo("Contacts");
    }
}
