package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Installations;
import dev.granary.discovery.domain.Installation;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.UUID;

/** Notes that the registry wants the agent on a shoot. Asking again does it again; an earlier registration is not heard. */
public final class RequestInstallation {

    private final Installations installations;
    private final Clock clock;

    public RequestInstallation(Installations installations, Clock clock) {
        this.installations = installations;
        this.clock = clock;
    }

    /** Joins the transaction of the event. */
    public Uni<Void> request(UUID shootUid, int registrationNumber) {
        return installations.request(Installation.requested(shootUid, registrationNumber, clock.instant()));
    }
}
