package org.crmferry.ui.map;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.ferry.Coverage;
import org.crmferry.ferry.MappingDesk;
import org.crmferry.ferry.MappingError;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.FerryException;

/**
 * How good the mapping of one entity is.
 *
 * @param coverage what it carries over
 * @param errors what would not work; empty for an entity that is not moved
 */
record Assessment(Coverage coverage, List<MappingError> errors) {
    private static final Coverage NOTHING =
            new Coverage(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0);

    static Assessment of(MappingDesk desk, EntityMapping entity) {
        List<MappingError> errors = entity.move() ? desk.check(entity) : List.of();
        try {
            return new Assessment(desk.coverage(entity), errors);
        } catch (FerryException e) {
            // An entity that one side does not have (any more); what to do is among the errors if it is moved.
            return new Assessment(NOTHING, errors);
        }
    }

    /** How many fields have each kind of problem. */
    Map<Problem, Integer> counts() {
        Map<Problem, Integer> counts = new EnumMap<>(Problem.class);
        counts.put(Problem.WRONG, errors.size());
        counts.put(Problem.REQUIRED, fields(coverage.required()).size());
        counts.put(Problem.LOSSY, fields(coverage.lossy()).size());
        counts.put(Problem.NOWHERE, coverage.unmapped().size());
        return counts;
    }

    /** All of them together. */
    int problems() {
        return counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Set<String> fields(List<Coverage.Gap> gaps) {
        Set<String> names = new HashSet<>();
        gaps.forEach(gap -> names.add(gap.field()));
        return names;
    }
}
