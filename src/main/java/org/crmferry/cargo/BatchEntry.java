package org.crmferry.cargo;

import java.util.Objects;
import org.crmferry.model.Batch;

/**
 * What stands in clear about one sealed batch, in manifests and journals: sizes, counts and digests, never a value.
 *
 * @param name its file's name without the ending: {@code 000001-contacts}
 * @param entity the entity's name
 * @param number counted from 1 within the entity
 * @param records how many it holds
 * @param firstKey digest of its first record's key under the package key, hexadecimal; empty if there is no record
 * @param lastKey the same of its last record
 * @param bytes length of the sealed file
 * @param plain length of the records before compression
 * @param sha256 of the sealed file, hexadecimal
 * @param crc32c of the Avro container file within, hexadecimal
 */
public record BatchEntry(
        String name,
        String entity,
        int number,
        int records,
        String firstKey,
        String lastKey,
        long bytes,
        long plain,
        String sha256,
        String crc32c) {
    /** Upper bounds that every entry keeps; anything beyond is hostile. */
    static final long BYTES_LIMIT = BatchCodec.PLAIN_LIMIT + (32L << 20);

    static final int RECORDS_LIMIT = 10 * Batch.RECORDS;

    public BatchEntry {
        Objects.requireNonNull(entity);
        require(Names.isBatch(name), "name");
        require(number > 0, "number");
        require(records >= 0 && records <= RECORDS_LIMIT, "records");
        require(firstKey.matches("([0-9a-f]{32})?"), "firstKey");
        require(lastKey.matches("([0-9a-f]{32})?"), "lastKey");
        require(bytes > 0 && bytes <= BYTES_LIMIT, "bytes");
        require(plain >= records && plain <= BatchCodec.PLAIN_LIMIT, "plain");
        require(sha256.matches("[0-9a-f]{64}"), "sha256");
        require(crc32c.matches("[0-9a-f]{8}"), "crc32c");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("impossible " + what + " of a batch");
        }
    }
}
