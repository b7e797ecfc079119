package org.crmferry.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crmferry.database.Script;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** Writes the two sample databases; see {@link Amounts} for what is in them. Stateless. */
public final class Samples {
    private static final String MARKER = ".crm-ferry-samples";
    private static final String SUFFIX = ".mv.db";
    private static final String FILE = "jdbc:h2:file:";

    private Samples() {}

    /**
     * Makes {@code suitecrm.mv.db} (source) and {@code espocrm.mv.db} (target) in a folder, which is made if need be.
     * The same seed gives the same content. Files of an earlier call are replaced.
     *
     * @throws FerryException (STORAGE) if the folder holds such files that were not made here, or cannot be written
     */
    public static SampleDatabases create(Path dir, long seed) {
        Path folder = dir.toAbsolutePath().normalize();
        clear(folder);
        SuiteCrm suite = new SuiteCrm(seed);
        SuiteWork work = new SuiteWork(suite);
        new SuiteSettings(suite);
        EspoCrm espo = new EspoCrm(suite);
        new SuiteDirt(suite, work);
        return new SampleDatabases(write(folder, "suitecrm", suite.sheet), write(folder, "espocrm", espo.sheet));
    }

    /** Whether an address is that of a database that was made here. */
    public static boolean made(String location) {
        if (!location.startsWith(FILE)) {
            return false;
        }
        try {
            Path folder = Path.of(location.substring(FILE.length())).getParent();
            return folder != null && Files.exists(folder.resolve(MARKER));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void clear(Path folder) {
        try {
            Files.createDirectories(folder);
            Path marker = folder.resolve(MARKER);
            for (String name : List.of("suitecrm", "espocrm")) {
                Path file = folder.resolve(name + SUFFIX);
                if (Files.exists(file) && !Files.exists(marker)) {
                    throw new FerryException(Fault.STORAGE, Said.of(Samples.class, "folder.other", file.getFileName()));
                }
                Files.deleteIfExists(file);
            }
            Files.writeString(marker, "Sample databases of CRM Ferry. They may be replaced at any time.\n");
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Samples.class, "folder.write"), e);
        }
    }

    private static Endpoint write(Path folder, String name, Sheet sheet) {
        String url = FILE + folder.resolve(name);
        Map<Boolean, List<String>> statements = statements(name + ".sql").stream()
                .collect(Collectors.partitioningBy(s -> s.startsWith("create index")));
        try (Script script = Script.open(url)) {
            script.run(statements.get(false));
            sheet.write(script);
            script.run(statements.get(true));
        }
        return new Endpoint(Endpoint.Kind.DATABASE, url);
    }

    private static List<String> statements(String resource) {
        try (InputStream in = Samples.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String code = text.lines().filter(l -> !l.startsWith("--")).collect(Collectors.joining("\n"));
            return Arrays.stream(code.split(";\n|;$", -1))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
