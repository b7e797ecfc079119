package org.crmferry.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The report as JSON (UTF-8): the data as is, times in ISO 8601 (UTC), the duration in seconds. Thread-safe. */
final class Json {
    /** Raised when a name or a meaning changes; new names alone do not raise it. */
    private static final String FORMAT = "crm-ferry-report/1";

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, new IsoTime())
                    .addSerializer(Duration.class, new Seconds()))
            .enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    static byte[] of(Report report) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("format", FORMAT);
        document.setAll((ObjectNode) MAPPER.valueToTree(report));
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a report cannot be written as JSON", bug);
        }
    }

    private static final class IsoTime extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1;

        IsoTime() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class Seconds extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1;

        Seconds() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeNumber(value.toMillis() / 1000.0);
        }
    }
}
