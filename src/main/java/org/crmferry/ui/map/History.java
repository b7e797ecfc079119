package org.crmferry.ui.map;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * Former and later values of something that is edited. Edits of the same topic one after the other, such as the letters
 * of one word, count as one.
 *
 * @param <T> an immutable value
 */
final class History<T> {
    /** So many edits can be undone. */
    static final int MOST = 200;

    private final Deque<T> past = new ArrayDeque<>();
    private final Deque<T> future = new ArrayDeque<>();
    private T now;
    private String topic = "";

    History(T first) {
        now = Objects.requireNonNull(first);
    }

    T now() {
        return now;
    }

    /**
     * Takes over an edited value; what was undone cannot be redone from then on.
     *
     * @param about what is edited; empty = counts as an edit of its own
     * @return whether anything changed
     */
    boolean push(T next, String about) {
        if (next.equals(now)) {
            return false;
        }
        if (about.isEmpty() || !about.equals(topic)) {
            past.push(now);
            if (past.size() > MOST) {
                past.removeLast();
            }
        }
        future.clear();
        topic = about;
        now = next;
        return true;
    }

    boolean canUndo() {
        return !past.isEmpty();
    }

    boolean canRedo() {
        return !future.isEmpty();
    }

    /** Back to the value before the last edit; stays where it is if there is none. */
    T undo() {
        return turn(past, future);
    }

    /** Forward again; stays where it is if nothing was undone. */
    T redo() {
        return turn(future, past);
    }

    private T turn(Deque<T> from, Deque<T> to) {
        topic = "";
        if (!from.isEmpty()) {
            to.push(now);
            now = from.pop();
        }
        return now;
    }
}
