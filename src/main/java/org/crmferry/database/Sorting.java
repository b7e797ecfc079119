package org.crmferry.database;

/** How a key field is put in order, so that two products agree. */
public enum Sorting {
    /** As the product orders numbers, dates and bytes; all agree on those. */
    NATIVE,
    /** As text, by code points. */
    TEXT,
    /** As text without trailing blanks, by code points. */
    TRIMMED,
    /** As text in small letters, by code points: GUIDs. */
    FOLDED
}
