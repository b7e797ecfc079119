package org.crmferry.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmferry.database.ValueProbe.Found;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Column;
import org.crmferry.model.Schema.ForeignKey;
import org.crmferry.model.Schema.Table;

/**
 * Guesses foreign keys that nobody declared: from names, and from values where there are some.
 *
 * <p>Names alone reach a confidence of 0.7 at most; with 95 % of the sampled values found, 0.9 and more. Values against
 * a name take the guess away. A column with a neighbour that names its kind ({@code parent_type}) is polymorphic and
 * never guessed. Only tables with a key of one column are pointed at, and types must agree. Pure, apart from the probe.
 */
public final class ForeignKeyGuess {
    private static final double NAMED = 0.7;
    private static final double NAMED_AT_END = 0.6;
    private static final double ROLE = 0.6;
    private static final double LIKE = 0.4;
    private static final double LEAST_BY_NAME = 0.5;
    private static final double NEARLY_ALL = 0.95;
    private static final int CANDIDATES = 3;
    private static final int TABLES_BY_VALUE = 30;
    private static final int LEAST_VALUES = 5;

    private final ValueProbe probe;
    private final List<Target> targets = new ArrayList<>();

    private record Target(Table table, List<String> words, String name, Column key) {}

    private record Candidate(Target target, double score, String why) {}

    private ForeignKeyGuess(Schema schema, ValueProbe probe) {
        this.probe = probe;
        String prefix =
                NameWords.prefix(schema.tables().stream().map(Table::name).toList());
        for (Table table : schema.tables()) {
            if (table.primaryKey().size() == 1) {
                List<String> words = NameWords.without(prefix, NameWords.of(table.name()));
                Column key = table.column(table.primaryKey().get(0));
                targets.add(new Target(table, words, NameWords.joined(words), key));
            }
        }
    }

    /**
     * The schema with guesses added behind the declared keys.
     *
     * @param probe looks at values; null = names only
     */
    public static Schema complete(Schema schema, ValueProbe probe) {
        ForeignKeyGuess guess = new ForeignKeyGuess(schema, probe);
        List<Table> tables = schema.tables().stream().map(guess::complete).toList();
        return new Schema(schema.product(), schema.version(), schema.name(), schema.charset(), tables);
    }

    private Table complete(Table table) {
        List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
        Set<String> declared = new HashSet<>();
        table.foreignKeys().forEach(key -> declared.addAll(key.columns()));
        for (Column column : table.columns()) {
            if (!declared.contains(column.name()) && !column.generated() && !polymorphic(table, column)) {
                ForeignKey key = guess(table, column);
                if (key != null) {
                    keys.add(key);
                }
            }
        }
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                table.uniqueKeys(),
                keys,
                table.triggers(),
                table.rows(),
                table.exact());
    }

    /** {@code parent_id} beside {@code parent_type}, {@code bean_id} beside {@code bean_module}. */
    private static boolean polymorphic(Table table, Column column) {
        String stem = String.join("", NameWords.target(column.name()));
        if (stem.isEmpty()) {
            return false;
        }
        return table.columns().stream()
                .map(c -> String.join("", NameWords.of(c.name())))
                .anyMatch(name -> name.equals(stem + "type")
                        || name.equals(stem + "module")
                        || name.equals(stem + "entity")
                        || name.equals(stem + "table"));
    }

    private ForeignKey guess(Table table, Column column) {
        boolean key = table.primaryKey().equals(List.of(column.name()));
        List<Candidate> candidates = key ? satellite(table, column) : byName(table, column);
        ForeignKey best = null;
        for (Candidate candidate : candidates.subList(0, Math.min(CANDIDATES, candidates.size()))) {
            ForeignKey judged = judge(table, column, candidate);
            if (judged != null && (best == null || judged.confidence() > best.confidence())) {
                best = judged;
            }
        }
        return best == null && !key && candidates.isEmpty() ? byValues(table, column) : best;
    }

    private List<Candidate> byName(Table table, Column column) {
        List<Candidate> found = new ArrayList<>();
        List<String> stem = NameWords.target(column.name());
        String bare = NameWords.joined(NameWords.of(column.name()));
        for (Target target : targets) {
            double score = stem.isEmpty() ? role(bare, target) : score(table, stem, target);
            if (stem.isEmpty() && bare.equals(target.name)) {
                score = Math.max(score, LIKE);
            }
            if (score > 0 && agree(column.type(), target.key.type())) {
                found.add(new Candidate(target, score, "named after " + target.table.name()));
            }
        }
        found.sort(Comparator.comparingDouble((Candidate c) -> -c.score)
                .thenComparing(c -> c.target.table.name().length())
                .thenComparing(c -> c.target.table.name()));
        return found;
    }

    private static double score(Table table, List<String> stem, Target target) {
        String joined = NameWords.joined(stem);
        if (joined.equals(target.name)) {
            return NAMED;
        }
        double role = role(String.join("", stem), target);
        if (role > 0) {
            return role;
        }
        boolean own = target.table.name().equals(table.name());
        if (own
                && List.of("parent", "reportsto", "manager", "master", "supervisor", "root")
                        .contains(joined)) {
            return ROLE;
        }
        for (int from = 1; from < stem.size(); from++) {
            if (NameWords.joined(stem.subList(from, stem.size())).equals(target.name)) {
                return NAMED_AT_END;
            }
        }
        return joined.length() >= 3 && target.name.startsWith(joined) ? LIKE : 0;
    }

    /** Who did it: a user, whatever the column is called. */
    private static double role(String name, Target target) {
        boolean user = target.name.equals("user");
        return user
                        && List.of(
                                        "createdby",
                                        "modifiedby",
                                        "updatedby",
                                        "changedby",
                                        "assignedto",
                                        "owner",
                                        "author",
                                        "creator",
                                        "smcreator",
                                        "smowner")
                                .contains(name.toLowerCase(Locale.ROOT))
                ? ROLE
                : 0;
    }

    /** A table with the same key and the master's name before its own: {@code contacts_cstm}. */
    private List<Candidate> satellite(Table table, Column key) {
        return targets.stream()
                .filter(t -> !t.table.name().equals(table.name()))
                .filter(t -> table.name().equalsIgnoreCase(t.table.name() + "_cstm"))
                .filter(t -> agree(key.type(), t.key.type()))
                .map(t -> new Candidate(t, NAMED, "own fields of " + t.table.name()))
                .toList();
    }

    private ForeignKey judge(Table table, Column column, Candidate candidate) {
        Found found = probe == null ? new Found(0, 0) : look(table, column, candidate.target);
        if (found.sampled() == 0) {
            String why = candidate.why + (probe == null ? "" : ", no values to check");
            return candidate.score < LEAST_BY_NAME ? null : key(column, candidate, candidate.score, why);
        }
        String why = candidate.why + seen(found);
        if (found.share() >= NEARLY_ALL) {
            double sure = candidate.score < LEAST_BY_NAME ? 0.8 : 0.9;
            // A handful of values may be there by chance.
            double confidence = found.sampled() < LEAST_VALUES ? sure - 0.1 : sure + 0.09 * candidate.score;
            return key(column, candidate, Math.max(confidence, candidate.score), why);
        }
        double confidence = candidate.score * found.share();
        return found.share() < 0.5 || confidence < LIKE ? null : key(column, candidate, confidence, why);
    }

    /** Named like a key of an unknown table: only keys that are no small numbers prove anything by themselves. */
    private ForeignKey byValues(Table table, Column column) {
        boolean text = column.type().type() == FieldType.TEXT || column.type().type() == FieldType.UUID;
        if (probe == null || !text || NameWords.target(column.name()).isEmpty()) {
            return null;
        }
        List<Target> largest = targets.stream()
                .filter(t -> t.table.rows() != 0 && agree(column.type(), t.key.type()))
                .sorted(Comparator.comparingLong((Target t) -> -t.table.rows()))
                .limit(TABLES_BY_VALUE)
                .toList();
        for (Target target : largest) {
            Found found = look(table, column, target);
            if (found.sampled() < LEAST_VALUES) {
                return null;
            }
            if (found.share() >= NEARLY_ALL) {
                Candidate candidate = new Candidate(target, 0, "");
                return key(column, candidate, 0.8, "values of " + target.table.name() + seen(found));
            }
        }
        return null;
    }

    private Found look(Table table, Column column, Target target) {
        return probe.probe(table.name(), column.name(), target.table.name(), target.key.name());
    }

    private static String seen(Found found) {
        return ", " + found.found() + " of " + found.sampled() + " sampled values found";
    }

    private static ForeignKey key(Column column, Candidate candidate, double confidence, String why) {
        double rounded = Math.round(confidence * 100) / 100.0;
        return new ForeignKey(
                List.of(column.name()),
                candidate.target.table.name(),
                List.of(candidate.target.key.name()),
                rounded,
                why);
    }

    /** Whole numbers with whole numbers; texts with texts that are not shorter than the key; UUIDs with both. */
    private static boolean agree(ColumnType column, ColumnType key) {
        boolean whole = whole(column) && whole(key);
        boolean uuid = column.type() == FieldType.UUID || key.type() == FieldType.UUID;
        boolean text = text(column) && text(key);
        if (!text || uuid) {
            return whole || text;
        }
        int own = column.text() == null ? 0 : column.text().length();
        int other = key.text() == null ? 0 : key.text().length();
        return own == 0 || other == 0 || own >= other;
    }

    private static boolean whole(ColumnType type) {
        return type.type() == FieldType.INTEGER
                || type.type() == FieldType.DECIMAL
                        && type.number() != null
                        && type.number().scale() == 0;
    }

    private static boolean text(ColumnType type) {
        return type.type() == FieldType.TEXT || type.type() == FieldType.UUID;
    }
}
