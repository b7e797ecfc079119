package org.crmferry.ferry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Step;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Said;

/** Which parts of a template two databases have room for. Names are compared without regard to case. */
final class TemplateFit {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Map<String, Entity> sources = new HashMap<>();
    private final Map<String, Entity> targets = new HashMap<>();
    private final List<Leftover> leftovers = new ArrayList<>();

    TemplateFit(List<Entity> sources, List<Entity> targets) {
        sources.forEach(e -> this.sources.put(folded(e.name()), e));
        targets.forEach(e -> this.targets.put(folded(e.name()), e));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Without what holds only for the users of one database. */
    static Mapping impersonal(Mapping mapping) {
        return mapping.withEntities(mapping.entities().stream()
                .map(each -> each.withFields(each.fields().stream()
                        .map(field -> field.withSteps(field.steps().stream()
                                .map(step -> step instanceof Step.Owner ? new Step.Owner(null, null) : step)
                                .toList()))
                        .toList()))
                .toList());
    }

    MappingTemplate.Fitted fit(Mapping template, Mapping now) {
        Map<String, EntityMapping> result = new LinkedHashMap<>();
        now.entities().forEach(each -> result.put(folded(each.source()), each));
        for (EntityMapping each : template.entities()) {
            Entity source = sources.get(folded(each.source()));
            Entity target = targets.get(folded(each.target()));
            boolean wanted = each.move() || !each.fields().isEmpty();
            if (source == null) {
                if (wanted) {
                    leave(each, "", "The source has no entity " + each.source() + ".");
                }
            } else if (each.target().isEmpty()) {
                result.put(folded(source.name()), named(each, source.name(), ""));
            } else if (target == null && !targets.isEmpty()) {
                if (wanted) {
                    leave(each, "", "The target has no entity " + each.target() + ".");
                }
            } else {
                EntityMapping was = result.get(folded(source.name()));
                result.put(folded(source.name()), fitted(each, source, target, was));
            }
        }
        return new MappingTemplate.Fitted(now.withEntities(List.copyOf(result.values())), leftovers);
    }

    private void leave(EntityMapping each, String field, String why) {
        leftovers.add(new Leftover(each.source(), each.target(), field, why));
    }

    private static EntityMapping named(EntityMapping each, String source, String target) {
        return new EntityMapping(
                source,
                target,
                each.move(),
                each.keys(),
                each.match(),
                each.existing(),
                each.fields(),
                each.findings(),
                each.confidence(),
                each.why());
    }

    private EntityMapping fitted(EntityMapping each, Entity source, Entity target, EntityMapping was) {
        List<FieldMapping> fields = new ArrayList<>();
        for (FieldMapping field : each.fields()) {
            FieldMapping fits = fitted(each, field, source, target == null ? source : target, was);
            if (fits != null) {
                fields.add(fits);
            }
        }
        List<String> match = new ArrayList<>();
        for (String name : each.match()) {
            String there = name(target == null ? source : target, name);
            if (there == null) {
                leave(each, name, "The target has no field " + name + " to find existing records by.");
            } else {
                match.add(there);
            }
        }
        boolean wholeMatch = match.size() == each.match().size();
        return named(each, source.name(), target == null ? each.target() : target.name())
                .withFields(fields)
                .withMatch(wholeMatch ? match : was == null ? List.of() : was.match());
    }

    private FieldMapping fitted(
            EntityMapping each, FieldMapping field, Entity source, Entity target, EntityMapping was) {
        String to = name(target, field.target());
        if (to == null) {
            leave(each, field.target(), "The target has no field " + field.target() + ".");
            return null;
        }
        List<String> from = new ArrayList<>();
        for (String name : field.sources()) {
            String there = name(source, name);
            if (there == null) {
                leave(each, field.target(), "The source has no field " + name + ".");
                return null;
            }
            from.add(there);
        }
        return new FieldMapping(
                to, from, owners(field.steps(), to, was), field.confidence(), field.why(), field.same());
    }

    /** Who stands in for whom is this project's own. */
    private static List<Step> owners(List<Step> steps, String target, EntityMapping was) {
        Step.Owner own = was == null
                ? null
                : was.fields().stream()
                        .filter(f -> f.target().equals(target))
                        .flatMap(f -> f.steps().stream())
                        .filter(Step.Owner.class::isInstance)
                        .map(Step.Owner.class::cast)
                        .findFirst()
                        .orElse(null);
        return steps.stream()
                .map(step -> step instanceof Step.Owner && own != null ? own : step)
                .toList();
    }

    private static String name(Entity entity, String field) {
        if (entity.has(field)) {
            return field;
        }
        return entity.fields().stream()
                .map(Field::name)
                .filter(n -> n.equalsIgnoreCase(field))
                .findFirst()
                .orElse(null);
    }

    /** Writes what did not fit beside the project, or takes an older list away. */
    static void keep(Path folder, List<Leftover> leftovers) {
        Path file = folder.resolve("leftovers.json");
        try {
            if (leftovers.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, JSON.writeValueAsString(leftovers) + "\n");
            }
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(TemplateFit.class, "template.leftovers", file, e), e);
        }
    }
}
