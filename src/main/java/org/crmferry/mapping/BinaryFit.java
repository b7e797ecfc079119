package org.crmferry.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Raw;

/** Bytes and UUIDs. */
final class BinaryFit {
    private static final Pattern DASHED =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

    private BinaryFit() {}

    static Fitting of(Place place) {
        return place.target().type().type() == FieldType.UUID
                ? (value, problems) -> uuid(value, place, problems)
                : (value, problems) -> bytes(value, place, problems);
    }

    /** The bytes read as UTF-8, or null if they are none. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Object uuid(Object value, Place place, Problems problems) {
        if (value == null) {
            return null;
        }
        if (value instanceof byte[] bytes && bytes.length == 16) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong()).toString();
        }
        String text = value instanceof byte[] ? null : Fit.text(value);
        if (text != null && text.isEmpty()) {
            return null;
        }
        String lower = text == null ? "" : text.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("{") && lower.endsWith("}")) {
            lower = lower.substring(1, lower.length() - 1);
        }
        if (DASHED.matcher(lower).matches()) {
            return lower;
        }
        if (HEX.matcher(lower).matches()) {
            return lower.substring(0, 8)
                    + '-'
                    + lower.substring(8, 12)
                    + '-'
                    + lower.substring(12, 16)
                    + '-'
                    + lower.substring(16, 20)
                    + '-'
                    + lower.substring(20);
        }
        place.add(problems, FindingKind.UNREADABLE);
        return null;
    }

    private static Object bytes(Object value, Place place, Problems problems) {
        if (value == null) {
            return null;
        }
        byte[] bytes;
        if (value instanceof byte[] own) {
            bytes = own;
        } else if (value instanceof String || value instanceof Raw) {
            String text = Fit.text(value);
            bytes = text.getBytes(StandardCharsets.UTF_8);
            if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
                place.add(problems, FindingKind.LOSSY_TEXT);
            }
        } else {
            place.add(problems, FindingKind.UNREADABLE);
            return null;
        }
        ColumnType.Text limits = place.target().type().text();
        if (limits == null || limits.length() == 0) {
            return bytes;
        }
        if (bytes.length > limits.length()) {
            place.add(problems, FindingKind.TOO_LONG);
            return Arrays.copyOf(bytes, limits.length());
        }
        if (limits.padded() && bytes.length < limits.length()) {
            place.add(problems, FindingKind.LOSSY_TEXT);
            return Arrays.copyOf(bytes, limits.length());
        }
        return bytes;
    }
}
