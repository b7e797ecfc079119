package org.crmferry.ferry;

import org.crmferry.database.Database;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** Refuses to read from and write to one and the same database. */
final class Same {
    private Same() {}

    /** Before anything is opened: the same address, or the same file. */
    static void refuseAddresses(Project.End from, Project.End to) {
        Endpoint source = from.endpoint();
        Endpoint target = to.endpoint();
        if (source.equals(target) || Database.sameFile(source, target)) {
            throw refused();
        }
    }

    /** The same database by what its server says of itself, whatever way leads there. */
    static void refuse(Site source, Site target) {
        if (source.database().same(target.database())) {
            throw refused();
        }
    }

    private static FerryException refused() {
        return new FerryException(Fault.MAPPING, Said.of(Same.class, "same"));
    }
}
