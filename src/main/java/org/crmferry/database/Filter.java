package org.crmferry.database;

import java.time.LocalDate;
import java.util.List;

/**
 * Limits what is read of one entity. All parts hold.
 *
 * @param dateField a field of type DATE, DATETIME or INSTANT; empty = any time
 * @param from first day, or null
 * @param to last day, included, or null; days are those of the stored clock, UTC for points in time
 * @param keyField a field that must have one of {@code keys}; empty = any
 * @param keys values of that field's type; null among them stands for records without one
 */
public record Filter(String dateField, LocalDate from, LocalDate to, String keyField, List<Object> keys) {
    public Filter {
        keys = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(keys));
    }
}
