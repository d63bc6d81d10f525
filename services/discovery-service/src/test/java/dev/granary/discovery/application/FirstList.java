package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Meters;
import dev.granary.discovery.application.port.ShootEvents;
import dev.granary.discovery.domain.InstallationOutcome;

/** Lets something happen in the garden between the first list and the watch. */
final class FirstList implements Meters {

    private final Meters meters;
    private final Runnable then;
    private boolean over;

    FirstList(Meters meters, Runnable then) {
        this.meters = meters;
        this.then = then;
    }

    @Override
    public void listed() {
        meters.listed();
        if (!over) {
            over = true;
            then.run();
        }
    }

    @Override
    public void watchRestarted(ShootEvents.Cause cause) {
        meters.watchRestarted(cause);
    }

    @Override
    public void installationAttempted(InstallationOutcome outcome) {
        meters.installationAttempted(outcome);
    }
}
