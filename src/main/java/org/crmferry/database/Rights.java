package org.crmferry.database;

/**
 * Whether records can be written to a database.
 *
 * @param readOnly whether the server, or the database's file, takes no changes from anybody
 * @param canWrite whether this user may: has the right to insert into a table, or to create one where there is none
 */
public record Rights(boolean readOnly, boolean canWrite) {}
