package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.mapping.Advice;
import org.crmferry.mapping.Candidate;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Reasons;
import org.crmferry.mapping.StepForm;
import org.crmferry.model.Entity;

/**
 * Everything that editing a mapping needs, in memory: what both sides have, some records of each, and what would become
 * of them. Opened by {@link Ferry#desk}, which connects, looks and closes the connections again; from then on nothing
 * here asks a database, waits or writes. Holds cell values as long as it lives. One thread at a time.
 *
 * <p>References, previews and suggestions follow the mapping that was last given to {@link #follow}; in the beginning
 * that is the project's.
 */
public final class MappingDesk {
    private final Project project;
    private final DeskSide source;
    private final DeskSide target;
    private final Advice advice;
    private final DeskOwners owners;
    private final DeskMatches matches;
    private Mapping mapping;
    private DeskPreview preview;

    MappingDesk(Project project, DeskSide source, DeskSide target, Map<String, DeskMatches.Known> known) {
        this.project = project;
        this.source = source;
        this.target = target;
        advice = Advice.of(source.all(), target.all(), source.samples(), target.samples());
        owners = new DeskOwners(source, target);
        matches = new DeskMatches(known);
        follow(project.mapping());
    }

    /** The project as it was when the desk was opened. */
    public Project project() {
        return project;
    }

    /** The mapping that previews and suggestions follow. */
    public Mapping mapping() {
        return mapping;
    }

    /** Follows a mapping as edited so far. Quick; call it after every change. */
    public void follow(Mapping edited) {
        mapping = edited;
        advice.follow(edited);
        preview = new DeskPreview(edited, source, target, owners.known(edited));
    }

    /** The source's entities, composed ones first. */
    public List<EntityCard> sources() {
        return source.cards();
    }

    /** The target's entities, composed ones first. */
    public List<EntityCard> targets() {
        return target.cards();
    }

    /** The fields of a source entity. */
    public List<FieldCard> sourceFields(String entity) {
        return source.fields(entity);
    }

    /** The fields of a target entity; of one that is yet to be made, as the followed mapping will make it. */
    public List<FieldCard> targetFields(String entity) {
        if (target.has(entity)) {
            return target.fields(entity);
        }
        return mapping.entities().stream()
                .filter(e -> e.target().equals(entity))
                .findFirst()
                .map(e -> DeskSide.cards(preview.targetOf(e), List.of()))
                .orElseGet(() -> target.fields(entity));
    }

    /**
     * What becomes of one field in the records at hand, through the mapper that the transfer uses.
     *
     * @param entity the mapping of the entity, for its settings
     * @param field the mapping of the field; need not be in the entity's
     * @return one per record, at most {@value DeskPreview#SHOWN}, filled ones first
     * @throws org.crmferry.model.FerryException (MAPPING) if the field's mapping would not work, see {@link #check}
     */
    public List<SampleValue> preview(EntityMapping entity, FieldMapping field) {
        return preview.values(entity, field);
    }

    /**
     * One telling record per mapped field: the first with a value, or the first of all. Much quicker than {@link
     * #preview} of every field; what would not work has none.
     *
     * @return target field to what becomes of it
     */
    public Map<String, SampleValue> first(EntityMapping entity) {
        return preview.first(entity, DeskCheck.working(entity, preview));
    }

    /** How much of an entity a mapping carries over, and where it loses something. */
    public Coverage coverage(EntityMapping entity) {
        return DeskCoverage.of(entity, preview, source);
    }

    /** What would not work in a mapping; empty if it can be used. */
    public List<MappingError> check(Mapping edited) {
        DeskPreview look =
                edited.equals(mapping) ? preview : new DeskPreview(edited, source, target, owners.known(edited));
        List<MappingError> errors = new ArrayList<>();
        edited.entities().stream()
                .filter(EntityMapping::move)
                .forEach(e -> errors.addAll(DeskCheck.of(e, look, source)));
        return errors;
    }

    /** What would not work in the mapping of one entity. */
    public List<MappingError> check(EntityMapping entity) {
        return DeskCheck.of(entity, preview, source);
    }

    /** A whole mapping for two entities that a person puts together. */
    public EntityMapping suggest(String sourceEntity, String targetEntity) {
        source.entity(sourceEntity);
        target.entity(targetEntity);
        return advice.pair(sourceEntity, targetEntity);
    }

    /** The best pairing of all fields of two entities, with the steps they need. */
    public List<FieldMapping> suggestFields(String sourceEntity, String targetEntity) {
        source.entity(sourceEntity);
        target.entity(targetEntity);
        return advice.fields(sourceEntity, targetEntity);
    }

    /** One source field into one target field that a person puts together, with the steps it needs. */
    public FieldMapping suggestField(EntityMapping entity, String sourceField, String targetField) {
        if (!target.has(entity.target())) {
            return FieldMapping.copy(sourceField, targetField, 1, Reasons.of("chosen"));
        }
        return advice.field(entity.source(), sourceField, entity.target(), targetField);
    }

    /** Source fields that a target field may be filled from, the likeliest first. */
    public List<Candidate> sourcesFor(EntityMapping entity, String targetField) {
        return target.has(entity.target()) ? advice.sources(entity.source(), entity.target(), targetField) : List.of();
    }

    /** Target fields that a source field may go into, the likeliest first. */
    public List<Candidate> targetsFor(EntityMapping entity, String sourceField) {
        return target.has(entity.target()) ? advice.targets(entity.source(), sourceField, entity.target()) : List.of();
    }

    /** The forms of all steps, in a language. */
    public static List<StepForm> steps(Locale locale) {
        return StepForm.all(locale);
    }

    /** The choices of a mapped field, side by side; without choices if neither side has a picklist. */
    public Picklist picklist(EntityMapping entity, FieldMapping field) {
        Entity to = preview.targetOf(entity);
        return DeskPicklists.of(source.entity(entity.source()), to, field, source.samples(entity.source()));
    }

    /**
     * The field's mapping with other counterparts of its choices.
     *
     * @param codes source code to target code; those that stay the same may be missing
     */
    public FieldMapping withChoices(FieldMapping field, Map<String, String> codes) {
        return DeskPicklists.with(field, codes);
    }

    /** The users of both sides and who is whom by the followed mapping. */
    public Owners owners() {
        return owners.of(mapping);
    }

    /**
     * A mapping in which these users of the source are those users of the target, in every owner field.
     *
     * @param people source key to target key, both as text; whoever is missing is found by login or e-mail address
     * @param fallback key, in the target, of the user who gets what nobody else does; null = nobody
     */
    public Mapping withOwners(Mapping edited, Map<String, String> people, String fallback) {
        return DeskOwners.with(edited, people, fallback);
    }

    /** Fields by which existing records may be found, the most telling first. Empty if the target has no records. */
    public List<MatchKey> matchKeys(EntityMapping entity) {
        return matches.of(entity, preview, source);
    }

    /** Fits a template to this project's databases; see {@link Ferry#applyTemplate}. */
    public MappingTemplate.Fitted fit(MappingTemplate template) {
        return template.fit(source.all(), target.all(), mapping);
    }
}
