package org.crmferry.mapping;

import org.crmferry.model.Field;

/** The fields that a finding concerns, kept for reporting. */
record Place(Field target, Field source) {
    void add(Problems problems, FindingKind kind) {
        problems.add(kind, target, source);
    }
}
