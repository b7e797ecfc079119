package org.crmferry.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.crmferry.catalog.FileRules.TableRule;
import org.crmferry.catalog.ProductFile.BookRule;
import org.crmferry.catalog.ProductFile.EntityRule;

/**
 * Tells whose export a folder of files is by their headers, in whatever order and, as far as {@code headers.json} knows
 * the words, in whatever language.
 *
 * <p>A header that only such a file has counts one, another that such a file has a quarter, each divided by the number
 * of the file's columns, of which more than twelve do not count. Capital letters, blanks and signs do not matter.
 */
final class FileRecogniser {
    private static final double ENOUGH = 0.35;
    private static final double KNOWN = 0.25;
    private static final int COLUMNS = 12;

    private final ProductFile file;
    private final Map<String, Set<String>> words;

    FileRecogniser(ProductFile file) {
        this.file = file;
        this.words = Holder.WORDS;
    }

    private static final class Holder {
        /** A word of another language to the English ones. */
        static final Map<String, Set<String>> WORDS = words();

        private static Map<String, Set<String>> words() {
            try {
                Map<String, List<String>> given = new ObjectMapper()
                        .readValue(
                                CatalogReader.resource("headers.json"),
                                new TypeReference<LinkedHashMap<String, List<String>>>() {});
                Map<String, Set<String>> words = new HashMap<>();
                given.forEach((english, others) ->
                        others.forEach(other -> words.computeIfAbsent(plain(other), w -> new LinkedHashSet<>())
                                .add(plain(english))));
                return words;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How well one file fits one kind of export. */
    private record Fit(TableRule rule, Map<String, String> columns, double score) {}

    /**
     * Recognises files.
     *
     * @param headers names of files to their headers
     * @return null if this product made none of them
     */
    FileRecognition recognise(Map<String, List<String>> headers) {
        Map<String, FileRecognition.Known> known = new LinkedHashMap<>();
        Map<String, String> taken = new HashMap<>();
        List<String> evidence = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<String, List<String>> each : headers.entrySet()) {
            Fit fit = best(each.getValue());
            if (fit.score >= ENOUGH && taken.putIfAbsent(fit.rule.table(), each.getKey()) == null) {
                known.put(each.getKey(), new FileRecognition.Known(fit.rule.table(), fit.columns));
                evidence.add("file " + each.getKey() + " with " + String.join(", ", fit.columns.keySet()));
                sum += Math.min(1, 0.5 + fit.score / 2);
            }
        }
        if (known.isEmpty()) {
            return null;
        }
        Recognition recognition = new Recognition(file.product(), file.label(), "", sum / known.size(), evidence, "");
        String mark = file.softDelete() == null ? "" : file.softDelete().column();
        return new FileRecognition(recognition, known, file.files(), mark);
    }

    /** How much of the folder is this product's: what decides between two of them. */
    double weight(Map<String, List<String>> headers) {
        return headers.values().stream()
                .mapToDouble(header -> best(header).score)
                .filter(score -> score >= ENOUGH)
                .sum();
    }

    private Fit best(List<String> header) {
        Fit best = new Fit(null, Map.of(), 0);
        for (TableRule rule : file.files().tables()) {
            Fit fit = fit(rule, header);
            best = fit.score > best.score ? fit : best;
        }
        return best;
    }

    private Fit fit(TableRule rule, List<String> header) {
        Map<String, String> names = new HashMap<>();
        columns(rule).forEach(column -> names.putIfAbsent(plain(column), column));
        rule.also().forEach((column, others) -> others.forEach(other -> names.putIfAbsent(plain(other), column)));
        Map<String, String> found = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        double sum = 0;
        for (String each : header) {
            for (String candidate : candidates(each)) {
                String column = names.get(candidate);
                if (column != null && taken.add(column)) {
                    found.put(each, column);
                    sum += rule.evidence().contains(column) ? 1 : KNOWN;
                    break;
                }
            }
        }
        return new Fit(rule, found, sum / Math.max(1, Math.min(COLUMNS, header.size())));
    }

    /** Every column that the rules name of a table. */
    private Set<String> columns(TableRule rule) {
        Set<String> columns = new LinkedHashSet<>(rule.evidence());
        columns.addAll(rule.also().keySet());
        for (EntityRule entity : file.entities()) {
            if (entity.table().equals(rule.table())) {
                entity.fields().forEach(f -> columns.add(f.column()));
                for (BookRule book : entity.books()) {
                    book.slots().forEach(s -> columns.add(s.column()));
                }
                file.everywhere().forEach(f -> columns.add(f.column()));
            }
        }
        for (FileRules.RecordRule record : file.files().records()) {
            if (record.table().equals(rule.table())) {
                columns.add(record.id());
                columns.add(record.name());
            }
            for (FileRules.FromRule from : record.from()) {
                if (from.table().equals(rule.table())) {
                    columns.addAll(from.id());
                    columns.addAll(from.name());
                    columns.addAll(from.columns().values());
                }
            }
        }
        file.files().values().stream()
                .filter(v -> v.table().equals(rule.table()))
                .forEach(v -> columns.add(v.from()));
        if (file.softDelete() != null) {
            columns.add(file.softDelete().column());
        }
        columns.remove("");
        return columns;
    }

    /** What a header may say: itself, and what its words or the halves around its dash are in English. */
    private Set<String> candidates(String header) {
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(plain(header));
        candidates.addAll(words.getOrDefault(plain(header), Set.of()));
        int dash = header.indexOf(" - ");
        if (dash > 0) {
            for (String left : english(header.substring(0, dash))) {
                for (String right : english(header.substring(dash + 3))) {
                    candidates.add(left + right);
                }
            }
        }
        int point = header.lastIndexOf('.');
        if (point > 0) {
            for (String left : english(header.substring(0, point))) {
                candidates.add(left + plain(header.substring(point)));
            }
        }
        return candidates;
    }

    private Set<String> english(String text) {
        Set<String> all = new LinkedHashSet<>();
        all.add(plain(text));
        all.addAll(words.getOrDefault(plain(text), Set.of()));
        return all;
    }

    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
