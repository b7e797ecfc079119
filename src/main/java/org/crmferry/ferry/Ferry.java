package org.crmferry.ferry;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.crmferry.cargo.PackageCheck;
import org.crmferry.cargo.PackageFile;
import org.crmferry.compare.Comparison;
import org.crmferry.compare.EntityComparison;
import org.crmferry.compare.RecordDifference;
import org.crmferry.database.Access;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictStore;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Scope;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Schema;
import org.crmferry.plan.FieldChoice;
import org.crmferry.plan.Rule;
import org.crmferry.report.ComparisonFile;
import org.crmferry.report.RecoverySheet;
import org.crmferry.report.Report;
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

    /** Whether an address is that of one of {@link #samples}: nobody's records are in it. */
    public static boolean sample(String location) {
        return Samples.made(location);
    }

    /** Looks at one database. */
    public static Inspection inspect(Endpoint endpoint, Credentials login) {
        return inspect(Project.End.of(endpoint, login.user()), login);
    }

    /** Looks at one database or folder of files. */
    public static Inspection inspect(Project.End end, Credentials login) {
        try (Site site = Site.open(end, login, Access.READ)) {
            return inspection(site);
        }
    }

    static Inspection inspection(Site site) {
        List<Inspection.EntityCount> entities = new ArrayList<>();
        Map<String, Long> counts = site.counts();
        for (Entity entity : site.found().all()) {
            entities.add(new Inspection.EntityCount(
                    entity.name(),
                    entity.label(),
                    counts.get(entity.name()),
                    site.found().technical(entity.name())));
        }
        Schema schema = site.schema();
        boolean files = site.files() != null;
        return new Inspection(
                files ? Site.FILES : schema.product(),
                files ? "" : schema.version(),
                site.recognition() == null ? "" : site.label(),
                site.recognition() == null ? 0 : site.recognition().confidence(),
                site.recognition() == null ? List.of() : site.recognition().evidence(),
                schema.tables().size(),
                entities,
                files ? site.files().notes() : problems(site),
                files ? site.files().found() : List.of());
    }

    /** Tries to connect to an endpoint, see {@link #test(Project.End, Credentials)}. */
    public static ConnectionTest test(Endpoint endpoint, Credentials login) {
        return test(Project.End.of(endpoint, login.user()), login);
    }

    /**
     * Tries to connect and tells what is there or what is wrong; what can be expected to go wrong with a connection is
     * never thrown. Opens for reading only; takes as long as counting the records does.
     */
    public static ConnectionTest test(Project.End end, Credentials login) {
        return Trial.of(end, login);
    }

    /** Whether the project's target looks like a system that people work with. */
    public TargetRisk risk() {
        Project.End target = Project.read(folder).target();
        try (Site site = Site.open(target, secrets.target(target), Access.READ)) {
            return Risks.of(site, Clock.systemUTC());
        }
    }

    /** Whether a database looks like a system that people work with; opens it for reading only. */
    public static TargetRisk risk(Project.End end, Credentials login) {
        try (Site site = Site.open(end, login, Access.READ)) {
            return Risks.of(site, Clock.systemUTC());
        }
    }

    /**
     * Copies every row of every table that a run will touch in the target into a package under the project's
     * passphrase, and reads that back to check it. {@link #take} into a project of its own, and {@link #run}, restore it
     * into an empty copy of the database.
     */
    public Packed safetyCopy(Path out) {
        return SafetyCopy.of(folder, Project.read(folder), secrets, progress, out);
    }

    private static List<Said> problems(Site site) {
        List<Said> problems = new ArrayList<>();
        if (site.found().readOnly()) {
            problems.add(Said.of(Ferry.class, "note.source", site.label()));
        }
        Schema schema = site.schema();
        long keyless = schema.tables().stream()
                .filter(t -> t.primaryKey().isEmpty() && t.uniqueKeys().isEmpty() && t.rows() != 0)
                .count();
        if (keyless > 0) {
            problems.add(Said.of(Ferry.class, keyless == 1 ? "note.keyless" : "note.keyless.several", keyless));
        }
        long triggers =
                schema.tables().stream().filter(t -> !t.triggers().isEmpty()).count();
        if (triggers > 0) {
            problems.add(Said.of(Ferry.class, triggers == 1 ? "note.triggers" : "note.triggers.several", triggers));
        }
        return problems;
    }

    /** Connects both ends, suggests the mapping and writes {@code project.json}. */
    public Project plan(Project.End from, Project.End to) {
        Same.refuseAddresses(from, to);
        try (Site left = Site.open(from, secrets.source(from), Access.READ);
                Site right = Site.open(to, secrets.target(to), Access.WRITE).asTarget()) {
            Same.refuse(left, right);
            Mapping mapping = right.suggest(left.found().entities(), left.samples());
            Project project = new Project(from.withProduct(left.label()), to.withProduct(right.label()), mapping);
            project.write(folder);
            ReadablePart.plan(folder, "Planned: " + left.label() + " into " + right.label());
            return project;
        }
    }

    /**
     * Gives this project its two ends, or others than it had. Plans or takes the package if it is new. If both ends
     * lead where they led before, only the way there is changed; else everything is planned anew, an earlier check is
     * forgotten, and the former mapping is carried over if both products are the same as before.
     *
     * @param from a package is opened with {@link Secrets#passphrase}
     * @throws FerryException (MAPPING) if records may have been written already, or both are one database
     */
    public Project ends(Project.End from, Project.End to) {
        Project project = new Ends(this, folder, secrets).set(from, to);
        ReadablePart.plan(folder, "Source or target changed");
        return project;
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

    /** Keeps an edited mapping in {@code project.json}; seed and scope stay the project's. */
    public Project save(Mapping mapping) {
        Project project = Project.read(folder);
        Project changed = project.withMapping(mapping.withSeed(project.mapping().seed()));
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
        ReadablePart.plan(folder, "Template applied");
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

    /** Whether {@link #ticked} can bring over a record that differs. */
    public static boolean tickable(EntityComparison entity, RecordDifference record) {
        return Ticked.possible(entity, record);
    }

    /**
     * A project that brings some records of a comparison from the left to the right, under their own keys: what the right
     * has otherwise becomes as it is on the left, except that an empty field never erases one. Reads only; the caller
     * writes the project into a folder, where it is checked and carried out like any other.
     *
     * @param from the left side
     * @param to the right side
     * @param ticked records that are {@link #tickable}
     * @param ignored as {@link CompareOptions#ignored}
     * @throws FerryException MAPPING if the primary keys are not what told the records apart
     */
    public static Project ticked(
            Project.End from,
            Project.End to,
            Secrets secrets,
            Comparison found,
            List<RecordDifference> ticked,
            Set<String> ignored) {
        return Ticked.project(from, to, secrets, found, ticked, ignored);
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

    /** Opens vault and journal and closes them again; FerryException (INTEGRITY) if the passphrase is wrong. */
    public void unlock() {
        Folder.open(folder, secrets).close();
    }

    /**
     * Gives the project another passphrase. The former one opens nothing from then on.
     *
     * @param passphrase is not kept; the caller clears it
     */
    public void protect(char[] passphrase) {
        BackProject back = new BackProject(folder, secrets);
        if (back.begun()) {
            try (Folder open = Folder.open(back.folder(), back.secrets())) {
                open.relock(passphrase);
            }
        }
        try (Folder open = Folder.open(folder, secrets)) {
            open.relock(passphrase);
            open.journal().log("passphrase set");
        }
    }

    /**
     * Writes what is needed to open this project or its package one day, to print and to keep: {@code .pdf} or
     * {@code .html}. Holds no secret.
     *
     * @param file the package; null if there is none
     */
    public void recoverySheet(Path file, Path out, Locale locale) {
        Project project = Project.read(folder);
        new RecoverySheet(
                        folder.getFileName().toString(),
                        folder.toAbsolutePath().toString(),
                        file == null ? "" : file.toAbsolutePath().toString(),
                        project.source().product(),
                        project.target().product(),
                        Instant.now())
                .write(out, locale);
    }

    /**
     * Forgets an earlier check of a project that has written nothing to its target: vault and journal are deleted,
     * {@code project.json} stays. For a project whose passphrase was never set.
     */
    public void forgetCheck() {
        Folder.deleteCheck(folder);
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

    /**
     * Brings what changed in the source since the last transfer or round into the target, merged with what was edited
     * there. What both sides changed differently becomes a conflict, unless a rule decides it.
     *
     * <p>What the source has deleted is deleted in the target, unless somebody has changed it there or other records of
     * the target refer to it: then it is a conflict.
     *
     * @param rule ASK leaves it to a person; whether a record is deleted that was changed is always left to a person
     * @throws FerryException MAPPING if nothing was transferred yet, or the source is a package or a part of the records
     */
    public SyncResult sync(Rule rule) {
        return sync(new SyncOptions(Direction.PUSH, rule, true));
    }

    /**
     * The same, and as chosen the other way too: then edits, deletions and new records of the target are brought into the
     * source, as far as the mapping can be read backwards; what cannot is counted. The way back is a project of its own in
     * the folder {@code back}, where it can be verified and undone.
     *
     * <p>Without {@link SyncOptions#deleting} what was deleted on one side stays on the other, and the result lists it.
     * Nothing is written to the source when the direction is {@link Direction#PUSH}.
     *
     * @throws FerryException MAPPING if nothing was transferred yet, the source is a package or a part of the records, or
     *     nothing can be sent back
     */
    public SyncResult sync(SyncOptions options) {
        return new BothWays(folder, secrets, progress).sync(options);
    }

    /**
     * What {@link #sync(SyncOptions)} would do, as both sides are now; each way by itself, without what the other brings.
     * Writes to neither database.
     *
     * @throws FerryException as there, and MAPPING if an interrupted run or decisions have to be written first
     */
    public SyncResult previewSync(SyncOptions options) {
        return new BothWays(folder, secrets, progress).preview(options);
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
            return open.journal().conflicts().all();
        }
    }

    /** Part of the list of conflicts, with counts; {@code limit} of them from {@code offset} on. */
    public ConflictPage conflicts(ConflictFilter filter, long offset, int limit) {
        try (Folder open = Folder.open(folder, secrets)) {
            return ConflictDesk.page(open.journal().conflicts(), filter, offset, limit);
        }
    }

    /** Opens the project's conflicts for a person to work through; the caller closes the desk. */
    public ConflictDesk conflictDesk() {
        return desk(Migration.open(folder, secrets, progress), ConflictDesk::new);
    }

    /** Opens what became of single records across all runs; the caller closes it. */
    public HistoryDesk history() {
        return desk(Migration.open(folder, secrets, progress), HistoryDesk::new);
    }

    /** Opens the duplicates of the project's target for a person to work through; the caller closes the desk. */
    public DuplicateDesk duplicateDesk() {
        return desk(Migration.open(folder, secrets, progress, true), DuplicateDesk::new);
    }

    /** A desk closes what it is given; where none comes about, that is closed here. */
    private static <T> T desk(Migration opened, Function<Migration, T> desk) {
        try {
            return desk.apply(opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Searches one end of the project for duplicates, without its journal: before a migration too. Holds values.
     *
     * @param source whether the source is searched; else the target
     * @param entity null for every entity of persons and companies
     */
    public List<DuplicateList> duplicates(boolean source, String entity) {
        Project project = Project.read(folder);
        Project.End end = source ? project.source() : project.target();
        try (Site site = Site.open(end, source ? secrets.source(end) : secrets.target(end), Access.READ)) {
            DuplicateSearch search = new DuplicateSearch(site, progress);
            List<String> names = entity == null
                    ? search.entities().stream().map(Entity::name).toList()
                    : List.of(entity);
            return names.stream()
                    .map(name -> search.of(name, (one, other) -> false))
                    .toList();
        }
    }

    /** One conflict field by field; see {@link ConflictDesk#detail}. Holds values. */
    public ConflictDetail conflict(long id) {
        try (ConflictDesk desk = conflictDesk()) {
            return desk.detail(id);
        }
    }

    /** Decides fields of one conflict; see {@link ConflictDesk#decide(long, Map)}. */
    public Conflict decide(long id, Map<String, FieldChoice> choices) {
        try (ConflictDesk desk = conflictDesk()) {
            return desk.decide(id, choices);
        }
    }

    /** Decides many conflicts by a rule; see {@link ConflictDesk#decideAll}. */
    public int decideAll(ConflictFilter filter, String rule) {
        try (ConflictDesk desk = conflictDesk()) {
            return desk.decideAll(filter, rule);
        }
    }

    /** Forgets what was decided on a conflict that is not applied yet. */
    public Conflict takeBack(long id) {
        try (ConflictDesk desk = conflictDesk()) {
            return desk.takeBack(id);
        }
    }

    /**
     * Decides open conflicts; {@link #run} then applies them.
     *
     * @param choices conflict number to one of {@link ConflictDesk#RULES}
     * @return how many were decided
     */
    public int resolve(Map<Long, String> choices) {
        return resolve(choices, Map.of());
    }

    /**
     * Decides conflicts, whole records and single fields; nothing is decided if one of the field choices is not
     * possible or a rule does not tell.
     */
    public int resolve(Map<Long, String> records, Map<Long, Map<String, FieldChoice>> fields) {
        records.values().forEach(Decree::valid);
        if (!fields.isEmpty() || Sweep.comparing(records.values())) {
            try (ConflictDesk desk = conflictDesk()) {
                return desk.decide(records, fields);
            }
        }
        try (Folder open = Folder.open(folder, secrets)) {
            int decided = resolve(open.journal().conflicts(), records);
            open.journal().log(decided + " conflicts decided");
            return decided;
        }
    }

    static int resolve(ConflictStore store, Map<Long, String> choices) {
        int decided = 0;
        for (Conflict conflict : store.all()) {
            String choice = choices.get(conflict.id());
            if (choice != null && !conflict.applied()) {
                store.choose(conflict.id(), choice, "", ConflictDesk.person());
                decided++;
            }
        }
        return decided;
    }

    /** What the project's journal remembers of its steps; opens the project once. */
    public Recorded recorded() {
        if (!Folder.begun(folder)) {
            return new Recorded(null, null, List.of());
        }
        Project project = Project.read(folder);
        try (Folder open = Folder.open(folder, secrets)) {
            return new Recorded(
                    open.journal().fact("preview").map(Outcomes::read).orElse(null),
                    open.journal().fact("result").map(Outcomes::read).orElse(null),
                    project.mapping().entities().stream()
                            .flatMap(each -> open.journal().failures(each.source()).stream())
                            .toList());
        }
    }

    /** How far a project is, without its passphrase; never fails for what is wrong in the folder, but says it. */
    public static ProjectState state(Path folder) {
        return Standing.of(folder);
    }

    /** Opens the source to choose what to move; the caller closes it. */
    public Scoping scoping() {
        return Scoping.open(Project.read(folder), secrets, progress);
    }

    /** How many records a scope moves, by entity; see {@link Scoping#count}. */
    public List<InScope> countInScope(Scope scope) {
        try (Scoping open = scoping()) {
            return open.count(scope);
        }
    }

    /** Who owns records of a source entity; see {@link Scoping#owners}. Holds names. */
    public List<Owner> owners(String entity) {
        try (Scoping open = scoping()) {
            return open.owners(entity);
        }
    }

    /**
     * The first records behind a finding of the last preview, as read and as they will be written. Holds values.
     *
     * @param entity source entity, as in {@link org.crmferry.plan.Finding#entity}
     * @param field as in {@link org.crmferry.plan.Finding#field}
     * @param rows how many at most
     */
    public List<BeforeAfter> behind(String entity, FindingKind kind, String field, int rows) {
        try (Migration migration = Migration.open(folder, secrets, progress)) {
            return migration.behind(entity, kind, field, rows);
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

    /**
     * Checks a package wholly, and whether the passphrase opens it; FerryException (INTEGRITY or STORAGE) if not.
     *
     * @param passphrase the caller clears it
     */
    public static PackageContent look(Path file, char[] passphrase) {
        return Packing.look(file, passphrase);
    }

    /** What happened so far, as {@link #report(Path, Locale)} writes it. Connects to no database; holds no values. */
    public Report report(Locale locale) {
        try (Folder open = Folder.open(folder, secrets)) {
            return Reporting.of(open, Project.read(folder), locale);
        }
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
