package org.crmferry.ferry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.crmferry.database.Access;
import org.crmferry.database.Snapshot;
import org.crmferry.journal.KeyMaps;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Scope;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Said;
import org.crmferry.model.Values;
import org.crmferry.transfer.Progress;

/**
 * The source of a project, open for a person who chooses what to move: opening it takes a while, each answer a moment.
 * Reads only. Belongs to one worker thread; the owner closes it.
 */
public final class Scoping implements AutoCloseable {
    private static final Set<String> NAMES = Set.of("name", "firstName", "lastName", "fullName", "userName");

    private final Project project;
    private final Site site;
    private final Progress progress;

    private Scoping(Project project, Site site, Progress progress) {
        this.project = project;
        this.site = site;
        this.progress = progress;
    }

    static Scoping open(Project project, Secrets secrets, Progress progress) {
        return new Scoping(
                project, Site.open(project.source(), secrets.source(project.source()), Access.READ), progress);
    }

    /**
     * Every entity that the mapping moves, in its order, with how many of its records that scope moves: exactly, linked
     * records of a trial run included.
     *
     * @throws FerryException MAPPING if the scope names something that the source does not have
     */
    public List<InScope> count(Scope scope) {
        Map<String, Long> totals = chosen(Scope.ALL);
        Map<String, Long> chosen = chosen(scope);
        List<InScope> all = new ArrayList<>();
        for (EntityMapping each : project.mapping().entities()) {
            Entity entity = site.entities().get(each.source());
            if (each.move() && entity != null) {
                all.add(new InScope(
                        entity.name(),
                        entity.label(),
                        totals.get(entity.name()),
                        chosen.get(entity.name()),
                        Chosen.dateFields(entity),
                        ownerField(entity),
                        site.found().marks().containsKey(entity.name())));
            }
        }
        return all;
    }

    private Map<String, Long> chosen(Scope scope) {
        Path[] file = new Path[1];
        try (ScopedSource source = new ScopedSource(site, scope, project.mapping(), () -> temporary(file), progress)) {
            source.choose();
            if (scope.everything()) {
                source.recount();
            }
            return source.exact();
        } finally {
            delete(file[0]);
        }
    }

    /** A choice that is only counted; encrypted with a key that nobody keeps. */
    private static KeyMaps temporary(Path[] file) {
        try {
            file[0] = Files.createTempFile("ferry", ".mv");
            Files.delete(file[0]);
            return KeyMaps.open(file[0], Ferry.seed());
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private static FerryException disk(IOException e) {
        return new FerryException(Fault.STORAGE, Said.of(Scoping.class, "scope.disk", e.getMessage()), e);
    }

    private static String ownerField(Entity entity) {
        return entity.fields().stream()
                .filter(f -> f.meaning().equals("owner") && Chosen.own(entity, f))
                .map(Field::name)
                .findFirst()
                .orElse("");
    }

    /** Who owns records of a source entity, those with the most first; none if it has no owner field. Holds names. */
    public List<Owner> owners(String entity) {
        Entity source = site.entities().get(entity);
        if (source == null) {
            throw new FerryException(Fault.MAPPING, Said.of(Scoping.class, "scope.entity", entity));
        }
        String field = ownerField(source);
        return field.isEmpty() ? List.of() : owners(source, field);
    }

    /** The same for a source whose owner field is not known: {@code field} holds the owner's key. */
    public List<Owner> owners(String entity, String field) {
        Entity source = site.entities().get(entity);
        if (source == null || !source.has(field) || !Chosen.own(source, source.field(field))) {
            throw new FerryException(Fault.MAPPING, Said.of(Scoping.class, "scope.field", field, entity));
        }
        return owners(source, field);
    }

    private List<Owner> owners(Entity source, String field) {
        try (Snapshot now = Snapshot.of(site.database())) {
            Map<String, Long> counts = new LinkedHashMap<>();
            Map<String, Object> values = new LinkedHashMap<>();
            now.counts(source, field).forEach((value, records) -> {
                counts.merge(Values.text(value), records, Long::sum);
                values.put(Values.text(value), value);
            });
            Map<String, String> names = names(now, source.field(field), values);
            return counts.entrySet().stream()
                    .map(e -> new Owner(e.getKey(), names.getOrDefault(e.getKey(), ""), e.getValue()))
                    .toList();
        }
    }

    private Map<String, String> names(Snapshot now, Field field, Map<String, Object> values) {
        Entity people = field.reference() == null
                ? null
                : site.entities().get(field.reference().entity());
        if (people == null || people.key().size() != 1) {
            return Map.of();
        }
        List<Field> shown = people.fields().stream()
                .filter(f -> NAMES.contains(f.meaning()) || f.name().equals("name"))
                .toList();
        List<Key> keys = values.values().stream()
                .filter(v -> !Values.empty(v))
                .map(Key::of)
                .toList();
        if (shown.isEmpty() || keys.isEmpty()) {
            return Map.of();
        }
        Entity shortly = Snapshot.only(people, shown.stream().map(Field::name).toList());
        return now.byKeys(shortly, keys).stream()
                .collect(Collectors.toMap(
                        record -> shortly.keyOf(record).text(), record -> name(shortly, record), (a, b) -> a));
    }

    private static String name(Entity people, Object[] record) {
        String full = people.fields().stream()
                .filter(f -> NAMES.contains(f.meaning()) && !f.meaning().equals("userName"))
                .map(f -> Values.text(record[people.index(f.name())]))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return !full.isEmpty()
                ? full
                : people.fields().stream()
                        .filter(f -> !people.key().contains(f.name()))
                        .map(f -> Values.text(record[people.index(f.name())]))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    @Override
    public void close() {
        site.close();
    }
}
