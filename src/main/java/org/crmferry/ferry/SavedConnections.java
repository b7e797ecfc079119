package org.crmferry.ferry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmferry.model.Credentials;

/**
 * Saved connections as bytes: a length and a JSON list of what is no secret, then per connection, in that order, the
 * length and UTF-8 of its password and of its tunnel's secret. Secrets never become strings, which cannot be cleared.
 */
final class SavedConnections {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SavedConnections() {}

    /** One connection with its secrets; its owner clears them. */
    record Entry(SavedConnection connection, Credentials login) {}

    static byte[] encode(Map<String, Entry> all) {
        try {
            byte[] open = JSON.writeValueAsBytes(
                    all.values().stream().map(Entry::connection).toList());
            List<ByteBuffer> parts = new ArrayList<>();
            for (Entry entry : all.values()) {
                parts.add(utf8(entry.login().password()));
                parts.add(utf8(entry.login().tunnelSecret()));
            }
            int length = 4
                    + open.length
                    + parts.stream().mapToInt(part -> 4 + part.remaining()).sum();
            ByteBuffer bytes = ByteBuffer.allocate(length).putInt(open.length).put(open);
            for (ByteBuffer part : parts) {
                bytes.putInt(part.remaining()).put(part);
                for (int i = 0; i < part.limit(); i++) {
                    part.put(i, (byte) 0);
                }
            }
            return bytes.array();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes were authenticated before, so that a mistake in them is a mistake of this program. */
    static Map<String, Entry> decode(byte[] content) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            int open = bytes.getInt();
            List<SavedConnection> connections =
                    JSON.readValue(content, 4, open, new TypeReference<List<SavedConnection>>() {});
            bytes.position(4 + open);
            Map<String, Entry> all = new TreeMap<>();
            for (SavedConnection each : connections) {
                all.put(each.name(), new Entry(each, new Credentials(each.user(), secret(bytes), secret(bytes))));
            }
            return all;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer utf8(char[] secret) {
        ByteBuffer encoded = ByteBuffer.allocate(3 * secret.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(secret), encoded, true);
        return encoded.flip();
    }

    private static char[] secret(ByteBuffer bytes) {
        int length = bytes.getInt();
        CharBuffer decoded = StandardCharsets.UTF_8.decode(bytes.slice(bytes.position(), length));
        bytes.position(bytes.position() + length);
        char[] secret = new char[decoded.remaining()];
        decoded.get(secret);
        Arrays.fill(decoded.array(), '\0');
        return secret;
    }
}
