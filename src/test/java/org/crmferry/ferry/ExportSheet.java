package org.crmferry.ferry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Rows on their way into one exported file: as a product writes it, or turned: columns and rows in another order, headers
 * in German, semicolons, UTF-16, and at the end a row with cells too many and one that is torn.
 */
final class ExportSheet {
    private static final Map<String, String> GERMAN = Map.ofEntries(
            Map.entry("Record ID", "Datensatz-ID"),
            Map.entry("First Name", "Vorname"),
            Map.entry("Last Name", "Nachname"),
            Map.entry("Email", "E-Mail"),
            Map.entry("Phone Number", "Telefonnummer"),
            Map.entry("Mobile Phone Number", "Mobiltelefonnummer"),
            Map.entry("Contact owner", "Zuständiger Mitarbeiter für Kontakt"),
            Map.entry("Deal owner", "Zuständiger Mitarbeiter für Deal"),
            Map.entry("Associated Company", "Zugeordnetes Unternehmen"),
            Map.entry("Company name", "Unternehmensname"),
            Map.entry("Deal Name", "Deal-Name"),
            Map.entry("Deal Stage", "Deal-Phase"),
            Map.entry("Amount", "Betrag"),
            Map.entry("Close Date", "Abschlussdatum"),
            Map.entry("Closing Date", "Abschlussdatum"),
            Map.entry("Create Date", "Erstellungsdatum"),
            Map.entry("Account Name", "Firmenname"),
            Map.entry("Lead Status", "Lead-Status"),
            Map.entry("Deal - Value", "Deal - Wert"),
            Map.entry("Person - Email (Work)", "Person - E-Mail (Work)"));

    private final Path folder;
    private final boolean turned;
    private final Random random;
    private final List<String> header;
    private final List<Map<String, String>> rows = new ArrayList<>();

    ExportSheet(Path folder, boolean turned, Random random, List<String> header) {
        this.folder = folder;
        this.turned = turned;
        this.random = random;
        this.header = header;
    }

    /** Column, value, column, value, ... */
    void row(Object... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            if (!header.contains(cells[i])) {
                throw new IllegalArgumentException("no column " + cells[i]);
            }
            row.put((String) cells[i], cells[i + 1] == null ? "" : cells[i + 1].toString());
        }
        rows.add(row);
    }

    /** Writes it; of a turned one, the last two lines cannot be read. */
    void write(String file) throws IOException {
        List<String> order = new ArrayList<>(header);
        String delimiter = turned ? ";" : ",";
        if (turned) {
            Collections.shuffle(order, random);
            Collections.shuffle(rows, random);
        }
        StringBuilder text = new StringBuilder();
        text.append(String.join(
                        delimiter,
                        order.stream()
                                .map(c -> turned ? GERMAN.getOrDefault(c, c) : c)
                                .toList()))
                .append("\r\n");
        for (Map<String, String> row : rows) {
            text.append(String.join(
                            delimiter,
                            order.stream()
                                    .map(c -> quoted(row.getOrDefault(c, "")))
                                    .toList()))
                    .append("\r\n");
        }
        if (turned) {
            text.append("x;".repeat(order.size() + 1)).append("x\r\n");
            text.append("\"never closed").append(";".repeat(order.size() - 1)).append("\r\n");
        }
        byte[] bytes = text.toString().getBytes(turned ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(Files.createDirectories(folder).resolve(file))) {
            if (turned) {
                out.write(new byte[] {(byte) 0xff, (byte) 0xfe});
            }
            out.write(bytes);
        }
    }

    /** A header row as seen in public, with further columns that such an export may have. */
    static List<String> header(String name, String... more) {
        try (InputStream in = ExportSheet.class.getResourceAsStream("/org/crmferry/exports/" + name + ".header.csv")) {
            List<String> header = new ArrayList<>(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(",")));
            header.addAll(List.of(more));
            return header;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",;\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
