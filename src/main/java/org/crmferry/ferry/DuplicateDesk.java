package org.crmferry.ferry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.crmferry.journal.KeyCode;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.Said;
import org.crmferry.transfer.Difference;
import org.crmferry.transfer.Merge;
import org.crmferry.transfer.MergeSite;
import org.crmferry.transfer.Merging;
import org.crmferry.transfer.Undo;
import org.crmferry.transfer.Voyage;

/**
 * The duplicates of a project's target, for a person to work through: found, called different, or merged. Nothing is
 * written before {@link #merge}, and that does what {@link #preview} has said. One worker thread; the owner closes it.
 */
public final class DuplicateDesk implements AutoCloseable {
    private static final String APART = "apart/";

    private final Migration migration;
    private final DuplicateSearch search;
    private final Map<String, MergeSite> sites = new HashMap<>();
    private final DuplicateDrafts drafts;

    DuplicateDesk(Migration migration) {
        this.migration = migration;
        search = new DuplicateSearch(migration.targetSite(), migration.progress());
        drafts = new DuplicateDrafts(migration.journal(), this::typed);
    }

    /** The target's entities whose records can be duplicates of each other and be merged. */
    public List<Entity> entities() {
        return search.entities().stream().filter(MergeSite::possible).toList();
    }

    /** Searches one of them; what was called different is left out. */
    public DuplicateList find(String entity) {
        return search.of(entity, apart(entity));
    }

    private BiPredicate<Key, Key> apart(String entity) {
        Set<String> pairs = pairs(entity);
        return (one, other) -> pairs.contains(pair(one, other));
    }

    private Set<String> pairs(String entity) {
        Set<String> pairs = new HashSet<>(migration
                .journal()
                .fact(APART + entity)
                .map(text -> List.of(text.split("\n", -1)))
                .orElse(List.of()));
        pairs.remove("");
        return pairs;
    }

    private static String pair(Key one, Key other) {
        String a = KeyCode.encode(one);
        String b = KeyCode.encode(other);
        return a.compareTo(b) < 0 ? a + "\t" + b : b + "\t" + a;
    }

    private Entity entity(String name) {
        return entities().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new FerryException(Fault.MAPPING, Said.of(DuplicateDesk.class, "duplicates.entity", name)));
    }

    /** These records as they are now, side by side; those that are not there any more are left out. Holds values. */
    public DuplicateSides sides(String entity, List<Key> keys) {
        return search.sides(entity, keys, field -> editable(entity, field));
    }

    /** Keeps what is decided on some records until it is written, {@link #forget forgotten}, or decided otherwise. */
    public void keep(DuplicateDraft draft) {
        drafts.keep(draft);
    }

    /** Nothing is decided on these records any more. */
    public void forget(String entity, List<Key> keys) {
        drafts.forget(entity, keys);
    }

    /** What was decided on exactly these records and kept. */
    public Optional<DuplicateDraft> kept(String entity, List<Key> keys) {
        return drafts.of(entity, keys);
    }

    /** How many merges the target holds that can be taken back. */
    public int merged() {
        try (Voyage voyage = migration.opened()) {
            return Merging.written(voyage);
        }
    }

    /** A key from its {@link Key#text}; FerryException (MAPPING) if there is no such entity or it cannot be one. */
    public Key key(String entity, String text) {
        Entity of = entity(entity);
        FieldType type = of.field(of.key().get(0)).type().type();
        try {
            return Key.of(
                    switch (type) {
                        case INTEGER -> (Object) Long.valueOf(text);
                        case DECIMAL -> new BigDecimal(text);
                        default -> text;
                    });
        } catch (NumberFormatException e) {
            throw new FerryException(Fault.MAPPING, Said.of(DuplicateDesk.class, "duplicates.key", text, entity), e);
        }
    }

    /** FerryException (MAPPING) if the entity has not all of these fields. */
    public void checkFields(String entity, Collection<String> fields) {
        for (String field : fields) {
            if (!entity(entity).has(field)) {
                throw new FerryException(
                        Fault.MAPPING, Said.of(DuplicateDesk.class, "duplicates.field", field, entity));
            }
        }
    }

    /** Whether a value can be typed for a field. */
    public boolean editable(String entity, Field field) {
        return FieldCheck.editable(field) && site(entity).plain(field);
    }

    /**
     * A value typed for a field of a survivor, in the form of its type; null if it is emptied.
     *
     * @throws FerryException MAPPING if nothing can be typed there, DATA if the text does not fit
     */
    public Object typed(String entity, String name, String text) {
        checkFields(entity, List.of(name));
        Field field = entity(entity).field(name);
        if (!editable(entity, field)) {
            throw new FerryException(Fault.MAPPING, Said.of(FieldCheck.class, "field.fixed", name));
        }
        return FieldCheck.typed(field, text);
    }

    /** Remembers that these records are different, each from each. */
    public void apart(String entity, List<Key> keys) {
        Set<String> pairs = pairs(entity);
        for (int i = 0; i < keys.size(); i++) {
            for (int j = i + 1; j < keys.size(); j++) {
                pairs.add(pair(keys.get(i), keys.get(j)));
            }
        }
        migration.journal().setFact(APART + entity, String.join("\n", pairs));
        drafts.forget(entity, keys);
    }

    private Map<String, MergeSite> sites(List<Merge> merges) {
        merges.forEach(merge -> site(merge.entity()));
        return sites;
    }

    private MergeSite site(String entity) {
        return sites.computeIfAbsent(entity, migration::mergeSite);
    }

    /**
     * What merging would do now; writes nothing.
     *
     * @throws org.crmferry.model.FerryException (MAPPING) if nothing was transferred yet
     */
    public List<Merging.Outcome> preview(List<Merge> merges) {
        String run = migration.transferred();
        try (Voyage voyage = migration.opened()) {
            return new Merging(voyage, run).preview(merges, sites(merges));
        }
    }

    /** Merges as previewed; what has changed since is left and said in its outcome. */
    public List<Merging.Outcome> merge(List<Merging.Outcome> previewed) {
        String run = migration.transferred();
        try (Voyage voyage = migration.opened()) {
            List<Merge> merges = previewed.stream().map(Merging.Outcome::merge).toList();
            List<Merging.Outcome> done = new Merging(voyage, run).run(previewed, sites(merges));
            merges.forEach(merge -> drafts.forget(merge.entity(), merge.members()));
            long merged = done.stream().filter(one -> one.refusal().isEmpty()).count();
            migration.journal().removeFact("verified");
            migration.journal().log(merged + " duplicates were merged");
            return done;
        }
    }

    /** Takes all merges back; returns the rows that were left because somebody has changed them since. */
    public List<Difference> takeBack() {
        String run = migration.transferred();
        try (Voyage voyage = migration.opened()) {
            Undo undo = new Undo(voyage, run, migration::mergeSite);
            undo.merges();
            migration.journal().removeFact("verified");
            migration.journal().log("merges taken back");
            return new ArrayList<>(undo.left());
        }
    }

    @Override
    public void close() {
        migration.close();
    }
}
