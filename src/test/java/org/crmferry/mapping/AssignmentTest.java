package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void thePairingOfAllBeatsTheBestSinglePair() {
        double[][] scores = {{0.9, 0.8}, {0.85, 0}};
        assertThat(Assignment.best(scores)).containsExactly(1, 0);
    }

    @Test
    void nothingIsPairedWithoutAScore() {
        assertThat(Assignment.best(new double[][] {{0, 0}, {0, 0.3}, {0, 0.4}})).containsExactly(-1, -1, 1);
        assertThat(Assignment.best(new double[0][0])).isEmpty();
    }

    @Test
    void asGoodAsTryingAllPairings() {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            double[][] scores = new double[1 + random.nextInt(6)][1 + random.nextInt(6)];
            for (double[] row : scores) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = random.nextInt(3) == 0 ? 0 : random.nextDouble();
                }
            }
            assertThat(sum(scores, Assignment.best(scores)))
                    .as("seed %s round %s", seed, round)
                    .isCloseTo(most(scores, 0, 0), org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    @Test
    void fifteenHundredFieldsAreFine() {
        Random random = new Random(1);
        double[][] scores = new double[1500][1500];
        for (double[] row : scores) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextInt(20) == 0 ? random.nextDouble() : 0;
            }
        }
        long start = System.nanoTime();
        assertThat(sum(scores, Assignment.best(scores))).isGreaterThan(1300);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    }

    private static double sum(double[][] scores, int[] best) {
        double sum = 0;
        for (int i = 0; i < best.length; i++) {
            sum += best[i] < 0 ? 0 : scores[i][best[i]];
        }
        return sum;
    }

    private static double most(double[][] scores, int row, int used) {
        if (row == scores.length) {
            return 0;
        }
        double best = most(scores, row + 1, used);
        for (int c = 0; c < scores[row].length; c++) {
            if ((used & 1 << c) == 0 && scores[row][c] > 0) {
                best = Math.max(best, scores[row][c] + most(scores, row + 1, used | 1 << c));
            }
        }
        return best;
    }
}
