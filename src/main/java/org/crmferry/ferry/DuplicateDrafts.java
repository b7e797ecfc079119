package org.crmferry.ferry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crmferry.journal.Journal;
import org.crmferry.journal.KeyCode;
import org.crmferry.model.FerryException;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.transfer.Merge;

/** Decisions on duplicates that wait in the encrypted journal until they are written. One thread. */
final class DuplicateDrafts {
    private static final String PREFIX = "draft/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Journal journal;
    private final Typing typing;

    /** Makes the value of a field of what was typed; FerryException if that does not fit any more. */
    @FunctionalInterface
    interface Typing {
        Object value(String entity, String field, String text);
    }

    DuplicateDrafts(Journal journal, Typing typing) {
        this.journal = journal;
        this.typing = typing;
    }

    /** One place for each set of records. */
    private static String name(String entity, Collection<Key> keys) {
        String all = keys.stream().map(KeyCode::encode).sorted().collect(Collectors.joining("\n"));
        return PREFIX + UUID.nameUUIDFromBytes((entity + "\n" + all).getBytes(StandardCharsets.UTF_8));
    }

    void keep(DuplicateDraft draft) {
        Merge merge = draft.merge();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("entity", merge.entity());
        Map<String, String> states = new TreeMap<>();
        merge.states().forEach((key, state) -> states.put(KeyCode.encode(key), state));
        document.put("states", states);
        document.put("apart", draft.apart());
        document.put("survivor", KeyCode.encode(merge.survivor()));
        Map<String, String> fields = new TreeMap<>();
        merge.fields().forEach((field, key) -> fields.put(field, KeyCode.encode(key)));
        document.put("fields", fields);
        Map<String, String> typed = new TreeMap<>();
        merge.typed().forEach((field, value) -> typed.put(field, Values.text(value)));
        document.put("typed", typed);
        try {
            journal.setFact(name(merge.entity(), merge.members()), JSON.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void forget(String entity, Collection<Key> keys) {
        journal.removeFact(name(entity, keys));
    }

    /** What was kept of these records; empty if nothing was, or a typed value does not fit its field any more. */
    Optional<DuplicateDraft> of(String entity, Collection<Key> keys) {
        return journal.fact(name(entity, keys)).flatMap(this::read);
    }

    private Optional<DuplicateDraft> read(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            String entity = document.path("entity").asText();
            Map<Key, String> states = new HashMap<>();
            document.path("states")
                    .properties()
                    .forEach(one -> states.put(
                            KeyCode.decode(one.getKey()), one.getValue().asText()));
            Map<String, Key> fields = new HashMap<>();
            document.path("fields")
                    .properties()
                    .forEach(one -> fields.put(
                            one.getKey(), KeyCode.decode(one.getValue().asText())));
            Map<String, Object> typed = new HashMap<>();
            document.path("typed")
                    .properties()
                    .forEach(one -> typed.put(
                            one.getKey(),
                            typing.value(entity, one.getKey(), one.getValue().asText())));
            Key survivor = KeyCode.decode(document.path("survivor").asText());
            List<Key> others = new ArrayList<>(states.keySet());
            others.remove(survivor);
            Merge merge = new Merge(entity, survivor, others, fields, typed, states);
            return Optional.of(new DuplicateDraft(merge, document.path("apart").asBoolean()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (FerryException e) {
            // A field is not there any more, or is another one: it is to be decided anew.
            return Optional.empty();
        }
    }
}
