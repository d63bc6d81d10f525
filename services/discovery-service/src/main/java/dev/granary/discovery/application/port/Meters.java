package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.InstallationOutcome;

/** Counts for the operator. */
public interface Meters {

    void watchRestarted(ShootEvents.Cause cause);

    void listed();

    void installationAttempted(InstallationOutcome outcome);
}
