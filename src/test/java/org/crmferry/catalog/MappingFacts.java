package org.crmferry.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Where products keep what: read off the databases of their own installers, independently of the catalog's files.
 *
 * @param entity a CRM's word for the kind of record
 * @param fact what the column holds; the same word in several products means the same
 * @param product the product
 * @param table the table in which it stands
 * @param column the column
 */
record MappingFacts(String entity, String fact, String product, String table, String column) {
    /** All of them, ordered by entity and fact. */
    static List<MappingFacts> read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MappingFacts.class.getResourceAsStream("facts.tsv")), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(MappingFacts::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MappingFacts parse(String line) {
        String[] cells = line.split("\t", -1);
        int dot = cells[3].indexOf('.');
        return new MappingFacts(cells[0], cells[1], cells[2], cells[3].substring(0, dot), cells[3].substring(dot + 1));
    }
}
