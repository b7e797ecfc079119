package org.crmferry.ferry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * A mapping to be used again for other databases of the same products: readable JSON in a file {@code
 * NAME.ferry-mapping.json}, without addresses, logins, seed, records, or keys of users.
 *
 * @param source what the source was, for people
 * @param target what the target was, for people
 * @param mapping without a seed
 */
public record MappingTemplate(String source, String target, Mapping mapping) {
    /** How such files end. */
    public static final String SUFFIX = ".ferry-mapping.json";

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    public MappingTemplate {
        mapping = TemplateFit.impersonal(mapping.withSeed(""));
    }

    /**
     * What became of a template.
     *
     * @param mapping the project's mapping with everything of the template that fits
     * @param leftovers what did not fit
     */
    public record Fitted(Mapping mapping, List<Leftover> leftovers) {
        public Fitted {
            leftovers = List.copyOf(leftovers);
        }
    }

    /** A project's mapping as a template. */
    public static MappingTemplate of(Project project) {
        return new MappingTemplate(project.source().product(), project.target().product(), project.mapping());
    }

    /** Fits the template to two databases; entities that it does not name stay as {@code now} has them. */
    Fitted fit(List<Entity> sources, List<Entity> targets, Mapping now) {
        return new TemplateFit(sources, targets).fit(mapping, now);
    }

    /** Reads a file; FerryException (MAPPING) names the place of a mistake. */
    public static MappingTemplate read(Path file) {
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            if (tree == null || tree.path("template").asInt() != VERSION) {
                throw new FerryException(Fault.MAPPING, Said.of(MappingTemplate.class, "template.none", file, SUFFIX));
            }
            return new MappingTemplate(
                    tree.path("source").asText(), tree.path("target").asText(), Mapping.fromJson(tree.path("mapping")));
        } catch (JsonProcessingException e) {
            throw new FerryException(
                    Fault.MAPPING,
                    Said.of(
                            MappingTemplate.class,
                            "template.wrong",
                            file,
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr(),
                            e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(MappingTemplate.class, "template.read", file, e), e);
        }
    }

    /** Writes the file whole or not at all. */
    public void write(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            ObjectNode tree = JSON.createObjectNode();
            tree.put("template", VERSION);
            tree.put("source", source);
            tree.put("target", target);
            tree.set("mapping", JSON.readTree(mapping.toJson()));
            Files.writeString(part, JSON.writeValueAsString(tree) + "\n");
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(MappingTemplate.class, "template.write", file, e), e);
        }
    }
}
