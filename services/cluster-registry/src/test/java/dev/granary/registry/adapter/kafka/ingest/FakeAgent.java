package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.CloudEventHeaders.CloudEvent;
import dev.granary.contracts.Topics;
import dev.granary.contracts.agent.v1.AgentHeartbeat;
import dev.granary.registry.adapter.hmac.HmacSeals;
import dev.granary.registry.domain.AgentSession;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes and seals events as an agent does, and as an attacker might. Every part can be another than it should be. */
final class FakeAgent {

    final ClusterId cluster = new ClusterId(UUID.randomUUID());
    private final Tenant tenant;
    private final HmacSeals seals;

    FakeAgent(Tenant tenant, HmacSeals seals) {
        this.tenant = tenant;
        this.seals = seals;
    }

    Draft heartbeat(long sequence) {
        return new Draft(new AgentHeartbeat(cluster.value(), UUID.randomUUID(), sequence, 0L, Instant.now()));
    }

    Draft event(SpecificRecordBase payload) {
        return new Draft(payload);
    }

    /** An event before it is sent. */
    final class Draft {

        private final UUID id = UUID.randomUUID();
        private final SpecificRecordBase payload;
        private String topic = Topics.eventsOf(tenant.name());
        private @Nullable String key = cluster.toString();
        private AgentSession session = new AgentSession(cluster, Instant.now().plusSeconds(3600));
        private byte[] value;
        private HmacSeals with = seals;

        private Draft(SpecificRecordBase payload) {
            this.payload = payload;
            this.value = AvroCodec.encode(payload);
        }

        String id() {
            return id.toString();
        }

        SpecificRecordBase payload() {
            return payload;
        }

        Draft to(Tenant other) {
            topic = Topics.eventsOf(other.name());
            return this;
        }

        Draft keyed(String other) {
            key = other;
            return this;
        }

        Draft inSession(ClusterId other, Instant end) {
            session = new AgentSession(other, end);
            return this;
        }

        Draft sealedWith(HmacSeals other) {
            with = other;
            return this;
        }

        Draft bytes(byte[] other) {
            value = other;
            return this;
        }

        ProducerRecord<String, byte[]> unsealed() {
            var sent = new ProducerRecord<>(topic, key, value);
            CloudEventHeaders.write(
                    sent.headers(),
                    CloudEvent.of(id, payload, "/granary/edge-agent", cluster.toString(), Instant.now()),
                    payload);
            return sent;
        }

        ProducerRecord<String, byte[]> sealed() {
            ProducerRecord<String, byte[]> sent = unsealed();
            String type = payload.getSchema().getFullName();
            CloudEventHeaders.set(sent.headers(), "granary-session", session.text());
            CloudEventHeaders.set(
                    sent.headers(), "granary-mac", HmacSeals.seal(with.keyOf(session), id(), type, value));
            return sent;
        }
    }
}
