package org.crmferry.ferry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.transfer.Collect;
import org.crmferry.transfer.Progress;
import org.crmferry.transfer.Voyage;

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
                if (folder.journal().fact(Voyage.ROUNDS + entity.name()).isPresent()) {
                    throw new FerryException(Fault.MAPPING, Said.of(Packing.class, "pack.synced"));
                }
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
            throw new FerryException(Fault.STORAGE, Said.of(Packing.class, "pack.failed", e.getMessage()), e);
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
            throw new FerryException(Fault.STORAGE, Said.of(Packing.class, "pack.key", e.getMessage()), e);
        }
    }

    /**
     * Takes a package into a new project folder and suggests how it maps to the target. The folder is there when all of
     * it is: until then everything is in a hidden one beside it.
     */
    static Project take(Path file, Path privateKey, Project.End to, Path path, Secrets secrets) {
        Folder.free(path);
        Path place = path.toAbsolutePath().normalize();
        Path unfinished = place.resolveSibling("." + place.getFileName() + ".unfinished");
        char[] passphrase = secrets.passphrase(false);
        try (PackageFile opened = PackageFile.open(
                file,
                privateKey == null ? Unlock.passphrase(passphrase) : Unlock.privateKey(privateKey, new char[0]))) {
            Folder.delete(unfinished);
            writeKey(
                    unfinished.resolve("vault"),
                    privateKey == null
                            ? opened.lockedKey()
                            : opened.key().lock(List.of(Recipient.passphrase(passphrase))));
            Project project = unpack(opened, file, to, unfinished, secrets);
            Folder.move(unfinished, place);
            return project;
        } finally {
            Arrays.fill(passphrase, '\0');
            Folder.delete(unfinished);
        }
    }

    /** A package of bare tables, such as a safety copy, goes back into the tables, whatever CRM they belong to. */
    private static Site target(Manifest manifest, Project.End to, Credentials login) {
        Site site = Site.open(to, login, Access.WRITE);
        if (site.recognition() == null || !areTables(manifest, site.tables())) {
            return site.asTarget();
        }
        site.close();
        return Site.open(to.withTables(true), login, Access.WRITE);
    }

    private static boolean areTables(Manifest manifest, List<Entity> tables) {
        Map<String, Entity> byName = new HashMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        return manifest.entities().stream().allMatch(section -> {
            Entity table = byName.get(section.name());
            return table != null && table.fields().equals(section.fields());
        });
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
                Site site = target(opened.manifest(), to, secrets.target(to))) {
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
            Mapping mapping = site.suggest(entities, samples);
            Project project = new Project(
                    new Project.End(file.toAbsolutePath().toString(), "", "package signed by " + opened.signer()),
                    site.end().withProduct(site.label()),
                    mapping);
            project.write(path);
            return project;
        }
    }
}
