package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.mapping.Candidate;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Step;
import org.crmferry.mapping.StepForm;
import org.crmferry.model.Credentials;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editing a mapping of the two sample CRMs with live values. */
class MappingDeskTest {
    private static final TestSecrets SECRETS =
            new TestSecrets(new Credentials("sa", new char[0]), new Credentials("sa", new char[0]));

    @TempDir
    static Path folder;

    private static Path project;
    private static Project planned;
    private static MappingDesk desk;
    private static Result preview;

    @BeforeAll
    static void open() {
        SamplePair samples = MadeSamples.in(folder);
        project = folder.resolve("project");
        planned =
                ferry().plan(new Project.End(samples.source(), "sa", ""), new Project.End(samples.target(), "sa", ""));
        desk = ferry().desk();
        preview = ferry().preview();
    }

    private static Ferry ferry() {
        return new Ferry(project, SECRETS, new Progress());
    }

    private static EntityMapping contacts() {
        return planned.mapping().of("Contact").orElseThrow();
    }

    @Test
    void listsBothSidesWithLabelsCountsAndWhatValuesAreLike() {
        EntityCard card = desk.sources().stream()
                .filter(e -> e.name().equals("Contact"))
                .findFirst()
                .orElseThrow();
        assertThat(card.label()).isEqualTo("Contacts");
        assertThat(card.count()).isPositive();
        assertThat(desk.targets()).anyMatch(e -> e.name().equals(contacts().target()));
        FieldCard last = desk.sourceFields("Contact").stream()
                .filter(f -> f.name().equals("last_name"))
                .findFirst()
                .orElseThrow();
        assertThat(last.profile().records()).isEqualTo(Math.min(200, card.count()));
        assertThat(last.profile().fill()).isBetween(0.5, 1.0);
        assertThat(last.profile().longest()).isGreaterThan(3);
        assertThat(last.length()).isEqualTo(100);
        assertThat(desk.sourceFields("Contact")).anyMatch(f -> f.refersTo().contains("User"));
        assertThat(desk.sourceFields("Lead")).anyMatch(f -> !f.options().isEmpty());
    }

    /** Links to records that the check matched with existing ones are the only thing a preview cannot know. */
    @Test
    void previewsTheValuesThatTheTransferWrites() {
        Map<String, Map<String, String>> foreseen = new HashMap<>();
        List<String> links = new ArrayList<>();
        for (FieldMapping field : contacts().fields()) {
            if (field.steps().stream().anyMatch(Step.Rekey.class::isInstance)) {
                links.add(field.target());
            }
            for (SampleValue value : desk.preview(contacts(), field)) {
                foreseen.computeIfAbsent(value.key(), k -> new HashMap<>())
                        .put(field.target(), value.result() == null ? "" : value.result());
            }
        }
        int compared = 0;
        int linked = 0;
        int other = 0;
        for (BeforeAfter record : ferry().before("Contact", 60)) {
            Map<String, String> seen = foreseen.getOrDefault(record.key(), Map.of());
            for (BeforeAfter.Line line : record.lines()) {
                boolean known =
                        seen.containsKey(line.field()) && !record.action().equals("skip");
                if (known && links.contains(line.field())) {
                    linked++;
                    other += seen.get(line.field()).equals(line.after()) ? 0 : 1;
                } else if (known) {
                    assertThat(seen.get(line.field()))
                            .as(record.key() + " " + record.action() + " " + line.field())
                            .isEqualTo(line.after());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(500);
        assertThat(linked).isGreaterThan(20);
        assertThat(other).as("of " + linked + " links").isLessThan(linked / 3);
    }

    @Test
    void showsProblemsWhileTheStepIsBeingTypedAndRefusesWhatCannotWork() {
        FieldMapping cut =
                new FieldMapping("last_name", List.of("first_name"), List.of(new Step.ParseNumber(null)), 1, "");
        assertThat(desk.preview(contacts(), cut))
                .anyMatch(v -> v.problem() != null && !v.kinds().isEmpty());
        FieldMapping wrong = new FieldMapping("last_name", List.of("no_such_field"), List.of(), 1, "");
        assertThatThrownBy(() -> desk.preview(contacts(), wrong)).isInstanceOf(FerryException.class);
        List<FieldMapping> fields = new ArrayList<>(contacts().fields());
        fields.set(0, wrong);
        fields.add(new FieldMapping("nowhere", List.of("last_name"), List.of(), 1, ""));
        List<MappingError> errors = desk.check(contacts().withFields(fields));
        assertThat(errors).extracting(MappingError::field).contains("last_name", "nowhere");
        assertThat(desk.check(planned.mapping())).isEmpty();
    }

    @Test
    void countsWhatIsCoveredAndNamesWhatIsNot() {
        Coverage whole = desk.coverage(contacts());
        assertThat(whole.mapped()).hasSameSizeAs(contacts().fields());
        assertThat(whole.required()).isEmpty();
        EntityMapping without = contacts()
                .withFields(contacts().fields().stream()
                        .filter(f -> !f.sources().contains("last_name"))
                        .toList());
        Coverage less = desk.coverage(without);
        assertThat(less.unmapped()).extracting(Coverage.Gap::field).contains("last_name");
        assertThat(less.share()).isLessThan(whole.share());
    }

    @Test
    void suggestsFieldsRankedAndWithTheStepsTheyNeed() {
        assertThat(desk.suggestFields("Contact", contacts().target()))
                .extracting(FieldMapping::target)
                .containsAll(
                        contacts().fields().stream().map(FieldMapping::target).toList());
        List<Candidate> candidates = desk.sourcesFor(contacts(), "last_name");
        assertThat(candidates.get(0).field()).isEqualTo("last_name");
        assertThat(candidates).isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()));
        FieldMapping owner = desk.suggestField(contacts(), "assigned_user_id", "assigned_user_id");
        assertThat(owner.steps()).hasAtLeastOneElementOfType(Step.Owner.class);
        EntityMapping other = desk.suggest("Lead", contacts().target());
        assertThat(other.target()).isEqualTo(contacts().target());
        assertThat(other.fields()).isNotEmpty();
    }

    @Test
    void makesAFormOfEveryStepInBothLanguagesAndAStepOfEveryForm() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.FRENCH)) {
            List<StepForm> forms = MappingDesk.steps(locale);
            assertThat(forms.stream().map(StepForm::name).sorted().toList()).isEqualTo(Step.names());
            assertThat(forms).noneMatch(f -> f.label().isBlank() || f.help().isBlank());
        }
        assertThat(MappingDesk.steps(Locale.SIMPLIFIED_CHINESE).get(0).label())
                .isNotEqualTo(MappingDesk.steps(Locale.ENGLISH).get(0).label());
        Map<String, StepForm> byName = new HashMap<>();
        MappingDesk.steps(Locale.ENGLISH).forEach(f -> byName.put(f.name(), f));
        for (Step step : List.of(
                new Step.Trim(),
                new Step.Constant("x"),
                new Step.Split(null, ",", 2),
                new Step.Truncate(7),
                new Step.ValueMap(Map.of("a", "b"), null),
                new Step.Truth(List.of("ja"), null),
                new Step.Owner("1", Map.of("2", "3")))) {
            assertThat(byName.get(StepForm.name(step)).step(StepForm.values(step)))
                    .isEqualTo(step);
        }
        assertThatThrownBy(() -> byName.get("truncate").step(Map.of()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("Characters");
        assertThatThrownBy(() -> byName.get("split").step(Map.of()))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("split needs");
    }

    @Test
    void showsPicklistsSideBySideAndTakesChangesBack() {
        int seen = 0;
        for (EntityMapping each : planned.mapping().entities()) {
            for (FieldMapping field : each.fields()) {
                Picklist picklist = desk.picklist(each, field);
                if (picklist.options().isEmpty() || picklist.choices().isEmpty()) {
                    continue;
                }
                seen++;
                assertThat(picklist.choices()).allMatch(c -> (c.target() == null) == (c.how() == Picklist.How.NONE));
                String to =
                        picklist.options().get(picklist.options().size() - 1).code();
                Picklist.Choice first = picklist.choices().get(0);
                FieldMapping changed = desk.withChoices(field, Map.of(first.code(), to));
                assertThat(desk.picklist(each, changed).choices().get(0).target())
                        .isEqualTo(to);
            }
        }
        assertThat(seen).isGreaterThan(5);
    }

    @Test
    void saysWhoIsWhomAndLetsAPersonDecide() {
        Owners owners = desk.owners();
        assertThat(owners.pairs()).isNotEmpty();
        assertThat(owners.people()).isNotEmpty();
        assertThat(owners.pairs()).anyMatch(p -> p.how() == Owners.How.LOGIN || p.how() == Owners.How.EMAIL);
        assertThat(owners.pairs()).noneMatch(p -> p.source().name().isBlank());
        Owners.Pair first = owners.pairs().get(0);
        Owners.Person chosen = owners.people().get(owners.people().size() - 1);
        Mapping changed =
                desk.withOwners(planned.mapping(), Map.of(first.source().key(), chosen.key()), chosen.key());
        desk.follow(changed);
        try {
            assertThat(desk.owners().pairs().get(0).how()).isEqualTo(Owners.How.CHOSEN);
            assertThat(desk.owners().pairs().get(0).target()).isEqualTo(chosen);
            assertThat(desk.owners().fallback()).isEqualTo(chosen.key());
            assertThat(desk.check(changed)).isEmpty();
        } finally {
            desk.follow(planned.mapping());
        }
    }

    @Test
    void weighsMatchKeysAsTheCheckMatches() {
        List<MatchKey> keys = desk.matchKeys(contacts());
        assertThat(keys).isNotEmpty();
        MatchKey chosen = keys.get(0);
        assertThat(chosen.chosen()).isTrue();
        assertThat(chosen.fields()).isEqualTo(contacts().match());
        long matched = preview.entities().stream()
                .filter(e -> e.source().equals("Contact"))
                .mapToLong(e -> e.counts().updated()
                        + e.counts().unchanged()
                        + e.counts().conflicts())
                .sum();
        assertThat(chosen.matching()).as("of " + chosen).isPositive();
        if (chosen.exact()) {
            assertThat((long) chosen.matching()).isGreaterThanOrEqualTo(matched);
        }
    }

    @Test
    void carriesAMappingToAnotherProjectAndNamesWhatDidNotFit() throws Exception {
        Path file = folder.resolve("suite-to-espo" + MappingTemplate.SUFFIX);
        Ferry.saveTemplate(project, file);
        String text = Files.readString(file);
        assertThat(text)
                .doesNotContain("jdbc:")
                .doesNotContain(planned.mapping().seed());
        assertThat(text).contains(planned.source().product());
        assertThat(ferry().applyTemplate(file)).isEmpty();
        assertThat(Project.read(project).mapping()).isEqualTo(planned.mapping());

        MappingTemplate template = MappingTemplate.read(file);
        List<EntityMapping> more = new ArrayList<>(template.mapping().entities());
        more.replaceAll(e ->
                e.source().equals("Contact") ? e.withFields(withStranger(e)).withMatch(List.of()) : e);
        more.add(new EntityMapping(
                "aos_quotes_of_somebody", "Quote", true, null, null, null, withStranger(contacts()), null, 1, ""));
        new MappingTemplate("", "", new Mapping(1, "", more)).write(file);
        List<Leftover> leftovers = ferry().applyTemplate(file);
        assertThat(leftovers)
                .extracting(Leftover::entity, Leftover::field)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Contact", "custom_c"),
                        org.assertj.core.groups.Tuple.tuple("aos_quotes_of_somebody", ""));
        assertThat(Files.readString(project.resolve("leftovers.json"))).contains("custom_c");
        assertThat(Project.read(project).mapping().of("Contact").orElseThrow().match())
                .isEmpty();
        assertThat(Project.read(project).mapping().seed())
                .isEqualTo(planned.mapping().seed());
        planned.write(project);
    }

    private static List<FieldMapping> withStranger(EntityMapping each) {
        List<FieldMapping> fields = new ArrayList<>(each.fields());
        fields.add(FieldMapping.copy("last_name", "custom_c", 1, ""));
        return fields;
    }

    @Test
    void findsInTheSampleWhatTheCheckFinds() {
        Coverage accounts = desk.coverage(planned.mapping().of("Account").orElseThrow());
        boolean inCheck = preview.findings().stream()
                .anyMatch(f -> f.entity().equals("Account")
                        && (f.kind().lossy() || f.kind() == FindingKind.NOT_IN_PICKLIST)
                        && f.kind() != FindingKind.UNMAPPED
                        && f.kind() != FindingKind.LEFT_BEHIND);
        assertThat(accounts.lossy().isEmpty()).isEqualTo(!inCheck);
    }
}
