package org.crmferry.ferry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.crmferry.catalog.Catalog;
import org.crmferry.catalog.Found;
import org.crmferry.catalog.Recognition;
import org.crmferry.database.Access;
import org.crmferry.database.Database;
import org.crmferry.database.ForeignKeyGuess;
import org.crmferry.database.Snapshot;
import org.crmferry.database.ValueProbe;
import org.crmferry.mapping.Filling;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Suggestion;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Schema;

/** A database, or a folder of files, that was opened and understood: its tables, the CRM they belong to, the entities they make up. */
final class Site implements AutoCloseable {
    /** What files of no known product are called, in every language. */
    static final String FILES = "CSV";

    private static final double SURE = 0.6;
    private static final int SAMPLE = 200;
    private static final int CHOICES = 20_000;

    private final Project.End end;
    private final FileSource files;
    private final Database database;
    private final Schema schema;
    private final Recognition recognition;
    private final Found found;

    private Site(
            Project.End end, FileSource files, Database database, Schema schema, Recognition recognition, Found found) {
        this.end = end;
        this.files = files;
        this.database = database;
        this.schema = schema;
        this.recognition = recognition;
        this.found = found;
    }

    static Site open(Endpoint endpoint, Credentials login, Access access) {
        return open(Project.End.of(endpoint, login.user()), login, access);
    }

    /** Opens a database to look at it or to plan: undeclared foreign keys are guessed. */
    static Site open(Project.End end, Credentials login, Access access) {
        return open(end, login, access, true);
    }

    /** @param guess whether undeclared foreign keys of an unknown database are guessed, which costs some queries */
    static Site open(Project.End end, Credentials login, Access access, boolean guess) {
        Endpoint endpoint = end.endpoint();
        if (endpoint.kind() == Endpoint.Kind.FILES && access == Access.READ) {
            return files(end);
        }
        if (endpoint.kind() != Endpoint.Kind.DATABASE) {
            throw new FerryException(Fault.MAPPING, Said.of(Site.class, "site.address"));
        }
        Database database = Database.open(endpoint, login, access);
        try {
            return understand(end, database, guess);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Site understand(Project.End end, Database database, boolean guess) {
        Schema schema = database.discover(true);
        Catalog catalog = Catalog.load();
        List<Recognition> candidates = catalog.recognise(schema);
        Recognition best =
                end.tables() || candidates.isEmpty() || candidates.get(0).confidence() < SURE
                        ? null
                        : candidates.get(0);
        if (best == null && guess) {
            schema = ForeignKeyGuess.complete(schema, ValueProbe.over(database));
        }
        return new Site(end, null, database, schema, best, catalog.find(schema, best, choices(database)));
    }

    /** Reads files; what was opened is a copy of them, closed with this. */
    private static Site files(Project.End end) {
        FileSource files = FileSource.open(end);
        try {
            Database database = files.staging().database();
            Schema schema = files.staging().schema();
            Recognition product = files.recognition();
            if (product == null) {
                schema = ForeignKeyGuess.complete(schema, ValueProbe.over(database));
            }
            return new Site(
                    end, files, database, schema, product, Catalog.load().find(schema, product));
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** Reads the database's own lists of choices. */
    private static Function<Entity, List<Object[]>> choices(Database database) {
        return list -> {
            try (Snapshot now = Snapshot.of(database)) {
                return now.sample(list, CHOICES);
            }
        };
    }

    /** What is known of the files that it is; null if it is a database. */
    FileSource files() {
        return files;
    }

    /** What was opened, as it was described. */
    Project.End end() {
        return end;
    }

    Database database() {
        return database;
    }

    Schema schema() {
        return schema;
    }

    /** The CRM that was recognised, or null. */
    Recognition recognition() {
        return recognition;
    }

    Found found() {
        return found;
    }

    Map<String, Entity> entities() {
        Map<String, Entity> map = new LinkedHashMap<>();
        found.all().forEach(entity -> map.put(entity.name(), entity));
        return map;
    }

    /** Every table as it is, whatever the CRM makes of it. */
    List<Entity> tables() {
        return Catalog.load().find(schema, null).all();
    }

    /** What people call it: the CRM, or the database product. */
    String label() {
        if (recognition == null) {
            return files == null ? schema.product() + " " + schema.version() : FILES;
        }
        // The catalog's label names the main version; what was found says it closer.
        return recognition.version().isEmpty()
                ? recognition.label()
                : recognition.label().replaceFirst(" \\d+$", "") + " " + recognition.version();
    }

    /** How many records each entity has; what is one of several in a table is counted now. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Snapshot now = Snapshot.of(database)) {
            for (Entity entity : found.all()) {
                counts.put(entity.name(), entity.count() < 0 ? now.count(entity) : entity.count());
            }
        }
        return counts;
    }

    /** Itself as the target of a migration; closed and refused where the catalog only knows how to read the product. */
    Site asTarget() {
        if (found.readOnly()) {
            close();
            throw new FerryException(Fault.MAPPING, Said.of(Site.class, "site.readonly", label()));
        }
        return this;
    }

    /**
     * A suggested mapping into this database, with what its product expects to be filled and a seed of its own.
     *
     * @param samples a few records of each source entity
     */
    Mapping suggest(List<Entity> sources, Map<String, List<Object[]>> samples) {
        List<Entity> targets = found.entities();
        Mapping suggested = Suggestion.suggest(
                sources, targets, samples, samples(), schema.tables().isEmpty());
        return new Filling(found.copies(), found.otherwise(), found.defaults(), found.numbers())
                .of(suggested, sources, targets)
                .withSeed(Ferry.seed());
    }

    /** A few records of each entity that has any, with exact counts. */
    Map<String, List<Object[]>> samples() {
        Map<String, List<Object[]>> samples = new LinkedHashMap<>();
        try (Snapshot now = Snapshot.of(database)) {
            for (Entity entity : found.entities()) {
                if (entity.count() != 0) {
                    samples.put(entity.name(), now.sample(entity, SAMPLE));
                }
            }
        }
        return samples;
    }

    @Override
    public void close() {
        if (files == null) {
            database.close();
        } else {
            files.close();
        }
    }
}
