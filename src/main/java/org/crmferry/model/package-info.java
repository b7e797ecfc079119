/**
 * The words everyone speaks: endpoints, schemas, entities, fields, records, batches, keys and faults.
 *
 * <p>Immutable values only. May use nothing but the JDK; never opens a connection or a file.
 */
package org.crmferry.model;
