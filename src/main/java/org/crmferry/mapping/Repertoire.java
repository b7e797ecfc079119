package org.crmferry.mapping;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What characters a column's character set has, and how many bytes they take. */
final class Repertoire {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("latin2", "ISO-8859-2"),
            Map.entry("latin5", "ISO-8859-9"),
            Map.entry("latin7", "ISO-8859-13"),
            Map.entry("latin9", "ISO-8859-15"),
            Map.entry("greek", "ISO-8859-7"),
            Map.entry("hebrew", "ISO-8859-8"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("sjis", "Shift_JIS"),
            Map.entry("ujis", "EUC-JP"),
            Map.entry("euckr", "EUC-KR"),
            Map.entry("uhc", "x-windows-949"),
            Map.entry("gb2312", "GB2312"),
            Map.entry("gbk", "GBK"),
            Map.entry("big5", "Big5"),
            Map.entry("tis620", "TIS-620"),
            Map.entry("macroman", "x-MacRoman"),
            Map.entry("dec8", "ISO-8859-1"),
            Map.entry("utf16", "UTF-16BE"),
            Map.entry("utf32", "UTF-32BE"));

    private static final Map<String, Repertoire> KNOWN = new ConcurrentHashMap<>();

    private final Charset charset;
    /** Bit per character up to U+FFFF; null = all of them. */
    private final long[] basic;

    private final boolean supplementary;

    private Repertoire(Charset charset, long[] basic, boolean supplementary) {
        this.charset = charset;
        this.basic = basic;
        this.supplementary = supplementary;
    }

    /** By the lower-case name of {@link org.crmferry.model.ColumnType.Text#charset}; unknown ones hold everything. */
    static Repertoire of(String name, boolean postgres) {
        return KNOWN.computeIfAbsent(name + postgres, k -> make(name, postgres));
    }

    private static Repertoire make(String name, boolean postgres) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "", "utf8mb4", "unicode", "sql_ascii", "utf-8", "binary" ->
                new Repertoire(StandardCharsets.UTF_8, null, true);
            case "utf8mb3" -> new Repertoire(StandardCharsets.UTF_8, null, false);
            case "utf8" -> new Repertoire(StandardCharsets.UTF_8, null, true);
            case "ucs2" -> new Repertoire(StandardCharsets.UTF_16BE, null, false);
            case "ascii", "us-ascii" -> of(StandardCharsets.US_ASCII);
            case "latin1" -> postgres ? of(StandardCharsets.ISO_8859_1) : windowsLatin();
            default -> {
                Charset found = find(lower);
                yield found == null ? new Repertoire(StandardCharsets.UTF_8, null, true) : of(found);
            }
        };
    }

    /** MySQL's latin1: windows-1252 with the five gaps filled. */
    private static Repertoire windowsLatin() {
        Repertoire windows = of(Charset.forName("windows-1252"));
        for (int gap : new int[] {0x81, 0x8d, 0x8f, 0x90, 0x9d}) {
            windows.basic[gap >> 6] |= 1L << gap;
        }
        return windows;
    }

    private static Repertoire of(Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        long[] bits = new long[1024];
        for (int c = 0; c < 0x10000; c++) {
            if (!Character.isSurrogate((char) c) && encoder.canEncode((char) c)) {
                bits[c >> 6] |= 1L << c;
            }
        }
        return new Repertoire(charset, bits, encoder.canEncode("\uD83D\uDE00"));
    }

    private static Charset find(String name) {
        String known =
                NAMES.getOrDefault(name, name.startsWith("win") ? "windows-" + name.replaceAll("\\D", "") : name);
        try {
            return Charset.forName(known);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean all() {
        return basic == null && supplementary;
    }

    boolean has(int codePoint) {
        return codePoint > 0xffff ? supplementary : basic == null || (basic[codePoint >> 6] & 1L << codePoint) != 0;
    }

    /** What stands for a character that is missing. */
    int substitute() {
        return has(0xfffd) ? 0xfffd : '?';
    }

    int bytes(int codePoint) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        }
        if (codePoint < 0x80 && !charset.name().startsWith("UTF-")) {
            return 1;
        }
        return new String(Character.toChars(codePoint)).getBytes(charset).length;
    }
}
