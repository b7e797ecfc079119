package org.crmferry.duplicates;

import java.util.List;

/**
 * How likely two records are the same.
 *
 * @param score the chance, 0 to 1
 * @param reasons what speaks for it, then what speaks against
 */
public record Likeness(double score, List<Reason> reasons) {
    public Likeness {
        reasons = List.copyOf(reasons);
    }
}
