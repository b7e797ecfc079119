package org.crmferry.mapping;

import org.crmferry.model.Field;

/** Hears what was found while one record was mapped; several of a kind and field are possible. */
@FunctionalInterface
public interface Problems {
    /**
     * Takes one finding.
     *
     * @param kind what was found; the mapped record already holds the repaired value
     * @param target the field it concerns
     * @param source the field it comes from, or null if none or several
     */
    void add(FindingKind kind, Field target, Field source);
}
