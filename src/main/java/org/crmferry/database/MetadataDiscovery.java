package org.crmferry.database;

import java.sql.Connection;
import java.util.List;
import org.crmferry.model.Schema;

/** Looks into the catalog. */
record MetadataDiscovery(Connection connection, String product, String version) {
    Schema schema() {
        return new Schema(product, version, "", "", List.of());
    }
}
