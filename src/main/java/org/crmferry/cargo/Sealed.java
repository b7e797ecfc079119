package org.crmferry.cargo;

/**
 * A sealed batch in memory, on its way to a disk.
 *
 * @param entry what is known of it in clear
 * @param bytes the sealed file; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sealed(BatchEntry entry, byte[] bytes) {
    @Override
    public String toString() {
        return "Sealed[" + entry + "]";
    }
}
