package dev.granary.backup.application.port;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.DesiredState;
import io.smallrye.mutiny.Uni;

/** The desired state of every cluster. Every call joins the transaction of the use case. */
public interface DesiredStates {
    /**
     * The desired state, held until the transaction ends. Whoever sends a command to a cluster holds it, so that the
     * commands of one cluster enter the outbox one transaction after the other. Whoever learns something that a command
     * may have waited for writes that first and then takes this, so that of two such transactions the second sees what
     * the first wrote.
     */
    Uni<DesiredState> lock(ClusterId cluster);

    /** Writes a desired state that is held. */
    Uni<Void> update(DesiredState state);
}
