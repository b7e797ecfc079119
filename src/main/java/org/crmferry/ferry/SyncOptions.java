package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.plan.Rule;
import org.crmferry.plan.Rules;
import org.crmferry.transfer.Detect;

/**
 * How two databases are kept in sync.
 *
 * @param direction which way changes go
 * @param rules who prevails where both sides changed a field differently, whichever way it goes; source and target, and
 *     the names of entities and fields, are those of the project itself
 * @param deleting whether what one side has deleted is deleted on the other
 * @param births whether records that were newly made in the target are created in the source, where changes go there
 * @param detect what changes are found by
 */
public record SyncOptions(Direction direction, Rules rules, boolean deleting, boolean births, Detect.By detect) {
    /**
     * With one rule for everything; ASK leaves it to a person. New records of the target are created in the source if
     * the direction leads there. Changes are found by all fields of every record.
     */
    public SyncOptions(Direction direction, Rule rule, boolean deleting) {
        this(direction, Rules.only(rule), deleting, true, Detect.By.CONTENT);
    }

    public SyncOptions withDirection(Direction other) {
        return new SyncOptions(other, rules, deleting, births, detect);
    }

    public SyncOptions withRules(Rules other) {
        return new SyncOptions(direction, other, deleting, births, detect);
    }

    public SyncOptions withDeleting(boolean other) {
        return new SyncOptions(direction, rules, other, births, detect);
    }

    public SyncOptions withBirths(boolean other) {
        return new SyncOptions(direction, rules, deleting, other, detect);
    }

    public SyncOptions withDetect(Detect.By other) {
        return new SyncOptions(direction, rules, deleting, births, other);
    }

    /** Refuses rules for what the project's mapping does not fill: FerryException (MAPPING). */
    void require(Mapping there) {
        for (Rules.One each : rules.all()) {
            EntityMapping mapping =
                    there.of(each.entity()).filter(EntityMapping::move).orElse(null);
            if (!each.entity().isEmpty() && mapping == null) {
                throw new FerryException(Fault.MAPPING, Said.of(SyncOptions.class, "sync.rule.entity", each.entity()));
            }
            if (!each.field().isEmpty()
                    && mapping.fields().stream()
                            .noneMatch(field -> field.target().equals(each.field()))) {
                throw new FerryException(
                        Fault.MAPPING, Said.of(SyncOptions.class, "sync.rule.field", each.entity(), each.field()));
            }
        }
    }

    /** For the way back, where source and target change places; a rule for a field that nothing leads back from is none. */
    SyncOptions turned(Mapping there) {
        List<Rules.One> turned = new ArrayList<>();
        for (Rules.One each : rules.all()) {
            Rule other = switch (each.rule()) {
                case SOURCE -> Rule.TARGET;
                case TARGET -> Rule.SOURCE;
                case ASK, NEWEST, OLDEST, VERSION, COMPLETE, LONGEST -> each.rule();
            };
            if (each.entity().isEmpty()) {
                turned.add(new Rules.One("", "", other));
                continue;
            }
            EntityMapping mapping = there.of(each.entity()).orElseThrow();
            if (each.field().isEmpty()) {
                turned.add(new Rules.One(mapping.target(), "", other));
                continue;
            }
            mapping.fields().stream()
                    .filter(field -> field.target().equals(each.field()))
                    .map(FieldMapping::sources)
                    .filter(sources -> sources.size() == 1)
                    .forEach(sources -> turned.add(new Rules.One(mapping.target(), sources.get(0), other)));
        }
        return withRules(new Rules(turned));
    }
}
