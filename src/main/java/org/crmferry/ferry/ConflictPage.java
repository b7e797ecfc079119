package org.crmferry.ferry;

import java.util.List;
import java.util.Map;
import org.crmferry.journal.Conflict;

/**
 * A part of the list of conflicts. Holds no values.
 *
 * @param total how many meet the filter
 * @param open how many of those nobody has decided
 * @param conflicts those of this page, by number
 * @param byEntity how many meet the filter, by source entity
 * @param byKind the same by kind
 * @param byField the same by target field that differs; one conflict may count several times
 */
public record ConflictPage(
        long total,
        long open,
        List<Conflict> conflicts,
        Map<String, Long> byEntity,
        Map<String, Long> byKind,
        Map<String, Long> byField) {}
