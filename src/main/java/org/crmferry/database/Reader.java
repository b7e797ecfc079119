package org.crmferry.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Item;
import org.crmferry.model.Key;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of one entity, batch after batch, in the order of their keys.
 *
 * <p>Asks for one page after the other behind the last key, so memory is bounded by a batch whatever the table's size;
 * records without a key come from one long query. A batch ends at {@link Batch#RECORDS} records or when about
 * {@link Batch#BYTES} are full. Fails with {@code FerryException} (CONNECTION). One thread; lives no longer than its
 * snapshot; close it before another reader of the same snapshot is used.
 */
public final class Reader implements Batches {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final int FIRST_PAGE = 500;
    private static final int MOST_ROWS = 50_000;
    private static final int FETCH_BYTES = 1 << 20;

    private final Connection connection;
    private final Entity entity;
    private final ReadPlan plan;
    private final BookReading books;
    private Key last;
    private int number;
    private PreparedStatement statement;
    private String prepared = "";
    private ResultSet page;
    private int pageLimit;
    private int pageRows;
    private boolean ended;
    private long totalRows;
    private long totalBytes;

    Reader(Connection connection, ReadPlan plan, Key after, int firstNumber) {
        this.connection = connection;
        this.plan = plan;
        this.entity = plan.entity;
        this.books = new BookReading(plan, connection);
        this.last = after;
        this.number = firstNumber;
    }

    @Override
    public Batch next() {
        try {
            List<Object[]> rows = plan.asksOtherTables() ? wholePage() : rows();
            return rows.isEmpty() ? null : new Batch(entity, number++, rows);
        } catch (SQLException e) {
            throw Failure.of("Reading " + entity.name() + " failed", e);
        }
    }

    private List<Object[]> rows() throws SQLException {
        List<Object[]> rows = new ArrayList<>(totalRows == 0 ? 100 : Math.min(Batch.RECORDS, limit(1)));
        long bytes = 0;
        while (rows.size() < Batch.RECORDS && bytes < Batch.BYTES && open(8)) {
            if (!page.next()) {
                if (!plan.streamed() && !rows.isEmpty()) {
                    last = entity.keyOf(rows.get(rows.size() - 1));
                }
                closePage();
                continue;
            }
            Object[] row = plan.row(page);
            plan.fillColumnBooks(row);
            row = plan.trimmed(row);
            bytes += size(row);
            rows.add(row);
            pageRows++;
        }
        remember(rows, bytes);
        return rows;
    }

    private List<Object[]> wholePage() throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        long bytes = 0;
        if (open(1)) {
            while (rows.size() < Batch.RECORDS && bytes < Batch.BYTES) {
                if (!page.next()) {
                    closePage();
                    break;
                }
                Object[] row = plan.row(page);
                plan.fillColumnBooks(row);
                bytes += size(row);
                rows.add(row);
                pageRows++;
            }
            if (page != null) {
                page.close();
                page = null;
            }
        }
        books.fill(rows);
        rows.replaceAll(plan::trimmed);
        remember(rows, bytes);
        return rows;
    }

    private void remember(List<Object[]> rows, long bytes) {
        if (!rows.isEmpty()) {
            totalRows += rows.size();
            totalBytes += bytes;
            if (!plan.streamed()) {
                last = entity.keyOf(rows.get(rows.size() - 1));
            }
        }
    }

    /** About how many records fill some batches. */
    private int limit(int batches) {
        if (totalRows == 0) {
            return FIRST_PAGE;
        }
        long average = Math.max(1, totalBytes / totalRows);
        return (int) Math.max(
                20, Math.min(batches == 1 ? Batch.RECORDS : MOST_ROWS, (long) batches * Batch.BYTES / average));
    }

    /** Makes sure that a page is open; false if there is no more. */
    private boolean open(int batches) throws SQLException {
        if (page != null) {
            return true;
        }
        if (ended) {
            return false;
        }
        String sql = plan.select() + (last == null ? "" : plan.behind(last)) + plan.order();
        if (plan.streamed()) {
            pageLimit = Integer.MAX_VALUE;
        } else {
            pageLimit = limit(batches);
            sql = plan.engine.dialect.first(sql, pageLimit);
        }
        if (!sql.equals(prepared)) {
            closeStatement();
            statement = connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            prepared = sql;
        }
        int first = plan.streamed() ? FIRST_PAGE : 100;
        int fetch = totalRows == 0 ? first : (int) Math.min(2000, FETCH_BYTES / Math.max(1, totalBytes / totalRows));
        statement.setFetchSize(Math.max(1, fetch));
        int parameter = plan.bindConstants(statement);
        if (last != null) {
            plan.bindBehind(statement, parameter, last);
        }
        page = statement.executeQuery();
        pageRows = 0;
        return true;
    }

    private void closePage() throws SQLException {
        page.close();
        page = null;
        ended = pageRows < pageLimit;
    }

    /** About how many bytes a record has when encoded. */
    public static int size(Object[] record) {
        int bytes = 0;
        for (Object value : record) {
            bytes += 2;
            if (value instanceof String s) {
                bytes += s.length();
            } else if (value instanceof byte[] b) {
                bytes += b.length;
            } else if (value instanceof List<?> items) {
                for (Object item : items) {
                    bytes += 8 + ((Item) item).value().length();
                }
            } else if (value != null) {
                bytes += 6;
            }
        }
        return bytes;
    }

    private void closeStatement() throws SQLException {
        if (statement != null) {
            statement.close();
            statement = null;
        }
    }

    @Override
    public void close() {
        try {
            closeStatement();
        } catch (SQLException e) {
            // Over a lost connection the database has ended it by itself.
            LOG.debug("reading {} was ended by the database: SQLSTATE {}", entity.name(), e.getSQLState());
        }
    }
}
