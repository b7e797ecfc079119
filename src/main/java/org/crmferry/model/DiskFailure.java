package org.crmferry.model;

/** Says what happened when the disk refused a file: full, or something else. Stateless. */
public final class DiskFailure {
    private DiskFailure() {}

    /**
     * What people read.
     *
     * @param file its name
     * @param reason the system's own words
     * @return STORAGE, with what to do next
     */
    public static FerryException of(String file, String reason, Throwable cause) {
        boolean full =
                reason.contains("No space left") || reason.contains("not enough space") || reason.contains("quota");
        return new FerryException(
                Fault.STORAGE, Said.of(DiskFailure.class, full ? "disk.full" : "disk.failed", file, reason), cause);
    }
}
