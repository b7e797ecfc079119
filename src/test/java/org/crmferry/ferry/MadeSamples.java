package org.crmferry.ferry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crmferry.model.Endpoint;

/** The two sample databases, made once and copied for everyone who asks. */
public final class MadeSamples {
    private static final Path ONCE = once();

    private MadeSamples() {}

    /** Puts them into a folder, as {@link Ferry#samples} does. */
    public static SamplePair in(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Path file : files()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SamplePair(address(folder, "suitecrm"), address(folder, "espocrm"));
    }

    private static String address(Path folder, String name) {
        Path base = folder.toAbsolutePath().normalize().resolve(name);
        return Endpoint.parse("jdbc:h2:file:" + base).location();
    }

    private static List<Path> files() throws IOException {
        try (var all = Files.list(ONCE)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Path once() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "samples");
            Ferry.samples(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
