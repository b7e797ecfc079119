/**
 * JDBC databases: connect, diagnose in words, discover, read in one consistent snapshot, write in bulk. One small
 * dialect per product states only what differs.
 *
 * <p>May use the model. Sources are opened read-only; every identifier is quoted by the dialect and every value bound.
 * Never interprets a record (that is mapping's work), never keeps a password beyond the open database, and never puts
 * a cell value into an error or a log.
 */
package org.crmferry.database;
