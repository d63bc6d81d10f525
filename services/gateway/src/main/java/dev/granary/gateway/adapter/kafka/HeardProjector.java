package dev.granary.gateway.adapter.kafka;

import dev.granary.gateway.application.port.Projection;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code granary.agent-events.v1}: whatever an agent says proves that it lives. The time is the bus's, not the agent's. */
@ApplicationScoped
public class HeardProjector {

    private final BatchProjection batches;
    private final Projection projection;

    HeardProjector(BatchProjection batches, Projection projection) {
        this.batches = batches;
        this.projection = projection;
    }

    @Incoming("agent-events")
    public Uni<Void> project(KafkaRecordBatch<String, SpecificRecordBase> batch) {
        return batches.project(batch, records -> projection.heard(lastHeard(records)));
    }

    private static Map<UUID, Instant> lastHeard(List<KafkaRecord<String, SpecificRecordBase>> records) {
        Map<UUID, Instant> heard = new HashMap<>();
        records.forEach(record ->
                heard.merge(UUID.fromString(record.getKey()), record.getTimestamp(), (a, b) -> a.isBefore(b) ? b : a));
        return heard;
    }
}
