package org.crmferry.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * What was seen of conflicts, so that they can be searched and put in order without opening each again. Made once per
 * conflict, forgotten when it changes. In the journal, so never in clear; not thread-safe.
 */
public final class ConflictLooks {
    static final String[] TABLES = {
        // Of journals made before pairs of values had a table of their own: these conflicts are looked at anew.
        "drop table if exists conflict_look",
        "create table if not exists conflict_seen(id bigint primary key, name varchar, text varchar, owner varchar,"
                + " owner_name varchar, distance int, money double precision, links int, place int)",
        "drop index if exists conflict_important",
        "drop index if exists conflict_smallest",
        "create table if not exists conflict_pair(id bigint, pair varchar, primary key(id, pair))",
        "create index if not exists conflict_alike on conflict_pair(pair, id)",
    };
    private final Journal journal;
    private final ConflictStore store;
    /** Numbers of some that nobody has looked at, asked for once; what is forgotten later follows after these. */
    private final Queue<Long> waiting = new ArrayDeque<>();

    ConflictLooks(Journal journal, ConflictStore store) {
        this.journal = journal;
        this.store = store;
    }

    /** Some that nobody has looked at, in the order in which they were met: by batch, so that they are cheap to read. */
    public List<Conflict> missing(int most) {
        if (waiting.isEmpty() && missing() > 0) {
            waiting.addAll(journal.query(
                    "select c.id from conflict c where not exists (select 1 from conflict_seen l where l.id = c.id)"
                            + " order by c.id",
                    row -> row.getLong(1)));
        }
        List<Long> some = new ArrayList<>();
        while (some.size() < most && !waiting.isEmpty()) {
            some.add(waiting.remove());
        }
        return store.get(some);
    }

    /** How many nobody has looked at. */
    public long missing() {
        // Each look belongs to a conflict, and a table knows how many rows it has.
        return journal.query(
                        "select (select count(*) from conflict) - (select count(*) from conflict_seen)",
                        row -> row.getLong(1))
                .get(0);
    }

    /** Keeps looks, all in one transaction. */
    public void put(List<ConflictLook> looks) {
        journal.together(() -> looks.forEach(look -> {
            forget(look.id());
            journal.update(
                    "insert into conflict_seen values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    look.id(),
                    look.name(),
                    look.text(),
                    look.owner(),
                    look.ownerName(),
                    look.distance(),
                    look.money(),
                    look.links(),
                    look.place());
            look.pairs().forEach(pair -> journal.update("insert into conflict_pair values(?, ?)", look.id(), pair));
        }));
    }

    /** What people call the source's records of those of these conflicts that were looked at, by number. Holds values. */
    public Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        journal.queryIn(
                        "select id, name from conflict_seen where id",
                        ids,
                        row -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(each -> names.put(each.getKey(), each.getValue()));
        return names;
    }

    void forget(long id) {
        journal.update("delete from conflict_seen where id = ?", id);
        journal.update("delete from conflict_pair where id = ?", id);
        store.touch(id);
    }
}
