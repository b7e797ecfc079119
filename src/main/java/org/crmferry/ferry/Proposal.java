package org.crmferry.ferry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.crmferry.plan.FieldChoice;

/**
 * What a colleague would decide. Decides nothing until somebody confirms it. Holds values.
 *
 * @param by who answered; may be empty
 * @param comment on the whole; may be empty
 * @param content {@link Question#content} of what was shown
 * @param shown names of the fields that were shown, by which the content is found again
 * @param fields target field to answer
 */
public record Proposal(
        String by, String comment, String content, java.util.List<String> shown, Map<String, Answer> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What one field should be, and why; the comment may be empty. */
    public record Answer(FieldChoice choice, String comment) {}

    /** Target field to choice. */
    Map<String, FieldChoice> choices() {
        Map<String, FieldChoice> choices = new LinkedHashMap<>();
        fields.forEach((field, answer) -> choices.put(field, answer.choice()));
        return choices;
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From {@link #toJson}; null for an empty text. */
    static Proposal fromJson(String json) {
        try {
            return json.isEmpty() ? null : JSON.readValue(json, Proposal.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never shows the values. */
    @Override
    public String toString() {
        return "proposal for " + fields.keySet();
    }
}
