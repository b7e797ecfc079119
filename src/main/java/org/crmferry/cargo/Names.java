package org.crmferry.cargo;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of batches and areas: short, lower-case ASCII, safe in every file system and in a ZIP. */
final class Names {
    private static final Pattern BATCH = Pattern.compile("[0-9]{6,10}-[a-z0-9][a-z0-9-]{0,79}");
    private static final Pattern AREA = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    /** What nothing but a digest may end in, so that no name meets another's digest. */
    private static final Pattern DIGESTED = Pattern.compile("(.*-)?[0-9a-f]{10}|");

    private static final int SHORT = 60;

    private Names() {}

    /**
     * The same name for the same batch, always, so that sealing again after a crash writes over the first attempt. What
     * an entity's name loses on its way to a file name comes back as a digest.
     */
    static String batch(String entity, int number) {
        String simple =
                entity.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String name = simple.substring(0, Math.min(simple.length(), SHORT));
        if (!name.equals(entity) || DIGESTED.matcher(name).matches()) {
            String digest = HexFormat.of().formatHex(Seal.sha256(entity.getBytes(StandardCharsets.UTF_16BE)), 0, 5);
            name = name.isEmpty() ? digest : name + "-" + digest;
        }
        return String.format(Locale.ROOT, "%06d-%s", number, name);
    }

    static boolean isBatch(String name) {
        return BATCH.matcher(name).matches();
    }

    static boolean isArea(String name) {
        return AREA.matcher(name).matches();
    }
}
