package org.crmferry.model;

/** Says what happened when the disk refused a file: full, or something else. Stateless. */
public final class DiskFailure {
    private DiskFailure() {}

    /**
     * What people read.
     *
     * @param what the file, as people know it: {@code The project's journal}
     * @param reason the system's own words
     * @return STORAGE, with what to do next
     */
    public static FerryException of(String what, String reason, Throwable cause) {
        boolean full =
                reason.contains("No space left") || reason.contains("not enough space") || reason.contains("quota");
        return new FerryException(
                Fault.STORAGE,
                full
                        ? "The disk is full: " + what
                                + " could not be written. Nothing that was written before is lost. Make room and resume."
                        : "The disk failed at " + what + " (" + reason
                                + "). Nothing that was written before is lost. Check the disk and resume.",
                cause);
    }
}
