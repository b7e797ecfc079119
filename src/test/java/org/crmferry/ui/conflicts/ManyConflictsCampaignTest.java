package org.crmferry.ui.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.crmferry.ferry.ConflictDesk;
import org.crmferry.ferry.ConflictDetail;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictFilter;
import org.crmferry.journal.ConflictOrder;
import org.crmferry.mapping.Existing;
import org.crmferry.mapping.Keys;
import org.crmferry.plan.FieldChoice;
import org.crmferry.transfer.Progress;
import org.crmferry.ui.SampleProject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several hundred thousand conflicts stay fluid: whatever the page asks of the desk for a person who waits is answered
 * in a fraction of a second. {@code -Dconflicts=N} (200,000) sets how many there are, {@code -Dseed} repeats one.
 */
@Tag("campaign")
class ManyConflictsCampaignTest {
    private static final int CONFLICTS = Integer.getInteger("conflicts", 200_000);
    private static final int PEOPLE = 40;
    private static final int TIMES = 9;
    /** Milliseconds after which a person feels that something is slow. */
    private static final double FLUID = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final List<String> slow = new ArrayList<>();
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    @Test
    void everythingThatAPersonWaitsForStaysFluid() throws Exception {
        System.out.printf("%,d conflicts, seed=%d%n", CONFLICTS, seed);
        String source = database("source", "");
        String target = database(
                "target",
                "update contact set city = 'Town ' || mod(id, 7), title = case mod(id, 3) when 0 then 'Dr' else title end,"
                        + " last_name = case mod(id, 2) when 0 then last_name || ' of old' else last_name end");
        Path project = folder.resolve("project");
        Ferry ferry = new Ferry(project, SampleProject.logins(), new Progress());
        ferry.plan(new Project.End(source, "sa", ""), new Project.End(target, "sa", ""));
        Project planned = Project.read(project);
        new Project(
                        planned.source(),
                        planned.target(),
                        planned.mapping()
                                .withEntities(planned.mapping().entities().stream()
                                        .map(each -> each.withKeys(Keys.KEEP)
                                                .withMatch(List.of("ID"))
                                                .withExisting(Existing.ASK))
                                        .toList()))
                .write(project);
        System.out.println(timed("check", ferry::preview).total());
        ConflictDesk opened = timed("open the desk", ferry::conflictDesk);
        try (ConflictDesk desk = opened) {
            measure(desk);
        }
        assertThat(slow).as("seed=%d", seed).isEmpty();
    }

    private void measure(ConflictDesk desk) throws Exception {
        ConflictList.Wanted all = new ConflictList.Wanted(ConflictFilter.ALL, ConflictOrder.IMPORTANT);
        Listed first = timed("first page of the list", () -> Listed.first(desk, all));
        assertThat(first.counts().all()).isEqualTo(CONFLICTS);
        long began = System.nanoTime();
        double longest = 0;
        long left = first.unseen();
        while (left > 0) {
            long start = System.nanoTime();
            left = desk.look(ConflictList.LOOK_AT_ONCE);
            longest = Math.max(longest, millis(start));
        }
        System.out.printf("%-44s %,9.0f ms, the longest step %,.0f ms%n", "look at all", millis(began), longest);
        ConflictFilter open = ConflictFilter.OPEN;
        Listed read = fluid("list, most important first", () -> read(desk, all));
        long behind = System.nanoTime();
        assertThat(desk.list(all.filter(), all.order(), ConflictList.MOST))
                .hasSize(Math.min(CONFLICTS, ConflictList.MOST));
        System.out.printf("%-32s %,.0f ms%n", "the list to its end, behind that", (System.nanoTime() - behind) / 1e6);
        fluid("counts for progress and filters", () -> desk.counts(ConflictFilter.ALL));
        fluid("filter by field", () -> read(desk, open.withField("LAST_NAME")));
        fluid("filter by owner", () -> read(desk, open.withOwner("7")));
        fluid(
                "filter by kind and entity",
                () -> read(desk, open.withEntity("CONTACT").withKind("differs")));
        String number = String.valueOf(1 + random.nextInt(CONFLICTS));
        fluid("search for one record", () -> read(desk, open.withText("name" + number)));
        fluid("search that finds most", () -> read(desk, open.withText("town")));
        fluid("search that finds nothing", () -> read(desk, open.withText("nobody")));
        int[] at = {0};
        fluid(
                "next conflict",
                () -> ShownConflict.Looked.of(
                        desk, read.conflicts().get(at[0]++).id()));
        fluid("some other conflict", () -> ShownConflict.Looked.of(desk, any(read)));
        fluid("names of a hundred", () -> desk.names(read.conflicts().subList(100, 200)));
        ConflictDetail detail = desk.detail(any(read));
        ConflictDetail.FieldLine city = detail.fields().stream()
                .filter(line -> line.name().equals("CITY"))
                .findFirst()
                .orElseThrow();
        ConflictFilter alike = ConflictDesk.alike(detail, city);
        long count = fluid("all N like this", () -> desk.count(alike));
        assertThat(count).isBetween((long) CONFLICTS / 100, (long) CONFLICTS / 2);
        assertThat(desk.list(alike, ConflictOrder.OLDEST, CONFLICTS)).hasSize((int) count);
        fluid("decide one", () -> desk.decide(any(read), Map.of("CITY", FieldChoice.SOURCE)));
    }

    private long any(Listed read) {
        List<Conflict> conflicts = read.conflicts();
        return conflicts.get(random.nextInt(conflicts.size())).id();
    }

    private static Listed read(ConflictDesk desk, ConflictFilter filter) {
        return read(desk, new ConflictList.Wanted(filter, ConflictOrder.IMPORTANT));
    }

    private static Listed read(ConflictDesk desk, ConflictList.Wanted wanted) {
        return Listed.of(desk, wanted, ConflictList.FIRST, 0);
    }

    /** Asks many times. What this thread worked counts: how long it lay idle is a matter of the machine. */
    private <T> T fluid(String what, Callable<T> job) throws Exception {
        double[] waited = new double[TIMES];
        double[] worked = new double[TIMES];
        T result = null;
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            result = job.call();
            waited[i] = millis(start);
            worked[i] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
        }
        Arrays.sort(waited);
        Arrays.sort(worked);
        System.out.printf(
                "%-32s worked %,7.1f ms (at most %,.0f), waited %,7.1f ms (at most %,.0f)%n",
                what, worked[TIMES / 2], worked[TIMES - 1], waited[TIMES / 2], waited[TIMES - 1]);
        if (worked[TIMES / 2] > FLUID) {
            slow.add(what);
        }
        return result;
    }

    private static <T> T timed(String what, Callable<T> job) throws Exception {
        long start = System.nanoTime();
        T result = job.call();
        System.out.printf("%-44s %,9.0f ms%n", what, millis(start));
        return result;
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** Contacts of some owners; the same in both databases but for the change. */
    private String database(String name, String change) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve(name);
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table person (id int primary key, first_name varchar(40), last_name varchar(40))");
            statement.execute(
                    "insert into person select x, 'Agent', 'Number ' || x from system_range(1, " + PEOPLE + ")");
            statement.execute("create table contact (id int primary key, owner_id int references person(id),"
                    + " first_name varchar(60), last_name varchar(60), title varchar(40), city varchar(60),"
                    + " phone varchar(40), born date, amount decimal(14,2), note varchar(500))");
            statement.execute(
                    "insert into contact select x, 1 + mod(x * 7 + " + Math.floorMod(seed, 1000) + ", " + PEOPLE
                            + "), 'First' || mod(x, 100), 'Name' || x, 'Mx', 'City ' || mod(x, 5), '+49 ' || x,"
                            + " date '1990-01-01', mod(x * 31, 10007), repeat('a note ', mod(x, 20)) from system_range(1, "
                            + CONFLICTS + ")");
            if (!change.isEmpty()) {
                statement.execute(change);
            }
        }
        return url;
    }
}
