package org.crmferry.ferry;

import org.crmferry.journal.ConflictFilter;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.plan.FieldChoice;

/**
 * One decision for many conflicts.
 *
 * @param which those it is about; with a field in the filter only that field of each is decided
 * @param rule one of {@link ConflictDesk#RULES}; empty if there is a choice
 * @param choice what the field becomes; null if there is a rule
 */
public record Decree(ConflictFilter which, String rule, FieldChoice choice) {
    public Decree {
        if (rule.isEmpty() == (choice == null)
                || choice != null && which.field().isEmpty()) {
            throw new IllegalArgumentException("a rule, or a choice for one field");
        }
    }

    /** By one of {@link ConflictDesk#RULES}. */
    public static Decree by(ConflictFilter which, String rule) {
        return new Decree(which, valid(rule), null);
    }

    static String valid(String rule) {
        if (!ConflictDesk.RULES.contains(rule)) {
            throw new FerryException(Fault.MAPPING, Said.of(Decree.class, "conflict.rule", rule));
        }
        return rule;
    }

    /** The same choice for the field that the filter names. */
    public static Decree choosing(ConflictFilter which, FieldChoice choice) {
        return new Decree(which, "", choice);
    }
}
