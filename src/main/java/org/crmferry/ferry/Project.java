package org.crmferry.ferry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Scope;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.FileReading;
import org.crmferry.model.Likeness;
import org.crmferry.model.Said;
import org.crmferry.model.Tls;
import org.crmferry.model.Tunnel;

/**
 * What a project folder's {@code project.json} says: readable, hand-editable, safe to share. No secrets, no records.
 *
 * @param version of the file's form, 1
 * @param source where records come from
 * @param target where they go
 * @param mapping how
 * @param scope which records of the moved entities
 */
public record Project(int version, End source, End target, Mapping mapping, Scope scope) {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /**
     * One end of the way.
     *
     * @param location as {@link Endpoint} has it
     * @param user login name; may be empty
     * @param product what was recognised there, for people
     * @param connection name of the saved connection that it was taken from and whose passwords are used; may be empty
     * @param tls see {@link Endpoint#tls}; may be null
     * @param tunnel see {@link Endpoint#tunnel}; may be null
     * @param tables whether its bare tables are meant, whatever CRM they belong to
     * @param reading how files are to be read; null = as is found out
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"location", "user", "product", "connection", "tls", "tunnel", "tables", "reading"})
    public record End(
            String location,
            String user,
            String product,
            String connection,
            Tls tls,
            Tunnel tunnel,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean tables,
            FileReading reading) {
        public End {
            reading = reading == null || reading.detects() ? null : reading;
            user = user == null ? "" : user;
            product = product == null ? "" : product;
            connection = connection == null ? "" : connection;
        }

        /** A database, or files that are read as is found out. */
        public End(
                String location,
                String user,
                String product,
                String connection,
                Tls tls,
                Tunnel tunnel,
                boolean tables) {
            this(location, user, product, connection, tls, tunnel, tables, null);
        }

        /** Reached directly. */
        public End(String location, String user, String product) {
            this(location, user, product, "", null, null, false);
        }

        /** What {@link #endpoint} gives back, entered as that user. */
        public static End of(Endpoint endpoint, String user) {
            return new End(endpoint.location(), user, "", "", endpoint.tls(), endpoint.tunnel(), false);
        }

        /** Where it is; FerryException (MAPPING) if the location holds a password. */
        public Endpoint endpoint() {
            return Endpoint.parse(location).withTls(tls).withTunnel(tunnel);
        }

        public End withUser(String name) {
            return new End(location, name, product, connection, tls, tunnel, tables, reading);
        }

        public End withProduct(String label) {
            return new End(location, user, label, connection, tls, tunnel, tables, reading);
        }

        public End withConnection(String name) {
            return new End(location, user, product, name, tls, tunnel, tables, reading);
        }

        public End withTls(Tls other) {
            return new End(location, user, product, connection, other, tunnel, tables, reading);
        }

        public End withTunnel(Tunnel other) {
            return new End(location, user, product, connection, tls, other, tables, reading);
        }

        public End withTables(boolean bare) {
            return new End(location, user, product, connection, tls, tunnel, bare, reading);
        }

        public End withReading(FileReading other) {
            return new End(location, user, product, connection, tls, tunnel, tables, other);
        }
    }

    /** A project that moves every record of its mapping. */
    public Project(End source, End target, Mapping mapping) {
        this(VERSION, source, target, mapping, Scope.ALL);
    }

    public Project withMapping(Mapping other) {
        return new Project(version, source, target, other, scope);
    }

    public Project withScope(Scope other) {
        return new Project(version, source, target, mapping, other);
    }

    /**
     * With another choice of what may differ between values of a target field that are taken for the same.
     *
     * @throws FerryException MAPPING if the mapping fills no such field
     */
    public Project withSame(String entity, String field, Likeness likeness) {
        boolean there = mapping.of(entity).stream()
                .flatMap(each -> each.fields().stream())
                .anyMatch(each -> each.target().equals(field));
        if (!there) {
            throw new FerryException(Fault.MAPPING, Said.of(Project.class, "same.field", entity, field));
        }
        return withMapping(mapping.withSame(entity, field, likeness.words()));
    }

    /** Reads {@code DIR/project.json}; FerryException (MAPPING) names the place of a mistake. */
    public static Project read(Path folder) {
        Path file = folder.resolve("project.json");
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            if (tree == null
                    || !tree.path("version").isInt()
                    || tree.path("version").asInt() != VERSION) {
                throw new FerryException(Fault.MAPPING, Said.of(Project.class, "project.version"));
            }
            return new Project(
                    VERSION,
                    JSON.treeToValue(tree.path("source"), End.class),
                    JSON.treeToValue(tree.path("target"), End.class),
                    Mapping.fromJson(tree.path("mapping")),
                    Scope.fromJson(tree.path("scope")));
        } catch (NoSuchFileException e) {
            throw new FerryException(Fault.MAPPING, Said.of(Project.class, "project.none", folder), e);
        } catch (JsonProcessingException e) {
            throw new FerryException(
                    Fault.MAPPING,
                    Said.of(
                            Project.class,
                            "project.wrong",
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr(),
                            e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Project.class, "project.read", e.getMessage()), e);
        }
    }

    /** Writes {@code DIR/project.json} whole or not at all. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            ObjectNode tree = JSON.createObjectNode();
            tree.put("version", version);
            tree.set("source", JSON.valueToTree(source));
            tree.set("target", JSON.valueToTree(target));
            if (!scope.everything()) {
                tree.set("scope", JSON.readTree(scope.toJson()));
            }
            tree.set("mapping", JSON.readTree(mapping.toJson()));
            StateFile.write(folder.resolve("project.json"), JSON.writeValueAsString(tree) + "\n");
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Project.class, "project.write", e.getMessage()), e);
        }
    }
}
