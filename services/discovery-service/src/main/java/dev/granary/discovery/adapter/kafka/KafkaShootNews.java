package dev.granary.discovery.adapter.kafka;

import dev.granary.contracts.Topics;
import dev.granary.contracts.shoots.v1.AgentInstallationFailed;
import dev.granary.contracts.shoots.v1.AgentInstalled;
import dev.granary.discovery.application.port.ShootNews;
import dev.granary.discovery.domain.Installation;
import dev.granary.discovery.domain.InstallationOutcome.Failed;
import dev.granary.discovery.domain.InstallationOutcome.Installed;
import dev.granary.discovery.domain.ShootChange;
import dev.granary.eventing.Outbox;
import dev.granary.eventing.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** Everything about shoots goes to one topic, keyed by shoot uid. */
@Singleton
class KafkaShootNews implements ShootNews {

    private final Outbox outbox;

    KafkaShootNews(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> changed(List<ShootChange> changes, Instant observedAt) {
        return outbox.append(changes.stream()
                .map(change -> event(change.shoot().uid(), ShootRecords.of(change, observedAt)))
                .toList());
    }

    @Override
    public Uni<Void> installed(Installation installation, Installed outcome, Instant at) {
        return tell(
                installation.shootUid(),
                AgentInstalled.newBuilder()
                        .setShootUid(installation.shootUid())
                        .setRegistrationNumber(installation.registrationNumber())
                        .setInstalledAt(at)
                        .setAgentVersion(outcome.agentVersion())
                        .setIssuer(outcome.issuer())
                        .setJwks(outcome.jwks())
                        .build());
    }

    @Override
    public Uni<Void> installationFailed(Installation installation, Failed outcome, Instant at) {
        return tell(
                installation.shootUid(),
                AgentInstallationFailed.newBuilder()
                        .setShootUid(installation.shootUid())
                        .setRegistrationNumber(installation.registrationNumber())
                        .setFailedAt(at)
                        .setReason(outcome.reason().wireName())
                        .setMessage(outcome.message())
                        .setRetrying(outcome.retrying())
                        .build());
    }

    private Uni<Void> tell(UUID shootUid, SpecificRecordBase payload) {
        return outbox.append(List.of(event(shootUid, payload)));
    }

    private static OutgoingEvent event(UUID shootUid, SpecificRecordBase payload) {
        return OutgoingEvent.of(Topics.SHOOTS.topic(), shootUid.toString(), payload);
    }
}
