package org.crmferry.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crmferry.catalog.ProductFile.EvidenceRule;
import org.crmferry.catalog.ProductFile.VersionRule;
import org.crmferry.model.Schema;
import org.crmferry.model.Schema.Table;

/**
 * Weighs what a database has against what a product's tables and columns are called.
 *
 * <p>A table with all its columns counts for the product by its weight; a table of that name with other columns counts
 * against it by as much (a look-alike); an absent table counts nothing. One table alone never is a recognition.
 */
final class Recogniser {
    private static final double ENOUGH = 0.5;
    private static final int FEWEST_TABLES = 3;

    private final ProductFile file;
    private final Map<String, Table> tables;

    Recogniser(ProductFile file, Schema schema) {
        this.file = file;
        this.tables = schema.byName();
    }

    /** The recognition under the prefix that fits best, if one is likely enough. */
    Optional<Recognition> best() {
        Recognition best = null;
        for (String prefix : prefixes()) {
            Recognition one = weigh(prefix);
            if (one != null && (best == null || one.confidence() > best.confidence())) {
                best = one;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The usual prefix first; where the product has one, any other that its evidence tables are found with. */
    private Set<String> prefixes() {
        Set<String> prefixes = new LinkedHashSet<>();
        prefixes.add(file.prefix());
        if (!file.prefix().isEmpty()) {
            String first = file.recognise().evidence().get(0).table().toLowerCase(Locale.ROOT);
            for (String name : tables.keySet()) {
                if (name.toLowerCase(Locale.ROOT).endsWith(first)) {
                    prefixes.add(name.substring(0, name.length() - first.length()));
                }
            }
        }
        return prefixes;
    }

    private Recognition weigh(String prefix) {
        double total = 0;
        double sum = 0;
        int matched = 0;
        List<String> evidence = new ArrayList<>();
        for (EvidenceRule rule : file.recognise().evidence()) {
            total += rule.weight();
            Table table = tables.get(prefix + rule.table());
            if (table == null) {
                continue;
            }
            List<String> missing = missing(table, rule.columns());
            if (missing.isEmpty()) {
                sum += rule.weight();
                matched++;
                evidence.add("table " + table.name() + " with " + String.join(", ", rule.columns()));
            } else {
                sum -= rule.weight();
                evidence.add("but table " + table.name() + " has no " + String.join(", ", missing));
            }
        }
        for (EvidenceRule rule : file.recognise().against()) {
            Table table = tables.get(prefix + rule.table());
            if (table != null && missing(table, rule.columns()).isEmpty()) {
                sum -= rule.weight();
                evidence.add("but table " + table.name()
                        + (rule.columns().isEmpty() ? "" : " with " + String.join(", ", rule.columns()))
                        + " belongs to another product");
            }
        }
        double confidence = Math.min(1, sum / total);
        if (matched < FEWEST_TABLES || confidence <= ENOUGH) {
            return null;
        }
        return new Recognition(file.product(), file.label(), version(prefix), confidence, evidence, prefix);
    }

    private String version(String prefix) {
        for (VersionRule rule : file.versions()) {
            Table table = tables.get(prefix + rule.table());
            if (table != null && missing(table, rule.columns()).isEmpty()) {
                return rule.version();
            }
        }
        return "";
    }

    private static List<String> missing(Table table, List<String> columns) {
        return columns.stream().filter(c -> table.column(c) == null).toList();
    }
}
