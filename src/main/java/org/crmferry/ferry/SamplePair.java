package org.crmferry.ferry;

import java.util.HexFormat;
import org.crmferry.database.Access;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.plan.RecordHash;

/**
 * The two embedded sample databases.
 *
 * @param source address of the SuiteCRM-shaped one
 * @param target address of the EspoCRM-shaped one
 */
public record SamplePair(String source, String target) {
    /** A fingerprint of everything that is in the target, to show that undo brings it back. */
    public String hash() {
        try (Site site = Site.open(Endpoint.parse(target), new Credentials("sa", new char[0]), Access.READ);
                Snapshot now = Snapshot.of(site.database())) {
            StringBuilder all = new StringBuilder();
            for (Entity table : site.tables()) {
                all.append(table.name()).append(HexFormat.of().formatHex(now.contentHash(table)));
            }
            return new RecordHash().of(new Object[] {all.toString()});
        }
    }
}
