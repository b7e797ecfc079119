package org.crmferry.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.model.Schema;

/**
 * Everything that is known of CRM products: recognises a database by what is in it, and turns its tables into entities.
 *
 * <p>Immutable and safe for any thread. {@link #load} fails with a SCHEMA fault if a file is wrong; nothing else fails.
 */
public final class Catalog {
    private static Catalog bundled;

    private final Map<String, ProductFile> products;

    private Catalog(Map<String, ProductFile> products) {
        this.products = products;
    }

    /** The catalog that comes with the program, read once. */
    public static synchronized Catalog load() {
        if (bundled == null) {
            bundled = read();
        }
        return bundled;
    }

    private static Catalog read() {
        Map<String, ProductFile> products = new LinkedHashMap<>();
        new String(CatalogReader.resource("products.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(CatalogReader::readTrusted)
                .forEach(file -> products.put(file.product(), file));
        return new Catalog(products);
    }

    /** That catalog and every {@code *.json} of a folder; a product of the same name replaces the one that came along. */
    public static Catalog load(Path folder) {
        Map<String, ProductFile> products = new LinkedHashMap<>(load().products);
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(f -> f.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FerryException(Fault.SCHEMA, Said.of(Catalog.class, "folder.unreadable", folder), e);
        }
        for (Path file : files) {
            try {
                ProductFile product = CatalogReader.read(file.toString(), Files.readAllBytes(file));
                products.put(product.product(), product);
            } catch (IOException e) {
                throw new FerryException(Fault.SCHEMA, Said.of(Catalog.class, "file.unreadable", file), e);
            }
        }
        return new Catalog(products);
    }

    /** Names of all products whose databases are known, to their labels. */
    public Map<String, String> products() {
        Map<String, String> labels = new LinkedHashMap<>();
        databases().forEach(file -> labels.put(file.product(), file.label()));
        return labels;
    }

    /** Whether databases of that product are only read, because how to write its records is not known. */
    public boolean readOnly(String product) {
        return products.get(product).readOnly();
    }

    private List<ProductFile> databases() {
        return products.values().stream()
                .filter(file -> file.recognise() != null)
                .toList();
    }

    /**
     * The product whose export a folder of files is.
     *
     * @param headers names of tables to the names of their columns
     * @return null if it is none that is known
     */
    public FileRecognition recognise(Map<String, List<String>> headers) {
        FileRecogniser best = null;
        double most = 0;
        for (ProductFile file : products.values()) {
            if (file.files() != null) {
                FileRecogniser recogniser = new FileRecogniser(file);
                double weight = recogniser.weight(headers);
                if (weight > most) {
                    most = weight;
                    best = recogniser;
                }
            }
        }
        return best == null ? null : best.recognise(headers);
    }

    /** Products the database may be of, the most likely first; empty if it looks like none. */
    public List<Recognition> recognise(Schema schema) {
        List<Recognition> found = new ArrayList<>();
        databases().forEach(file -> new Recogniser(file, schema).best().ifPresent(found::add));
        found.sort((a, b) -> Double.compare(b.confidence(), a.confidence()));
        return found;
    }

    /**
     * The entities of a database without the technical ones; see {@link #find}.
     *
     * @param recognition one of {@link #recognise}, or null for a database of no known product
     */
    public List<Entity> entities(Schema schema, Recognition recognition) {
        return find(schema, recognition).entities();
    }

    /**
     * The entities of a database: those that the product composes of several tables, then one per remaining table.
     *
     * @param recognition one of {@link #recognise}, or null for a database of no known product: then one entity per
     *     table
     */
    public Found find(Schema schema, Recognition recognition) {
        return find(schema, recognition, entity -> List.of());
    }

    /**
     * As above, with the choices of picklists that the database keeps in tables of its own.
     *
     * @param rows reads all records of a small entity
     */
    public Found find(Schema schema, Recognition recognition, Function<Entity, List<Object[]>> rows) {
        if (recognition == null) {
            return new Composition(null, schema, "", rows).found();
        }
        ProductFile file = products.get(recognition.product());
        if (file == null) {
            throw new IllegalStateException("recognised by another catalog: " + recognition.product());
        }
        return new Composition(file.of(recognition.version()), schema, recognition.prefix(), rows).found();
    }

    /** The file of a product, for tests that compare it with real databases. */
    ProductFile file(String product) {
        return products.get(product);
    }
}
