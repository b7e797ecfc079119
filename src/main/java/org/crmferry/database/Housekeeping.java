package org.crmferry.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import org.crmferry.model.Entity;
import org.crmferry.model.Shape;

/** Small looks and acts around a migration, each on a session of its own. */
public final class Housekeeping {
    private Housekeeping() {}

    /**
     * The largest key in the table of an entity whose single key is an integer, or the last one that the product says it
     * has given, if that is larger; 0 if there is none.
     */
    public static long largestKey(Database database, Entity entity) {
        Shape.OwnColumn column =
                (Shape.OwnColumn) entity.shape().bindings().get(entity.key().get(0));
        Dialect dialect = database.dialect();
        String sql = "select max(" + dialect.quote(column.column()) + ") from "
                + dialect.table(entity.shape().schema(), entity.shape().table());
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            long largest = Math.max(0, row.getLong(1));
            for (Shape.Counter counter : entity.shape().counters()) {
                largest = Math.max(largest, new StoredCounter(connection, dialect, entity, counter).last());
            }
            return largest;
        } catch (SQLException e) {
            throw Failure.of("Looking at the keys of " + entity.name(), e);
        }
    }

    /** How many records an entity's table holds; empty if there is no such table, or none that this user may see. */
    public static OptionalLong records(Database database, Entity entity) {
        Shape shape = entity.shape();
        String sql = "select count(*) from " + database.dialect().table(shape.schema(), shape.table());
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return OptionalLong.of(row.getLong(1));
        } catch (SQLException e) {
            if (Diagnosis.temporary(e)) {
                throw Failure.of("Looking for the table of " + entity.name(), e);
            }
            return OptionalLong.empty();
        }
    }

    /** Drops tables and those of their books, those that others point at last. */
    public static void drop(Database database, List<Entity> tables) {
        Dialect dialect = database.dialect();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (int i = tables.size() - 1; i >= 0; i--) {
                Shape shape = tables.get(i).shape();
                for (Shape.Book book : shape.books()) {
                    if (book instanceof Shape.RowBook rows) {
                        statement.execute("drop table if exists " + dialect.table(shape.schema(), rows.table()));
                    }
                }
                statement.execute("drop table if exists " + dialect.table(shape.schema(), shape.table()));
            }
        } catch (SQLException e) {
            throw Failure.of("Dropping the tables that were made", e);
        }
    }
}
