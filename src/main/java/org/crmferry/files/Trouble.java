package org.crmferry.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one file that were not as its header says, with their lines. Keeps the first lines and counts all.
 *
 * <p>For one thread while it is filled.
 */
public final class Trouble {
    private static final int SHOWN = 20;

    private final Kind kind;
    private final List<Long> lines = new ArrayList<>();
    private long count;

    /** What was wrong with a row. */
    public enum Kind {
        /** Fewer cells than the header: the missing ones are read as empty. */
        FEW_CELLS(false),
        /** More cells than the header: which belongs where cannot be told, so the row is left out. */
        MANY_CELLS(true),
        /** A quote that is never closed: the line is left out, and reading goes on with the next one. */
        OPEN_QUOTE(true);

        private final boolean lost;

        Kind(boolean lost) {
            this.lost = lost;
        }

        /** Whether such a row is left out. */
        public boolean lost() {
            return lost;
        }
    }

    Trouble(Kind kind) {
        this.kind = kind;
    }

    void add(long line) {
        count++;
        if (lines.size() < SHOWN) {
            lines.add(line);
        }
    }

    public Kind kind() {
        return kind;
    }

    /** How many rows there are of this kind. */
    public long count() {
        return count;
    }

    /** Lines of the first of them, counted from 1. */
    public List<Long> lines() {
        return List.copyOf(lines);
    }
}
