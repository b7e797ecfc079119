package org.crmferry.ferry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.crmferry.database.Access;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Inverse;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.plan.Counts;
import org.crmferry.transfer.Held;
import org.crmferry.transfer.OtherWay;
import org.crmferry.transfer.Progress;
import org.crmferry.transfer.Voyage;
import org.crmferry.transfer.WayBack;

/**
 * The project of the way back, in the folder {@value #NAME} of a project: the same two databases with their roles
 * swapped, the mapping read backwards, a vault and a journal of its own. It is a project like any other, so that what is
 * written into the source is sealed, journaled, verified and taken back by the same code.
 */
final class BackProject {
    static final String NAME = "back";

    /** Fact with what cannot be sent back, a line each: entity, or entity and field after a tab. */
    private static final String LOST = "lost";

    private final Path folder;
    private final Secrets secrets;

    /** @param project the folder of the way there */
    BackProject(Path project, Secrets secrets) {
        folder = project.resolve(NAME);
        this.secrets = new SwappedSecrets(secrets);
    }

    Path folder() {
        return folder;
    }

    Secrets secrets() {
        return secrets;
    }

    boolean begun() {
        return Folder.begun(folder) && Files.exists(folder.resolve("project.json"));
    }

    /**
     * Brings the way back up to date with what the way there has agreed on; writes to neither database.
     *
     * @param there the way there, its crosswalk taken up
     * @param from the source's database, which changes go back to
     * @param to the target's database
     * @param other learns what the way there has something to say about
     */
    void prepare(Project project, Voyage there, Site from, Site to, Progress progress, OtherWay other) {
        try (Folder open = Folder.open(folder, secrets)) {
            if (open.journal().fact("state").isEmpty()) {
                begin(open, project);
            }
            try (Voyage back = voyage(open, from, progress)) {
                new WayBack(there, back, other).run();
            }
        }
    }

    /**
     * Tells the way there what the way back has created in the source; writes to neither database.
     *
     * @param there the way there, its crosswalk taken up
     * @param from the source's database
     * @param held learns which records of the source the way back has taken back
     * @throws FerryException MAPPING if its last round was broken off
     */
    void tellBirths(Voyage there, Site from, Progress progress, Held held) {
        if (!begun()) {
            return;
        }
        try (Folder open = Folder.open(folder, secrets)) {
            String state = open.journal().fact("state").orElse("");
            if (state.isEmpty()) {
                return;
            }
            if (state.equals("loading")) {
                // Which of its records are in the source is not known, nor what new ones that refer to them lead to.
                throw new FerryException(Fault.MAPPING, Said.of(BackProject.class, "sync.back.loading", folder));
            }
            try (Voyage back = voyage(open, from, progress)) {
                back.resume();
                boolean stands =
                        state.equals("loaded") && open.journal().fact("undoing").isEmpty();
                if (stands) {
                    WayBack.tellBirths(there, back);
                }
                held.holdBirths(back, !stands);
            }
        }
    }

    private static Voyage voyage(Folder open, Site from, Progress progress) {
        Map<String, Entity> sources = new LinkedHashMap<>();
        Sources.read(open).forEach(entity -> sources.put(entity.name(), entity));
        return new Voyage(
                open.vault(),
                open.journal(),
                Mapping.fromJson(open.journal().fact("mapping").orElseThrow()),
                sources,
                from.entities(),
                Set.of(),
                Map.of(),
                from.database(),
                open.vaultPath(),
                progress);
    }

    /** Undeclared references are guessed. */
    private void begin(Folder open, Project project) {
        try (Site from = Site.open(project.source(), secrets.target(project.source()), Access.READ);
                Site to = Site.open(project.target(), secrets.source(project.target()), Access.READ)) {
            begin(open, project, from.entities(), to.entities());
        }
    }

    /** The journal learns of it at once and whole. */
    private void begin(Folder open, Project project, Map<String, Entity> from, Map<String, Entity> to) {
        Inverse inverse = Inverse.of(project.mapping(), from, to);
        BothWays.require(inverse);
        List<Entity> sources = new ArrayList<>();
        List<Result.EntityResult> entities = new ArrayList<>();
        for (EntityMapping each : inverse.mapping().entities()) {
            Entity entity = to.get(each.source());
            sources.add(narrow(entity, project.mapping(), each));
            entities.add(new Result.EntityResult(entity.label(), each.source(), each.target(), Counts.NONE));
        }
        Result nothing = new Result(entities, List.of(), List.of(), 0, 0, 0, 0, "done");
        Project.End source = project.target();
        Project.End target = project.source();
        new Project(source, target, inverse.mapping()).write(folder);
        open.journal().together(() -> {
            Sources.write(open, sources);
            open.journal().setFact("mapping", inverse.mapping().toJson());
            open.journal().setFact("missing", "");
            open.journal().setFact("run", UUID.randomUUID().toString());
            open.journal().setFact("preview", Outcomes.write(nothing));
            open.journal()
                    .setFact(
                            LOST,
                            String.join(
                                    "\n",
                                    inverse.lost().stream()
                                            .map(lost -> lost.field().isEmpty()
                                                    ? lost.entity()
                                                    : lost.entity() + "\t" + lost.field())
                                            .toList()));
            open.journal().setFact("state", "loaded");
        });
    }

    /** The target's entity with its key and what the way there fills: only of that a former state is known. */
    private static Entity narrow(Entity entity, Mapping there, EntityMapping each) {
        Set<String> known = new HashSet<>(entity.key());
        there.of(each.target()).orElseThrow().fields().stream()
                .map(FieldMapping::target)
                .forEach(known::add);
        return entity.withFields(entity.fields().stream()
                .filter(field -> known.contains(field.name()))
                .toList());
    }

    /** What the way back leaves out by its mapping. */
    static List<Inverse.Lost> lost(Folder open) {
        return open.journal()
                .fact(LOST)
                .orElse("")
                .lines()
                .map(line -> line.split("\t", -1))
                .map(parts -> new Inverse.Lost(parts[0], parts.length > 1 ? parts[1] : ""))
                .toList();
    }
}
