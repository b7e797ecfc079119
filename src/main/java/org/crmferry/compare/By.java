package org.crmferry.compare;

/** How two entities are compared; the differences found are the same. */
public enum By {
    /** A stretch of keys is compared in either way, and the quicker one compares the rest. */
    AUTO("auto"),
    /** All records of both sides are read in the order of their keys. */
    ROWS("rows"),
    /** Both servers hash ranges of keys, and only records of ranges that differ are read. */
    RANGES("ranges");

    private final String word;

    By(String word) {
        this.word = word;
    }

    /** As files and the command line write it. */
    public String word() {
        return word;
    }
}
