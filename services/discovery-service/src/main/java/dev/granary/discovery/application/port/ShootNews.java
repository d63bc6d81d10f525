package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.Installation;
import dev.granary.discovery.domain.InstallationOutcome.Failed;
import dev.granary.discovery.domain.InstallationOutcome.Installed;
import dev.granary.discovery.domain.ShootChange;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** What discovery tells the others. Heard when, and only if, the running transaction commits; at least once. */
public interface ShootNews {

    Uni<Void> changed(List<ShootChange> changes, Instant observedAt);

    Uni<Void> installed(Installation installation, Installed outcome, Instant at);

    Uni<Void> installationFailed(Installation installation, Failed outcome, Instant at);
}
