package org.crmferry.ferry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.cargo.Identity;
import org.crmferry.cargo.Manifest;
import org.crmferry.cargo.PackageFile;
import org.crmferry.cargo.PackageKey;
import org.crmferry.cargo.Recipient;
import org.crmferry.cargo.Sealed;
import org.crmferry.cargo.Unlock;
import org.crmferry.cargo.Vault;
import org.crmferry.database.Access;
import org.crmferry.journal.Journal;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Suggestion;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.transfer.Collect;
import org.crmferry.transfer.Progress;

/** Packages: a project's cargo into one file, and such a file into a project. */
final class Packing {
    static final String PRODUCT = "CRM Ferry";
    private static final int SAMPLE = 200;

    private Packing() {}

    /** Seals the project's source records into a package, reading them first if nothing has been read yet. */
    static Packed pack(
            Path path, Project project, Secrets secrets, Progress progress, Path out, List<Path> certificates) {
        try (Folder folder = Folder.open(path, secrets)) {
            if (folder.journal().fact("sources").isEmpty()
                    || folder.journal().fact("state").orElse("").equals("checking")) {
                collect(folder, project, secrets, progress);
            }
            Vault vault = certificates.isEmpty() ? folder.vault() : relocked(folder, secrets, certificates);
            List<Manifest.Section> sections = new ArrayList<>();
            for (Entity entity : Sources.read(folder)) {
                List<BatchEntry> batches = folder.journal().batches(Vault.BATCHES, entity.name());
                if (!batches.isEmpty()) {
                    sections.add(Manifest.Section.of(entity, batches));
                }
            }
            Identity identity = Identity.loadOrCreate(identityFile());
            PackageFile.write(vault, Manifest.of(PRODUCT, Endpoint.Kind.DATABASE, vault, sections), identity, out);
            folder.journal().log("packed");
            long records =
                    sections.stream().mapToLong(Manifest.Section::records).sum();
            return new Packed(records, sections.size(), Files.size(out), identity.fingerprint());
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, "The package cannot be made: " + e.getMessage(), e);
        }
    }

    /** The sender's own identity: one per user of this computer, in {@code FERRY_HOME} or {@code ~/.crm-ferry}. */
    static Path identityFile() throws IOException {
        Path home = Home.folder();
        Files.createDirectories(home);
        return home.resolve("identity.pem");
    }

    private static void collect(Folder folder, Project project, Secrets secrets, Progress progress) {
        Journal journal = folder.journal();
        try (Site site = Site.open(project.source(), secrets.source(project.source()), Access.READ);
                ScopedSource scoped = new ScopedSource(site, project.scope(), project.mapping(), folder, progress)) {
            scoped.choose();
            Map<String, Entity> entities = new LinkedHashMap<>();
            scoped.entities().forEach(e -> entities.put(e.name(), e));
            List<Entity> moved = project.mapping().entities().stream()
                    .filter(EntityMapping::move)
                    .map(each -> entities.get(each.source()))
                    .toList();
            Sources.write(folder, scoped.entities());
            try (SnapshotOrigin origin = scoped.origin()) {
                Collect collect = new Collect(folder.vault(), journal, origin, progress);
                Map<String, Long> totals = new LinkedHashMap<>();
                moved.forEach(e -> totals.put(e.name(), e.count()));
                progress.stage("collect", totals);
                for (Entity entity : moved) {
                    progress.entity(entity.name());
                    collect.entity(entity, (batch, entry) -> {});
                }
                progress.ended();
            }
        }
    }

    private static Vault relocked(Folder folder, Secrets secrets, List<Path> certificates) {
        PackageKey key = folder.vault().key();
        char[] passphrase = secrets.passphrase(false);
        try {
            List<Recipient> recipients = new ArrayList<>();
            recipients.add(Recipient.passphrase(passphrase));
            certificates.forEach(file -> recipients.add(Recipient.certificate(file)));
            writeKey(folder.vaultPath(), key.lock(recipients));
            return Vault.open(folder.vaultPath(), key);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static void writeKey(Path vault, byte[] locked) {
        try {
            Files.createDirectories(vault);
            Path part = vault.resolve("key.p7m.part");
            Files.write(part, locked);
            Files.move(
                    part,
                    vault.resolve("key.p7m"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, "The project's key cannot be written: " + e.getMessage(), e);
        }
    }

    /** Takes a package into a new project folder and suggests how it maps to the target. */
    static Project take(Path file, Path privateKey, Project.End to, Path path, Secrets secrets) {
        if (Files.exists(path.resolve("project.json"))) {
            throw new FerryException(
                    Fault.MAPPING,
                    "There is a project in " + path + " already. Choose another folder for the package.");
        }
        char[] passphrase = secrets.passphrase(false);
        try (PackageFile opened = PackageFile.open(
                file,
                privateKey == null ? Unlock.passphrase(passphrase) : Unlock.privateKey(privateKey, new char[0]))) {
            writeKey(
                    path.resolve("vault"),
                    privateKey == null
                            ? opened.lockedKey()
                            : opened.key().lock(List.of(Recipient.passphrase(passphrase))));
            return unpack(opened, file, to, path, secrets);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    static PackageContent look(Path file, char[] passphrase) {
        try (PackageFile opened = PackageFile.open(file, Unlock.passphrase(passphrase))) {
            return new PackageContent(
                    opened.signer(),
                    opened.manifest().entities().stream()
                            .map(section -> new Inspection.EntityCount(
                                    section.name(), section.label(), section.records(), false))
                            .toList());
        }
    }

    private static Project unpack(PackageFile opened, Path file, Project.End to, Path path, Secrets secrets) {
        List<Entity> entities = new ArrayList<>();
        Map<String, List<Object[]>> samples = new LinkedHashMap<>();
        try (Folder folder = Folder.open(path, secrets);
                Site site = Site.open(to, secrets.target(to), Access.WRITE)) {
            for (Manifest.Section section : opened.manifest().entities()) {
                Entity entity = section.entity();
                entities.add(entity);
                for (BatchEntry batch : section.batches()) {
                    List<Object[]> records = opened.read(batch, entity).records();
                    samples.putIfAbsent(entity.name(), records.subList(0, Math.min(SAMPLE, records.size())));
                    folder.vault().put(Vault.BATCHES, new Sealed(batch, opened.sealed(batch)));
                    folder.journal().addBatch(Vault.BATCHES, batch);
                }
                folder.journal().setFact("collected/" + entity.name(), "yes");
            }
            Sources.write(folder, entities);
            Mapping mapping = Suggestion.suggest(
                            entities,
                            site.found().entities(),
                            samples,
                            site.samples(),
                            site.schema().tables().isEmpty())
                    .withSeed(Ferry.seed());
            Project project = new Project(
                    new Project.End(file.toAbsolutePath().toString(), "", "package signed by " + opened.signer()),
                    to.withProduct(site.label()),
                    mapping);
            project.write(path);
            return project;
        }
    }
}
