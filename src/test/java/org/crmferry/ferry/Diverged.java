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
 * the source), 500 same edits, 400 true conflicts, 200 deletes in the source, 100 records that were deleted in the target
 * and edited in the source, 300 changed links, 300 long notes edited on both sides, 100 new contacts with new accounts.
 */
final class Diverged {
    static final String NOTE = "Met at the fair.\nWants a quote in May.\nCall before ten.\nPays late.\n";

    final List<Integer> sourceEdits;
    final List<Integer> targetEdits;
    final List<Integer> sameEdits;
    final List<Integer> conflicts;
    final List<Integer> deletes;
    final List<Integer> editedAndDeleted;
    final List<Integer> links;
    final List<Integer> notes;
    final List<Integer> fresh = new ArrayList<>();

    private final List<Integer> ids = new ArrayList<>();
    private final int contacts;

    Diverged(int contacts, long seed) {
        this.contacts = contacts;
        for (int i = 1; i <= contacts; i++) {
            ids.add(i);
        }
        Collections.shuffle(ids, new Random(seed));
        sourceEdits = take(2000);
        targetEdits = take(1000);
        sameEdits = take(500);
        conflicts = take(400);
        deletes = take(200);
        editedAndDeleted = take(100);
        links = take(300);
        notes = take(300);
        for (int i = 1; i <= share(100); i++) {
            fresh.add(contacts + i);
        }
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
        update(source, login, "update contact set note = '" + NOTE + "'", notes);
        execute(source, login, "update contact set reports_to_id = null");
    }

    /** Edits the source. */
    void source(String url, Credentials login) throws SQLException {
        update(url, login, "update contact set last_name = concat('S ', last_name)", sourceEdits);
        update(url, login, "update contact set email = concat('same', id, '@example.org')", sameEdits);
        update(url, login, "update contact set last_name = 'From the source'", conflicts);
        update(url, login, "update contact set note = '" + NOTE.replace("May", "June") + "'", notes);
        update(url, login, "update contact set last_name = 'Edited'", editedAndDeleted);
        update(url, login, "update contact set account_id = case when account_id = 1 then 2 else 1 end", links);
        update(url, login, "delete from contact_tag", deletes, "contact_id");
        update(url, login, "delete from contact", deletes);
        for (int id : fresh) {
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
        update(url, login, "update contact set last_name = concat('T ', last_name)", targetEdits);
        update(url, login, "update contact set email = concat('same', id, '@example.org')", sameEdits);
        update(url, login, "update contact set last_name = 'From the target', born = '1999-09-09'", conflicts);
        update(url, login, "update contact set note = '" + NOTE.replace("Pays late.\n", "") + "'", notes);
        update(url, login, "update contact set born = '1999-09-09'", sourceEdits);
        update(url, login, "delete from contact", editedAndDeleted);
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
