package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.crmferry.database.Housekeeping;
import org.crmferry.database.Target;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * The tables that a migration makes in its target, one by one, so that after an interruption it is known which of them
 * are ours: a table of somebody else is neither filled nor dropped.
 */
final class NewTables {
    private static final String CREATED = "created";
    /** The table that is being made at this moment, or was when the program was interrupted. */
    private static final String CREATING = "creating";

    private final Voyage voyage;

    NewTables(Voyage voyage) {
        this.voyage = voyage;
    }

    /** What was not there when the records were checked, in the order of work. */
    List<Entity> all() {
        return voyage.entities().stream()
                .filter(each -> !voyage.exists(each))
                .map(voyage::target)
                .toList();
    }

    /** Whether an entity's table can be looked at: it was there before, or has been made. */
    boolean there(EntityMapping each) {
        return voyage.exists(each) || made().contains(each.target());
    }

    private Set<String> made() {
        Set<String> made = new LinkedHashSet<>(
                List.of(voyage.journal().fact(CREATED).orElse("").split("\n", -1)));
        made.remove("");
        return made;
    }

    /** Makes those that are still missing. Outside a transaction. */
    void create(Target target) {
        Set<String> made = made();
        for (Entity table : all()) {
            if (!made.contains(table.name())) {
                prepare(table);
                target.createTables(List.of(table));
                made.add(table.name());
                voyage.journal().setFact(CREATED, String.join("\n", made));
                voyage.journal().removeFact(CREATING);
            }
        }
    }

    private void prepare(Entity table) {
        OptionalLong records = Housekeeping.records(voyage.target(), table);
        if (begun(table) && records.orElse(0) == 0) {
            Housekeeping.drop(voyage.target(), List.of(table));
        } else if (records.isPresent()) {
            throw new FerryException(Fault.SCHEMA, Said.of(NewTables.class, "table.come", table.name()));
        }
        voyage.journal().setFact(CREATING, table.name());
    }

    private boolean begun(Entity table) {
        return voyage.journal().fact(CREATING).orElse("").equals(table.name());
    }

    /** Drops what was made here. */
    void drop() {
        Set<String> made = made();
        List<Entity> ours = new ArrayList<>();
        for (Entity table : all()) {
            if (made.contains(table.name())
                    || begun(table)
                            && Housekeeping.records(voyage.target(), table).orElse(0) == 0) {
                ours.add(table);
            }
        }
        Housekeeping.drop(voyage.target(), ours);
        voyage.journal().removeFact(CREATED);
        voyage.journal().removeFact(CREATING);
    }
}
