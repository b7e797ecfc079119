package org.crmferry.cargo;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * Batches to sealed bytes and back under one package key: encode, compress, seal, digest. Thread-safe.
 */
final class Sealer {
    private final PackageKey key;
    private final BatchCodec codec;

    Sealer(PackageKey key, int level) {
        this.key = key;
        this.codec = new BatchCodec(level);
    }

    PackageKey key() {
        return key;
    }

    Sealed seal(Batch batch) {
        BatchCodec.Encoded avro = codec.encode(batch);
        byte[] sealed = key.seal(avro.bytes(), avro.from(), avro.length());
        Entity entity = batch.entity();
        int records = batch.records().size();
        boolean keyed = records > 0 && !entity.key().isEmpty();
        return new Sealed(
                new BatchEntry(
                        Names.batch(entity.name(), batch.number()),
                        entity.name(),
                        batch.number(),
                        records,
                        keyed ? key.digest(entity.keyOf(batch.records().get(0))) : "",
                        keyed ? key.digest(entity.keyOf(batch.records().get(records - 1))) : "",
                        sealed.length,
                        avro.plain(),
                        Seal.sha256Hex(sealed),
                        Seal.crc32c(avro.bytes(), avro.from(), avro.length())),
                sealed);
    }

    /** Checks checksum, tag and CRC, in this order, and only then decodes; FerryException (INTEGRITY) names what fails. */
    Batch open(byte[] sealed, BatchEntry entry, Entity entity) {
        checksum(sealed, entry);
        byte[] avro;
        try {
            avro = key.open(sealed);
        } catch (Seal.Refused e) {
            throw refused(entry, "batch.unsealed", e.getMessage());
        }
        if (avro == null) {
            throw refused(entry, "batch.otherkey");
        }
        if (!Seal.crc32c(avro, 0, avro.length).equals(entry.crc32c())) {
            throw refused(entry, "batch.crc");
        }
        return codec.decode(avro, entry, entity);
    }

    static void checksum(byte[] sealed, BatchEntry entry) {
        if (sealed.length != entry.bytes()) {
            throw refused(entry, "batch.bytes", sealed.length, entry.bytes());
        }
        if (!MessageDigest.isEqual(Seal.sha256(sealed), HexFormat.of().parseHex(entry.sha256()))) {
            throw refused(entry, "batch.sha");
        }
    }

    /** The batch is damaged, for a reason of the bundle {@code failures}. */
    static FerryException refused(BatchEntry entry, String why, Object... values) {
        return new FerryException(
                Fault.INTEGRITY,
                Said.of(Sealer.class, "batch.damaged", entry.name(), Said.of(Sealer.class, why, values)));
    }
}
