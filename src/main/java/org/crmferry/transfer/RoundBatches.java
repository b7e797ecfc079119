package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictStore;
import org.crmferry.journal.Journal;
import org.crmferry.journal.KeyCode;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Mapper;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Key;
import org.crmferry.model.Likeness;
import org.crmferry.plan.Action;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Decision;
import org.crmferry.plan.Match;
import org.crmferry.plan.RecordHash;
import org.crmferry.plan.Rule;
import org.crmferry.plan.Rules;
import org.crmferry.sync.Merged;
import org.crmferry.sync.RecordMerge;
import org.crmferry.sync.Versions;

/** The batches that one round adds to one entity: merged, decided and sealed, but unknown to the journal until entered. */
final class RoundBatches {
    /** Records in a batch. */
    static final int SIZE = 2000;

    /** Begins the reason of a decision that rules have made; their names follow, joined by commas. */
    static final String MERGED_BY = "merged:";

    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Entity source;
    private final Entity target;
    private final TargetView now;
    private final List<List<Rule>> rules;
    private final Unsent unsent;
    private final Rulings rulings;
    private final Mapper mapper;
    private final Match match;
    private final RecordMerge merge;
    private final Proposals earlier;
    private final Map<Integer, Map<Integer, Proposals.Proposal>> shownBefore = new HashMap<>();
    private final RecordHash hash = new RecordHash();
    private final List<Consumer<Journal>> entries = new ArrayList<>();
    private RoundCounts counts = RoundCounts.NONE;
    private final List<Object[]> written = new ArrayList<>();
    /** Records of the target that stand for several of the source, as far as this round has changed them. */
    private final Set<Key> joined = new HashSet<>();

    private int number;
    private List<Object[]> records = new ArrayList<>();
    private List<Decision> decisions = new ArrayList<>();
    private List<Proposals.Proposal> proposals = new ArrayList<>();

    /**
     * @param likeness what may differ between values that are taken for the same, by target field
     * @param other what is known of the other way
     */
    RoundBatches(
            Voyage voyage,
            EntityMapping mapping,
            TargetView now,
            Rules rules,
            Function<String, Likeness> likeness,
            int first,
            OtherWay other) {
        unsent = other.unsent();
        rulings = other.rulings();
        this.voyage = voyage;
        this.mapping = mapping;
        this.now = now;
        number = first;
        earlier = new Proposals(voyage, mapping);
        source = voyage.source(mapping);
        target = voyage.target(mapping);
        this.rules = target.fields().stream()
                .map(field -> rules.of(mapping.source(), field.name()))
                .toList();
        mapper = voyage.mapper(mapping);
        match = Write.match(mapping, target);
        merge = new RecordMerge(target, match::decides, likeness);
    }

    RoundCounts counts() {
        return counts;
    }

    boolean empty() {
        return entries.isEmpty();
    }

    void enter(Journal journal) {
        entries.forEach(entry -> entry.accept(journal));
    }

    /** New records: created, unless the target has a record of that key already or may have it by another. */
    void fresh(List<Object[]> fresh) {
        for (int from = 0; from < fresh.size(); from += SIZE) {
            List<Object[]> some = fresh.subList(from, Math.min(fresh.size(), from + SIZE));
            FindingKind[] skips = new FindingKind[some.size()];
            List<Object[]> mapped = new ArrayList<>();
            for (int i = 0; i < skips.length; i++) {
                mapped.add(map(some.get(i), i, skips));
            }
            Map<Key, Object[]> there = there(mapped.stream().map(target::keyOf).toList());
            for (int i = 0; i < skips.length; i++) {
                String code = KeyBook.code(source.keyOf(some.get(i)));
                Decision decision = fresh(i, code, skips[i], mapped.get(i), there);
                Object[] current = decision.target() == null ? null : there.get(decision.target());
                if (decision.action() == Action.CREATE) {
                    written.add(mapped.get(i));
                }
                add(some.get(i), decision, current == null ? "" : disputed(mapped.get(i), current), Optional.empty());
            }
            seal();
        }
    }

    private Object[] map(Object[] record, int position, FindingKind[] skips) {
        return mapper.map(record, (kind, to, from) -> {
            if (Prepared.leavesOut(mapping, kind, to, from)) {
                skips[position] = kind;
            }
        });
    }

    private Decision fresh(int position, String code, FindingKind skip, Object[] mapped, Map<Key, Object[]> there) {
        if (skip != null) {
            return new Decision(position, Action.SKIP, null, "", skip.name());
        }
        // A round that was broken off may have left another one's doubt at that place.
        if (code.equals(voyage.keys().doubtful(mapping.source(), number, position))) {
            return new Decision(position, Action.CONFLICT, null, "", "duplicate");
        }
        Key key = target.keyOf(mapped);
        Object[] current = there.get(key);
        if (current == null) {
            return new Decision(position, Action.CREATE, null, "", "");
        }
        Match.Outcome outcome = match.compare(mapped, current);
        return new Decision(position, outcome.action(), key, hash.of(current), "differs");
    }

    private String disputed(Object[] mapped, Object[] current) {
        return String.join(",", names(match.compare(mapped, current).conflicting()));
    }

    /** Records that had left both sides and have come back: created again, unless the target has one of that key. */
    void back(List<Detection.Changed> back) {
        for (int from = 0; from < back.size(); from += SIZE) {
            List<Detection.Changed> some = back.subList(from, Math.min(back.size(), from + SIZE));
            FindingKind[] skips = new FindingKind[some.size()];
            List<Object[]> mapped = new ArrayList<>();
            for (int i = 0; i < skips.length; i++) {
                mapped.add(map(some.get(i).record(), i, skips));
            }
            Map<Key, Object[]> there = there(mapped.stream().map(target::keyOf).toList());
            Map<Integer, Map<Integer, Proposals.Proposal>> opened = new HashMap<>();
            for (int i = 0; i < skips.length; i++) {
                Proposals.Place place = some.get(i).place();
                Object[] was = opened.computeIfAbsent(place.number(), earlier::of)
                        .get(place.position())
                        .seen();
                back(some.get(i), skips[i], mapped.get(i), there.get(target.keyOf(mapped.get(i))), was);
            }
            seal();
        }
    }

    private void back(Detection.Changed one, FindingKind skip, Object[] mapped, Object[] current, Object[] was) {
        if (unsent != null && current == null) {
            unsent.add(mapping.source(), "", 1);
            return;
        }
        Decision decision;
        if (skip != null) {
            decision = new Decision(records.size(), Action.SKIP, null, "", skip.name());
        } else if (current == null) {
            decision = new Decision(records.size(), Action.CREATE, null, "", Deletions.BACK);
        } else {
            Match.Outcome outcome = match.compare(mapped, current);
            decision =
                    new Decision(records.size(), outcome.action(), target.keyOf(mapped), hash.of(current), "differs");
        }
        if (decision.action() == Action.CREATE) {
            written.add(mapped);
        }
        proposals.add(new Proposals.Proposal(
                decision.position(),
                one.place(),
                current == null ? was : current,
                current == null ? mapped : merge(mapped, current)));
        add(one.record(), decision, current == null || skip != null ? "" : disputed(mapped, current), Optional.empty());
    }

    private Object[] merge(Object[] mapped, Object[] current) {
        return match.compare(mapped, current).result();
    }

    /** Records that the source has deleted, by what was found about each. */
    void gone(List<RoundDeletes.Gone> gone) {
        for (int from = 0; from < gone.size(); from += SIZE) {
            for (RoundDeletes.Gone one : gone.subList(from, Math.min(gone.size(), from + SIZE))) {
                Object[] seen = one.current() == null ? one.base().target() : one.current();
                Decision decision = new Decision(
                        records.size(),
                        one.action(),
                        one.base().key(),
                        one.current() == null ? "" : hash.of(one.current()),
                        one.reason());
                propose(one.last(), one.base(), seen, seen, decision, "", Optional.empty());
                if (one.action() != Action.CONFLICT) {
                    counts = counts.plus(RoundCounts.deletion(one.current() == null));
                }
            }
            seal(true);
            voyage.progress().checkCancelled();
        }
    }

    /** What this round writes, in the form of the target. */
    List<Object[]> written() {
        return written;
    }

    private Map<Key, Object[]> there(List<Key> keys) {
        Map<Key, Object[]> there = new HashMap<>();
        List<Key> known = new ArrayList<>(new LinkedHashSet<>(keys));
        known.removeIf(key -> key.size() == 0 || key.part(0) == null);
        now.byKeys(target, known).forEach(record -> there.put(target.keyOf(record), record));
        return there;
    }

    /** Changed records: merged with what the target has now. */
    void changed(List<Detection.Changed> changed) {
        Map<Proposals.Place, Bases.Base> bases = changed.isEmpty()
                ? Map.of()
                : new Bases(voyage, mapping)
                        .of(changed.stream().map(Detection.Changed::place).toList());
        for (int from = 0; from < changed.size(); from += SIZE) {
            List<Detection.Changed> some = changed.subList(from, Math.min(changed.size(), from + SIZE));
            Map<Key, Object[]> there = there(some.stream()
                    .map(one -> bases.get(one.place()))
                    .filter(base -> base != null)
                    .map(Bases.Base::key)
                    .toList());
            some.forEach(one -> changed(one, bases.get(one.place()), there));
            seal();
            voyage.progress().checkCancelled();
        }
    }

    private void changed(Detection.Changed one, Bases.Base base, Map<Key, Object[]> there) {
        FindingKind[] skip = new FindingKind[1];
        Unsent.Heard problems = new Unsent.Heard(source, target);
        Object[] mapped = mapper.map(one.record(), (kind, to, from) -> {
            problems.add(kind, to, from);
            if (Prepared.leavesOut(mapping, kind, to, from)) {
                skip[0] = kind;
            }
        });
        boolean stays = base != null && unsent != null && unsent.stays(mapping, problems, one.record(), base, mapped);
        if (one.again() && base != null && base.open().stream().anyMatch(PutBack::asked)) {
            return;
        }
        if (base == null || skip[0] != null || stays) {
            if (one.again()) {
                return;
            }
            counts = counts.plus(new RoundCounts(0, Counts.NONE, 0, 0, 1, 0, 0, 0));
            return;
        }
        Object[] current = there.get(base.key());
        if (current == null) {
            gone(one, base, mapped);
            return;
        }
        boolean several =
                target.shape() != null && voyage.merges().kept(target.shape().table(), base.key());
        if (several && joined.contains(base.key())) {
            // The next round merges it with what this one has made of the target's record.
            counts = counts.plus(new RoundCounts(0, Counts.NONE, 0, 0, 1, 0, 0, 0));
            return;
        }
        Merged merged = merge.merge(new Versions(base.source(), mapped, current));
        counts = counts.plus(RoundCounts.ignored(merged.ignored()));
        Match by = match.merged(names(merged.disputed()));
        Object[] record = withOwn(merged.record(), mapped);
        Match.Outcome outcome = by.compare(record, current, rules::get);
        boolean asked = outcome.action() == Action.CONFLICT;
        if (asked && one.again() && sameAsShown(one.place(), current)) {
            return;
        }
        if (outcome.action() == Action.UNCHANGED
                && !Voyage.any(merged.same())
                && merged.clean()
                && base.open().isEmpty()) {
            return;
        }
        if (several) {
            joined.add(base.key());
        }
        counts = counts.plus(new RoundCounts(
                0,
                Counts.NONE,
                Voyage.any(merged.same()) && outcome.action() == Action.UNCHANGED ? 1 : 0,
                Voyage.any(merged.combined()) ? 1 : 0,
                0,
                0,
                0,
                0));
        if (outcome.action() == Action.UPDATE) {
            written.add(outcome.result());
        }
        propose(
                one,
                base,
                current,
                asked ? record : outcome.result(),
                new Decision(
                        records.size(),
                        outcome.action(),
                        base.key(),
                        hash.of(current),
                        reason(by, record, current, outcome)),
                String.join(",", names(merged.disputed())),
                ruled(one, base, current));
    }

    /** Of fields that rules have decided, the rules: the history of the record tells them. */
    private String reason(Match by, Object[] record, Object[] current, Match.Outcome outcome) {
        if (outcome.action() == Action.CONFLICT) {
            return "differs";
        }
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < record.length; i++) {
            if (outcome.conflicting()[i]) {
                by.deciding(rules.get(i), i, record, current).ifPresent(rule -> names.add(rule.name()));
            }
        }
        return names.isEmpty() ? "merged" : MERGED_BY + String.join(",", names);
    }

    /** The target has it no more: who has changed it in the source is asked; where that was taken back, nobody is. */
    private void gone(Detection.Changed one, Bases.Base base, Object[] mapped) {
        boolean changed = merge.changed(base.source(), mapped);
        counts = counts.plus(RoundCounts.ignored(merge.ignored(base.source(), mapped)));
        boolean known = base.open().stream().anyMatch(open -> open.kind().equals(Deletions.GONE));
        if (changed ? !known || !one.again() : !base.open().isEmpty()) {
            Action action = changed ? Action.CONFLICT : Action.SKIP;
            Decision decision = new Decision(records.size(), action, base.key(), "", Deletions.GONE);
            Object[] record = withKey(mapped, base.key());
            propose(one, base, record, record, decision, "", ruled(one, base, null));
        }
    }

    /** As the record is created anew if somebody wants that: under the key that it had. */
    private Object[] withKey(Object[] mapped, Key key) {
        Object[] record = mapped.clone();
        for (int i = 0; i < target.key().size(); i++) {
            record[target.index(target.key().get(i))] = key.part(i);
        }
        return record;
    }

    /** Who has decided this on the way there; nobody else is asked then. */
    private Optional<String> ruled(Detection.Changed one, Bases.Base base, Object[] current) {
        return rulings.of(mapping.source(), source.keyOf(one.record()).text(), base.key(), target, current);
    }

    /** Whether the target's record is as it was when somebody was asked about it. */
    private boolean sameAsShown(Proposals.Place place, Object[] current) {
        Proposals.Proposal shown =
                shownBefore.computeIfAbsent(place.number(), earlier::of).get(place.position());
        return shown == null || hash.of(shown.seen()).equals(hash.of(current));
    }

    /** With the source's own fields, such as when it was modified, which rules ask for; they are never written. */
    private Object[] withOwn(Object[] merged, Object[] mapped) {
        Object[] record = merged.clone();
        for (int i = 0; i < record.length; i++) {
            if (!match.decides(i)
                    && !target.key().contains(target.fields().get(i).name())) {
                record[i] = mapped[i];
            }
        }
        return record;
    }

    private Set<String> names(boolean[] fields) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < fields.length; i++) {
            if (fields[i]) {
                names.add(target.fields().get(i).name());
            }
        }
        return names;
    }

    private void propose(
            Detection.Changed one,
            Bases.Base base,
            Object[] seen,
            Object[] record,
            Decision decision,
            String disputed,
            Optional<String> ruled) {
        List<Long> replaced = base.open().stream().map(Conflict::id).toList();
        entries.add(journal -> replaced.forEach(journal.conflicts()::remove));
        proposals.add(new Proposals.Proposal(decision.position(), one.place(), seen, record));
        add(one.record(), decision, disputed, ruled);
    }

    private void add(Object[] record, Decision decision, String disputed, Optional<String> ruled) {
        records.add(record);
        if (!decision.reason().equals(Deletions.DELETED) || decision.action() == Action.CONFLICT) {
            Action action = decision.action() != Action.CONFLICT || ruled.isEmpty()
                    ? decision.action()
                    : decision.reason().equals(Deletions.GONE) ? Action.CREATE : Action.UPDATE;
            counts = counts.plus(new RoundCounts(0, Counts.of(action), 0, 0, 0, 0, 0, 0));
        }
        if (decision.action() != Action.CREATE || !decision.reason().isEmpty()) {
            decisions.add(decision);
        }
        if (decision.action() == Action.CONFLICT) {
            int batch = number;
            String sourceKey = source.keyOf(record).text();
            String targetKey = decision.target() == null ? "" : KeyCode.encode(decision.target());
            entries.add(journal -> {
                ConflictStore store = journal.conflicts();
                int position = decision.position();
                store.add(mapping.source(), batch, position, sourceKey, targetKey, decision.reason(), disputed);
                ruled.flatMap(by -> store.at(mapping.source(), batch, position))
                        .ifPresent(one -> store.choose(one.id(), "source", "", ruled.orElseThrow()));
            });
        }
    }

    private void seal() {
        seal(false);
    }

    private void seal(boolean deletions) {
        if (records.isEmpty()) {
            return;
        }
        BatchEntry cargo = voyage.vault().put(Voyage.CARGO, new Batch(source, number, records));
        BatchEntry decided = decisions.isEmpty() ? null : voyage.seal(mapping, number, decisions);
        Map<String, BatchEntry> proposed = new Proposals(voyage, mapping).seal(number, proposals);
        entries.add(journal -> {
            journal.addBatch(Voyage.CARGO, cargo);
            if (decided != null) {
                journal.addBatch(Voyage.DECISIONS, decided);
            }
            if (deletions) {
                journal.addBatch(Voyage.DELETES, decided);
            }
            proposed.forEach(journal::addBatch);
        });
        records = new ArrayList<>();
        decisions = new ArrayList<>();
        proposals = new ArrayList<>();
        number++;
    }
}
