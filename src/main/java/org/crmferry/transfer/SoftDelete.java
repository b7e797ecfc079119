package org.crmferry.transfer;

/**
 * How a product keeps records that it holds for deleted: by one column of their own row.
 *
 * @param column the column's name
 * @param alive its value in living records: a truth, a number or a text
 * @param dead its value in deleted ones, of the same type
 */
public record SoftDelete(String column, Object alive, Object dead) {
    /** By the value of living records: the opposite marks the others. Null if that value has no opposite. */
    public static SoftDelete of(String column, Object alive) {
        if (alive instanceof Boolean yes) {
            return new SoftDelete(column, alive, !yes);
        } else if (alive instanceof Number number) {
            return new SoftDelete(column, alive, number.longValue() == 0 ? 1L : 0L);
        } else if ("0".equals(alive) || "1".equals(alive)) {
            return new SoftDelete(column, alive, "0".equals(alive) ? "1" : "0");
        }
        return null;
    }
}
