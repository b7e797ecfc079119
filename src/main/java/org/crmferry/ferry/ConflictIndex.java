package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictLook;
import org.crmferry.journal.ConflictLooks;
import org.crmferry.mapping.Advice;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.transfer.Dispute;
import org.crmferry.transfer.Disputes;

/** Looks at conflicts once, so that they can be found by what they hold and put in order. */
final class ConflictIndex {
    private static final int LONGEST = 200;

    private final ConflictLooks looks;
    private final Disputes disputes;
    private final Map<String, String> people = new HashMap<>();

    ConflictIndex(ConflictLooks looks, Disputes disputes) {
        this.looks = looks;
        this.disputes = disputes;
    }

    /** Looks at some more; gives how many are left. */
    long look(int most) {
        List<Conflict> some = looks.missing(most);
        if (some.isEmpty()) {
            return looks.missing();
        }
        Map<Long, String> names = new HashMap<>();
        disputes.sources(some, (conflict, entity, record) -> names.put(conflict.id(), Naming.of(entity, record)));
        List<Dispute> opened = disputes.of(some);
        learn(opened);
        looks.put(opened.stream()
                .map(each -> look(each, names.getOrDefault(each.conflict().id(), "")))
                .toList());
        return looks.missing();
    }

    /** Asks the target once for owners whose names are not known yet. */
    private void learn(List<Dispute> opened) {
        Map<String, Set<Key>> wanted = new HashMap<>();
        for (Dispute dispute : opened) {
            Field field = Advice.meaning(dispute.target(), "owner");
            Object owner = owner(dispute, field);
            if (owner != null
                    && field.reference() != null
                    && people.putIfAbsent(field.reference().entity() + "/" + Values.text(owner), "") == null) {
                wanted.computeIfAbsent(field.reference().entity(), e -> new HashSet<>())
                        .add(Key.of(owner));
            }
        }
        wanted.forEach((entity, keys) -> disputes.targets(
                entity,
                keys,
                (none, of, record) -> people.put(entity + "/" + of.keyOf(record).text(), Naming.of(of, record))));
    }

    private static Object owner(Dispute dispute, Field field) {
        if (field == null) {
            return null;
        }
        int at = dispute.target().index(field.name());
        Object mine = dispute.mapped()[at];
        return mine != null || dispute.current() == null ? mine : dispute.current()[at];
    }

    private ConflictLook look(Dispute dispute, String name) {
        Entity target = dispute.target();
        Object[] current = dispute.current();
        boolean[] conflicting = dispute.conflicting();
        List<String> words = new ArrayList<>(List.of(name));
        if (current != null) {
            words.add(Naming.of(target, current));
        }
        List<String> pairs = new ArrayList<>();
        int distance = 0;
        int links = 0;
        for (int i = 0; i < conflicting.length; i++) {
            Field field = target.fields().get(i);
            links += field.reference() != null && dispute.mapped()[i] != null ? 1 : 0;
            if (conflicting[i] && dispute.match().decides(i)) {
                String source = Values.text(dispute.mapped()[i]);
                String there = Values.text(current[i]);
                words.add(cut(source));
                words.add(cut(there));
                pairs.add(ConflictLook.pair(field.name(), source, there));
                distance += distance(source, there);
            }
        }
        Field field = Advice.meaning(target, "owner");
        Object owner = owner(dispute, field);
        String key = owner == null ? "" : Values.text(owner);
        String who = key.isEmpty() || field.reference() == null
                ? ""
                : people.getOrDefault(field.reference().entity() + "/" + key, "");
        words.add(who);
        return new ConflictLook(
                dispute.conflict().id(),
                name,
                ConflictLook.folded(String.join("\n", words)),
                key,
                who.isEmpty() ? key : who,
                pairs,
                distance,
                money(dispute),
                links,
                disputes.place(dispute.conflict().entity()));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** About how many characters differ: what is left without the common beginning and end. */
    private static int distance(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int head = 0;
        while (head < shorter && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        return Math.max(a.length(), b.length()) - head - tail;
    }

    private static Double money(Dispute dispute) {
        Field amount = Advice.meaning(dispute.target(), "amount");
        Object value = amount == null ? null : dispute.mapped()[dispute.target().index(amount.name())];
        return value instanceof Number number ? number.doubleValue() : null;
    }
}
