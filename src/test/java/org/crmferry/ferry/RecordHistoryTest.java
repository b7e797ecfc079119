package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.model.FerryException;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Change;
import org.crmferry.transfer.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The versions of a record across runs, and the way back to each of them. */
class RecordHistoryTest extends Persons {
    @ParameterizedTest
    @EnumSource
    void listsEveryVersionOfThreeRunsAndPutsEachBack(Engines engines) throws Exception {
        transfer(engines);
        String created = row(1);
        source("update person set name = 'Two', note = 'from the source' where id = 1");
        target("update person set name = 'Zwei' where email = 'p1@example.org'");
        assertThat(ferry().sync(Rule.SOURCE).result().result()).isEqualTo("done");
        source("update person set city = 'Lyon' where id = 1");
        target("update person set city = 'Köln' where email = 'p1@example.org'");
        SyncResult third = ferry().sync(Rule.ASK);
        assertThat(third.result().total().conflicts()).isEqualTo(1);
        assertThat(history(1).waiting()).isEqualTo(1);
        assertThatThrownBy(() -> putBack(1, 1)).hasMessageContaining("waits to be decided");
        try (ConflictDesk desk = ferry().conflictDesk()) {
            desk.decide(1, "source");
        }
        assertThatThrownBy(() -> putBack(1, 1))
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("ferry run");
        assertThat(ferry().run().result()).isEqualTo("done");
        String decided = row(1);
        assertThat(lines(history(1)))
                .containsExactly(
                        "1 TRANSFER run 1 of " + PERSON
                                + "; name null > Name 1; city null > City 1; email null > p1@example.org; note null > Note 1",
                        "2 EDITED run 2; name Name 1 > Zwei",
                        "3 SYNC run 2 by source of " + PERSON + "; name Zwei > Two; note Note 1 > from the source",
                        "4 EDITED run 3; city City 1 > Köln",
                        "5 DECIDED run 3 by source of " + PERSON + "; city Köln > Lyon");
        assertThat(history(1).versions()).allMatch(version -> version.at().matches("20\\d\\d-.*Z"));
        assertThat(lines(history(2)))
                .containsExactly(
                        "1 FOUND run 1; name null > There; city null > City 2; email null > p2@example.org",
                        "2 TRANSFER run 1 by source of " + PERSON + "; name There > Name 2; note  > Note 2");

        PutBackResult back = putBack(1, 1);
        assertThat(back.written()).containsExactly(spelled("name"), spelled("city"), spelled("note"));
        assertThat(back.done()).isTrue();
        assertThat(row(1)).isEqualTo(created);
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(ferry().sync(Rule.SOURCE).total().planned().read()).isZero();
        assertThat(row(1)).isEqualTo(created);
        assertThat(putBack(1, 1).written()).isEmpty();

        assertThat(putBack(1, 5).done()).isTrue();
        assertThat(row(1)).isEqualTo(decided);
        assertThat(putBack(2, 1).written()).containsExactly(spelled("name"), spelled("note"));
        assertThat(lines(history(1)).subList(5, 7))
                .containsExactly(
                        "6 PUT_BACK run 4 of " + PERSON + "; name Two > Name 1; city Lyon > City 1;"
                                + " note from the source > Note 1",
                        "7 PUT_BACK run 5 of " + PERSON + "; name Name 1 > Two; city City 1 > Lyon;"
                                + " note Note 1 > from the source");
        assertThat(ferry().verify().differences()).isEmpty();
        noValueLiesInTheFolder();
        everythingIsTakenBack();
    }

    private void noValueLiesInTheFolder() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder.resolve("project"))) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(10);
        for (Path file : files) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("Zwei", "from the source", "Name 1", "Lyon");
        }
    }

    /** What is shown is what is written, or nothing is. */
    @Test
    void writesWhatWasShownOrNothing() throws Exception {
        transfer(Engines.H2);
        source("update person set name = 'Two', city = 'Rome' where id = 1");
        ferry().sync(Rule.ASK);
        RecordHistory shown = history(1);
        PutBackPreview back = shown.versions().get(0).back();
        assertThat(back.hindrance()).isNull();
        assertThat(back.edited()).isEmpty();
        assertThat(back.writes())
                .extracting(
                        RecordHistory.FieldChange::field,
                        RecordHistory.FieldChange::old,
                        RecordHistory.FieldChange::now)
                .containsExactly(
                        Tuple.tuple(spelled("name"), "Two", "Name 1"), Tuple.tuple(spelled("city"), "Rome", "City 1"));
        assertThat(shown.versions().get(1).back().writes()).isEmpty();
        source("update person set city = 'Bonn' where id = 1");
        ferry().sync(Rule.ASK);
        try (HistoryDesk desk = ferry().history()) {
            assertThatThrownBy(() -> desk.putBack(shown, 1)).hasMessageContaining("has changed since");
        }
        assertThat(row(1)).startsWith("Two|Bonn|");
        assertThat(ferry().conflicts()).isEmpty();
        assertThat(putBack(1, 1).done()).isTrue();
        assertThat(row(1)).startsWith("Name 1|City 1|");
    }

    private void everythingIsTakenBack() throws SQLException {
        assertThat(ferry().undo(null).differences()).isEmpty();
        assertThat(Hash.of(target, targetLogin)).isEqualTo(before);
        List<String> lines = lines(history(1));
        assertThat(lines.get(lines.size() - 1)).startsWith("8 UNDO run 0 deleted; name Two > null");
        assertThat(line(history(2).versions().get(3))).startsWith("4 UNDO run 0");
        assertThatThrownBy(() -> putBack(2, 2)).hasMessageContaining("no version can be put back");
    }

    @Test
    void neverOverwritesWhatWasEditedSince() throws Exception {
        transfer(Engines.H2);
        source("update person set name = 'Two' where id = 1");
        assertThat(ferry().sync(Rule.ASK).result().result()).isEqualTo("done");
        target("update person set name = 'Edited', extra = 'untouched' where email = 'p1@example.org'");
        assertThat(lines(history(1)).get(2)).isEqualTo("3 EDITED run 0; name Two > Edited");
        PutBackResult back = putBack(1, 1);
        assertThat(back.conflict()).isEqualTo(1);
        assertThat(back.edited()).containsExactly(spelled("name"));
        assertThat(row(1)).startsWith("Edited|");
        assertThat(ferry().conflicts())
                .singleElement()
                .matches(each -> each.kind().equals("version") && each.open());
        source("update person set name = 'Other' where id = 5");
        assertThat(ferry().sync(Rule.SOURCE).result().total().conflicts()).isEqualTo(1);
        assertThat(row(1)).startsWith("Edited|");
        try (ConflictDesk desk = ferry().conflictDesk()) {
            assertThat(desk.detail(1).fields().stream()
                            .filter(ConflictDetail.FieldLine::differs)
                            .toList())
                    .singleElement()
                    .matches(line ->
                            line.source().equals("Name 1") && line.target().equals("Edited"));
            desk.decide(1, "source");
        }
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(row(1)).isEqualTo("Name 1|City 1|p1@example.org|Note 1|untouched");
        assertThat(ferry().verify().differences()).isEmpty();
        assertThat(lines(history(1)).subList(2, 4))
                .containsExactly(
                        "3 EDITED run 3; name Two > Edited",
                        "4 PUT_BACK run 3 by source of " + PERSON + "; name Edited > Name 1");
        assertThat(putBack(1, 3).done()).isTrue();
        assertThat(row(1)).startsWith("Edited|City 1|");
        target("update person set note = 'somebody else' where email = 'p1@example.org'");
        assertThat(putBack(1, 2).done()).isFalse();
        try (ConflictDesk desk = ferry().conflictDesk()) {
            desk.decideAll(ConflictFilter.OPEN, "target");
        }
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(row(1)).startsWith("Two|City 1|p1@example.org|somebody else|");
        source("update person set name = 'Three' where id = 1", "update person set city = 'Bonn' where id = 1");
        assertThat(ferry().sync(Rule.ASK).result().total().conflicts()).isZero();
        assertThat(row(1)).startsWith("Three|Bonn|p1@example.org|somebody else|");
    }

    @Test
    void saysWhyAVersionCannotBePutBack() throws Exception {
        transfer(Engines.H2);
        source("update person set name = 'Two' where id <= 3", "delete from person where id = 9");
        assertThat(ferry().sync(Rule.ASK).result().result()).isEqualTo("done");
        target("delete from person where email = 'p3@example.org'");
        assertThat(lines(history(9)).get(1)).startsWith("2 SYNC run 2 of " + PERSON + " deleted; name Name 9 > null");
        assertThat(lines(history(3)).get(2)).startsWith("3 GONE run 0 deleted");
        assertThatThrownBy(() -> putBack(1, 3)).hasMessageContaining("has 2 versions");
        assertThatThrownBy(() -> history(77)).hasMessageContaining("key 77");
        try (HistoryDesk desk = ferry().history()) {
            assertThatThrownBy(() -> desk.of("nobody", "1")).hasMessageContaining("nobody");
        }
    }

    @Test
    void listsWhatWasWrittenLast() throws Exception {
        transfer(Engines.H2);
        source("update person set name = 'Two', city = 'Rome' where id = 4", "delete from person where id = 8");
        ferry().sync(Rule.ASK);
        putBack(4, 1);
        try (HistoryDesk desk = ferry().history()) {
            List<Change> recent = desk.recent("", 100);
            assertThat(recent).hasSize(12);
            assertThat(recent.get(0))
                    .matches(each -> each.sourceKey().equals("4")
                            && each.cause() == Version.Cause.PUT_BACK
                            && each.run() == 3
                            && each.fields().equals(List.of(spelled("name"), spelled("city"))));
            assertThat(recent.subList(1, 3))
                    .extracting(Change::sourceKey, Change::what, Change::cause, Change::run)
                    .containsExactlyInAnyOrder(
                            Tuple.tuple("4", "updated", Version.Cause.SYNC, 2),
                            Tuple.tuple("8", "deleted", Version.Cause.SYNC, 2));
            assertThat(recent.subList(3, 12)).allMatch(each -> each.cause() == Version.Cause.TRANSFER);
            assertThat(desk.recent(spelled("person"), 2)).isEqualTo(recent.subList(0, 2));
            assertThat(desk.recent("other", 100)).isEmpty();
        }
    }

    /** As a project was before runs were written down. */
    @Test
    void tellsWhatItKnowsOfAnOlderProject() throws Exception {
        transfer(Engines.H2);
        source("update person set name = 'Two' where id = 1");
        ferry().sync(Rule.ASK);
        forgetRuns();
        assertThat(lines(history(1)))
                .containsExactly(
                        "1 TRANSFER run 0; name null > Name 1; city null > City 1; email null > p1@example.org;"
                                + " note null > Note 1",
                        "2 SYNC run 0; name Name 1 > Two");
        assertThat(putBack(1, 1).done()).isTrue();
        assertThat(row(1)).startsWith("Name 1|");
        assertThat(line(history(1).versions().get(2))).startsWith("3 PUT_BACK run 1 of");
        assertThat(ferry().undo(null).differences()).isEmpty();
        assertThat(Hash.of(target, targetLogin)).isEqualTo(before);
    }

    private void forgetRuns() throws SQLException {
        Path project = folder.resolve("project");
        String key;
        try (Folder open = Folder.open(project, new TestSecrets(SA, SA))) {
            key = open.vault().key().hex();
        }
        Properties login = new Properties();
        login.setProperty("user", "ferry");
        login.setProperty("password", key + " ferry");
        try (Connection journal = new org.h2.Driver()
                .connect("jdbc:h2:file:" + project.resolve("journal").toAbsolutePath() + ";CIPHER=AES", login)) {
            for (String command :
                    List.of("drop table run", "drop table run_batch", "alter table result drop column at")) {
                journal.createStatement().execute(command);
            }
        }
    }

    @Test
    void aKeyOfTheTargetFindsItsRecord() throws Exception {
        transfer(Engines.H2);
        try (HistoryDesk desk = ferry().history()) {
            assertThat(desk.ofTarget(spelled("person"), "3").sourceKey()).isEqualTo("1");
            assertThat(desk.ofTarget(spelled("person"), "2").versions()).hasSize(2);
        }
        assertThat(ferry().conflicts()).extracting(Conflict::kind).isEmpty();
    }
}
