package org.crmferry.transfer;

import java.util.Map;
import org.crmferry.model.Entity;

/**
 * A column of the target whose rows point at records of one entity.
 *
 * @param table the table as it is, every row and every column of it
 * @param column position of the column there
 * @param referenced position of the column that it points at, in the entity's own table
 * @param where what a row must have for the column to mean that entity: column names to values
 * @param address position of the column that tells lines of an e-mail or phone book apart; -1 if it is no book
 * @param flag position of the column that marks the main line of a book; -1 if there is none
 */
record Pointer(Entity table, int column, int referenced, Map<String, Object> where, int address, int flag) {
    Pointer {
        where = Map.copyOf(where);
    }

    boolean book() {
        return address >= 0;
    }

    String place() {
        return table.name() + "." + table.fields().get(column).name();
    }
}
