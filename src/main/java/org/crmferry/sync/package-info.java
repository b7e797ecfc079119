/**
 * Three versions of a record made into one: what both sides agreed on last, what the source has now, what the target has
 * now. Pure: reads and writes nothing, knows no database, no journal and no mapping.
 */
package org.crmferry.sync;
