package org.crmferry.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen of conflicts, so that they can be searched and put in order without opening each again. Made once per
 * conflict, forgotten when it changes. In the journal, so never in clear; not thread-safe.
 */
public final class ConflictLooks {
    static final String[] TABLES = {
        "create table if not exists conflict_look(id bigint primary key, text varchar, owner varchar,"
                + " owner_name varchar, pairs varchar, distance int, money double precision, links int, place int)",
    };
    private static final String UNSEEN = " where not exists (select 1 from conflict_look l where l.id = c.id)";

    private final Journal journal;
    private final ConflictStore store;

    ConflictLooks(Journal journal, ConflictStore store) {
        this.journal = journal;
        this.store = store;
    }

    /** Some that nobody has looked at, by batch: so they are the cheapest to read. */
    public List<Conflict> missing(int most) {
        return store.read(
                "select " + ConflictStore.COLUMNS + UNSEEN + " order by c.entity, c.number, c.position limit ?", most);
    }

    /** How many nobody has looked at. */
    public long missing() {
        return journal.query("select count(*) from conflict c" + UNSEEN, row -> row.getLong(1))
                .get(0);
    }

    /** Keeps looks, all in one transaction. */
    public void put(List<ConflictLook> looks) {
        journal.together(() -> looks.forEach(look -> journal.update(
                "merge into conflict_look key(id) values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                look.id(),
                look.text(),
                look.owner(),
                look.ownerName(),
                look.pairs(),
                look.distance(),
                look.money(),
                look.links(),
                look.place())));
    }

    /** What people call owners of conflicts, by {@link ConflictLook#owner}. */
    public Map<String, String> owners() {
        Map<String, String> names = new LinkedHashMap<>();
        journal.query(
                        "select owner, max(owner_name) from conflict_look where owner <> '' group by owner order by 2",
                        row -> new String[] {row.getString(1), row.getString(2)})
                .forEach(each -> names.put(each[0], each[1]));
        return names;
    }

    /** How many meet the filter, by {@link ConflictLook#owner}; without those that have none. */
    public Map<String, Long> countByOwner(ConflictFilter filter) {
        List<Object> values = new ArrayList<>();
        String where = ConflictWhere.of(filter, values);
        Map<String, Long> counts = new LinkedHashMap<>();
        journal.query(
                        "select l.owner, count(*) from conflict c join conflict_look l on l.id = c.id" + where
                                + " and l.owner <> '' group by l.owner order by max(l.owner_name), l.owner",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        values.toArray())
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    void forget(long id) {
        journal.update("delete from conflict_look where id = ?", id);
    }
}
