package org.crmferry.ferry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.crmferry.database.Access;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.Journal;
import org.crmferry.journal.Run;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.EntityScope;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Scope;
import org.crmferry.mapping.Setting;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Schema;
import org.crmferry.plan.Finding;
import org.crmferry.plan.Order;
import org.crmferry.transfer.Check;
import org.crmferry.transfer.Detect;
import org.crmferry.transfer.Load;
import org.crmferry.transfer.MergeSite;
import org.crmferry.transfer.Merging;
import org.crmferry.transfer.OtherWay;
import org.crmferry.transfer.Progress;
import org.crmferry.transfer.Round;
import org.crmferry.transfer.SoftDelete;
import org.crmferry.transfer.Undo;
import org.crmferry.transfer.Verify;
import org.crmferry.transfer.Voyage;

/** The states of one migration and what each step needs of the ones before it. */
final class Migration implements AutoCloseable {
    private static final long BEAT = 3_000_000_000L;

    private final Folder folder;
    private final Journal journal;
    private final Project project;
    private final Secrets secrets;
    private final Progress progress;
    private final Outcomes outcomes;
    private final Opening target;
    private Opening source;
    private long beats;

    private Migration(
            Folder folder, Project project, Secrets secrets, Progress progress, Opening source, Opening target) {
        this.folder = folder;
        this.journal = folder.journal();
        this.outcomes = new Outcomes(journal, folder);
        this.project = project;
        this.secrets = secrets;
        this.progress = progress;
        this.source = source;
        this.target = target;
        beats = System.nanoTime() - BEAT;
        progress.watch(this::beat);
    }

    /** Writes down every few seconds how far the work is. */
    private void beat(Progress.View view) {
        folder.working(view.share(), view.failed());
        if (System.nanoTime() - beats > BEAT) {
            beats = System.nanoTime();
            folder.state(view.share(), view.failed());
        }
    }

    /** Opens the project folder and, beside that, the databases that will be needed. */
    static Migration open(Path path, Secrets secrets, Progress progress) {
        return open(path, secrets, progress, false);
    }

    /** @param guess whether undeclared references of an unknown target are guessed */
    static Migration open(Path path, Secrets secrets, Progress progress, boolean guess) {
        Project project = Project.read(path);
        if (!packaged(project)) {
            Same.refuseAddresses(project.source(), project.target());
        }
        boolean fresh = !Files.exists(path.resolve("journal.mv.db"));
        Opening target = target(project.target(), secrets.target(project.target()), guess);
        Opening source = fresh ? source(project, secrets) : null;
        try {
            return new Migration(Folder.open(path, secrets), project, secrets, progress, source, target);
        } catch (RuntimeException e) {
            target.close();
            if (source != null) {
                source.close();
            }
            throw e;
        }
    }

    private static Opening target(Project.End end, Credentials login, boolean guess) {
        return new Opening(() -> Site.open(end, login, Access.WRITE, guess).asTarget(), end.product());
    }

    private static Opening source(Project project, Secrets secrets) {
        if (packaged(project)) {
            return null;
        }
        Project.End end = project.source();
        Credentials login = secrets.source(end);
        boolean guess = Order.rewrites(project.mapping()) || !project.scope().everything();
        return new Opening(() -> Site.open(end, login, Access.READ, guess), end.product());
    }

    private static boolean packaged(Project project) {
        return project.source().endpoint().kind() == Endpoint.Kind.PACKAGE;
    }

    private String state() {
        return journal.fact("state").orElse("");
    }

    private Site target() {
        return target.site();
    }

    /** The source database; null if records come from a package. */
    private Site source() {
        if (source == null) {
            source = source(project, secrets);
        }
        return source == null ? null : source.site();
    }

    /** The check, from the start or from where it was interrupted. */
    Result check() {
        if (Set.of("loading", "loaded", "undone except edited records").contains(state())) {
            throw new FerryException(Fault.MAPPING, Said.of(Migration.class, "check.begun"));
        }
        Site from = source();
        if (from == null && !project.scope().everything()) {
            throw new FerryException(Fault.MAPPING, Said.of(Migration.class, "check.scope"));
        }
        if (from == null) {
            begin(null);
            return check(null, null);
        }
        Same.refuse(from, target());
        try (ScopedSource scoped = new ScopedSource(from, project.scope(), project.mapping(), folder, progress)) {
            begin(scoped);
            try (SnapshotOrigin origin = scoped.origin()) {
                return check(scoped, origin);
            }
        }
    }

    private Result check(ScopedSource scoped, SnapshotOrigin origin) {
        Site from = source();
        try (Voyage voyage = voyage(scoped == null ? Sources.read(folder) : scoped.entities())) {
            Check check = new Check(voyage, origin);
            check.run();
            List<Finding> findings = new ArrayList<>(check.findings());
            if (from != null) {
                findings.addAll(leftBehind(from));
                if (from.files() != null) {
                    findings.addAll(from.files().findings(from));
                }
            }
            findings.addAll(triggers(voyage));
            Result result = outcomes.of(check.counts(), findings, List.of(), check.bytesRead(), check.bytesSealed());
            journal.setFact("preview", Outcomes.write(result));
            journal.setFact("state", "checked");
            journal.log("checked " + result.records() + " records");
            return result;
        }
    }

    /** Takes up an interrupted check of the same mapping, or clears the table for a new one. */
    private void begin(ScopedSource source) {
        if (state().equals("checking") && planned()) {
            if (source != null) {
                source.resume(Sources.read(folder));
            }
            return;
        }
        journal.forgetDecisions();
        for (String fact : List.of("preview", "result", "verified", "created", "creating", "writing")) {
            journal.removeFact(fact);
        }
        project.mapping().entities().forEach(each -> journal.removeFact(Voyage.ROUNDS + each.source()));
        if (source != null) {
            for (EntityMapping each : project.mapping().entities()) {
                journal.forgetBatches(each.source());
                journal.removeFact("collected/" + each.source());
            }
            source.choose();
            Sources.write(folder, source.entities());
        }
        folder.state(0, 0);
        folder.clear(source != null);
        journal.setFact("missing", String.join("\n", missing()));
        journal.setFact("mapping", project.mapping().toJson());
        journal.setFact("scope", project.scope().toJson());
        journal.setFact("run", UUID.randomUUID().toString());
        journal.setFact("state", "checking");
    }

    /** Whether the frozen mapping and scope are still those of the project. */
    private boolean planned() {
        return journal.fact("mapping").orElse("").equals(project.mapping().toJson()) && scope().equals(project.scope());
    }

    /** The frozen scope. */
    private Scope scope() {
        return journal.fact("scope").map(Scope::fromJson).orElse(Scope.ALL);
    }

    private List<String> missing() {
        Set<String> there = new HashSet<>(target().entities().keySet());
        return project.mapping().entities().stream()
                .filter(EntityMapping::move)
                .map(EntityMapping::target)
                .filter(name -> !there.contains(name))
                .distinct()
                .toList();
    }

    private Voyage voyage() {
        return voyage(Sources.read(folder));
    }

    private Voyage voyage(List<Entity> from) {
        Mapping plan = Mapping.fromJson(fact("mapping"));
        Map<String, Entity> sources = new LinkedHashMap<>();
        from.forEach(e -> sources.put(e.name(), e));
        Map<String, Entity> targets = Chosen.targets(scope(), plan, target());
        Mapping mapping = Chosen.mapping(scope(), plan, sources, targets);
        Set<String> missing = new HashSet<>(List.of(fact("missing").split("\n", -1)));
        missing.remove("");
        for (EntityMapping each : mapping.entities()) {
            if (each.move() && missing.contains(each.target()) && sources.containsKey(each.source())) {
                targets.put(
                        each.target(),
                        NewTable.of(
                                sources.get(each.source()),
                                each,
                                target().schema().product(),
                                mapping));
            }
        }
        return new Voyage(
                folder.vault(),
                journal,
                mapping,
                sources,
                targets,
                missing,
                marks(targets, target()),
                target().database(),
                folder.vaultPath(),
                progress);
    }

    private String fact(String name) {
        return journal.fact(name)
                .orElseThrow(
                        () -> new FerryException(Fault.MAPPING, Said.of(Migration.class, "check.none", folder.path())));
    }

    private List<Finding> leftBehind(Site source) {
        Set<String> moved = new HashSet<>();
        project.mapping().entities().stream().filter(EntityMapping::move).forEach(e -> moved.add(e.source()));
        return source.found().entities().stream()
                .filter(e -> e.count() > 0 && !moved.contains(e.name()))
                .map(e -> new Finding(
                        FindingKind.LEFT_BEHIND,
                        e.name(),
                        "",
                        e.count(),
                        FindingKind.LEFT_BEHIND.usual(),
                        false,
                        List.of()))
                .toList();
    }

    private List<Finding> triggers(Voyage voyage) {
        Map<String, Schema.Table> tables = target().schema().byName();
        List<Finding> findings = new ArrayList<>();
        for (EntityMapping each : voyage.entities()) {
            Entity entity = target().entities().get(each.target());
            Schema.Table table =
                    entity == null ? null : tables.get(entity.shape().table());
            if (table != null && !table.triggers().isEmpty()) {
                findings.add(new Finding(
                        FindingKind.TRIGGER,
                        each.source(),
                        table.name(),
                        table.triggers().size(),
                        FindingKind.TRIGGER.usual(),
                        false,
                        table.triggers().stream()
                                .map(t -> t.name() + " (" + t.event() + ")")
                                .toList()));
            }
        }
        return findings;
    }

    /** A look at single records of an entity, as read and as they will be written. */
    List<BeforeAfter> before(String entity, int rows) {
        try (Voyage voyage = opened()) {
            return Before.of(voyage, entity, rows);
        }
    }

    /** The records behind a finding of the finished check. */
    List<BeforeAfter> behind(String entity, FindingKind kind, String field, int rows) {
        List<String> keys = Outcomes.read(fact("preview")).findings().stream()
                .filter(f -> f.kind() == kind
                        && f.entity().equals(entity)
                        && f.field().equals(field))
                .flatMap(f -> f.keys().stream())
                .toList();
        try (Voyage voyage = opened()) {
            return Before.behind(voyage, entity, kind, field, keys, rows);
        }
    }

    /** The finished check's voyage, its crosswalk taken up; the caller closes it. */
    Voyage opened() {
        return resumed(voyage());
    }

    private Voyage resumed(Voyage voyage) {
        try {
            voyage.resume();
            Merging.forgetUncommitted(voyage, fact("run"));
            return voyage;
        } catch (RuntimeException e) {
            voyage.close();
            throw e;
        }
    }

    Journal journal() {
        return journal;
    }

    /** Loads what was decided, or goes on with it. */
    Result run() {
        Result preview;
        if (Set.of("loading", "loaded").contains(state())) {
            preview = Outcomes.read(fact("preview"));
        } else if (state().equals("checked") && planned()) {
            preview = Outcomes.read(fact("preview"));
        } else {
            preview = check();
        }
        List<Finding> stops = preview.findings().stream()
                .filter(f -> f.setting() == Setting.STOP)
                .toList();
        if (!stops.isEmpty()) {
            return new Result(
                    preview.entities(), stops, List.of(), preview.records(), 0, 0, outcomes.seconds(), "stopped");
        }
        try (Voyage voyage = opened()) {
            beginTransfer();
            if (journal.refused() > 0 || journal.conflicts().count(ConflictFilter.DECIDED) > 0) {
                journal.removeFact("verified");
            }
            Result result = load(voyage);
            journal.log("transferred " + result.records() + " records");
            return result;
        }
    }

    /** Writes what is decided and not written. */
    Result load(Voyage voyage) {
        new Load(voyage, fact("run")).run();
        Result result = outcomes.loaded(Outcomes.read(fact("preview")));
        FailedRecords.write(folder, project.mapping(), false);
        journal.setFact("result", Outcomes.write(result));
        return result;
    }

    /** Writes down that the transfer begins, unless it did before. */
    private void beginTransfer() {
        if (state().equals("checked")) {
            Map<String, Integer> all = new LinkedHashMap<>();
            project.mapping().entities().forEach(each -> all.put(each.source(), 0));
            journal.together(() -> {
                journal.runs().begin(Run.Kind.TRANSFER, "", ConflictDesk.person(), all);
                journal.setFact("state", "loading");
            });
        } else if (!state().equals("loaded")) {
            journal.setFact("state", "loading");
        }
    }

    /** What has to be finished or begun before a version can be put back; empty if nothing has. */
    Optional<Said> unsettled() {
        String what = state().equals("loading") ? "history.loading" : "history.none";
        return state().equals("loaded") ? Optional.empty() : Optional.of(Said.of(Migration.class, what, folder.path()));
    }

    /**
     * Brings what changed in the source since the last time into the target.
     *
     * @param options their direction is not looked at
     * @param preview whether it is only looked at what a round would do; FerryException (MAPPING) if something has to be
     *     written first
     */
    SyncResult sync(SyncOptions options, boolean preview) {
        return sync(options, preview, project.mapping(), OtherWay.there(), entity -> true);
    }

    /**
     * The same on a way back.
     *
     * @param chosen says what may differ between values that are taken for the same
     * @param other what is known of the way there
     * @param goes of which entities deletions are sent
     */
    SyncResult sync(SyncOptions options, boolean preview, Mapping chosen, OtherWay other, Predicate<String> goes) {
        synchronisable();
        if (state().equals("loading") || journal.conflicts().count(ConflictFilter.DECIDED) > 0) {
            if (preview) {
                throw new FerryException(
                        Fault.MAPPING, Said.of(Migration.class, "sync.preview.unfinished", folder.path()));
            }
            run();
        }
        try (ScopedSource scoped = new ScopedSource(source(), scope(), project.mapping(), folder, progress);
                SnapshotOrigin origin = scoped.origin();
                Voyage voyage = resumed(
                        voyage(Syncing.unchanged(Sources.read(folder), scoped.entities(), project.mapping())))) {
            if (other.unsent() == null) {
                new BackProject(folder.path(), secrets).tellBirths(voyage, source(), progress, other.held());
            }
            Round round = new Round(
                    voyage,
                    origin,
                    options.rules(),
                    chosen,
                    detect(options.detect()),
                    this::whole,
                    entity -> options.deleting() && whole(entity) && goes.test(entity),
                    other);
            Syncing syncing = new Syncing(journal, outcomes, round, other);
            return preview ? syncing.preview(voyage) : syncing.run(voyage, fact("run"));
        }
    }

    /** The clocks are asked only if times are to be looked at. */
    private Detect detect(Detect.By by) {
        Duration there = by == Detect.By.CONTENT ? null : source().database().ahead();
        Duration here = there == null ? null : target().database().ahead();
        return new Detect(
                by,
                there == null ? null : Instant.now().plus(there),
                here == null ? Duration.ZERO : there.minus(here).abs());
    }

    private void synchronisable() {
        if (!Set.of("loading", "loaded").contains(state())) {
            throw new FerryException(Fault.MAPPING, Said.of(Migration.class, "sync.none", folder.path()));
        }
        Site from = source();
        if (from == null || scope().sample() != null) {
            throw new FerryException(
                    Fault.MAPPING, Said.of(Migration.class, from == null ? "sync.packaged" : "sync.trial"));
        }
        Same.refuse(from, target());
    }

    /** Goes on with a run or round that was broken off, if one was. */
    void finish() {
        if (state().equals("loading")) {
            run();
        }
    }

    /** Tells the way back what this way has agreed on; writes to neither database. */
    void prepare(BackProject back, OtherWay other) {
        synchronisable();
        if (!scope().everything()) {
            throw new FerryException(Fault.MAPPING, Said.of(Migration.class, "sync.back.scope"));
        }
        if (state().equals("loading")) {
            throw new FerryException(Fault.MAPPING, Said.of(Migration.class, "sync.back.loading", folder.path()));
        }
        try (Voyage voyage = opened()) {
            back.prepare(
                    project.withMapping(Mapping.fromJson(fact("mapping"))),
                    voyage,
                    source(),
                    target(),
                    progress,
                    other);
        }
    }

    Folder folder() {
        return folder;
    }

    /** Whether all records of a source entity are moved: else one that is missing may only be out of the scope by now. */
    private boolean whole(String entity) {
        EntityScope part = scope().of(entity);
        return part.dates() == null && part.owners() == null;
    }

    /** How the target marks what it holds for deleted. */
    private static Map<String, SoftDelete> marks(Map<String, Entity> targets, Site target) {
        Map<String, SoftDelete> marks = new LinkedHashMap<>();
        target.found().marks().forEach((name, field) -> {
            Entity entity = targets.get(name);
            SoftDelete mark = entity == null || !entity.shape().constants().containsKey(field.name())
                    ? null
                    : SoftDelete.of(field.name(), entity.shape().constants().get(field.name()));
            if (mark != null) {
                marks.put(name, mark);
            }
        });
        return marks;
    }

    /** What points at the records of a target entity, so that some of them can be merged. */
    MergeSite mergeSite(String entity) {
        Map<String, Entity> entities = target().entities();
        return MergeSite.of(
                entities.get(entity),
                target().schema(),
                entities.values(),
                target().tables(),
                marks(entities, target()));
    }

    /** The migration's name in the ledger; FerryException (MAPPING) if nothing was transferred yet. */
    String transferred() {
        if (!state().equals("loaded")) {
            throw new FerryException(Fault.MAPPING, Said.of(Migration.class, "merge.none"));
        }
        return fact("run");
    }

    Site targetSite() {
        return target();
    }

    Progress progress() {
        return progress;
    }

    Result verify() {
        if (!Set.of("loading", "loaded").contains(state())) {
            throw new FerryException(Fault.MAPPING, Said.of(Migration.class, "verify.none"));
        }
        try (Voyage voyage = opened()) {
            Verify verify = new Verify(voyage);
            verify.run();
            journal.log("verified: " + verify.different() + " records differ");
            Result result = outcomes.of(verify.counts(), List.of(), verify.differences(), 0, 0);
            Reporting.remember(journal, result, verify.fieldsCompared());
            return result;
        }
    }

    Result undo(String entity) {
        if (state().isEmpty() || Set.of("checking", "checked", "undone").contains(state())) {
            throw new FerryException(Fault.MAPPING, Said.of(Migration.class, "undo.none"));
        }
        try (Voyage voyage = opened()) {
            journal.setFact("undoing", "yes");
            Undo undo = new Undo(voyage, fact("run"), this::mergeSite);
            undo.run(entity);
            journal.removeFact("undoing");
            if (entity != null) {
                journal.removeFact("verified");
            }
            journal.log("taken back");
            return outcomes.of(undo.counts(), List.of(), undo.left(), 0, 0);
        }
    }

    /** What taking back would do, by a look at the target. */
    List<UndoConsequence> undoConsequences() {
        if (state().isEmpty() || Set.of("checking", "checked", "undone").contains(state())) {
            return List.of();
        }
        Map<String, Entity> sources = new LinkedHashMap<>();
        Sources.read(folder).forEach(e -> sources.put(e.name(), e));
        try (Voyage voyage = opened()) {
            List<UndoConsequence> all = new ArrayList<>();
            new Undo(voyage, fact("run"), this::mergeSite)
                    .ahead()
                    .forEach((each, ahead) -> all.add(new UndoConsequence(
                            sources.get(each.source()).label(),
                            each.source(),
                            each.target(),
                            ahead.deletes(),
                            ahead.restores(),
                            ahead.edited(),
                            ahead.gone())));
            return all;
        }
    }

    @Override
    public void close() {
        progress.watch(view -> {});
        target.close();
        if (source != null) {
            source.close();
        }
        folder.close();
    }
}
