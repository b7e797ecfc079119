package org.crmferry.transfer;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.cargo.Vault;
import org.crmferry.database.Database;
import org.crmferry.database.WriteResult;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Journal;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapper;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Batch;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Reference;
import org.crmferry.model.Said;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;
import org.crmferry.plan.Order;

/**
 * Everything one migration works with, while it is open: what was found at both ends, the frozen mapping, the vault,
 * the journal and the crosswalk. Belongs to one worker thread.
 */
public final class Voyage implements AutoCloseable {
    static final String CARGO = "batches";
    static final String DECISIONS = "decisions";
    static final String RESOLVED = "resolved";
    static final String BEFORE = "before";
    static final String RAISED = "raised";

    /** Batches of records that the source has deleted; what was decided on each. */
    static final String DELETES = "deletes";

    /** Begins the name of the fact that has the number of an entity's first batch that came with a round. */
    public static final String ROUNDS = "rounds/";

    /** Before the entity in the journal's list of records that were written without some of their references. */
    public static final String UNLINKED = "unlinked/";

    /** A {@link Decision} as a record of its own, so that decisions are sealed like everything else. */
    private static final Entity DECISION = new Entity(
            "decision",
            "Decisions",
            "",
            List.of(
                    Field.of("position", ColumnType.of(FieldType.INTEGER, "bigint")),
                    Field.of("action", ColumnType.of(FieldType.TEXT, "text")),
                    Field.of("target", ColumnType.of(FieldType.TEXT, "text")),
                    Field.of("state", ColumnType.of(FieldType.TEXT, "text")),
                    Field.of("reason", ColumnType.of(FieldType.TEXT, "text"))),
            List.of("position"),
            KeyStyle.NUMBER,
            null,
            -1,
            true);

    /** A flag of an address that was set, see {@link WriteResult.Raised}. */
    private static final Entity FLAG = new Entity(
            "flag",
            "Flags",
            "",
            List.of(
                    Field.of("table", ColumnType.of(FieldType.TEXT, "text")),
                    Field.of("keyColumn", ColumnType.of(FieldType.TEXT, "text")),
                    Field.of("key", ColumnType.of(FieldType.TEXT, "text")),
                    Field.of("flagColumn", ColumnType.of(FieldType.TEXT, "text"))),
            List.of(),
            KeyStyle.NONE,
            null,
            -1,
            true);

    private final Vault vault;
    private final Journal journal;
    private final Map<String, Entity> sources;
    private final Map<String, Entity> targets;
    private final Set<String> missing;
    private final Database target;
    private final Order order;
    private final KeyBook keys;
    private final Progress progress;
    private final Map<String, SoftDelete> marks;
    private Merges merges = Merges.NONE;

    /**
     * @param marks how the target marks records that it holds for deleted, by target entity; the others are removed
     * @param mapping the mapping that is executed
     * @param sources source entities by name, as they were (or will be) read
     * @param targets target entities by name
     * @param missing names of target entities whose tables have yet to be created
     * @param target the target database, open for writing
     * @param folder the vault's folder
     */
    public Voyage(
            Vault vault,
            Journal journal,
            Mapping mapping,
            Map<String, Entity> sources,
            Map<String, Entity> targets,
            Set<String> missing,
            Map<String, SoftDelete> marks,
            Database target,
            Path folder,
            Progress progress) {
        this.vault = vault;
        this.journal = journal;
        this.sources = sources;
        this.targets = targets;
        this.missing = missing;
        this.target = target;
        this.progress = progress;
        this.marks = Map.copyOf(marks);
        for (EntityMapping each : mapping.entities()) {
            if (each.move()) {
                require(sources.containsKey(each.source()), "side.source", each.source());
                require(targets.containsKey(each.target()), "side.target", each.target());
            }
        }
        this.order = Order.of(mapping, sources);
        this.keys = new KeyBook(folder.resolve("index"), vault.key().hex(), mapping.seed());
    }

    private static void require(boolean there, String side, String entity) {
        if (!there) {
            throw new FerryException(
                    Fault.MAPPING, Said.of(Voyage.class, "mapping.entity", entity, Said.of(Voyage.class, side)));
        }
    }

    /** What is moved, in the order of work. */
    public List<EntityMapping> entities() {
        return order.entities();
    }

    /** Takes up the crosswalk of a finished check. */
    public void resume() {
        for (EntityMapping each : order.entities()) {
            keys.resume(each, target(each), order.pointedAt(each.source()));
        }
        arrivals();
        readMerges();
    }

    /** Learns from the journal which records of the target went into others, so that what led to them leads there. */
    void readMerges() {
        merges = Merges.of(this);
        keys.follow(merges);
    }

    Merges merges() {
        return merges;
    }

    /** The target's entity of that name; null if there is none. */
    Entity targetNamed(String name) {
        return targets.get(name);
    }

    /** Learns from the journal which records in doubt are in the target as new ones, so that references lead to them. */
    void arrivals() {
        keys.forgetArrivals();
        for (Conflict conflict : journal.conflicts().all()) {
            if (conflict.applied() && conflict.creates()) {
                arrived(conflict);
            }
        }
    }

    void arrived(Conflict conflict) {
        String code = keys.doubtful(conflict.entity(), conflict.number(), conflict.position());
        if (code != null) {
            keys.arrived(conflict.entity(), code);
        }
    }

    Vault vault() {
        return vault;
    }

    Journal journal() {
        return journal;
    }

    Map<String, Entity> sources() {
        return sources;
    }

    /** Every entity of the target. */
    Collection<Entity> targets() {
        return targets.values();
    }

    Database target() {
        return target;
    }

    Order order() {
        return order;
    }

    KeyBook keys() {
        return keys;
    }

    Progress progress() {
        return progress;
    }

    Set<String> missing() {
        return missing;
    }

    Entity source(EntityMapping each) {
        return sources.get(each.source());
    }

    Entity target(EntityMapping each) {
        return targets.get(each.target());
    }

    /** How the target marks deleted records of that entity; null if it removes them. */
    SoftDelete mark(EntityMapping each) {
        return marks.get(each.target());
    }

    /** Whether the table is there. */
    boolean exists(EntityMapping each) {
        return !missing.contains(each.target());
    }

    Mapper mapper(EntityMapping each) {
        Mapper mapper = Mapper.of(each, source(each), target(each), keys);
        Merges now = merges;
        return now.none() ? mapper : mapper.then(record -> now.followed(this, target(each), record));
    }

    /** Target fields that are filled in a second pass: a new table has nothing yet that would refuse them. */
    boolean[] deferred(EntityMapping each) {
        return exists(each) ? cyclic(each) : new boolean[target(each).fields().size()];
    }

    /** Target fields whose references the database enforces and that may point at records which come later. */
    boolean[] cyclic(EntityMapping each) {
        Entity to = target(each);
        boolean[] late = new boolean[to.fields().size()];
        Set<String> later = new HashSet<>();
        for (EntityMapping other : entities()) {
            if (order.from(each.source()).contains(other.source())) {
                later.add(other.target());
            }
        }
        for (FieldMapping mapped : each.fields()) {
            Field field = to.field(mapped.target());
            Reference reference = field.reference();
            late[to.index(field.name())] = reference != null
                    && reference.enforced()
                    && later.contains(reference.entity())
                    && !field.required()
                    && !to.key().contains(field.name());
        }
        return late;
    }

    /** Whether records of that entity have references that are written in a second pass. */
    boolean links(EntityMapping each) {
        return any(deferred(each));
    }

    static boolean any(boolean[] fields) {
        for (boolean one : fields) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    List<BatchEntry> cargo(EntityMapping each) {
        return journal.batches(CARGO, each.source());
    }

    /**
     * The entities whose records may add rows to that one's table, as parts of themselves: the database counts these in
     * between.
     */
    List<EntityMapping> beside(EntityMapping each) {
        return order.entities().stream()
                .filter(other -> target(other).shape() != null && room(each, other) > 0)
                .toList();
    }

    /**
     * How many keys of that one's table a record of another may use up as parts of itself. MariaDB counts on by up to
     * twice as many as there are rows in a statement.
     */
    long room(EntityMapping each, EntityMapping other) {
        String table = target(each).shape().table();
        return 2
                * target(other).shape().satellites().stream()
                        .filter(part -> part.table().equals(table))
                        .count();
    }

    /** Whether records of their own are carried into that table of the target. */
    boolean holds(String table) {
        return order.entities().stream()
                .anyMatch(each -> target(each).shape() != null
                        && target(each).shape().table().equals(table));
    }

    /** Number of sealed records by source entity, in the order given. */
    Map<String, Long> records(List<EntityMapping> entities) {
        Map<String, Long> records = new LinkedHashMap<>();
        for (EntityMapping each : entities) {
            records.put(
                    each.source(),
                    cargo(each).stream().mapToLong(BatchEntry::records).sum());
        }
        return records;
    }

    /** Number of an entity's first batch that came with a round of staying in sync. */
    int firstOfRounds(EntityMapping each) {
        return journal.fact(ROUNDS + each.source()).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    }

    /** The number of an entity's next batch. */
    int next(EntityMapping each) {
        return 1 + cargo(each).stream().mapToInt(BatchEntry::number).max().orElse(0);
    }

    /** Says that batches from that number on came later than the transfer, unless earlier ones did already. */
    void roundsBegin(EntityMapping each, int number) {
        if (firstOfRounds(each) == Integer.MAX_VALUE) {
            journal.setFact(ROUNDS + each.source(), Integer.toString(number));
        }
    }

    Batch open(BatchEntry entry, EntityMapping each) {
        return vault.get(CARGO, entry, source(each));
    }

    /** Seals the decisions of a batch that are not plain creations. */
    void freeze(EntityMapping each, int number, List<Decision> decisions) {
        if (!decisions.isEmpty()) {
            journal.addBatch(DECISIONS, seal(each, number, decisions));
        }
    }

    /** The same without telling the journal. */
    BatchEntry seal(EntityMapping each, int number, List<Decision> decisions) {
        List<Object[]> rows = decisions.stream()
                .map(d -> new Object[] {
                    (long) d.position(),
                    d.action().name(),
                    d.target() == null ? null : KeyCode.encode(d.target()),
                    d.state(),
                    d.reason()
                })
                .toList();
        return vault.put(DECISIONS, new Batch(named(each, DECISION), number, rows));
    }

    /** The frozen decisions of a batch, one per record; null stands for a plain creation. */
    Decision[] decisions(EntityMapping each, int number, int records) {
        Decision[] all = new Decision[records];
        Optional<BatchEntry> entry = journal.batch(DECISIONS, each.source(), number);
        if (entry.isPresent()) {
            for (Object[] row : vault.get(DECISIONS, entry.get(), DECISION).records()) {
                int position = ((Long) row[0]).intValue();
                Key key = row[2] == null ? null : KeyCode.decode((String) row[2]);
                all[position] =
                        new Decision(position, Action.valueOf((String) row[1]), key, (String) row[3], (String) row[4]);
            }
        }
        return all;
    }

    void raised(EntityMapping each, int number, List<WriteResult.Raised> flags) {
        List<Object[]> rows = flags.stream()
                .map(f -> new Object[] {f.table(), f.keyColumn(), f.key(), f.flagColumn()})
                .toList();
        journal.addBatch(RAISED, vault.put(RAISED, new Batch(named(each, FLAG), number, rows)));
    }

    List<WriteResult.Raised> raised(EntityMapping each, int number) {
        return journal.batch(RAISED, each.source(), number)
                .map(entry -> vault.get(RAISED, entry, FLAG).records().stream()
                        .map(row -> new WriteResult.Raised(
                                (String) row[0], (String) row[1], (String) row[2], (String) row[3]))
                        .toList())
                .orElse(List.of());
    }

    static Entity named(EntityMapping each, Entity form) {
        return new Entity(each.source(), "", "", form.fields(), form.key(), form.keyStyle(), null, -1, true);
    }

    @Override
    public void close() {
        keys.close();
    }
}
