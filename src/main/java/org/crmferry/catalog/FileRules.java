package org.crmferry.catalog;

import java.util.List;
import java.util.Map;

/**
 * How a product exports its records as files, as its catalog file says; {@code docs/catalog.md} explains every key.
 *
 * @param tables what is in the files, told apart by the headers
 * @param records what has a key, and where else it is named
 * @param links tables of pairs that are made from columns
 * @param values columns that are made from another by a list of values
 * @param related columns that are made from several: which record is meant, and of which kind it is
 */
public record FileRules(
        List<TableRule> tables,
        List<RecordRule> records,
        List<LinkRule> links,
        List<ValueRule> values,
        List<RelatedRule> related) {
    public FileRules {
        records = list(records);
        links = list(links);
        values = list(values);
        related = list(related);
    }

    /**
     * One kind of file.
     *
     * @param table what its table is called here
     * @param evidence columns that only such a file has
     * @param also other headers of a column
     */
    public record TableRule(String table, List<String> evidence, Map<String, List<String>> also) {
        public TableRule {
            also = also == null ? Map.of() : also;
        }
    }

    /**
     * Records with a key.
     *
     * @param table where they are
     * @param id column of the key; made if it is not there
     * @param name column by which others name them; empty if none do
     * @param parts columns that make up the name where it is not given, in their order
     * @param from rows that name such a record
     */
    public record RecordRule(String table, String id, String name, List<String> parts, List<FromRule> from) {
        public RecordRule {
            name = name == null ? "" : name;
            parts = list(parts);
            from = list(from);
        }
    }

    /**
     * Rows of another table that name a record.
     *
     * @param table that table
     * @param id its columns with the record's key, the first filled one counts
     * @param name its columns with the record's name
     * @param link the column that is made for the record's key
     * @param separator between several of them in one cell, of which the first is taken; empty if there is only one
     * @param only whether a record that is named but not there stays away
     * @param columns columns of such a record to the columns of this table that hold them
     */
    public record FromRule(
            String table,
            List<String> id,
            List<String> name,
            String link,
            String separator,
            boolean only,
            Map<String, String> columns) {
        public FromRule {
            id = list(id);
            name = list(name);
            separator = separator == null ? "" : separator;
            columns = columns == null ? Map.of() : columns;
        }
    }

    /**
     * A table of pairs.
     *
     * @param table what it is called
     * @param from the table whose rows make the pairs
     * @param columns its two columns to those of {@code from}
     */
    public record LinkRule(String table, String from, Map<String, String> columns) {}

    /**
     * A column made from another.
     *
     * @param values text, in any case, to what the new column has
     * @param other what it has for all others that are filled
     */
    public record ValueRule(String table, String column, String from, Map<String, String> values, String other) {}

    /**
     * Two columns made from links.
     *
     * @param kind the column that says which kind of record is meant
     * @param column the column with its key
     * @param of kind to the link's column, the most wanted first
     */
    public record RelatedRule(String table, String kind, String column, Map<String, String> of) {}

    private static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
