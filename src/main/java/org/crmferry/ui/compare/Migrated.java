package org.crmferry.ui.compare;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crmferry.ferry.CompareOptions;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.ProjectState;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Keys;
import org.crmferry.model.Endpoint;

/**
 * The two ends of a recent migration.
 *
 * @param folder where it is
 * @param begun whether its transfer has begun
 * @param name what people call it
 * @param source where its records came from
 * @param target where they went
 * @param pairs the kinds of records that it carried over under their own keys, with the fields that it copied as they
 *     were; only these can be compared record by record
 * @param moved every kind of record of the source that it moves, with what it becomes in the target
 */
public record Migrated(
        Path folder,
        boolean begun,
        String name,
        Project.End source,
        Project.End target,
        List<CompareOptions.Pair> pairs,
        Map<String, String> moved) {
    private static final Set<ProjectState.Stage> BEFORE =
            Set.of(ProjectState.Stage.PLANNED, ProjectState.Stage.CHECKED, ProjectState.Stage.DAMAGED);

    public Migrated {
        moved = Map.copyOf(moved);
        pairs = List.copyOf(pairs);
    }

    /** Reads a project folder; empty if it is not one between two databases. */
    static Optional<Migrated> read(Path folder) {
        ProjectState state = Ferry.state(folder);
        if (state.source() == null
                || state.target() == null
                || state.source().endpoint().kind() != Endpoint.Kind.DATABASE
                || state.target().endpoint().kind() != Endpoint.Kind.DATABASE) {
            return Optional.empty();
        }
        Project project = Project.read(folder);
        Map<String, String> moved = new LinkedHashMap<>();
        project.mapping().entities().stream()
                .filter(EntityMapping::move)
                .forEach(each -> moved.put(each.source(), each.target()));
        return Optional.of(new Migrated(
                folder,
                !BEFORE.contains(state.stage()),
                state.name(),
                project.source(),
                project.target(),
                project.mapping().entities().stream()
                        .filter(each -> each.move()
                                && each.keys() == Keys.KEEP
                                && !each.target().isEmpty())
                        .map(Migrated::pair)
                        .filter(pair -> !pair.fields().isEmpty())
                        .toList(),
                moved));
    }

    private static CompareOptions.Pair pair(EntityMapping mapping) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (FieldMapping each : mapping.fields()) {
            if (each.sources().size() == 1 && each.steps().isEmpty()) {
                fields.putIfAbsent(each.sources().get(0), each.target());
            }
        }
        return new CompareOptions.Pair(mapping.source(), mapping.target(), fields);
    }
}
