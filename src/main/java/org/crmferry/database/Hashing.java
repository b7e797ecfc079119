package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;

/**
 * Lets the server hash one entity's records by ranges of their first key field, in one snapshot. Belongs to the
 * snapshot's thread. Fails with {@code FerryException} (CONNECTION).
 */
public final class Hashing {
    private final Connection connection;
    private final ReadPlan plan;
    private final RowHash words;
    private final String row;

    private Hashing(Connection connection, ReadPlan plan, RowHash words, String row) {
        this.connection = connection;
        this.plan = plan;
        this.words = words;
        this.row = row;
    }

    /** For one entity; null if the server cannot do it for every field, or not by ranges. */
    static Hashing of(Connection connection, Engine engine, Entity entity, List<Form> forms) {
        RowHash words = engine.rowHash();
        if (words == null
                || !known(words, connection)
                || entity.key().isEmpty()
                || forms.stream().anyMatch(Objects::isNull)) {
            return null;
        }
        ReadPlan plan = new ReadPlan(engine, entity);
        Form number = new Form(Form.Kind.NUMBER, 0);
        Field first = entity.field(entity.key().get(0));
        if (plan.asksOtherTables()
                || !forms.get(entity.index(first.name())).equals(number)
                || first.type().type() != FieldType.INTEGER
                || first.nullable()) {
            return null;
        }
        String row = words.row(plan, forms);
        return row == null ? null : new Hashing(connection, plan, words, row);
    }

    private static boolean known(RowHash words, Connection connection) {
        try {
            return words.known(connection);
        } catch (SQLException e) {
            throw Failure.of("The version of the database could not be had", e);
        }
    }

    /** From the smallest to the greatest key; null if there are no records. */
    public KeyRange bounds() {
        String sql = "select min(" + plan.key() + "), max(" + plan.key() + ")" + plan.from() + plan.where();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            plan.bindConstants(statement);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                long from = result.getLong(1);
                return result.wasNull() ? null : new KeyRange(from, result.getLong(2));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Hashes a range in buckets, each of which has {@code width} keys of it: the first begins where the range begins.
     *
     * @param width at least 1
     */
    public RangeHashes of(KeyRange range, long width) {
        String sql = "select b, count(*), count(h), " + words.half("h", true) + ", " + words.half("h", false)
                + " from (select " + words.bucket(plan.key()) + " as b, " + row + " as h" + plan.from() + plan.where()
                + " and " + plan.key() + " >= " + words.whole() + " and " + plan.key() + " <= " + words.whole()
                + words.fence() + ") r group by b order by b";
        RangeHashes hashes = new RangeHashes();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, range.from());
            statement.setLong(2, width);
            int parameter = plan.bindConstants(statement, 3);
            statement.setLong(parameter, range.from());
            statement.setLong(parameter + 1, range.to());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    hashes.add(
                            result.getLong(1),
                            result.getLong(2),
                            result.getLong(3),
                            result.getLong(4),
                            result.getLong(5));
                }
            }
            return hashes;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(SQLException e) {
        return Failure.of("Hashing " + plan.entity.name() + " failed", e);
    }
}
