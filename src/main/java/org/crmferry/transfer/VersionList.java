package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Values;
import org.crmferry.plan.Action;
import org.crmferry.plan.Match;

/** Lines up the versions of one record as they are told, the oldest first, with what changed from one to the next. */
final class VersionList {
    private final Entity target;
    private final Match match;
    private final Expected expected;
    private final List<Version> all = new ArrayList<>();

    VersionList(Entity target, Match match, Expected expected) {
        this.target = target;
        this.match = match;
        this.expected = expected;
    }

    List<Version> all() {
        return all;
    }

    boolean begun() {
        return !all.isEmpty();
    }

    /** The target had it already and it held what the source has, as far as that says something. */
    void found(Object[] mapped, String at, int run) {
        boolean[] known = new boolean[mapped.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = match.decides(i) && !Values.empty(mapped[i]) && !(mapped[i] instanceof List<?>);
        }
        add(Version.Cause.FOUND, at, run, "", "", mapped, known);
    }

    /** Somebody has looked: if the record is not as it was, that is a version of its own. */
    void notice(Object[] record, String at, int run) {
        if (!begun()) {
            if (record != null) {
                add(Version.Cause.FOUND, at, run, "", "", record, every(true));
            }
        } else if (record == null) {
            if (last().there()) {
                add(Version.Cause.GONE, at, run, "", "", null, every(true));
            }
        } else if (!last().there() || differs(record)) {
            add(Version.Cause.EDITED, at, run, "", "", record, every(true));
        } else {
            learn(record);
        }
    }

    /** The program has written it. */
    void add(Version.Cause cause, String at, int run, String person, String rule, Expected.One one, boolean unlinked) {
        if (one.action() == Action.DELETE && begun() && !last().there()) {
            return;
        }
        if (one.action() == Action.DELETE) {
            add(cause, at, run, person, rule, null, every(true));
            return;
        }
        boolean[] known = every(true);
        for (int i = 0; i < known.length; i++) {
            boolean reference = target.fields().get(i).reference() != null;
            known[i] = one.action() == Action.UPDATE || match.decides(i) && !(unlinked && reference);
        }
        add(cause, at, run, person, rule, one.record(), known);
    }

    /** It was decided that it stays as it was. */
    void kept(Version.Cause cause, String at, int run, String person, String rule) {
        Object[] record = begun() ? last().record() : new Object[target.fields().size()];
        add(cause, at, run, person, rule, record, begun() ? last().known() : every(false));
    }

    /** It is again as it was before the first writing. */
    void undone(String at) {
        int first = 0;
        while (first < all.size() && all.get(first).cause() == Version.Cause.FOUND) {
            first++;
        }
        if (first < all.size()) {
            Version before = first == 0 ? null : all.get(first - 1);
            add(
                    Version.Cause.UNDO,
                    at,
                    0,
                    "",
                    "",
                    before == null ? null : before.record(),
                    before == null ? every(true) : before.known());
        }
    }

    private Version last() {
        return all.get(all.size() - 1);
    }

    private boolean[] every(boolean value) {
        boolean[] flags = new boolean[target.fields().size()];
        Arrays.fill(flags, value);
        return flags;
    }

    private boolean differs(Object[] record) {
        for (int i = 0; i < record.length; i++) {
            if (match.decides(i) && last().known()[i] && !expected.alike(i, last().record()[i], record[i])) {
                return true;
            }
        }
        return false;
    }

    /** What the last version did not tell is as it is found now: nobody has changed it since, as far as is known. */
    private void learn(Object[] record) {
        Object[] values = record.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = last().known()[i] ? last().record()[i] : record[i];
        }
        Version was = last();
        all.set(
                all.size() - 1,
                new Version(
                        was.number(),
                        was.cause(),
                        was.at(),
                        was.run(),
                        was.person(),
                        was.rule(),
                        values,
                        every(true),
                        was.changes()));
    }

    private void add(
            Version.Cause cause, String at, int run, String person, String rule, Object[] record, boolean[] known) {
        all.add(new Version(all.size() + 1, cause, at, run, person, rule, record, known, changes(record, known)));
    }

    private List<Version.Change> changes(Object[] record, boolean[] known) {
        Version before = begun() ? last() : null;
        List<Version.Change> changes = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            Field field = target.fields().get(i);
            Object old = value(before, i);
            Object now = record == null ? null : record[i];
            boolean told = known[i] && (before == null || !before.there() || before.known()[i]);
            if (match.decides(i) && told && !Values.same(old, now) && !(Values.empty(old) && Values.empty(now))) {
                changes.add(new Version.Change(field, old, now));
            }
        }
        return changes;
    }

    private static Object value(Version version, int field) {
        return version == null || !version.there() || !version.known()[field] ? null : version.record()[field];
    }
}
