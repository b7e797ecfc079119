/**
 * Finds records of one entity that are likely the same person or company: blocks records that share something, measures
 * the pairs of a block, and makes clusters of what is alike, each pair explained.
 *
 * <p>May use {@code model}; reads no database and writes nothing. Memory grows with the number of records, not with the
 * number of pairs.
 */
package org.crmferry.duplicates;
