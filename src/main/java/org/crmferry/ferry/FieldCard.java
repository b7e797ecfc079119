package org.crmferry.ferry;

import java.util.List;
import org.crmferry.mapping.FieldProfile;
import org.crmferry.model.FieldType;
import org.crmferry.model.Option;

/**
 * One field as the mapping page shows it.
 *
 * @param name unique in its entity
 * @param label what people call it
 * @param meaning the common CRM word, or empty
 * @param type what it holds
 * @param nativeType the database's own name of the type
 * @param length the most it holds, in characters or bytes as the database counts; 0 = no limit
 * @param required whether a record cannot be stored without it
 * @param writable whether it can be filled
 * @param key whether it is part of the key
 * @param refersTo the entities it points at; empty if it is no reference
 * @param options its picklist; empty if it has none
 * @param profile what its values look like in the records looked at
 */
public record FieldCard(
        String name,
        String label,
        String meaning,
        FieldType type,
        String nativeType,
        int length,
        boolean required,
        boolean writable,
        boolean key,
        List<String> refersTo,
        List<Option> options,
        FieldProfile profile) {}
