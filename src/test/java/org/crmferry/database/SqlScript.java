package org.crmferry.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dump as its statements, without the semicolon. Knows quotes, comments (which it keeps, some are executed),
 * PostgreSQL's dollar quotes and the data behind {@code copy}. Lines for a client program (a backslash first) are
 * dropped.
 */
final class SqlScript {
    private static final Pattern DOLLAR = Pattern.compile("\\$[A-Za-z0-9_]*\\$");

    private final BufferedReader reader;
    private final boolean backslashes;
    private String line = "";
    private int at;

    /** @param mysql whether a backslash escapes in quotes, and # starts a comment */
    SqlScript(BufferedReader reader, boolean mysql) {
        this.reader = reader;
        backslashes = mysql;
    }

    /** The next statement, or null. */
    String next() {
        StringBuilder sql = new StringBuilder();
        String end = "";
        while (true) {
            if (at >= line.length()) {
                if (!line(sql.toString().isBlank())) {
                    return sql.toString().isBlank() ? null : sql.toString().strip();
                }
                sql.append(sql.isEmpty() ? "" : "\n");
                continue;
            }
            char c = line.charAt(at);
            if (!end.isEmpty()) {
                if (backslashes && c == '\\' && (end.equals("'") || end.equals("\""))) {
                    sql.append(c).append(at + 1 < line.length() ? line.substring(at + 1, at + 2) : "");
                    at += 2;
                } else if (line.startsWith(end, at)) {
                    sql.append(end);
                    at += end.length();
                    end = "";
                } else {
                    sql.append(c);
                    at++;
                }
            } else if (line.startsWith("-- ", at) || line.substring(at).equals("--") || backslashes && c == '#') {
                at = line.length();
            } else if (c == ';') {
                at++;
                if (!sql.toString().isBlank()) {
                    return sql.toString().strip();
                }
            } else {
                end = opens(c);
                int length = Math.max(1, end.equals("*/") ? 2 : end.length());
                sql.append(line, at, at + length);
                at += length;
            }
        }
    }

    /** What ends the quote or comment that starts here; empty if none starts. */
    private String opens(char c) {
        if (c == '\'' || c == '"' || c == '`') {
            return String.valueOf(c);
        } else if (line.startsWith("/*", at)) {
            return "*/";
        } else if (c == '$' && !backslashes) {
            Matcher dollar = DOLLAR.matcher(line).region(at, line.length());
            return dollar.lookingAt() ? dollar.group() : "";
        }
        return "";
    }

    /** The lines after a {@code copy ... from stdin}, up to the {@code \.}. */
    String copyData() {
        StringBuilder data = new StringBuilder();
        while (line(false) && !line.equals("\\.")) {
            data.append(line).append('\n');
        }
        at = line.length();
        return data.toString();
    }

    private boolean line(boolean between) {
        try {
            do {
                line = reader.readLine();
                at = 0;
            } while (line != null && between && line.startsWith("\\"));
            if (line == null) {
                line = "";
                return false;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
