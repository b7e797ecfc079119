package org.crmferry.ferry;

import java.util.Random;

/**
 * How much a campaign of kills does, and with which seed. {@code -Dkills=N} (200) sets all campaigns in proportion;
 * each has a property of its own besides. {@code -Dseed} repeats one.
 */
record Campaign(String name, int kills, long seed, Random random) {
    private static final int FULL = 200;

    /**
     * @param property of its own, such as {@code undo.kills}
     * @param full kills in the full campaign
     */
    static Campaign of(String property, int full) {
        int proportion = Math.max(1, full * Integer.getInteger("kills", FULL) / FULL);
        long seed = Long.getLong("seed", System.nanoTime());
        Campaign campaign = new Campaign(property, Integer.getInteger(property, proportion), seed, new Random(seed));
        System.out.println(campaign);
        return campaign;
    }

    /** A moment within a run that takes about so many milliseconds. */
    long moment(long millis) {
        return 300 + (long) (random.nextDouble() * millis);
    }

    @Override
    public String toString() {
        return name + "=" + kills + ", seed=" + seed;
    }
}
