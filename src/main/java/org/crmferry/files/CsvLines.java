package org.crmferry.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Splits delimited text into rows (RFC 4180), and finds its way again behind a quote that is never closed: such a
 * quote would otherwise swallow the rows that follow. A quote within a cell that no quote began is a character; one
 * within a quoted cell that neither ends it nor is doubled is one too, as long as the cell has not left its line.
 */
final class CsvLines implements Lines {
    /** Lines and characters that one cell may have before its quote counts as never closed. */
    private static final int MOST_LINES = 5_000;

    private static final int MOST_CHARACTERS = 4 << 20;

    private final Reader in;
    private final char delimiter;
    private final LongConsumer open;
    private final char[] buffer = new char[1 << 15];
    private int from;
    private int to;
    private long lines;
    private int expected = -1;
    private final Deque<Physical> pushed = new ArrayDeque<>();

    /** A line with what ends it. */
    private record Physical(long number, String text, String end) {}

    private enum State {
        BEGIN,
        PLAIN,
        QUOTED,
        CLOSED
    }

    /** @param open told the line of each quote that is never closed */
    CsvLines(Reader in, char delimiter, LongConsumer open) {
        this.in = in;
        this.delimiter = delimiter;
        this.open = open;
    }

    /** How many cells a row has; a row over several lines with more is taken for one with an open quote. */
    void expect(int cells) {
        expected = cells;
    }

    @Override
    public Line next() throws IOException {
        for (Physical first = line(); first != null; first = line()) {
            if (first.text.isEmpty()) {
                continue;
            }
            Line row = row(first);
            if (row != null) {
                return row;
            }
            open.accept(first.number);
        }
        return null;
    }

    /** The row that begins with that line; null if its quotes do not close, and all but the line is given back. */
    private Line row(Physical first) throws IOException {
        List<String> cells = new ArrayList<>(Math.max(expected, 8));
        List<Physical> used = new ArrayList<>(1);
        StringBuilder cell = new StringBuilder();
        State state = State.BEGIN;
        int began = 0;
        int characters = 0;
        Physical line = first;
        while (true) {
            used.add(line);
            String text = line.text;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (state == State.QUOTED) {
                    if (c != '"') {
                        cell.append(c);
                    } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                        cell.append(c);
                        i++;
                    } else if (i + 1 == text.length() || text.charAt(i + 1) == delimiter) {
                        state = State.CLOSED;
                    } else if (used.size() - 1 > began) {
                        return unread(used);
                    } else {
                        cell.append(c);
                    }
                } else if (c == delimiter) {
                    end(cells, cell, state);
                    state = State.BEGIN;
                } else if (c == '"' && state == State.BEGIN) {
                    state = State.QUOTED;
                    began = used.size() - 1;
                } else {
                    cell.append(c);
                    state = state == State.BEGIN ? State.PLAIN : state;
                }
            }
            if (state != State.QUOTED) {
                end(cells, cell, state);
                boolean torn = used.size() > 1 && expected >= 0 && cells.size() > expected;
                return torn ? unread(used) : new Line(first.number, cells);
            }
            cell.append(line.end);
            characters += text.length();
            Physical next = used.size() - began > MOST_LINES || characters > MOST_CHARACTERS ? null : line();
            if (next == null) {
                return unread(used);
            }
            line = next;
        }
    }

    private static void end(List<String> cells, StringBuilder cell, State state) {
        cells.add(state == State.BEGIN ? null : cell.toString());
        cell.setLength(0);
    }

    private Line unread(List<Physical> used) {
        for (int i = used.size() - 1; i > 0; i--) {
            pushed.push(used.get(i));
        }
        return null;
    }

    private Physical line() throws IOException {
        if (!pushed.isEmpty()) {
            return pushed.pop();
        }
        StringBuilder text = null;
        while (true) {
            if (from == to) {
                from = 0;
                to = in.read(buffer);
                if (to <= 0) {
                    to = 0;
                    return text == null ? null : new Physical(++lines, text.toString(), "");
                }
            }
            int at = from;
            while (at < to && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            text = text == null ? new StringBuilder(at - from) : text;
            text.append(buffer, from, at - from);
            from = at;
            if (at < to) {
                from++;
                String end = buffer[at] == '\n' ? "\n" : afterReturn() ? "\r\n" : "\r";
                return new Physical(++lines, text.toString(), end);
            }
        }
    }

    /** Takes the line feed that follows a carriage return, if one does. */
    private boolean afterReturn() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
        }
        if (from < to && buffer[from] == '\n') {
            from++;
            return true;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
