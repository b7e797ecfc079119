package org.crmferry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmferry.duplicates.Cluster;
import org.crmferry.duplicates.Found;
import org.crmferry.ferry.DuplicateDesk;
import org.crmferry.ferry.DuplicateList;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.transfer.Merge;

/** Likely duplicates as a JSON document, which is read back with somebody's decisions. */
final class DuplicatesFile {
    private static final String MERGE = "merge";
    private static final String APART = "apart";
    private static final String LEAVE = "leave";

    private final List<Merge> merges = new ArrayList<>();
    private final Map<String, List<List<Key>>> apart = new LinkedHashMap<>();

    private DuplicatesFile() {}

    /** @param values whether the records' values stand beside their keys */
    static Map<String, Object> document(String side, List<DuplicateList> lists, boolean values) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("side", side);
        document.put(
                "entities", lists.stream().map(list -> entity(list, values)).toList());
        return document;
    }

    private static Map<String, Object> entity(DuplicateList list, boolean values) {
        Found found = list.found();
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("entity", list.entity().name());
        entity.put("records", found.records());
        entity.put("compared", found.compared());
        entity.put("skipped", found.skipped());
        entity.put("surplus", found.surplus());
        entity.put(
                "clusters",
                found.clusters().stream()
                        .map(cluster -> cluster(list, cluster, values))
                        .toList());
        return entity;
    }

    private static Map<String, Object> cluster(DuplicateList list, Cluster cluster, boolean values) {
        Map<String, Cluster.Member> others = new HashMap<>();
        cluster.others().forEach(member -> others.put(member.key().text(), member));
        List<Key> keys = list.members(cluster);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("entity", list.entity().name());
        document.put("score", Math.round(cluster.score() * 1000) / 1000.0);
        document.put("decision", MERGE);
        document.put("survivor", keys.get(0).text());
        document.put("fields", Map.of());
        document.put(
                "members",
                keys.stream()
                        .map(key -> member(list, key, others.get(key.text()), values))
                        .toList());
        return document;
    }

    private static Map<String, Object> member(DuplicateList list, Key key, Cluster.Member member, boolean values) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("key", key.text());
        document.put("state", list.states().get(key));
        document.put(
                "reasons",
                member == null
                        ? List.of()
                        : member.likeness().reasons().stream()
                                .map(reason -> reason.text(Locale.ENGLISH))
                                .toList());
        if (values) {
            Map<String, String> shown = new LinkedHashMap<>();
            Object[] record = list.records().get(key);
            for (int i = 0; i < record.length; i++) {
                Field field = list.entity().fields().get(i);
                if (!Values.empty(record[i])) {
                    shown.put(field.name(), Values.text(record[i]));
                }
            }
            document.put("values", shown);
        }
        return document;
    }

    /** Reads decisions; FerryException (MAPPING) if the file holds something else. */
    static DuplicatesFile read(Path file, DuplicateDesk desk) {
        DuplicatesFile decisions = new DuplicatesFile();
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readString(file));
            List<JsonNode> clusters = new ArrayList<>();
            root.path("clusters").forEach(clusters::add);
            root.path("entities").forEach(entity -> entity.path("clusters").forEach(clusters::add));
            if (clusters.isEmpty()) {
                throw wrong(file, "no \"clusters\"");
            }
            clusters.forEach(cluster -> decisions.add(file, cluster, desk));
            return decisions;
        } catch (JsonProcessingException e) {
            throw wrong(file, "no JSON");
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, "Cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }

    private static FerryException wrong(Path file, String why) {
        return new FerryException(
                Fault.MAPPING,
                "The file " + file + " is no list of decisions on duplicates: " + why
                        + ". Make one with ferry duplicates DIR --json, and edit that.");
    }

    private void add(Path file, JsonNode cluster, DuplicateDesk desk) {
        String entity = cluster.path("entity").asText();
        String decision = cluster.path("decision").asText(MERGE);
        Map<Key, String> states = new LinkedHashMap<>();
        for (JsonNode member : cluster.path("members")) {
            states.put(
                    desk.key(entity, member.path("key").asText()),
                    member.path("state").asText(""));
        }
        if (states.size() < 2 || states.containsValue("")) {
            throw wrong(file, "a cluster with fewer than two members, or one without its \"state\"");
        }
        switch (decision) {
            case LEAVE -> {}
            case APART -> apart.computeIfAbsent(entity, e -> new ArrayList<>()).add(List.copyOf(states.keySet()));
            case MERGE -> merge(file, cluster, entity, states, desk);
            default -> throw wrong(file, "\"decision\" is merge, apart or leave");
        }
    }

    private void merge(Path file, JsonNode cluster, String entity, Map<Key, String> states, DuplicateDesk desk) {
        Key survivor = desk.key(entity, cluster.path("survivor").asText());
        Map<String, Key> fields = new LinkedHashMap<>();
        cluster.path("fields")
                .properties()
                .forEach(one ->
                        fields.put(one.getKey(), desk.key(entity, one.getValue().asText())));
        if (!states.containsKey(survivor) || !states.keySet().containsAll(fields.values())) {
            throw wrong(file, "the survivor, or whose value is taken, is none of the members");
        }
        desk.checkFields(entity, fields.keySet());
        Map<String, Object> typed = new LinkedHashMap<>();
        cluster.path("typed")
                .properties()
                .forEach(one -> typed.put(
                        one.getKey(),
                        desk.typed(entity, one.getKey(), one.getValue().asText())));
        List<Key> others = new ArrayList<>(states.keySet());
        others.remove(survivor);
        merges.add(new Merge(entity, survivor, others, fields, typed, states));
    }

    List<Merge> merges() {
        return merges;
    }

    /** By entity, records that are different. */
    Map<String, List<List<Key>>> apart() {
        return apart;
    }
}
