package org.crmferry.ui.endpoint;

import java.util.List;
import org.crmferry.ferry.ConnectionTest;
import org.crmferry.ferry.Inspection;
import org.crmferry.ferry.PackageContent;
import org.crmferry.ferry.TargetRisk;

/**
 * What a try showed. One of the two first is there.
 *
 * @param test of a database
 * @param content of a package
 * @param risk whether people work with it; null for a source, a sample, and where the connection failed
 */
public record Tried(ConnectionTest test, PackageContent content, TargetRisk risk) {
    /** Whether it can be entered and understood. */
    public boolean ok() {
        return test == null || test.ok();
    }

    /** Whether records can be written there. */
    public boolean writable() {
        return test != null && test.ok() && test.canWrite() && !test.readOnly() && !test.onlySource();
    }

    public boolean production() {
        return risk != null && risk.production();
    }

    /** What the records are, with counts. */
    public List<Inspection.EntityCount> entities() {
        return test == null ? content.entities() : test.entities();
    }

    /** Records of everything that is not the product's housekeeping. */
    public long records() {
        return entities().stream()
                .filter(entity -> !entity.technical())
                .mapToLong(entity -> Math.max(0, entity.records()))
                .sum();
    }

    /** The CRM as people say it: {@code SuiteCRM 7.14}, not {@code SuiteCRM 7 7.14}; empty if there is none. */
    public String crm() {
        return test == null ? "" : test.crm();
    }

    /** What people call it: CRM or database product; empty for a package. */
    String label() {
        if (test == null) {
            return "";
        }
        return test.crm().isEmpty() ? (test.product() + " " + test.version()).strip() : test.crm();
    }

    Inspection inspection() {
        return test == null
                ? new Inspection("", "", "", 0, List.of(), entities().size(), entities(), List.of(), List.of())
                : new Inspection(
                        test.product(),
                        test.version(),
                        test.crm(),
                        test.confidence(),
                        List.of(),
                        test.tables(),
                        test.entities(),
                        test.notes(),
                        List.of());
    }
}
