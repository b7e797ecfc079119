package org.crmferry.ferry;

import org.crmferry.transfer.Merge;

/**
 * What somebody has decided on records that are likely the same, and not written yet. Holds values. Immutable.
 *
 * @param merge how they become one record
 * @param apart whether they are different after all; then the merge says only which records, and as they were shown
 */
public record DuplicateDraft(Merge merge, boolean apart) {}
