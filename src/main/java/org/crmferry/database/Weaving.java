package org.crmferry.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes records and links of what stands in staged rows by id or by name only: a person's company in a flat row becomes
 * a company of its own, once, and the person refers to its key. Everything is done by the database, set by set, so that
 * memory does not grow with the rows.
 *
 * <p>Names are compared without regard to capital letters and outer blanks. For one thread; fails as {@link Staging}.
 */
public final class Weaving {
    /** Helper column with a name in one case. */
    private static final String FOLDED = "(folded name)";

    private final Staging staging;

    public Weaving(Staging staging) {
        this.staging = staging;
    }

    private static String q(String name) {
        return Staging.quote(name);
    }

    /**
     * Makes a column the key of its table. Rows without one get their name, if no other has it, else their number; of
     * rows with the same one, the later ones get their number behind it.
     *
     * @param name column with the record's name; empty if there is none
     * @return how many rows shared a key with an earlier one
     */
    public long identify(String table, String id, String name) {
        if (!staging.has(table, id)) {
            staging.add(table, id);
        }
        String t = q(table);
        String i = q(id);
        if (staging.number("select count(*) from " + t + " where " + i + " is null") > 0) {
            if (!name.isEmpty() && staging.has(table, name)) {
                String n = q(name);
                staging.execute("update " + t + " set " + i + " = trim(" + n + ") where " + i + " is null and trim(" + n
                        + ") in (select trim(" + n + ") from " + t + " group by trim(" + n + ") having count(*) = 1)"
                        + " and trim(" + n + ") not in (select " + i + " from " + t + " where " + i + " is not null)");
            }
            staging.execute("update " + t + " set " + i + " = '#' || _rowid_ where " + i + " is null");
        }
        long repeated = staging.number("select count(*) - count(distinct " + i + ") from " + t);
        if (repeated > 0) {
            staging.execute("update " + t + " set " + i + " = " + i + " || ' #' || _rowid_ where _rowid_ not in"
                    + " (select min(_rowid_) from " + t + " group by " + i + ")");
        }
        staging.key(table, id);
        return repeated;
    }

    /** Makes a table of records that only other rows name, if it is not there. */
    public void table(String table, String id, String name) {
        if (!staging.has(table)) {
            staging.table(table, List.of(Staging.Column.text(id), Staging.Column.text(name)));
        }
    }

    /**
     * Lets names of a table be looked up; see {@link #unname}.
     *
     * @param parts columns that make up the name where it is not given
     */
    public void name(String table, String name, List<String> parts) {
        String made = parts.stream()
                .filter(part -> staging.has(table, part))
                .map(part -> ", " + filled(q(part)))
                .collect(Collectors.joining());
        if (made.isEmpty() && !staging.has(table, name)) {
            staging.add(table, name);
        }
        List<String> names = new ArrayList<>();
        if (staging.has(table, name)) {
            names.add(filled(q(name)));
        }
        if (!made.isEmpty()) {
            names.add("nullif(concat_ws(' '" + made + "), '')");
        }
        staging.execute("alter table " + q(table) + " add column " + q(FOLDED)
                + " varchar generated always as (lower(coalesce(" + String.join(", ", names) + ", null)))");
        staging.execute("create index " + q("names of " + table) + " on " + q(table) + " (" + q(FOLDED) + ")");
    }

    /** Takes {@link #name} back. */
    public void unname(String table) {
        staging.execute("drop index " + q("names of " + table));
        staging.execute("alter table " + q(table) + " drop column " + q(FOLDED));
    }

    /**
     * A table whose rows name records of another.
     *
     * @param table the rows' table
     * @param id its columns with the record's key; those that are not there do not count
     * @param name its columns with the record's name, likewise
     * @param separator between several in one cell, of which the first is taken; empty if there is one
     */
    public record Naming(String table, List<String> id, List<String> name, String separator) {}

    /**
     * Adds the records that rows name and that are not there.
     *
     * @param columns further columns of such a record, to those of the rows that hold them
     */
    public void gather(String table, String id, String name, Naming from, Map<String, String> columns) {
        String given = value(from, from.id());
        String named = value(from, from.name());
        if (named.equals("null")) {
            return;
        }
        List<String> into = new ArrayList<>(List.of(q(id), q(name)));
        List<String> further = new ArrayList<>();
        columns.forEach((to, column) -> {
            if (staging.has(from.table(), column)) {
                if (!staging.has(table, to)) {
                    staging.add(table, to);
                }
                into.add(q(to));
                further.add(", max(cast(f." + q(column) + " as varchar))");
            }
        });
        String insert = "insert into " + q(table) + " (" + String.join(", ", into) + ") select ";
        String rows = String.join("", further) + " from " + q(from.table()) + " f where ";
        if (!given.equals("null")) {
            staging.execute(insert + given + ", min(" + named + ")" + rows + given + " is not null and " + named
                    + " is not null and not exists (select 1 from " + q(table) + " t where t." + q(id) + " = " + given
                    + ") group by " + given);
        }
        staging.execute(insert + "min(" + named + "), min(" + named + ")" + rows + given + " is null and " + named
                + " is not null and not exists (select 1 from " + q(table) + " t where t." + q(FOLDED) + " = lower("
                + named
                + ") or t." + q(id) + " = " + named + ") group by lower(" + named + ")");
    }

    /**
     * Gives rows a column with the key of the record that they name.
     *
     * @return how many rows name one of several records, so that it is not known which; their column stays empty
     */
    public long link(String table, String id, Naming from, String link) {
        staging.add(from.table(), link);
        String given = value(from, from.id());
        String named = value(from, from.name());
        String f = q(from.table());
        String same = " from " + q(table) + " t where t." + q(FOLDED) + " = lower(" + named + ")";
        if (!given.equals("null")) {
            staging.execute("update " + f + " f set " + q(link) + " = " + given);
        }
        if (named.equals("null")) {
            return 0;
        }
        String open = " where f." + q(link) + " is null and " + named + " is not null";
        staging.execute("update " + f + " f set " + q(link) + " = (select min(t." + q(id) + ")" + same
                + " having count(*) = 1)" + open);
        return staging.number("select count(*) from " + f + " f" + open + " and exists (select 1" + same + ")");
    }

    /** Takes the columns away by which rows name records, if the column {@link #link} says all that they say. */
    public void spent(Naming from, String link) {
        for (String column :
                Stream.concat(from.id().stream(), from.name().stream()).toList()) {
            String several = from.separator().isEmpty()
                    ? ""
                    : " or locate(" + literal(from.separator()) + ", " + q(column) + ") > 0";
            if (staging.has(from.table(), column)
                    && staging.number("select count(*) from " + q(from.table()) + " where " + q(column)
                                    + " is not null and (" + q(link) + " is null" + several + ")")
                            == 0) {
                staging.drop(from.table(), column);
            }
        }
    }

    /** The first filled of some columns of the row {@code f}, without blanks around it; {@code null} if none is there. */
    private String value(Naming from, List<String> columns) {
        List<String> there = columns.stream()
                .filter(c -> staging.has(from.table(), c))
                .map(c -> filled(first("cast(f." + q(c) + " as varchar)", from.separator())))
                .toList();
        return there.isEmpty()
                ? "null"
                : there.size() == 1 ? there.get(0) : "coalesce(" + String.join(", ", there) + ")";
    }

    /** A text without blanks around it, or nothing. */
    private static String filled(String text) {
        return "nullif(trim(" + text + "), '')";
    }

    private static String first(String text, String separator) {
        return separator.isEmpty()
                ? text
                : "regexp_replace(" + text + ", '[" + separator.replace("'", "''") + "].*$', '', 'n')";
    }

    /**
     * Makes a table of pairs of all rows that have both.
     *
     * @param columns its columns to those of the rows
     */
    public void pairs(String table, String from, Map<String, String> columns) {
        if (!staging.has(from) || columns.values().stream().anyMatch(c -> !staging.has(from, c))) {
            return;
        }
        staging.table(table, columns.keySet().stream().map(Staging.Column::text).toList());
        String rows = columns.values().stream().map(Weaving::q).collect(Collectors.joining(", "));
        String filled =
                columns.values().stream().map(c -> q(c) + " is not null").collect(Collectors.joining(" and "));
        String names = columns.keySet().stream().map(Weaving::q).collect(Collectors.joining(", "));
        staging.execute("insert into " + q(table) + " (" + names + ") select distinct " + rows + " from " + q(from)
                + " where " + filled);
        columns.keySet()
                .forEach(c -> staging.execute("alter table " + q(table) + " alter column " + q(c) + " set not null"));
        staging.execute("alter table " + q(table) + " add primary key (" + names + ")");
    }

    /** Makes a column of another by a list of values, compared in lower case; what is not among them becomes {@code other}. */
    public void values(String table, String column, String from, Map<String, String> values, String other) {
        if (!staging.has(table, from)) {
            return;
        }
        staging.add(table, column);
        String text = "lower(trim(cast(" + q(from) + " as varchar)))";
        StringBuilder made = new StringBuilder("case");
        values.forEach((value, word) -> made.append(" when ")
                .append(text)
                .append(" = ")
                .append(literal(value.toLowerCase(Locale.ROOT)))
                .append(" then ")
                .append(literal(word)));
        made.append(" else ").append(literal(other)).append(" end");
        staging.execute("update " + q(table) + " set " + q(column) + " = " + made);
    }

    /** Makes two columns of several: the first filled one, and what that is. */
    public void related(String table, String kind, String column, Map<String, String> of) {
        List<Map.Entry<String, String>> there = of.entrySet().stream()
                .filter(e -> staging.has(table, e.getValue()))
                .toList();
        if (there.isEmpty()) {
            return;
        }
        staging.add(table, kind);
        staging.add(table, column);
        String kinds = there.stream()
                .map(e -> " when " + q(e.getValue()) + " is not null then " + literal(e.getKey()))
                .collect(Collectors.joining("", "case", " end"));
        String keys = there.stream().map(e -> q(e.getValue())).collect(Collectors.joining(", "));
        staging.execute("update " + q(table) + " set " + q(kind) + " = " + kinds + ", " + q(column) + " = coalesce("
                + keys + ", null)");
    }

    /** Puts {@code false} where a mark is empty, so that it chooses no row by accident. */
    public void unmarked(String table, String mark) {
        if (staging.has(table, mark)) {
            staging.execute("update " + q(table) + " set " + q(mark) + " = '0' where " + q(mark) + " is null");
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
