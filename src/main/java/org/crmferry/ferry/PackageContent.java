package org.crmferry.ferry;

import java.util.List;

/**
 * What is in a package that was opened. Holds counts, no record.
 *
 * @param signer fingerprint of who signed it
 * @param entities what the records are
 */
public record PackageContent(String signer, List<Inspection.EntityCount> entities) {
    public PackageContent {
        entities = List.copyOf(entities);
    }
}
