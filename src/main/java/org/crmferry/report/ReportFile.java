package org.crmferry.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * Writes a {@link Report} as {@code .html}, {@code .pdf}, {@code .json} or {@code .csv}, by the file's suffix. The file
 * appears whole or not at all: it is made beside its place as {@code NAME.part}, forced to disk and renamed. An older
 * file of that name is replaced. Thread-safe.
 */
public final class ReportFile {
    private ReportFile() {}

    /** Writes in English. */
    public static void write(Report report, Path out) {
        write(report, out, Locale.ENGLISH);
    }

    /**
     * Writes texts, numbers and dates of HTML and PDF in the given language (English where it is not spoken); JSON and
     * CSV are the same in every language.
     *
     * @throws FerryException (MAPPING) if the suffix is none of the four, (STORAGE) if the file cannot be written
     */
    public static void write(Report report, Path out, Locale locale) {
        store(render(report, suffix(out), locale), out);
    }

    /** The language that a report's own words must have for that file: machines read English. */
    public static Locale language(Path out, Locale locale) {
        return suffix(out).matches("json|csv") ? Locale.ENGLISH : locale;
    }

    private static byte[] render(Report report, String suffix, Locale locale) {
        return switch (suffix) {
            case "html" -> SignOffPage.html(report, new Words(locale));
            case "pdf" -> Pdf.of(SignOffPage.forPaper(report, new Words(locale)));
            case "json" -> Json.of(report);
            case "csv" -> Csv.of(report);
            default ->
                throw new FerryException(
                        Fault.MAPPING,
                        suffix.isEmpty()
                                ? Said.of(ReportFile.class, "kind.none")
                                : Said.of(ReportFile.class, "kind.unknown", suffix));
        };
    }

    static String suffix(Path out) {
        String name = name(out);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String name(Path out) {
        Path name = out.getFileName();
        return name == null ? "" : name.toString();
    }

    static void store(byte[] bytes, Path out) {
        Path part = out.resolveSibling(name(out) + ".part");
        try {
            try {
                force(bytes, part);
                rename(part, out);
            } catch (IOException | RuntimeException trouble) {
                remove(part, trouble);
                throw trouble;
            }
        } catch (IOException trouble) {
            throw new FerryException(Fault.STORAGE, Said.of(ReportFile.class, "write", out, trouble), trouble);
        }
    }

    private static void force(byte[] bytes, Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void rename(Path part, Path out) throws IOException {
        if (Files.isDirectory(out)) {
            throw new IOException("a folder of that name is in the way");
        }
        try {
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path part, Exception trouble) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException more) {
            trouble.addSuppressed(more);
        }
    }
}
