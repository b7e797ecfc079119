package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.EntityPair;
import org.crmferry.compare.RecordDifference;
import org.crmferry.database.Access;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.EntityScope;
import org.crmferry.mapping.Existing;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Keys;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Scope;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Likeness;
import org.crmferry.model.Said;

/**
 * The records that somebody ticked in a comparison, as a project that brings just these from the left to the right: so
 * they are checked, sealed, journaled, verified and taken back like every other transfer.
 */
final class Ticked {
    private final Map<String, Entity> left;
    private final Map<String, Entity> right;
    private final Set<String> ignored;

    private Ticked(Map<String, Entity> left, Map<String, Entity> right, Set<String> ignored) {
        this.left = left;
        this.right = right;
        this.ignored = ignored;
    }

    /** Whether single records of that kind can be brought over: the left has them, and their key is one field. */
    static boolean possible(EntityComparison entity, RecordDifference record) {
        return entity.key().size() == 1 && record.kind() != RecordDifference.Kind.ONLY_RIGHT;
    }

    /**
     * Opens both databases and plans.
     *
     * @throws FerryException MAPPING if their primary keys are not what told the records apart
     */
    static Project project(
            Project.End from,
            Project.End to,
            Secrets secrets,
            Comparison found,
            List<RecordDifference> ticked,
            Set<String> ignored) {
        Project.End source = from.withTables(true);
        Project.End target = to.withTables(true);
        Map<String, List<String>> keys = new LinkedHashMap<>();
        ticked.forEach(each ->
                keys.computeIfAbsent(each.entity(), name -> new ArrayList<>()).add(each.keyText()));
        try (Site one = Site.open(source, secrets.source(source), Access.READ);
                Site other = Site.open(target, secrets.target(target), Access.READ)) {
            Ticked work = new Ticked(one.entities(), other.entities(), ignored);
            List<EntityMapping> mappings = new ArrayList<>();
            List<EntityScope> scopes = new ArrayList<>();
            for (EntityComparison each : found.entities()) {
                if (keys.containsKey(each.entity())) {
                    mappings.add(work.mapping(each));
                    scopes.add(EntityScope.only(each.entity(), keys.get(each.entity())));
                }
            }
            Mapping mapping = new Mapping(Mapping.VERSION, Ferry.seed(), mappings);
            return new Project(one.end(), other.end(), mapping).withScope(new Scope(null, scopes));
        }
    }

    private EntityMapping mapping(EntityComparison compared) {
        Entity source = left.get(compared.entity());
        Entity target = right.get(compared.right());
        if (source == null
                || target == null
                || source.key().size() != 1
                || target.key().size() != 1
                || !compared.key().equals(source.key())
                || !source.key().get(0).equalsIgnoreCase(target.key().get(0))) {
            throw new FerryException(Fault.MAPPING, Said.of(Ticked.class, "compare.untickable", compared.label()));
        }
        EntityPair pair =
                EntityPair.of(compared.label(), source, target, Map.of(), List.of(), ignored, field -> Likeness.EXACT);
        List<FieldMapping> fields = new ArrayList<>();
        pair.key().forEach(each -> fields.add(copy(each.left(), each.right())));
        pair.fields().stream()
                .filter(each -> each.right().writable())
                .forEach(each -> fields.add(copy(each.left(), each.right())));
        return new EntityMapping(
                source.name(), target.name(), true, Keys.KEEP, target.key(), Existing.SOURCE, fields, Map.of(), 1, "");
    }

    private static FieldMapping copy(Field from, Field to) {
        return FieldMapping.copy(from.name(), to.name(), 1, "");
    }
}
