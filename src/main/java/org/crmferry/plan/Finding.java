package org.crmferry.plan;

import java.util.List;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Setting;

/**
 * Something a person should know before the transfer: how many values of one field meet one obstacle.
 *
 * @param kind which obstacle
 * @param entity source entity
 * @param field the field: the target's where there is one, else the source's; empty if it concerns whole records
 * @param count how many values, exactly
 * @param setting what is done about it
 * @param chosen whether a person chose that setting, rather than it being the default
 * @param keys source keys of the first few records
 */
public record Finding(
        FindingKind kind, String entity, String field, long count, Setting setting, boolean chosen, List<String> keys) {
    public Finding {
        keys = List.copyOf(keys);
    }

    /** Whether part of a value would be lost that nobody agreed to lose. What is not mapped at all is scope, not loss. */
    public boolean open() {
        return kind.lossy() && !chosen && kind != FindingKind.UNMAPPED && !field.isEmpty();
    }
}
