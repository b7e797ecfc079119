package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.crmferry.database.Servers;
import org.crmferry.mapping.EntityScope;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Sample;
import org.crmferry.mapping.Scope;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What to move: dates, owners, deleted records, a trial run; on the sample CRMs and between real servers. */
class ScopeTest {
    @TempDir
    Path folder;

    private static Map<String, Long> read(Result result) {
        return result.entities().stream()
                .collect(Collectors.toMap(
                        Result.EntityResult::source, e -> e.counts().read()));
    }

    /** Preview, run and verify agree with each other. */
    private static Result carriedOut(Ferry ferry) {
        Result preview = ferry.preview();
        Result run = ferry.run();
        assertThat(run.bySource()).isEqualTo(preview.bySource());
        assertThat(ferry.verify().differences()).isEmpty();
        return preview;
    }

    @Test
    void datesAndOwnersLimitWhatIsRead() throws SQLException {
        Pair pair = Pair.in(folder);
        List<Owner> owners = pair.ferry().owners("Contact");
        assertThat(owners.stream().mapToLong(Owner::records).sum())
                .isEqualTo(pair.source("select count(*) from contacts where deleted = false"));
        // Some of the sample's owners are users that do not exist.
        assertThat(owners.stream().filter(o -> !o.name().isEmpty()).count())
                .isEqualTo(pair.source(
                        "select count(distinct assigned_user_id) from contacts where deleted = false and assigned_user_id in"
                                + " (select id from users)"));
        Owner first = owners.get(0);
        Scope scope = Scope.ALL
                .with(EntityScope.all("Contact")
                        .withDates(new EntityScope.Dates("date_entered", LocalDate.of(2022, 1, 1), null)))
                .with(EntityScope.all("Lead")
                        .withOwners(new EntityScope.Owners("assigned_user_id", List.of(first.key()))));
        pair.change(p -> p.withScope(scope));
        assertThat(Project.read(pair.project).scope()).isEqualTo(scope);
        long contacts = pair.source(
                "select count(*) from contacts where deleted = false and date_entered >= timestamp '2022-01-01 00:00:00'");
        long leads = pair.source(
                "select count(*) from leads where deleted = false and assigned_user_id = '" + first.key() + "'");
        List<InScope> counted = pair.ferry().countInScope(scope);
        assertThat(counted)
                .anyMatch(e -> e.entity().equals("Contact") && e.chosen() == contacts && e.total() > contacts)
                .anyMatch(e -> e.entity().equals("Lead") && e.chosen() == leads);
        Result preview = carriedOut(pair.ferry());
        assertThat(read(preview)).containsEntry("Contact", contacts).containsEntry("Lead", leads);
        assertThat(contacts).isPositive();
        assertThat(leads).isPositive();
        assertThat(preview.findings()).anyMatch(f -> f.kind() == FindingKind.ORPHAN);
    }

    @Test
    void aTrialRunBringsAlongEverythingThatItsRecordsReferTo() throws SQLException {
        Pair pair = Pair.in(folder);
        Scope scope = Scope.ALL.withSample(Sample.first(20));
        pair.change(p -> p.withScope(scope));
        Map<String, Long> counted =
                pair.ferry().countInScope(scope).stream().collect(Collectors.toMap(InScope::entity, InScope::chosen));
        Result preview = carriedOut(pair.ferry());
        assertThat(read(preview)).isEqualTo(counted);
        assertThat(counted.get("Lead")).isGreaterThanOrEqualTo(20).isLessThan(100);
        assertThat(counted.get("Account")).isGreaterThan(20).isLessThan(400);
        assertThat(counted.get("ContactAccount")).isPositive();
        // What the source itself refers to in vain is not there in a full run either.
        Path other = folder.resolve("full");
        Pair full = Pair.in(other);
        Map<String, Long> orphans = orphans(full.ferry().preview());
        orphans(preview)
                .forEach((field, count) -> assertThat(count).isLessThanOrEqualTo(orphans.getOrDefault(field, 0L)));
    }

    private static Map<String, Long> orphans(Result result) {
        return result.findings().stream()
                .filter(f -> f.kind() == FindingKind.ORPHAN)
                .collect(Collectors.toMap(f -> f.entity() + "." + f.field(), f -> f.count()));
    }

    @Test
    void deletedRecordsStayDeleted() throws SQLException {
        Pair pair = Pair.in(folder);
        long deleted = pair.source("select count(*) from contacts where deleted = true");
        long before = pair.target("select count(*) from contact where deleted = true");
        long total = pair.source("select count(*) from contacts");
        pair.change(p -> p.withScope(Scope.ALL.with(EntityScope.all("Contact").withDeleted(true))));
        Result preview = carriedOut(pair.ferry());
        assertThat(read(preview)).containsEntry("Contact", total);
        assertThat(deleted).isPositive();
        assertThat(pair.target("select count(*) from contact where deleted = true"))
                .isEqualTo(before + deleted);
        pair.ferry().undo(null);
        assertThat(pair.target("select count(*) from contact where deleted = true"))
                .isEqualTo(before);
    }

    @Test
    void aTrialRunBetweenServersKeepsReferencesThatAreOnlyGuessed() throws Exception {
        String source = Office.mariaDb(3000, 11);
        String target = Office.emptyPostgres();
        Map<String, String> before = Hash.of(target, Servers.postgresLogin());
        Path project = folder.resolve("p");
        Ferry ferry =
                new Ferry(project, new TestSecrets(Servers.mariadbLogin(), Servers.postgresLogin()), new Progress());
        Project planned = ferry.plan(new Project.End(source, "ferry", ""), new Project.End(target, "postgres", ""));
        planned.withScope(Scope.ALL.withSample(Sample.percent(5))).write(project);
        Result preview = carriedOut(ferry);
        assertThat(preview.findings()).noneMatch(f -> f.kind() == FindingKind.ORPHAN);
        assertThat(read(preview).get("contact")).isGreaterThanOrEqualTo(150).isLessThan(1500);
        assertThat(read(preview).get("account")).isGreaterThan(30);
        ferry.undo(null);
        assertThat(Hash.of(target, Servers.postgresLogin())).isEqualTo(before);
        // A range of days leaves parents out: what refers to them is told and not written.
        planned.withScope(Scope.ALL.with(EntityScope.all("contact")
                        .withDates(new EntityScope.Dates(
                                "created", LocalDate.of(2020, 6, 1), LocalDate.of(2020, 12, 31)))))
                .write(project);
        Result some = carriedOut(ferry);
        assertThat(read(some).get("contact")).isPositive().isLessThan(1500);
        assertThat(some.findings())
                .anyMatch(f -> f.kind() == FindingKind.ORPHAN && f.field().equals("reports_to_id"));
    }

    @Test
    void aWrongScopeIsNamed() {
        Pair pair = Pair.in(folder);
        pair.change(p -> p.withScope(Scope.ALL.with(
                EntityScope.all("Contact").withDates(new EntityScope.Dates("first_name", LocalDate.EPOCH, null)))));
        assertThatThrownBy(() -> pair.ferry().preview())
                .isInstanceOf(FerryException.class)
                .hasMessageContaining("The scope of Contact")
                .hasMessageContaining("date_entered");
        pair.change(p -> p.withScope(Scope.ALL.with(
                EntityScope.all("Campaign").withOwners(new EntityScope.Owners("impressions", List.of("somebody"))))));
        assertThatThrownBy(() -> pair.ferry().preview())
                .hasMessage("The scope of Campaign in project.json is wrong: a key is not a number.")
                .asInstanceOf(type(FerryException.class))
                .extracting(e -> e.message(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("project.json 中 Campaign 的范围有误：某个键不是数字。");
        assertThatThrownBy(() -> Scope.fromJson(
                        "{\"entities\":[{\"source\":\"a\",\"dates\":{\"field\":\"b\",\"from\":\"May\"}}]}"))
                .hasMessageContaining("entities[0] (a), dates, from")
                .hasMessageContaining("2026-01-31");
        assertThatThrownBy(() -> Scope.fromJson("{\"sample\":{\"percent\":110}}"))
                .hasMessageContaining("'percent'");
        assertThatThrownBy(() -> Scope.fromJson("{\"smaple\":{}}")).hasMessageContaining("'smaple'");
    }
}
