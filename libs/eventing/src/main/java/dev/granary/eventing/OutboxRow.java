package dev.granary.eventing;

import dev.granary.contracts.AvroCodec;
import dev.granary.observability.Trace;
import dev.granary.observability.TraceParent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code outbox}, as it is written; the relay reads it with plain SQL. */
@Entity
@Table(name = "outbox")
@NullUnmarked // Hibernate fills the fields
class OutboxRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "event_id")
    UUID eventId;

    String topic;

    @Column(name = "key")
    String key;

    String type;

    @Column(name = "data_schema")
    String dataSchema;

    @Column(name = "trace_parent")
    String traceParent;

    byte[] payload;

    static OutboxRow of(OutgoingEvent event) {
        var row = new OutboxRow();
        row.eventId = event.id();
        row.topic = event.topic();
        row.key = event.key();
        row.type = event.payload().getSchema().getFullName();
        row.dataSchema = AvroCodec.dataSchema(event.payload());
        row.traceParent = Trace.current().map(TraceParent::toString).orElse(null);
        row.payload = AvroCodec.encode(event.payload());
        return row;
    }
}
