package org.crmferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.crmferry.cargo.Openssl;
import org.crmferry.database.Servers;
import org.crmferry.model.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package of {@code ferry pack} is read with unzip, openssl and an Avro reader alone. */
class OpenFormatTest {
    private static final String PASSPHRASE = "correct-horse-battery";

    @TempDir
    Path folder;

    private void ferry(String... args) {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed, true);
        assertThat(Cli.execute(out, out, args)).as(printed::toString).isZero();
    }

    @Test
    void opensslAndAnAvroReaderReadAPackageWithThePassphraseAlone() throws Exception {
        Openssl openssl = new Openssl(folder);
        String source = "jdbc:h2:file:" + folder.resolve("a");
        String target = "jdbc:h2:file:" + folder.resolve("b");
        Credentials sa = new Credentials("sa", new char[0]);
        String table = "create table person (id int primary key, name varchar(40))";
        Servers.execute(
                source,
                sa,
                table,
                "insert into person select x, 'Ελένη 😀 ' || x from system_range(1, 25000)",
                "insert into person values (0, null)");
        Servers.execute(target, sa, table);
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE);
        String project = folder.resolve("p").toString();
        ferry("plan", "--source", source, "--source-user", "sa", "--target", target, "--target-user", "sa", project);
        Path file = folder.resolve("a.ferry");
        ferry(
                "pack",
                project,
                "-o",
                file.toString(),
                "--passphrase-file",
                folder.resolve("passphrase").toString());
        unzip(file);

        openssl.run("cms -verify -binary -inform DER -in manifest.p7s -content manifest.json -noverify -out content");
        openssl.run("cms -decrypt -inform DER -in key.p7m -pwri_password " + PASSPHRASE + " -out key.bin");
        String key = HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("key.bin")));
        JsonNode manifest =
                new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        Map<Long, String> names = new TreeMap<>();
        int batches = 0;
        for (JsonNode entity : manifest.path("entities")) {
            for (JsonNode batch : entity.path("batches")) {
                String name = batch.path("name").asText();
                openssl.run("cms -decrypt -inform DER -in batches/" + name + ".p7m -secretkey " + key + " -secretkeyid "
                        + manifest.path("keyId").asText() + " -out batch.avro");
                read(names);
                batches++;
            }
        }
        assertThat(batches).isGreaterThan(2);
        assertThat(names).hasSize(25_001).containsEntry(0L, null);
        for (long i = 1; i <= 25_000; i++) {
            assertThat(names.get(i)).isEqualTo("Ελένη 😀 " + i);
        }
    }

    private void unzip(Path file) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path to = folder.resolve(entry.getName());
                Files.createDirectories(to.getParent());
                Files.copy(zip.getInputStream(entry), to);
            }
        }
    }

    private void read(Map<Long, String> names) throws Exception {
        try (DataFileReader<GenericRecord> reader =
                new DataFileReader<>(folder.resolve("batch.avro").toFile(), new GenericDatumReader<>())) {
            for (GenericRecord record : reader) {
                Object name = record.get("NAME");
                names.put(((Number) record.get("ID")).longValue(), name == null ? null : name.toString());
            }
        }
    }
}
