package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.cargo.Vault;
import org.crmferry.database.Access;
import org.crmferry.database.Reader;
import org.crmferry.database.Snapshot;
import org.crmferry.mapping.Advice;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Item;
import org.crmferry.transfer.Progress;

/** Connects both ends of a project, looks at them, and closes them again. */
final class DeskOpening {
    /** Records looked at per entity. */
    private static final int SAMPLE = 200;
    /** Users looked at, for owners. */
    private static final int USERS = 5000;
    /** Records of an entity of the target in which existing ones are sought. */
    private static final int KNOWN = 20_000;
    /** Characters and bytes kept per entity; a few records are kept whatever their size. */
    private static final int BYTES = 2 << 20;

    private static final int LEAST = 20;

    private final Project project;
    private final Progress progress;

    private DeskOpening(Project project, Progress progress) {
        this.project = project;
        this.progress = progress;
    }

    static MappingDesk open(Project project, Folder packaged, Secrets secrets, Progress progress) {
        return new DeskOpening(project, progress).open(packaged, secrets);
    }

    static boolean packaged(Project project) {
        return Endpoint.parse(project.source().location()).kind() == Endpoint.Kind.PACKAGE;
    }

    /** @param packaged the project folder, if its records come from a package; else null */
    private MappingDesk open(Folder packaged, Secrets secrets) {
        Opening from = packaged != null ? null : opening(project.source(), secrets.source(project.source()), false);
        try (Opening to = opening(project.target(), secrets.target(project.target()), true)) {
            DeskSide source = packaged != null ? fromPackage(packaged) : look("source", from.site());
            Map<String, DeskMatches.Known> known = new HashMap<>();
            DeskSide target = look("target", to.site());
            remember(to.site(), known);
            return new MappingDesk(project, source, target, known);
        } finally {
            if (from != null) {
                from.close();
            }
        }
    }

    private static Opening opening(Project.End end, Credentials login, boolean target) {
        return new Opening(
                () -> {
                    Site site = Site.open(end, login, Access.READ);
                    return target ? site.asTarget() : site;
                },
                end.product());
    }

    private DeskSide look(String name, Site site) {
        Map<String, List<Object[]>> samples = new LinkedHashMap<>();
        Map<String, Boolean> technical = new HashMap<>();
        List<Entity> all = site.found().all();
        progress.stage("look", all.size());
        try (Snapshot now = Snapshot.of(site.database())) {
            for (Entity entity : all) {
                progress.entity(entity.name());
                technical.put(entity.name(), site.found().technical(entity.name()));
                if (entity.count() != 0) {
                    samples.put(entity.name(), bounded(now.sample(entity, Advice.users(entity) ? USERS : SAMPLE)));
                }
                progress.advance(1, 0);
            }
        }
        return new DeskSide(name, site.schema().product(), all, technical, samples);
    }

    private DeskSide fromPackage(Folder folder) {
        List<Entity> all = Sources.read(folder);
        Map<String, List<Object[]>> samples = new LinkedHashMap<>();
        progress.stage("look", all.size());
        for (Entity entity : all) {
            progress.entity(entity.name());
            List<Object[]> records = new ArrayList<>();
            int most = Advice.users(entity) ? USERS : SAMPLE;
            for (BatchEntry entry : folder.journal().batches(Vault.BATCHES, entity.name())) {
                if (records.size() < most) {
                    Batch batch = folder.vault().get(Vault.BATCHES, entry, entity);
                    records.addAll(
                            batch.records().subList(0, Math.min(batch.records().size(), most - records.size())));
                }
            }
            if (!records.isEmpty()) {
                samples.put(entity.name(), bounded(records));
            }
            progress.advance(1, 0);
        }
        return new DeskSide("source", "", all, Map.of(), samples);
    }

    private static List<Object[]> bounded(List<Object[]> records) {
        List<Object[]> kept = new ArrayList<>();
        long bytes = 0;
        for (Object[] record : records) {
            bytes += size(record);
            if (kept.size() >= LEAST && bytes > BYTES) {
                break;
            }
            kept.add(record);
        }
        return kept;
    }

    private static long size(Object[] record) {
        long bytes = 0;
        for (Object value : record) {
            if (value instanceof String s) {
                bytes += s.length();
            } else if (value instanceof byte[] b) {
                bytes += b.length;
            } else if (value instanceof List<?> book) {
                for (Object item : book) {
                    bytes += ((Item) item).value().length();
                }
            }
        }
        return bytes;
    }

    /** Reads what may tell records of the target, so that match keys can be weighed without asking again. */
    private void remember(Site site, Map<String, DeskMatches.Known> known) {
        Map<String, List<String>> chosen = new HashMap<>();
        for (EntityMapping each : project.mapping().entities()) {
            if (!each.target().isEmpty()) {
                chosen.merge(each.target(), each.match(), (a, b) -> a.isEmpty() ? b : a);
            }
        }
        try (Snapshot now = Snapshot.of(site.database())) {
            for (Entity entity : site.found().entities()) {
                boolean asked = !entity.meaning().isEmpty() || chosen.containsKey(entity.name());
                if (asked && entity.count() != 0) {
                    Set<String> fields = new LinkedHashSet<>();
                    DeskMatches.choices(entity, chosen.getOrDefault(entity.name(), List.of()))
                            .forEach(fields::addAll);
                    if (!fields.isEmpty()) {
                        known.put(entity.name(), remember(now, entity, List.copyOf(fields)));
                    }
                }
            }
        }
    }

    private DeskMatches.Known remember(Snapshot now, Entity entity, List<String> fields) {
        progress.entity(entity.name());
        Entity only = Snapshot.only(entity, fields);
        List<Object[]> records = new ArrayList<>();
        boolean all = true;
        try (Reader reader = now.read(only)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                int room = Math.min(batch.records().size(), KNOWN - records.size());
                records.addAll(batch.records().subList(0, room));
                if (room < batch.records().size()) {
                    all = false;
                    break;
                }
            }
        }
        return new DeskMatches.Known(only, records, all);
    }
}
