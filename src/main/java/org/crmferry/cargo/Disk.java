package org.crmferry.cargo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.crmferry.model.DiskFailure;
import org.crmferry.model.FerryException;

/**
 * Writing so that after a crash a file is there whole or not at all: temporary name, force, rename, force the folder.
 * Files and folders belong to their owner only. Failures are FerryException (STORAGE), with nothing left behind.
 */
final class Disk {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] OWN_FILE = attributes("rw-------");
    private static final FileAttribute<?>[] OWN_FOLDER = attributes("rwx------");

    private Disk() {}

    /** Writes content to an open channel. */
    interface Writing {
        void to(FileChannel channel) throws IOException;
    }

    static void write(Path file, byte[] content) {
        write(
                file,
                file.resolveSibling(file.getFileName() + ".part"),
                channel -> write(channel, content, content.length));
    }

    static void write(FileChannel channel, byte[] content, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /**
     * @param file what exists afterwards, whole; an older one is replaced
     * @param part the name it has until then
     */
    static void write(Path file, Path part, Writing writing) {
        try {
            Files.deleteIfExists(part);
            try (FileChannel channel =
                    FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWN_FILE)) {
                writing.to(channel);
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            remove(part, e);
            throw failed(file, e);
        } catch (RuntimeException e) {
            remove(part, e);
            throw e;
        }
    }

    static void folder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OWN_FOLDER);
                force(folder.toAbsolutePath().getParent());
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    static void delete(Path file) {
        try {
            if (Files.deleteIfExists(file)) {
                force(file.toAbsolutePath().getParent());
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    static FerryException failed(Path file, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return DiskFailure.of(file.getFileName().toString(), reason, e);
    }

    /** Makes a rename or removal survive a power cut; Windows does it by itself and cannot open folders. */
    private static void force(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void remove(Path part, Exception because) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
