package org.crmferry.ferry;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.crmferry.database.Access;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;

/** Content hashes of all tables of a database. */
final class Hash {
    private Hash() {}

    static Map<String, String> of(String url, Credentials login) {
        Map<String, String> hashes = new TreeMap<>();
        try (Site site = Site.open(Endpoint.parse(url), login, Access.READ);
                Snapshot now = Snapshot.of(site.database())) {
            for (Entity table : site.tables()) {
                hashes.put(table.name(), HexFormat.of().formatHex(now.contentHash(table)));
            }
        }
        return hashes;
    }
}
