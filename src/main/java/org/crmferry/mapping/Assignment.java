package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pairing of two sides with the greatest sum of scores: the Hungarian method by shortest augmenting paths (Jonker
 * and Volgenant, 1987), done separately for each group that is connected by scores above 0. O(n^3) in the largest group.
 */
final class Assignment {
    private final double[][] scores;
    private final int[] partner;

    private Assignment(double[][] scores) {
        this.scores = scores;
        partner = new int[scores.length];
        Arrays.fill(partner, -1);
    }

    /** For each row its column, or -1. A score of 0 or less never pairs. */
    static int[] best(double[][] scores) {
        Assignment work = new Assignment(scores);
        int columns = scores.length == 0 ? 0 : scores[0].length;
        boolean[] rowDone = new boolean[scores.length];
        boolean[] columnDone = new boolean[columns];
        for (int row = 0; row < scores.length; row++) {
            if (!rowDone[row]) {
                work.group(row, rowDone, columnDone);
            }
        }
        return work.partner;
    }

    /** Collects everything connected with a row and pairs it. */
    private void group(int start, boolean[] rowDone, boolean[] columnDone) {
        List<Integer> rows = new ArrayList<>(List.of(start));
        List<Integer> columns = new ArrayList<>();
        rowDone[start] = true;
        int seen = 0;
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columnDone.length; c++) {
                if (!columnDone[c] && scores[rows.get(r)][c] > 0) {
                    columnDone[c] = true;
                    columns.add(c);
                }
            }
            for (; seen < columns.size(); seen++) {
                for (int other = 0; other < rowDone.length; other++) {
                    if (!rowDone[other] && scores[other][columns.get(seen)] > 0) {
                        rowDone[other] = true;
                        rows.add(other);
                    }
                }
            }
        }
        if (!columns.isEmpty()) {
            solve(rows, columns);
        }
    }

    /** Rows first, then one column per row to stay alone with; all counted from 1, 0 is the start of a path. */
    private void solve(List<Integer> rows, List<Integer> columns) {
        int n = rows.size();
        int real = columns.size();
        int m = real + n;
        double[][] costs = costs(rows, columns);
        double[] u = new double[n + 1];
        double[] v = new double[m + 1];
        int[] rowOf = new int[m + 1];
        int[] way = new int[m + 1];
        for (int i = 1; i <= n; i++) {
            rowOf[0] = i;
            int at = 0;
            double[] least = new double[m + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            boolean[] used = new boolean[m + 1];
            do {
                used[at] = true;
                int row = rowOf[at];
                double delta = Double.POSITIVE_INFINITY;
                int next = 0;
                for (int j = 1; j <= m; j++) {
                    if (!used[j]) {
                        double cost = (j <= real ? costs[row - 1][j - 1] : 0) - u[row] - v[j];
                        if (cost < least[j]) {
                            least[j] = cost;
                            way[j] = at;
                        }
                        if (least[j] < delta) {
                            delta = least[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= m; j++) {
                    if (used[j]) {
                        u[rowOf[j]] += delta;
                        v[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                at = next;
            } while (rowOf[at] != 0);
            while (at != 0) {
                rowOf[at] = rowOf[way[at]];
                at = way[at];
            }
        }
        for (int j = 1; j <= columns.size(); j++) {
            if (rowOf[j] > 0 && scores[rows.get(rowOf[j] - 1)][columns.get(j - 1)] > 0) {
                partner[rows.get(rowOf[j] - 1)] = columns.get(j - 1);
            }
        }
    }

    /** What does not pair costs more than staying alone, which is free. */
    private double[][] costs(List<Integer> rows, List<Integer> columns) {
        double[][] costs = new double[rows.size()][columns.size()];
        for (int r = 0; r < costs.length; r++) {
            double[] row = scores[rows.get(r)];
            for (int c = 0; c < costs[r].length; c++) {
                double score = row[columns.get(c)];
                costs[r][c] = score > 0 ? -score : 1;
            }
        }
        return costs;
    }
}
