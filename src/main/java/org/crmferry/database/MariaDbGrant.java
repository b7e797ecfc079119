package org.crmferry.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line of {@code show grants}. */
final class MariaDbGrant {
    private static final Pattern LINE = Pattern.compile(
            "GRANT (.+?) ON (?:TABLE )?(\\*|`(?:[^`]|``)+`)\\.(\\*|`(?:[^`]|``)+`) TO .*", Pattern.DOTALL);
    private static final Pattern INSERT = Pattern.compile("\\b(ALL PRIVILEGES|INSERT)\\b");

    private MariaDbGrant() {}

    /** Whether it lets its user insert into at least one table of that database. */
    static boolean allowsInsert(String grant, String database) {
        Matcher line = LINE.matcher(grant);
        return line.matches() && INSERT.matcher(line.group(1)).find() && covers(line.group(2), database);
    }

    /** In a grant on a whole database, {@code _} and {@code %} stand for others unless a backslash is before them. */
    private static boolean covers(String granted, String database) {
        if (granted.equals("*")) {
            return true;
        }
        String name = granted.substring(1, granted.length() - 1).replace("``", "`");
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\' && i + 1 < name.length()) {
                regex.append(Pattern.quote(String.valueOf(name.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(database)
                .matches();
    }
}
