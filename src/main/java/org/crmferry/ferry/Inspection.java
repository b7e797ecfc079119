package org.crmferry.ferry;

import java.util.List;
import org.crmferry.model.Said;

/**
 * What is at an endpoint.
 *
 * @param product database product
 * @param version its version
 * @param crm CRM recognised with its version, or empty
 * @param confidence how sure that is, 0 to 1
 * @param evidence what it rests on
 * @param tables number of tables
 * @param entities what the records are, with counts
 * @param problems what a migration should know
 * @param files how its files are written; empty if it is a database
 */
public record Inspection(
        String product,
        String version,
        String crm,
        double confidence,
        List<String> evidence,
        int tables,
        List<EntityCount> entities,
        List<Said> problems,
        List<FileFound> files) {
    /**
     * One entity.
     *
     * @param name its name
     * @param label what people call it
     * @param records how many
     * @param technical whether it is the product's own housekeeping
     */
    public record EntityCount(String name, String label, long records, boolean technical) {}
}
