package dev.granary.registry.application;

import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Trust;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/** Takes discovery's answer to a request for installation: whom to trust, or why it failed. */
public final class RecordInstallation {

    private final Changes changes;
    private final Clock clock;

    public RecordInstallation(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    public Uni<Void> installed(ClusterId id, int registration, Trust trust) {
        return changes.change(id, cluster -> cluster.agentInstalled(registration, trust, clock.instant()));
    }

    public Uni<Void> failed(ClusterId id, int registration, String reason, String message, Instant failedAt) {
        return changes.change(
                id, cluster -> cluster.installationFailed(registration, reason, message, failedAt, clock.instant()));
    }
}
