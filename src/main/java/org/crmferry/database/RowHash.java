package org.crmferry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.FieldType;

/**
 * How a server hashes rows, in expressions of its own. Each row is written as one text from which every value can be
 * read back (texts and bytes with their length before them, nothing for an absent value), of which the MD5 is taken; of several
 * rows, both halves by exclusive or. So the order of rows does not matter, and 128 bits decide. MD5 keeps accidents
 * away, not somebody who wants two records to look the same.
 */
abstract sealed class RowHash permits MariaDbRowHash, PostgresRowHash {
    final Engine engine;

    RowHash(Engine engine) {
        this.engine = engine;
    }

    /** Whether the server has all that is needed. */
    boolean known(Connection connection) throws SQLException {
        return true;
    }

    /**
     * A column's value in a form.
     *
     * @param value what selects the column
     * @return null if this product cannot be trusted with it
     */
    abstract String form(Form form, ColumnType type, String value);

    /** A text with its length in bytes before it. */
    abstract String measured(String text);

    /** Parts one behind the other, commas between them. */
    abstract String joined(List<String> parts);

    /** An empty text for an absent value. */
    abstract String orNothing(String part);

    /** The number of the bucket that a key falls into; takes the range's beginning and the width of a bucket. */
    abstract String bucket(String key);

    /** The exclusive or of one half of many hashes, as a whole number of 64 bits. */
    abstract String half(String hash, boolean first);

    /** The parameter that takes a whole number, however small the column is. */
    String whole() {
        return "?";
    }

    /** What stands behind the select that makes the hashes. */
    String fence() {
        return "";
    }

    /** The hash of a row; null if there is a column that cannot be hashed. */
    final String row(ReadPlan plan, List<Form> forms) {
        Entity entity = plan.entity;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            ColumnType type = entity.fields().get(i).type();
            Form form = forms.get(i);
            if (form == null || type.type() == FieldType.LIST) {
                return null;
            }
            String value = form(form, type, plan.selected(i));
            if (value == null) {
                return null;
            }
            parts.add(orNothing(form.mayBeEmpty() ? measured(value) : value));
        }
        return "md5(" + joined(parts) + ")";
    }
}
