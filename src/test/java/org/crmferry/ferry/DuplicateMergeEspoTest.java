package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmferry.duplicates.Cluster;
import org.crmferry.model.Credentials;
import org.crmferry.model.Key;
import org.crmferry.transfer.Merge;
import org.crmferry.transfer.MergeCounts;
import org.crmferry.transfer.Merging;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merging in a CRM that the catalog knows: shared e-mail addresses, polymorphic parents, links, marks of deletion. */
class DuplicateMergeEspoTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    @TempDir
    Path folder;

    private String target;

    private Ferry ferry() {
        return new Ferry(folder.resolve("project"), new TestSecrets(SA, SA), new Progress());
    }

    private long count(String from) {
        return Sql.number(target, SA, "select count(*) from " + from);
    }

    private Map<String, String> transferred() {
        SamplePair pair = MadeSamples.in(folder);
        target = pair.target();
        Map<String, String> before = Hash.of(target, SA);
        ferry().plan(new Project.End(pair.source(), "sa", ""), new Project.End(target, "sa", ""));
        ferry().run();
        return before;
    }

    /** Two records each of which something of that kind points at. */
    private List<Key> two(String sql) {
        return Sql.rows(target, SA, sql).stream()
                .limit(2)
                .map(id -> Key.of((Object) id))
                .toList();
    }

    private static Merge merge(String entity, List<Key> keys) {
        return new Merge(entity, keys.get(0), keys.subList(1, keys.size()), Map.of(), Map.of(), Map.of());
    }

    @Test
    void movesEverythingThatTheProductKeepsElsewhere() {
        Map<String, String> before = transferred();
        int differences = ferry().verify().differences().size();
        Map<String, String> loaded = Hash.of(target, SA);
        List<Key> contacts = two("select c.\"id\" from \"contact\" c where not c.\"deleted\""
                + " and exists (select 1 from \"entity_email_address\" e where e.\"entity_id\" = c.\"id\")"
                + " and exists (select 1 from \"meeting\" m where m.\"parent_id\" is not null)");
        List<Key> accounts = two("select a.\"id\" from \"account\" a where not a.\"deleted\""
                + " and exists (select 1 from \"contact\" c where c.\"account_id\" = a.\"id\")"
                + " and exists (select 1 from \"task\" t where t.\"parent_id\" = a.\"id\")");
        assertThat(contacts).hasSize(2);
        assertThat(accounts).hasSize(2);
        String gone = accounts.get(1).text();
        String stays = accounts.get(0).text();
        long tasks = count(
                "\"task\" where \"parent_type\" = 'Account' and \"parent_id\" in ('" + gone + "', '" + stays + "')");
        long people = count("\"contact\" where \"account_id\" in ('" + gone + "', '" + stays + "')");
        long lines = count("\"entity_email_address\" where not \"deleted\" and \"entity_id\" in ('"
                + contacts.get(0).text() + "', '" + contacts.get(1).text() + "')");
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            List<Merging.Outcome> previewed =
                    desk.preview(List.of(merge("Contact", contacts), merge("Account", accounts)));
            assertThat(previewed).extracting(Merging.Outcome::refusal).containsOnly("");
            assertThat(desk.merge(previewed)).isEqualTo(previewed);
            MergeCounts counts =
                    previewed.stream().map(Merging.Outcome::counts).reduce(MergeCounts.NONE, MergeCounts::plus);
            System.out.println(counts);
            assertThat(counts.removed()).isEqualTo(2);
        }
        assertThat(count("\"account\" where \"id\" = '" + gone + "' and \"deleted\""))
                .isEqualTo(1);
        assertThat(count("\"task\" where \"parent_id\" = '" + stays + "'")).isEqualTo(tasks);
        assertThat(count("\"contact\" where \"account_id\" = '" + stays + "'")).isEqualTo(people);
        assertThat(count("\"entity_email_address\" where not \"deleted\" and \"entity_id\" = '"
                        + contacts.get(0).text() + "'"))
                .isEqualTo(lines);
        assertThat(count("\"entity_email_address\" where not \"deleted\" and \"primary\" and \"entity_id\" = '"
                        + contacts.get(0).text() + "'"))
                .as("one main address")
                .isEqualTo(1);
        assertThat(ferry().verify().differences()).hasSize(differences);
        assertThat(Hash.of(target, SA)).isNotEqualTo(loaded);
        ferry().undo(null);
        assertThat(Hash.of(target, SA)).isEqualTo(before);
    }

    @Test
    void mergesWhatItFindsByItself() {
        transferred();
        Map<String, String> loaded = Hash.of(target, SA);
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            List<Merge> merges = new ArrayList<>();
            for (var entity : desk.entities()) {
                DuplicateList list = desk.find(entity.name());
                for (Cluster cluster : list.found().clusters()) {
                    List<Key> members = list.members(cluster);
                    merges.add(new Merge(
                            entity.name(),
                            members.get(0),
                            members.subList(1, members.size()),
                            Map.of(),
                            Map.of(),
                            list.states()));
                }
            }
            System.out.println(merges.size() + " clusters in the sample");
            List<Merging.Outcome> previewed = desk.preview(merges);
            assertThat(desk.merge(previewed)).isEqualTo(previewed);
            assertThat(desk.takeBack()).isEmpty();
        }
        assertThat(Hash.of(target, SA)).isEqualTo(loaded);
    }
}
