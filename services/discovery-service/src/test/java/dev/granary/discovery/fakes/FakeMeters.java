package dev.granary.discovery.fakes;

import dev.granary.discovery.application.port.Meters;
import dev.granary.discovery.application.port.ShootEvents;
import dev.granary.discovery.domain.InstallationOutcome;

/** Counts. */
public final class FakeMeters implements Meters {

    public int lists;
    public int restarts;
    public int attempts;

    @Override
    public void watchRestarted(ShootEvents.Cause cause) {
        restarts++;
    }

    @Override
    public void listed() {
        lists++;
    }

    @Override
    public void installationAttempted(InstallationOutcome outcome) {
        attempts++;
    }
}
