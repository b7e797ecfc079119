package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.crmferry.journal.ConflictFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand small histories of random edits, births and deletions of both sides, in several rounds, against {@link Merger}: no edit is ever lost, both sides converge, and
 * it makes no difference in which order the two ways are gone.
 */
class SyncHistoriesTest {
    private static final long SEED = Long.getLong("sync.seed", 20261128);
    private static final int ROUNDS = 4;

    @TempDir
    Path folder;

    private static int histories() {
        int histories = Integer.getInteger("sync.histories", 1000);
        System.out.println("-Dsync.seed=" + SEED + " -Dsync.histories=" + histories);
        return histories;
    }

    private People people(String name, int histories) throws Exception {
        return new People(Files.createDirectory(folder.resolve(name)), SEED, histories);
    }

    private static void holds(Merger expected, People people, String what) throws Exception {
        assertThat(People.differing(expected.left(), people.left(), SEED, people.groups(), what + ", source"))
                .isEmpty();
        assertThat(People.differing(expected.right(), people.right(), SEED, people.groups(), what + ", target"))
                .isEmpty();
    }

    @Test
    void noEditIsLostAndBothSidesConverge() throws Exception {
        People people = people("both", histories());
        Merger expected = new Merger(people.left());
        for (int round = 1; round <= ROUNDS; round++) {
            people.live();
            expected.both(people.left(), people.right());
            SyncResult sync = people.sync(Direction.BOTH);
            holds(expected, people, "round " + round);
            assertThat(sync.done()).as("round %d", round).isEqualTo(expected.conflicts() == 0);
            SyncResult again = people.sync(Direction.BOTH);
            assertThat(again.total().planned().read()).as("round %d", round).isZero();
            assertThat(again.back().total().planned().read())
                    .as("round %d", round)
                    .isZero();
            holds(expected, people, "round " + round + " again");
        }
        settle(people);
    }

    /** Decisions bring together what is on both sides. */
    private static void settle(People people) throws Exception {
        Random random = new Random(SEED);
        try (ConflictDesk desk = people.ferry().conflictDesk()) {
            desk.decideAll(ConflictFilter.OPEN.withKind("differs"), random.nextBoolean() ? "source" : "target");
        }
        people.ferry().run();
        people.sync(Direction.BOTH);
        Map<Integer, List<String>> left = people.left();
        Map<Integer, List<String>> right = people.right();
        left.keySet().retainAll(right.keySet());
        right.keySet().retainAll(left.keySet());
        assertThat(People.differing(left, right, SEED, people.groups(), "settled"))
                .isEmpty();
        assertThat(people.ferry().conflicts())
                .noneMatch(conflict -> conflict.kind().equals("differs") && conflict.open());
    }

    @Test
    void theTargetsEditsAreNeverLostWhereOnlyTheSourceIsCarriedOver() throws Exception {
        People people = people("push", histories());
        Merger expected = new Merger(people.left());
        for (int round = 1; round <= ROUNDS; round++) {
            people.live();
            expected.push(people.left(), people.right());
            SyncResult sync = people.sync(Direction.PUSH);
            holds(expected, people, "round " + round);
            assertThat(sync.done()).as("round %d", round).isEqualTo(expected.conflicts() == 0);
            assertThat(people.sync(Direction.PUSH).total().planned().read())
                    .as("round %d", round)
                    .isZero();
            holds(expected, people, "round " + round + " again");
        }
    }

    @Test
    void theOrderOfTheTwoWaysMakesNoDifference() throws Exception {
        int histories = histories();
        for (List<Direction> order : List.of(
                List.of(Direction.PUSH, Direction.PULL, Direction.PUSH),
                List.of(Direction.PULL, Direction.PUSH, Direction.PULL),
                List.of(Direction.PULL, Direction.BOTH))) {
            People people = people(order.toString(), histories);
            Merger expected = new Merger(people.left());
            for (int round = 1; round <= ROUNDS; round++) {
                people.live();
                expected.both(people.left(), people.right());
                order.forEach(people::sync);
                holds(expected, people, order + ", round " + round);
            }
        }
    }
}
