package org.crmferry.ferry;

import java.util.List;
import org.crmferry.mapping.FindingKind;

/**
 * One record's value on its way through the mapping. Holds values.
 *
 * @param key the source record's key
 * @param source what the record holds in each of the mapping's source fields, as text; null where it holds nothing
 * @param result what will be written, as text; null if nothing
 * @param problem what was found on the way, or null
 * @param kinds the findings behind the problem
 */
public record SampleValue(String key, List<String> source, String result, String problem, List<FindingKind> kinds) {
    public SampleValue {
        source = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(source));
        kinds = List.copyOf(kinds);
    }
}
