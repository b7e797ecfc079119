package org.crmferry.mapping;

import org.crmferry.model.Key;

/** Which record of the target a record of the source has become. Asked from several threads at once. */
public interface Crosswalk {
    /**
     * The key, in the target, of a record that something refers to.
     *
     * @param sourceEntity name of the source entity
     * @param sourceKey the value of the reference as the source holds it; integers may be Long or BigDecimal
     * @return the single key value, or null if that record is not carried over
     */
    Object target(String sourceEntity, Object sourceKey);

    /**
     * The key, in the target, of the record that is being mapped.
     *
     * @return its single value, or a {@link Key} of as many parts as the target has key fields, or null if the database
     *     shall supply it
     */
    Object own(String sourceEntity, Key sourceKey);
}
