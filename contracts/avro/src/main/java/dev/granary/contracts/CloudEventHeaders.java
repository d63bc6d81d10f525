package dev.granary.contracts;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 attributes as Kafka headers in binary mode, plus {@code traceparent} of W3C Trace Context. */
public final class CloudEventHeaders {
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACE_PARENT = "traceparent";

    private CloudEventHeaders() {}

    /**
     * The attributes of one event.
     *
     * @param id identity of the event; the same event sent again has the same id
     * @param type full name of the Avro record
     * @param source who wrote it, for instance {@code /granary/cluster-registry}
     * @param subject key of the record
     * @param time when it happened, by the writer's clock
     */
    public record CloudEvent(UUID id, String type, String source, String subject, Instant time) {
        /** The attributes of an event whose type is that of its payload. */
        public static CloudEvent of(UUID id, SpecificRecordBase payload, String source, String subject, Instant time) {
            return new CloudEvent(id, payload.getSchema().getFullName(), source, subject, time);
        }
    }

    /** Sets every attribute, also those that follow from the payload; what was set before is replaced. */
    public static void write(Headers headers, CloudEvent event, SpecificRecordBase payload) {
        write(headers, event, AvroCodec.dataSchema(payload));
    }

    /** As above for a payload that is already encoded; {@code dataSchema} as {@link AvroCodec#dataSchema} names it. */
    public static void write(Headers headers, CloudEvent event, String dataSchema) {
        set(headers, SPEC_VERSION, "1.0");
        set(headers, ID, event.id().toString());
        set(headers, TYPE, event.type());
        set(headers, SOURCE, event.source());
        set(headers, SUBJECT, event.subject());
        set(headers, TIME, event.time().toString());
        set(headers, DATA_SCHEMA, dataSchema);
        set(headers, CONTENT_TYPE, "application/avro");
    }

    /**
     * Reads the attributes.
     *
     * @throws UndecodableRecordException if one is missing or is not of its type
     */
    public static CloudEvent read(Headers headers) {
        try {
            return new CloudEvent(
                    UUID.fromString(required(headers, ID)),
                    required(headers, TYPE),
                    required(headers, SOURCE),
                    required(headers, SUBJECT),
                    Instant.parse(required(headers, TIME)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new UndecodableRecordException("ce_id or ce_time is malformed", e);
        }
    }

    /** The last header of that name as UTF-8 text; null when there is none. */
    public static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Replaces every header of that name by this one. */
    public static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String required(Headers headers, String name) {
        var value = text(headers, name);
        if (value == null) {
            throw new UndecodableRecordException("the header " + name + " is missing");
        }
        return value;
    }
}
