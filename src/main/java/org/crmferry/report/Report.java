package org.crmferry.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.crmferry.model.Endpoint;

/**
 * What happened in one migration, ready to be signed off: counts, names, record keys and fingerprints, never a cell
 * value. Immutable; texts are never null ("" = nothing to say), lists are copied. The component names are the names in
 * the JSON file, so renaming one is a change of format.
 *
 * @param title what people call this migration
 * @param created when the report was made
 * @param productVersion the version of CRM Ferry
 * @param run the run's id, as in the journal
 * @param source where the records came from
 * @param target where they went
 * @param mapping one line per pair of entities
 * @param entities counts per entity, in order of work
 * @param findings what the check found, and what was done about it
 * @param conflicts how the conflicts were decided
 * @param failures records that could not be written
 * @param verification the proof, or {@link Verification#none()}
 * @param cargo fingerprints and size of what was sealed
 * @param history what was done when, oldest first
 * @param duration the transfer's working time
 */
public record Report(
        String title,
        Instant created,
        String productVersion,
        String run,
        Side source,
        Side target,
        List<EntityPair> mapping,
        List<EntityCount> entities,
        List<Finding> findings,
        Conflicts conflicts,
        List<Failure> failures,
        Verification verification,
        Cargo cargo,
        List<Event> history,
        Duration duration) {

    public Report {
        Objects.requireNonNull(title);
        Objects.requireNonNull(created);
        Objects.requireNonNull(productVersion);
        Objects.requireNonNull(run);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        mapping = List.copyOf(mapping);
        entities = List.copyOf(entities);
        findings = List.copyOf(findings);
        Objects.requireNonNull(conflicts);
        failures = List.copyOf(failures);
        Objects.requireNonNull(verification);
        Objects.requireNonNull(cargo);
        history = List.copyOf(history);
        Objects.requireNonNull(duration);
    }

    /** All entities' counts added up; its names are empty. */
    public EntityCount total() {
        return entities.stream().reduce(new EntityCount("", "", "", 0, 0, 0, 0, 0, 0, 0), EntityCount::plus);
    }

    /** How many findings still wait for a decision. */
    public long openFindings() {
        return findings.stream().filter(Finding::open).count();
    }

    /** Everything that somebody still has to look at: failed records, open conflicts, findings and differences. */
    public long openPoints() {
        return Math.max(total().failed(), failures.size())
                + conflicts.open()
                + openFindings()
                + verification.different();
    }

    /**
     * One end of the way.
     *
     * @param location a JDBC URL, or the path of a folder or package, without secrets (refused as by {@link
     *     Endpoint#parse})
     * @param crm the CRM recognised, with its version, or ""
     * @param product the database product with its version, or what kind of files
     */
    public record Side(String location, String crm, String product) {
        public Side {
            location = Endpoint.parse(location).location();
            Objects.requireNonNull(crm);
            Objects.requireNonNull(product);
        }
    }

    /** Whether records came under their own keys or got new ones. */
    public enum Keys {
        KEPT,
        NEW
    }

    /**
     * One pair of entities of the mapping.
     *
     * @param source the source entity's label
     * @param target the target entity's label
     * @param fields number of fields carried over
     * @param unmapped number of source fields left behind
     * @param keys kept or new
     * @param matchKey target fields by which existing records were found, or ""
     * @param lines which field went where
     */
    public record EntityPair(
            String source, String target, int fields, int unmapped, Keys keys, String matchKey, List<FieldLine> lines) {
        public EntityPair {
            Objects.requireNonNull(source);
            Objects.requireNonNull(target);
            Objects.requireNonNull(keys);
            Objects.requireNonNull(matchKey);
            lines = List.copyOf(lines);
        }

        /** Without its fields. */
        public EntityPair(String source, String target, int fields, int unmapped, Keys keys, String matchKey) {
            this(source, target, fields, unmapped, keys, matchKey, List.of());
        }
    }

    /**
     * Where one field of the target got its values.
     *
     * @param source source fields, or "" for a constant
     * @param target the target field
     * @param how what was done on the way, in words; "" = copied
     */
    public record FieldLine(String source, String target, String how) {
        public FieldLine {
            Objects.requireNonNull(source);
            Objects.requireNonNull(target);
            Objects.requireNonNull(how);
        }
    }

    /** What became of one entity's records: label, names at both ends, then numbers of records. */
    public record EntityCount(
            String entity,
            String source,
            String target,
            long read,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long conflicts,
            long failed) {
        public EntityCount {
            Objects.requireNonNull(entity);
            Objects.requireNonNull(source);
            Objects.requireNonNull(target);
        }

        EntityCount plus(EntityCount o) {
            return new EntityCount(
                    entity,
                    source,
                    target,
                    read + o.read,
                    created + o.created,
                    updated + o.updated,
                    unchanged + o.unchanged,
                    skipped + o.skipped,
                    conflicts + o.conflicts,
                    failed + o.failed);
        }
    }

    /** What was decided about a finding. */
    public enum Setting {
        ACCEPT,
        FIX,
        SKIP,
        STOP
    }

    /**
     * One finding of the check.
     *
     * @param words what was found, in words, without values
     * @param entity the entity's label
     * @param field the field's label, or "" if it concerns whole records
     * @param count how many records
     * @param setting what was decided
     * @param how how it was fixed, or ""
     * @param open whether somebody still has to decide
     */
    public record Finding(
            String words, String entity, String field, long count, Setting setting, String how, boolean open) {
        public Finding {
            Objects.requireNonNull(words);
            Objects.requireNonNull(entity);
            Objects.requireNonNull(field);
            Objects.requireNonNull(setting);
            Objects.requireNonNull(how);
        }
    }

    /**
     * Numbers of conflicts: still open, decided by a rule, decided by a person.
     *
     * @param decisions who decided what, and how often
     */
    public record Conflicts(long open, long byRule, long byPerson, List<Decision> decisions) {
        public Conflicts {
            decisions = List.copyOf(decisions);
        }

        /** Only numbers. */
        public Conflicts(long open, long byRule, long byPerson) {
            this(open, byRule, byPerson, List.of());
        }

        long all() {
            return open + byRule + byPerson;
        }
    }

    /**
     * What somebody decided about conflicts of one entity.
     *
     * @param entity the entity's name
     * @param who a person's login name
     * @param choice {@code source}, {@code target}, {@code newest}, {@code oldest} or another rule
     * @param count how often
     * @param noted how many of these have a note
     */
    public record Decision(String entity, String who, String choice, long count, long noted) {
        public Decision {
            Objects.requireNonNull(entity);
            Objects.requireNonNull(who);
            Objects.requireNonNull(choice);
        }
    }

    /** One record that could not be written: entity, key and reason, without values. */
    public record Failure(String entity, String key, String reason) {
        public Failure {
            Objects.requireNonNull(entity);
            Objects.requireNonNull(key);
            Objects.requireNonNull(reason);
        }
    }

    /**
     * The comparison of every field of every record.
     *
     * @param done whether it was made
     * @param at when, or null if it was not made
     * @param records records compared
     * @param fields fields compared, over all records
     * @param different all differences found; may be more than are listed
     * @param differences the differences listed
     */
    public record Verification(
            boolean done, Instant at, long records, long fields, long different, List<Difference> differences) {
        public Verification {
            if (done != (at != null)) {
                throw new IllegalArgumentException("a verification has a time exactly when it was done");
            }
            differences = List.copyOf(differences);
            different = Math.max(different, differences.size());
        }

        public static Verification none() {
            return new Verification(false, null, 0, 0, 0, List.of());
        }
    }

    /** What is wrong with a record or field in the target. */
    public enum DifferenceKind {
        MISSING,
        UNEXPECTED,
        DIFFERENT,
        TRUNCATED
    }

    /** One difference: entity, key at either end, field ("" = the whole record) and kind, without values. */
    public record Difference(String entity, String key, String targetKey, String field, DifferenceKind kind) {
        public Difference {
            Objects.requireNonNull(entity);
            Objects.requireNonNull(key);
            Objects.requireNonNull(targetKey);
            Objects.requireNonNull(field);
            Objects.requireNonNull(kind);
        }
    }

    /**
     * What was sealed.
     *
     * @param manifestSha256 SHA-256 of the cargo's manifest, in hex, or ""
     * @param contentSha256 SHA-256 over the contents of all entities moved, in hex, or ""
     * @param bytesSealed size of the sealed batches in bytes
     * @param entities per entity
     */
    public record Cargo(String manifestSha256, String contentSha256, long bytesSealed, List<EntityHash> entities) {
        public Cargo {
            Objects.requireNonNull(manifestSha256);
            Objects.requireNonNull(contentSha256);
            entities = List.copyOf(entities);
        }

        /** Without the entities' own. */
        public Cargo(String manifestSha256, String contentSha256, long bytesSealed) {
            this(manifestSha256, contentSha256, bytesSealed, List.of());
        }
    }

    /** SHA-256, in hex, over the sealed batches of one entity, with its number of records. */
    public record EntityHash(String entity, long records, String sha256) {
        public EntityHash {
            Objects.requireNonNull(entity);
            Objects.requireNonNull(sha256);
        }
    }

    /** One line of the history: when, and what was done, without values. */
    public record Event(Instant at, String words) {
        public Event {
            Objects.requireNonNull(at);
            Objects.requireNonNull(words);
        }
    }
}
