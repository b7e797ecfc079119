package org.crmferry.database;

/** What an update does with the lines of a book that the record did not name. */
public enum BookChange {
    /** Afterwards the book has exactly the given lines. */
    EXACT,
    /** Given lines are added; others, and the main one, stay. */
    ADD
}
