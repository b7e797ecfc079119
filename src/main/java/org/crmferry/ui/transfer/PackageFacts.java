package org.crmferry.ui.transfer;

import java.nio.file.Path;
import org.crmferry.cargo.Manifest;
import org.crmferry.cargo.PackageCheck;
import org.crmferry.ferry.Packed;

/**
 * A package on the disk.
 *
 * @param file where it is
 * @param records in it
 * @param bytes of the file
 * @param fingerprint of the sender's identity
 */
public record PackageFacts(Path file, long records, long bytes, String fingerprint) {
    static PackageFacts of(Path file, Packed made) {
        return new PackageFacts(file, made.records(), made.bytes(), made.fingerprint());
    }

    static PackageFacts of(Path file, PackageCheck sound) {
        return new PackageFacts(
                file,
                sound.manifest().entities().stream()
                        .mapToLong(Manifest.Section::records)
                        .sum(),
                file.toFile().length(),
                sound.signer());
    }
}
