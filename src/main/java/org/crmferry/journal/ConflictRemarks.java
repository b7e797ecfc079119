package org.crmferry.journal;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What people wrote on conflicts besides deciding them, and how decisions stood before others were made. In the journal,
 * so never in clear; not thread-safe.
 */
public final class ConflictRemarks {
    private final Journal journal;
    private final ConflictStore store;

    ConflictRemarks(Journal journal, ConflictStore store) {
        this.journal = journal;
        this.store = store;
    }

    /**
     * What was decided on a conflict at some moment. Holds values.
     *
     * @param id the conflict's number
     * @param choice as in {@link Conflict#choice}
     * @param fields as {@link ConflictStore#fieldChoices} has it
     * @param by who decided
     * @param at when; empty while open
     * @param proposal as {@link #proposal} has it
     */
    public record Standing(long id, String choice, String fields, String by, String at, String proposal) {
        /** Never shows the values. */
        @Override
        public String toString() {
            return id + " " + choice;
        }
    }

    /** The note on a conflict; empty for none. */
    public String note(long id) {
        return text("select note from conflict where id = ?", id);
    }

    /** Puts a note on a conflict; an empty one takes it away. */
    public void note(long id, String text) {
        journal.update("update conflict set note = ? where id = ?", text, id);
    }

    /** Why the target did not take what was decided last, without any value; empty if it was not so, or is not known. */
    public String refusal(long id) {
        return text("select refusal from conflict where id = ?", id);
    }

    /** A colleague's answer that waits to be confirmed; empty for none. */
    public String proposal(long id) {
        return text("select proposal from conflict where id = ?", id);
    }

    /** Keeps a colleague's answer for a conflict that is not applied; an empty one takes it away. */
    public void proposal(long id, String text) {
        journal.update("update conflict set proposal = ? where id = ? and not applied", text, id);
    }

    private String text(String sql, long id) {
        return journal.query(sql, row -> row.getString(1), id).stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** How these conflicts are decided now, by number. */
    public List<Standing> standings(Collection<Long> ids) {
        // Many were decided alike: each text is held once.
        Map<String, String> texts = new HashMap<>();
        List<Standing> all = journal.queryIn(
                "select id, choice, coalesce(field_choices, ''), decided_by,"
                        + " coalesce(cast(decided_at as varchar), ''), coalesce(proposal, '') from conflict where id",
                ids,
                row -> new Standing(
                        row.getLong(1),
                        once(texts, row.getString(2)),
                        once(texts, row.getString(3)),
                        once(texts, row.getString(4)),
                        once(texts, row.getString(5)),
                        once(texts, row.getString(6))));
        all.sort(Comparator.comparingLong(Standing::id));
        return all;
    }

    private static String once(Map<String, String> texts, String text) {
        return texts.computeIfAbsent(text, same -> same);
    }

    /** Lets conflicts stand as they stood, all in one transaction; those that were applied meanwhile stay. */
    public void restore(List<Standing> standings) {
        journal.together(() -> standings.forEach(this::restore));
    }

    private void restore(Standing each) {
        journal.update(
                "update conflict set choice = ?, field_choices = ?, decided_by = ?,"
                        + " decided_at = cast(nullif(?, '') as timestamp), proposal = ? where id = ? and not applied",
                each.choice(),
                each.fields(),
                each.by(),
                each.at(),
                each.proposal(),
                each.id());
        store.touch(each.id());
    }
}
