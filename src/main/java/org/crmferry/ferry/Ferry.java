package org.crmferry.ferry;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.cargo.PackageCheck;
import org.crmferry.cargo.PackageFile;
import org.crmferry.compare.Comparison;
import org.crmferry.database.Access;
import org.crmferry.journal.Conflict;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Suggestion;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Schema;
import org.crmferry.report.ComparisonFile;
import org.crmferry.report.ReportFile;
import org.crmferry.samples.SampleDatabases;
import org.crmferry.samples.Samples;
import org.crmferry.transfer.Progress;

/**
 * One migration, step by step, on one project folder. Every method blocks and belongs to one worker thread; what went
 * wrong comes as a {@link FerryException} with words for people. Passwords and the passphrase are asked of
 * {@link Secrets} when needed and never kept.
 */
public final class Ferry {
    private final Path folder;
    private final Secrets secrets;
    private final Progress progress;

    public Ferry(Path folder, Secrets secrets, Progress progress) {
        this.folder = folder;
        this.secrets = secrets;
        this.progress = progress;
    }

    public Progress progress() {
        return progress;
    }

    /**
     * Makes the two sample databases in that folder, and takes away the folder {@code project} of an earlier try beside
     * them. A folder that holds other databases of these names is refused.
     */
    public static SamplePair samples(Path folder) {
        SampleDatabases made = Samples.create(folder, 2024);
        Folder.delete(folder.resolve("project"));
        return new SamplePair(made.source().location(), made.target().location());
    }

    /** Looks at one database. */
    public static Inspection inspect(Endpoint endpoint, Credentials login) {
        try (Site site = Site.open(endpoint, login, Access.READ)) {
            List<Inspection.EntityCount> entities = new ArrayList<>();
            for (Entity entity : site.found().all()) {
                entities.add(new Inspection.EntityCount(
                        entity.name(),
                        entity.label(),
                        entity.count(),
                        site.found().technical(entity.name())));
            }
            Schema schema = site.schema();
            return new Inspection(
                    schema.product(),
                    schema.version(),
                    site.recognition() == null ? "" : site.label(),
                    site.recognition() == null ? 0 : site.recognition().confidence(),
                    site.recognition() == null ? List.of() : site.recognition().evidence(),
                    schema.tables().size(),
                    entities,
                    problems(schema));
        }
    }

    private static List<String> problems(Schema schema) {
        List<String> problems = new ArrayList<>();
        long keyless = schema.tables().stream()
                .filter(t -> t.primaryKey().isEmpty() && t.uniqueKeys().isEmpty() && t.rows() != 0)
                .count();
        if (keyless > 0) {
            problems.add(keyless + " tables with records have no key: reading them cannot be resumed in the middle.");
        }
        long triggers =
                schema.tables().stream().filter(t -> !t.triggers().isEmpty()).count();
        if (triggers > 0) {
            problems.add(triggers + " tables have triggers: the database does something by itself on a write.");
        }
        return problems;
    }

    /** Connects both ends, suggests the mapping and writes {@code project.json}. */
    public Project plan(Project.End from, Project.End to) {
        Endpoint source = Endpoint.parse(from.location());
        Endpoint target = Endpoint.parse(to.location());
        if (source.location().equals(target.location())) {
            throw new FerryException(
                    Fault.MAPPING,
                    "Source and target are the same database. Choose another target, so that nothing is written over"
                            + " what is read.");
        }
        try (Site left = Site.open(source, secrets.source(from.user()), Access.READ);
                Site right = Site.open(target, secrets.target(to.user()), Access.WRITE)) {
            boolean empty = right.schema().tables().isEmpty();
            Mapping mapping = Suggestion.suggest(
                            left.found().entities(), right.found().entities(), left.samples(), right.samples(), empty)
                    .withSeed(seed());
            Project project = new Project(
                    new Project.End(source.location(), from.user(), left.label()),
                    new Project.End(target.location(), to.user(), right.label()),
                    mapping);
            project.write(folder);
            return project;
        }
    }

    /**
     * Opens everything that editing the mapping needs: connects both ends, looks at them and closes the connections
     * again. Of a project from a package, the records looked at are the package's.
     */
    public MappingDesk desk() {
        Project project = Project.read(folder);
        if (!DeskOpening.packaged(project)) {
            return DeskOpening.open(project, null, secrets, progress);
        }
        try (Folder open = Folder.open(folder, secrets)) {
            return DeskOpening.open(project, open, secrets, progress);
        }
    }

    /** Keeps an edited mapping in {@code project.json}; the seed stays the project's. */
    public Project save(Mapping mapping) {
        Project project = Project.read(folder);
        Project changed = new Project(
                project.source(),
                project.target(),
                mapping.withSeed(project.mapping().seed()));
        changed.write(folder);
        return changed;
    }

    /** Writes a project's mapping as a template, to a file that ends in {@value MappingTemplate#SUFFIX}. */
    public static void saveTemplate(Path folder, Path file) {
        MappingTemplate.of(Project.read(folder)).write(file);
    }

    /**
     * Applies a template to this project's mapping: connects both ends, takes over what they have room for, and keeps
     * the rest as {@code leftovers.json} in the project folder.
     *
     * @return what did not fit; empty if everything did
     */
    public List<Leftover> applyTemplate(Path file) {
        MappingTemplate template = MappingTemplate.read(file);
        MappingTemplate.Fitted fitted = desk().fit(template);
        TemplateFit.keep(folder, fitted.leftovers());
        save(fitted.mapping());
        return fitted.leftovers();
    }

    /**
     * Compares two databases, whatever products they are; reads only.
     *
     * @param progress tells how far it is and takes a cancel; counts records of both sides
     */
    public static Comparison compare(
            Endpoint left,
            Credentials leftLogin,
            Endpoint right,
            Credentials rightLogin,
            CompareOptions options,
            Progress progress) {
        return Comparing.of(left, leftLogin, right, rightLogin, options, progress);
    }

    /** Writes a comparison; the form follows the file's ending: html, csv or json. Holds values. */
    public static void export(Comparison comparison, Path out, Locale locale) {
        ComparisonFile.write(comparison, out, locale);
    }

    /** What {@link #undo} would do now, by a look at the target; writes nothing. */
    public List<UndoConsequence> undoConsequences() {
        try (Migration migration = Migration.open(folder, secrets, progress)) {
            return migration.undoConsequences();
        }
    }

    /**
     * Writes {@code reports/failed-ENTITY.csv} anew for every entity with records that the target refused.
     *
     * @param values whether the source record's values stand beside key and reason, so that they can be mended; then
     *     the files hold personal data in clear
     * @return the files
     */
    public List<Path> failedRecords(boolean values) {
        Project project = Project.read(folder);
        try (Folder open = Folder.open(folder, secrets)) {
            return FailedRecords.write(open, project.mapping(), values);
        }
    }

    static String seed() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The check: decides every record and freezes that; writes nothing to the target. */
    public Result preview() {
        try (Migration migration = Migration.open(folder, secrets, progress)) {
            return migration.check();
        }
    }

    /** Transfers what was previewed (previewing first if need be), or resumes. */
    public Result run() {
        try (Migration migration = Migration.open(folder, secrets, progress)) {
            return migration.run();
        }
    }

    /** Compares every field of every record with the target. */
    public Result verify() {
        try (Migration migration = Migration.open(folder, secrets, progress)) {
            return migration.verify();
        }
    }

    /** Takes the migration back. {@code entity} is a source entity's name, or null for all. */
    public Result undo(String entity) {
        try (Migration migration = Migration.open(folder, secrets, progress)) {
            return migration.undo(entity);
        }
    }

    /** All conflicts of the project, decided ones included. */
    public List<Conflict> conflicts() {
        try (Folder open = Folder.open(folder, secrets)) {
            return open.journal().conflicts();
        }
    }

    /**
     * Decides open conflicts; {@link #run} then applies them.
     *
     * @param choices conflict number to {@code source}, {@code target}, {@code newest} or {@code oldest}
     * @return how many were decided
     */
    public int resolve(Map<Long, String> choices) {
        try (Folder open = Folder.open(folder, secrets)) {
            int decided = 0;
            for (Conflict conflict : open.journal().conflicts()) {
                String choice = choices.get(conflict.id());
                if (choice != null && !conflict.applied()) {
                    open.journal().choose(conflict.id(), choice, System.getProperty("user.name", ""));
                    decided++;
                }
            }
            open.journal().log(decided + " conflicts decided");
            return decided;
        }
    }

    /** A look at single records of a previewed entity, as read and as they will be written. Holds values. */
    public List<BeforeAfter> before(String entity, int rows) {
        try (Migration migration = Migration.open(folder, secrets, progress)) {
            return migration.before(entity, rows);
        }
    }

    /**
     * Seals the source's records into a package, reading them first if need be.
     *
     * @param certificates PEM files of recipients who open it beside the passphrase
     */
    public Packed pack(Path out, List<Path> certificates) {
        return Packing.pack(folder, Project.read(folder), secrets, progress, out, certificates);
    }

    /**
     * Takes a package into this (new) project folder and suggests a mapping.
     *
     * @param privateKey PEM file that opens it, or null for the passphrase
     */
    public Project take(Path file, Path privateKey, Project.End target) {
        return Packing.take(file, privateKey, target, folder, secrets);
    }

    /** Writes what happened; the form follows the file's ending: html, pdf, json or csv. Holds no values. */
    public void report(Path out, Locale locale) {
        try (Folder open = Folder.open(folder, secrets)) {
            ReportFile.write(Reporting.of(open, Project.read(folder), ReportFile.language(out, locale)), out, locale);
        }
    }

    /** Checks a package as far as that goes without its key; FerryException (INTEGRITY) says what is wrong. */
    public static PackageCheck checkPackage(Path file) {
        return PackageFile.check(file);
    }
}
