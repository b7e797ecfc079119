package org.crmferry.journal;

/**
 * What one step of the load did.
 *
 * @param step its name, unique in the run, such as {@code load/contacts/3}
 * @param entity source entity
 * @param number the batch's number
 * @param created records created; of a step that takes back or deletes, records removed
 * @param updated records updated
 * @param failed records the target refused
 */
public record BatchResult(String step, String entity, int number, long created, long updated, long failed) {}
