package org.crmferry.database;

/** Looks whether values of one column are keys of another table. */
@FunctionalInterface
public interface ValueProbe {
    /** How many different filled values are looked at, at most. */
    int SAMPLE = 200;

    /**
     * What was seen.
     *
     * @param sampled different filled values looked at, at most {@link #SAMPLE}; 0 = the column is empty
     * @param found how many of them are in the other column
     */
    record Found(int sampled, int found) {
        /** From 0 to 1; 0 if the column is empty. */
        public double share() {
            return sampled == 0 ? 0 : (double) found / sampled;
        }
    }

    /** Empty texts, nulls and zeros do not count as values. */
    Found probe(String table, String column, String toTable, String toColumn);

    /** Looks into an open database. Not for several threads. */
    static ValueProbe over(Database database) {
        return new DatabaseProbe(database);
    }
}
