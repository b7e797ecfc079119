package org.crmferry.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The character set of a text file.
 *
 * @param charset the set
 * @param mark length of the byte order mark at the file's beginning; 0 if there is none
 */
record Encoding(Charset charset, int mark) {
    private static final int BLOCK = 1 << 16;
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset CHINESE = Charset.forName("GB18030");

    /** Reads the text behind the mark; what the set cannot decode becomes U+FFFD. */
    BufferedReader reader(InputStream in) throws IOException {
        in.skipNBytes(mark);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(new InputStreamReader(in, decoder), BLOCK);
    }

    /** What a byte order mark says, else null. */
    static Encoding marked(byte[] start) {
        if (starts(start, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        } else if (starts(start, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        } else if (starts(start, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        return null;
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Finds the set of a whole file: its mark; zero bytes at every other place (UTF-16); UTF-8 where all of it is valid;
     * Chinese where bytes above 127 come in pairs of that set's common characters; else Western.
     */
    static Encoding of(InputStream in) throws IOException {
        byte[] start = in.readNBytes(BLOCK);
        Encoding marked = marked(start);
        if (marked != null) {
            return marked;
        }
        Encoding wide = wide(start);
        if (wide != null) {
            return wide;
        }
        Strict utf8 = new Strict(StandardCharsets.UTF_8);
        Pairs pairs = new Pairs();
        byte[] block = start;
        while (block.length > 0) {
            utf8.take(block);
            pairs.take(block);
            block = in.readNBytes(BLOCK);
        }
        if (utf8.valid()) {
            return new Encoding(StandardCharsets.UTF_8, 0);
        }
        return new Encoding(pairs.chinese() ? CHINESE : WESTERN, 0);
    }

    /** UTF-16 without a mark: text of Latin letters has a zero in every other byte. */
    private static Encoding wide(byte[] start) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < start.length; i++) {
            if (start[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int few = Math.max(1, start.length / 10);
        if (odd >= few && even * 10 < odd) {
            return new Encoding(StandardCharsets.UTF_16LE, 0);
        }
        return even >= few && odd * 10 < even ? new Encoding(StandardCharsets.UTF_16BE, 0) : null;
    }

    /** Decodes block after block and notes whether anything was malformed. */
    private static final class Strict {
        private final CharsetDecoder decoder;
        private final CharBuffer out = CharBuffer.allocate(BLOCK);
        private ByteBuffer rest = ByteBuffer.allocate(0);
        private boolean valid = true;

        Strict(Charset charset) {
            decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        void take(byte[] block) {
            ByteBuffer in = ByteBuffer.allocate(rest.remaining() + block.length);
            in.put(rest).put(block).flip();
            CoderResult result = CoderResult.OVERFLOW;
            while (valid && result.isOverflow()) {
                out.clear();
                result = decoder.decode(in, out, false);
                valid = !result.isError();
            }
            rest = in;
        }

        boolean valid() {
            if (!valid) {
                return false;
            }
            try {
                decoder.charset().newDecoder().decode(rest);
                return true;
            } catch (CharacterCodingException e) {
                return false;
            }
        }
    }

    /** Counts runs of bytes above 127 that are made of common Chinese characters, and those that are not. */
    private static final class Pairs {
        private static final int NEARLY = 20;
        private long chinese;
        private long other;
        private int lead;
        private boolean sound = true;
        private boolean inside;

        void take(byte[] block) {
            for (byte each : block) {
                int b = each & 0xFF;
                if (b < 0x80) {
                    ended();
                } else if (lead == 0) {
                    inside = true;
                    lead = b;
                } else {
                    sound &= (lead >= 0xA1 && lead <= 0xA9 || lead >= 0xB0 && lead <= 0xF7) && b >= 0xA1;
                    lead = 0;
                }
            }
        }

        private void ended() {
            if (inside) {
                if (sound && lead == 0) {
                    chinese++;
                } else {
                    other++;
                }
            }
            inside = false;
            sound = true;
            lead = 0;
        }

        boolean chinese() {
            ended();
            return chinese > other * NEARLY;
        }
    }
}
