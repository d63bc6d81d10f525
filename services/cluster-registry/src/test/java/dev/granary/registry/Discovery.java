package dev.granary.registry;

import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.CloudEventHeaders.CloudEvent;
import dev.granary.contracts.Topics;
import dev.granary.contracts.shoots.v1.AgentInstallationFailed;
import dev.granary.contracts.shoots.v1.AgentInstalled;
import dev.granary.contracts.shoots.v1.Shoot;
import dev.granary.contracts.shoots.v1.ShootAdded;
import dev.granary.contracts.shoots.v1.ShootUnmanaged;
import dev.granary.contracts.shoots.v1.ShootUpdated;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** Plays discovery-service for one shoot. */
final class Discovery {

    final UUID shoot = UUID.randomUUID();
    private final Kafka kafka;
    private final String tenant;
    private final UUID config = UUID.randomUUID();

    Discovery(Kafka kafka, String tenant) {
        this.kafka = kafka;
        this.tenant = tenant;
    }

    String key() {
        return shoot.toString();
    }

    void added(long version) {
        say(new ShootAdded(shoot("1.33.1", false), config, version, Instant.now()));
    }

    void updated(long version, String kubernetesVersion, boolean hibernated) {
        say(new ShootUpdated(shoot(kubernetesVersion, hibernated), config, version, Instant.now()));
    }

    void unmanaged(long version) {
        say(new ShootUnmanaged(shoot("1.33.1", false), config, version, Instant.now()));
    }

    void installed(String issuer, String jwks) {
        say(new AgentInstalled(shoot, 1, Instant.now(), "0.1.0", issuer, jwks));
    }

    void installationFailed(String reason) {
        say(new AgentInstallationFailed(shoot, 1, Instant.now(), reason, "Look at the shoot.", true));
    }

    void say(SpecificRecordBase event) {
        say(event, UUID.randomUUID());
    }

    void say(SpecificRecordBase event, UUID id) {
        kafka.write(
                Topics.SHOOTS.topic(),
                key(),
                AvroCodec.encode(event),
                headers -> CloudEventHeaders.write(
                        headers, CloudEvent.of(id, event, "/granary/discovery-service", key(), Instant.now()), event));
    }

    Shoot shoot(String kubernetesVersion, boolean hibernated) {
        return new Shoot(
                shoot,
                "apple",
                "garden-" + tenant,
                tenant,
                Map.of("backup", "yes"),
                "westeurope",
                "azure",
                null,
                kubernetesVersion,
                hibernated);
    }

    ShootAdded firstEvent() {
        return new ShootAdded(shoot("1.33.1", false), config, 1L, Instant.now());
    }
}
