package org.crmferry.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one column of a row as the exact Java value of its field's type; chosen once per column, not per row. */
@FunctionalInterface
interface Cell {
    Object read(ResultSet row, int column) throws SQLException;
}
