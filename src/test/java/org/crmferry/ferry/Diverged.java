package org.crmferry.ferry;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.crmferry.model.Credentials;

/**
 * Lets two copies of an {@link Office} diverge, by the seed: for 100,000 contacts, 3,000 edits of one side (two thirds of
 * the source), 500 same edits, 400 true conflicts, 200 deletes, 100 records that one side has deleted and the other has
 * edited, 300 changed links, 300 long notes edited on both sides, 100 new contacts with new accounts in the source.
 */
final class Diverged {
    static final String NOTE = "Met at the fair.\nWants a quote in May.\nCall before ten.\nPays late.\n";

    private static final String CHANGE_LINK =
            "update contact set account_id = case when account_id = 1 then 2 else 1 end";

    final List<Integer> sourceEdits;
    final List<Integer> targetEdits;
    final List<Integer> sameEdits;
    final List<Integer> conflicts;
    final List<Integer> deletes;
    final List<Integer> targetDeletes;
    /** Edited in the source and deleted in the target. */
    final List<Integer> editedAndDeleted;
    /** Deleted in the source and edited in the target. */
    final List<Integer> deletedAndEdited;

    final List<Integer> links;
    final List<Integer> targetLinks;
    final List<Integer> notes;
    final List<Integer> fresh = new ArrayList<>();
    /** New in the target. */
    final List<Integer> born = new ArrayList<>();

    private final List<Integer> ids;
    private final Random random;
    private final int contacts;
    private final int round;
    private final boolean bothDelete;

    /** The target only edits, and deletes what the source has edited. */
    Diverged(int contacts, long seed) {
        this(all(contacts), contacts, new Random(seed), 1, false);
    }

    /** Both delete, change links and have new contacts as well; there are {@link #next} rounds. */
    static Diverged twoSided(int contacts, long seed) {
        return new Diverged(all(contacts), contacts, new Random(seed), 1, true);
    }

    private Diverged(List<Integer> ids, int contacts, Random random, int round, boolean bothDelete) {
        this.ids = ids;
        this.contacts = contacts;
        this.random = random;
        this.round = round;
        this.bothDelete = bothDelete;
        Collections.shuffle(ids, random);
        sourceEdits = take(2000);
        targetEdits = take(1000);
        sameEdits = take(500);
        conflicts = take(400);
        deletes = take(bothDelete ? 100 : 200);
        targetDeletes = take(bothDelete ? 100 : 0);
        editedAndDeleted = take(bothDelete ? 50 : 100);
        deletedAndEdited = take(bothDelete ? 50 : 0);
        links = take(bothDelete ? 150 : 300);
        targetLinks = take(bothDelete ? 150 : 0);
        notes = take(300);
        for (int i = 1; i <= share(100); i++) {
            fresh.add(round * contacts + i);
            if (bothDelete) {
                born.add((100 + round) * contacts + i);
            }
        }
    }

    private static List<Integer> all(int contacts) {
        List<Integer> all = new ArrayList<>();
        for (int i = 1; i <= contacts; i++) {
            all.add(i);
        }
        return all;
    }

    /** Another round, among the contacts that both sides still have and that nobody has to decide on; notes are agreed. */
    Diverged next() {
        List<Integer> left = new ArrayList<>(ids);
        for (List<Integer> some : List.of(sourceEdits, targetEdits, sameEdits, links, targetLinks)) {
            left.addAll(some);
        }
        Collections.sort(left);
        return new Diverged(left, contacts, random, round + 1, bothDelete);
    }

    private int share(int ofHundredThousand) {
        return (int) ((long) ofHundredThousand * contacts / 100_000);
    }

    private List<Integer> take(int ofHundredThousand) {
        List<Integer> some = ids.subList(0, share(ofHundredThousand));
        List<Integer> taken = List.copyOf(some);
        some.clear();
        return taken;
    }

    /** To be called before the transfer, so that the long notes are agreed. */
    void prepare(String source, Credentials login) throws SQLException {
        execute(source, login, "update contact set note = '" + NOTE + "', reports_to_id = null");
    }

    /** Edits the source. */
    void source(String url, Credentials login) throws SQLException {
        update(url, login, "update contact set last_name = concat('S ', last_name)", sourceEdits);
        update(url, login, "update contact set email = concat('same" + round + "-', id, '@example.org')", sameEdits);
        update(url, login, "update contact set last_name = 'From the source'", conflicts);
        update(url, login, "update contact set note = '" + NOTE.replace("May", "June") + "'", notes);
        update(url, login, "update contact set last_name = 'Edited'", editedAndDeleted);
        update(url, login, CHANGE_LINK, links);
        for (List<Integer> some : List.of(deletes, deletedAndEdited)) {
            update(url, login, "delete from contact_tag", some, "contact_id");
            update(url, login, "delete from contact", some);
        }
        enter(url, login, fresh);
    }

    private static void enter(String url, Credentials login, List<Integer> some) throws SQLException {
        for (int id : some) {
            execute(
                    url,
                    login,
                    "insert into account (id, name) values (" + id + ", 'New " + id + "')",
                    "insert into contact (id, account_id, last_name, email) values (" + id + ", " + id + ", 'New', 'new"
                            + id + "@example.org')");
        }
    }

    /** Edits the target. */
    void target(String url, Credentials login) throws SQLException {
        String birth = "born = '" + born() + "'";
        update(url, login, "update contact set last_name = concat('T ', last_name)", targetEdits);
        update(url, login, "update contact set email = concat('same" + round + "-', id, '@example.org')", sameEdits);
        update(url, login, "update contact set last_name = 'From the target', " + birth, conflicts);
        update(url, login, "update contact set note = '" + NOTE.replace("Pays late.\n", "") + "'", notes);
        update(url, login, "update contact set " + birth, sourceEdits);
        update(url, login, "update contact set last_name = 'Edited'", deletedAndEdited);
        update(url, login, CHANGE_LINK, targetLinks);
        update(url, login, "delete from contact", editedAndDeleted);
        update(url, login, "delete from contact", targetDeletes);
        enter(url, login, born);
    }

    /** What the target knows of a contact's birth since this round. */
    String born() {
        return "199" + (10 - round) + "-09-09";
    }

    /** The note that both sides have edited. */
    static String merged() {
        return NOTE.replace("May", "June").replace("Pays late.\n", "");
    }

    private static void update(String url, Credentials login, String sql, List<Integer> some) throws SQLException {
        update(url, login, sql, some, "id");
    }

    private static void update(String url, Credentials login, String sql, List<Integer> some, String key)
            throws SQLException {
        for (int from = 0; from < some.size(); from += 1000) {
            String list = new TreeSet<>(some.subList(from, Math.min(some.size(), from + 1000))).toString();
            execute(url, login, sql + " where " + key + " in (" + list.substring(1, list.length() - 1) + ")");
        }
    }

    static void execute(String url, Credentials login, String... commands) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, login.user(), new String(login.password()));
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
