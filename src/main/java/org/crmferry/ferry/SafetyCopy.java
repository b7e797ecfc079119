package org.crmferry.ferry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.cargo.Identity;
import org.crmferry.cargo.Manifest;
import org.crmferry.cargo.PackageCheck;
import org.crmferry.cargo.PackageFile;
import org.crmferry.cargo.Vault;
import org.crmferry.database.Access;
import org.crmferry.database.Reader;
import org.crmferry.database.Snapshot;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Shape;
import org.crmferry.transfer.Progress;

/** Every row of every table that a run will touch, as it is now, in a package of its own. */
final class SafetyCopy {
    private SafetyCopy() {}

    static Packed of(Path path, Project project, Secrets secrets, Progress progress, Path out) {
        try (Folder folder = Folder.open(path, secrets);
                Site site = Site.open(project.target(), secrets.target(project.target()), Access.READ)) {
            Path scratch = path.resolve("safety");
            Folder.delete(scratch);
            try {
                Vault vault = folder.vault().beside(scratch);
                Manifest manifest = collect(site, touched(site, project), vault, progress);
                Identity identity = Identity.loadOrCreate(Packing.identityFile());
                PackageFile.write(vault, manifest, identity, out);
                check(out, vault, progress);
                folder.journal().log("safety copy of the target made");
                return new Packed(
                        manifest.entities().stream()
                                .mapToLong(Manifest.Section::records)
                                .sum(),
                        manifest.entities().size(),
                        Files.size(out),
                        identity.fingerprint());
            } finally {
                Folder.delete(scratch);
            }
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(SafetyCopy.class, "copy.failed", e.getMessage()), e);
        }
    }

    /** The tables of the mapped target entities, with their satellites, books and links. */
    private static List<Entity> touched(Site site, Project project) {
        Set<String> names = new TreeSet<>();
        for (EntityMapping each : project.mapping().entities()) {
            Entity entity = each.move() ? site.entities().get(each.target()) : null;
            if (entity != null) {
                tables(entity.shape(), names);
            }
        }
        return site.tables().stream()
                .filter(table -> names.contains(table.shape().table()))
                .toList();
    }

    private static void tables(Shape shape, Set<String> names) {
        names.add(shape.table());
        shape.satellites().forEach(satellite -> names.add(satellite.table()));
        for (Shape.Book book : shape.books()) {
            if (book instanceof Shape.LinkedBook linked) {
                names.add(linked.address().table());
                names.add(linked.link().table());
            } else if (book instanceof Shape.RowBook rows) {
                names.add(rows.table());
            }
        }
    }

    private static Manifest collect(Site site, List<Entity> tables, Vault vault, Progress progress) {
        progress.stage("copy", tables.stream().mapToLong(Entity::count).sum());
        List<Manifest.Section> sections = new ArrayList<>();
        try (Snapshot now = Snapshot.of(site.database())) {
            for (Entity table : tables) {
                progress.entity(table.name());
                List<BatchEntry> batches = new ArrayList<>();
                try (Reader reader = now.read(table)) {
                    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                        BatchEntry entry = vault.put(Vault.BATCHES, batch);
                        batches.add(entry);
                        progress.advance(entry.records(), entry.bytes());
                    }
                }
                if (!batches.isEmpty()) {
                    sections.add(Manifest.Section.of(table, batches));
                }
            }
        }
        return Manifest.of(Packing.PRODUCT, Endpoint.Kind.DATABASE, vault, sections);
    }

    /** Reads the package back from the disk, every record of it. */
    private static void check(Path out, Vault vault, Progress progress) {
        PackageCheck sound = PackageFile.check(out);
        if (!sound.sound()) {
            throw damaged(out);
        }
        try (PackageFile file = PackageFile.open(out, vault.key())) {
            progress.stage(
                    "check copy",
                    file.manifest().entities().stream()
                            .mapToLong(Manifest.Section::records)
                            .sum());
            for (Manifest.Section section : file.manifest().entities()) {
                Entity entity = section.entity();
                for (BatchEntry batch : section.batches()) {
                    if (file.read(batch, entity).records().size() != batch.records()) {
                        throw damaged(out);
                    }
                    progress.advance(batch.records(), batch.bytes());
                }
            }
        }
    }

    private static FerryException damaged(Path out) {
        return new FerryException(Fault.INTEGRITY, Said.of(SafetyCopy.class, "copy.damaged", out.getFileName()));
    }
}
