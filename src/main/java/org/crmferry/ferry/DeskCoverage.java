package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Mapper;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Said;
import org.crmferry.plan.FindingWords;

/** Works out how much of an entity is carried over, with the records at hand. */
final class DeskCoverage {
    private DeskCoverage() {}

    static Coverage of(EntityMapping each, DeskPreview preview, DeskSide source) {
        Entity from = source.entity(each.source());
        if (each.target().isEmpty()) {
            return new Coverage(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    source.samples(each.source()).size());
        }
        List<Object[]> records = source.samples(each.source());
        List<FieldMapping> working = DeskCheck.working(each, preview);
        Mapper mapper = preview.mapper(each, working);
        Map<String, Map<FindingKind, Integer>> found = findings(mapper, records);
        Set<String> carried = new LinkedHashSet<>();
        each.fields().forEach(f -> carried.addAll(f.sources()));
        carried.retainAll(from.fields().stream().map(Field::name).toList());
        List<Coverage.Gap> unmapped = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (FieldCard field : source.fields(each.source())) {
            if (!carried.contains(field.name()) && !field.key()) {
                if (field.profile().filled() > 0) {
                    unmapped.add(new Coverage.Gap(
                            field.name(),
                            field.label(),
                            (int) field.profile().filled(),
                            Said.of(Coverage.class, "gap.nowhere")));
                } else {
                    empty.add(field.name());
                }
            }
        }
        return new Coverage(
                List.copyOf(carried),
                working.stream().map(FieldMapping::target).toList(),
                unmapped,
                empty,
                required(mapper, working, found, records.size()),
                lossy(mapper.target(), found),
                records.size());
    }

    /** Per target field, in how many records each kind of finding was made. */
    private static Map<String, Map<FindingKind, Integer>> findings(Mapper mapper, List<Object[]> records) {
        Map<String, Map<FindingKind, Integer>> found = new LinkedHashMap<>();
        Map<String, Set<FindingKind>> once = new HashMap<>();
        for (Object[] record : records) {
            once.clear();
            mapper.map(
                    record,
                    (kind, to, s) -> once.computeIfAbsent(to.name(), n -> EnumSet.noneOf(FindingKind.class))
                            .add(kind));
            once.forEach((field, kinds) -> kinds.forEach(kind ->
                    found.computeIfAbsent(field, n -> new LinkedHashMap<>()).merge(kind, 1, Integer::sum)));
        }
        return found;
    }

    private static List<Coverage.Gap> required(
            Mapper mapper, List<FieldMapping> working, Map<String, Map<FindingKind, Integer>> found, int records) {
        Set<String> mapped = new HashSet<>();
        working.forEach(f -> mapped.add(f.target()));
        List<Coverage.Gap> gaps = new ArrayList<>();
        Entity target = mapper.target();
        for (int i = 0; i < target.fields().size(); i++) {
            Field field = target.fields().get(i);
            boolean must = field.required() && field.access() == Field.Access.WRITABLE;
            boolean ownKey = target.key().contains(field.name()) && mapper.filled(i);
            if (must && !mapped.contains(field.name()) && !ownKey) {
                gaps.add(new Coverage.Gap(
                        field.name(), field.label(), records, Said.of(Coverage.class, "gap.required")));
            } else {
                int missing = found.getOrDefault(field.name(), Map.of()).getOrDefault(FindingKind.MISSING_REQUIRED, 0);
                if (missing > 0) {
                    gaps.add(new Coverage.Gap(
                            field.name(), field.label(), missing, FindingWords.said(FindingKind.MISSING_REQUIRED)));
                }
            }
        }
        return gaps;
    }

    private static List<Coverage.Gap> lossy(Entity target, Map<String, Map<FindingKind, Integer>> found) {
        List<Coverage.Gap> gaps = new ArrayList<>();
        found.forEach((name, kinds) -> kinds.forEach((kind, count) -> {
            if (kind.lossy() || kind == FindingKind.NOT_IN_PICKLIST || kind == FindingKind.ORPHAN) {
                gaps.add(new Coverage.Gap(name, target.field(name).label(), count, FindingWords.said(kind)));
            }
        }));
        return gaps;
    }
}
