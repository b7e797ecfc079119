package org.crmferry.journal;

/** Which conflict comes first. What nobody has looked at yet ({@link ConflictLooks}) comes last, by number. */
public enum ConflictOrder {
    /** The most money at stake, then the most links, then in the order in which entities are moved. */
    IMPORTANT("l.money desc nulls last, l.links desc, l.place, l.id"),
    /** Met first. */
    OLDEST("c.id"),
    /** The fewest characters to choose between. */
    SMALLEST("l.distance, l.id");

    private final String sql;

    ConflictOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
