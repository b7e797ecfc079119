package org.crmferry.cargo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.FerryException;

/**
 * The checks of a package that need no key, in their order; each builds on those before. Failures are FerryException
 * (INTEGRITY). Not thread-safe while steps are made; only read afterwards.
 */
final class PackageInspection {
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.p7s";
    static final String KEY = "key.p7m";
    private static final int KEY_LIMIT = 1 << 20;

    private final FileChannel file;
    private final Map<String, StoredZip.Entry> files = new LinkedHashMap<>();
    private byte[] json;
    private String signer = "";
    private Manifest manifest;
    private byte[] lockedKey;

    PackageInspection(FileChannel file) {
        this.file = file;
    }

    static String file(BatchEntry batch) {
        return Vault.BATCHES + "/" + batch.name() + ".p7m";
    }

    void make(PackageCheck.Step step) throws IOException {
        switch (step) {
            case STRUCTURE -> ZipWalk.walk(file).forEach(entry -> files.put(entry.name(), entry));
            case SIGNATURE -> signature();
            case MANIFEST -> manifest = Manifest.parse(json);
            case KEY -> key();
            case BATCHES -> batches();
        }
    }

    private void signature() throws IOException {
        json = content(MANIFEST, Manifest.LIMIT);
        signer = Signature.verify(json, content(SIGNATURE, Signature.LIMIT));
    }

    private void key() throws IOException {
        lockedKey = content(KEY, KEY_LIMIT);
        if (!Seal.sha256Hex(lockedKey).equals(manifest.keySha256())) {
            throw ZipWalk.refused("zip.key");
        }
    }

    private void batches() throws IOException {
        List<String> expected = new ArrayList<>(List.of(MANIFEST, SIGNATURE, KEY));
        manifest.entities().forEach(section -> section.batches().forEach(batch -> expected.add(file(batch))));
        List<String> found = List.copyOf(files.keySet());
        if (!found.equals(expected)) {
            throw difference(expected, found);
        }
        for (Manifest.Section section : manifest.entities()) {
            for (BatchEntry batch : section.batches()) {
                StoredZip.Entry entry = files.get(file(batch));
                if (entry.size() != batch.bytes()) {
                    throw Sealer.refused(batch, "batch.bytes", entry.size(), batch.bytes());
                }
                Sealer.checksum(ZipWalk.content(file, entry, BatchEntry.BYTES_LIMIT), batch);
            }
        }
    }

    private static FerryException difference(List<String> expected, List<String> found) {
        Set<String> missing = new HashSet<>(expected);
        found.forEach(missing::remove);
        if (!missing.isEmpty()) {
            String first = missing.stream().sorted().findFirst().orElseThrow();
            return missing.size() == 1
                    ? ZipWalk.refused("zip.missing", first)
                    : ZipWalk.refused("zip.lacking", first, missing.size());
        }
        Set<String> added = new HashSet<>(found);
        expected.forEach(added::remove);
        return added.isEmpty()
                ? ZipWalk.refused("zip.order")
                : ZipWalk.refused(
                        "zip.added", added.stream().sorted().findFirst().orElseThrow());
    }

    private byte[] content(String name, int most) throws IOException {
        StoredZip.Entry entry = files.get(name);
        if (entry == null) {
            throw ZipWalk.refused("zip.missing", name);
        }
        return ZipWalk.content(file, entry, most);
    }

    Map<String, StoredZip.Entry> files() {
        return files;
    }

    String signer() {
        return signer;
    }

    Manifest manifest() {
        return manifest;
    }

    byte[] lockedKey() {
        return lockedKey;
    }
}
