package org.crmferry.database;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.crmferry.model.KeyStyle;

/** Makes keys for rows that have no record of their own, such as addresses: the same key for the same seed. */
@FunctionalInterface
public interface KeyMaker {
    /** From the seed's SHA-256. */
    KeyMaker DERIVED = (style, seed) -> {
        String hex = HexFormat.of().formatHex(ContentHash.sha256().digest(seed.getBytes(StandardCharsets.UTF_8)));
        return switch (style) {
            case HEX17 -> hex.substring(0, 17);
            case SERIAL, NUMBER, COMPOSITE, NONE -> null;
            case GUID, UUID, NATURAL ->
                hex.substring(0, 8) + '-' + hex.substring(8, 12) + "-8" + hex.substring(13, 16) + "-a"
                        + hex.substring(17, 20) + '-' + hex.substring(20, 32);
        };
    };

    /**
     * The key of a seed, or null if such keys cannot be derived (the database counts them).
     *
     * @param style how the key looks
     * @param seed what it is derived from
     */
    Object make(KeyStyle style, String seed);
}
