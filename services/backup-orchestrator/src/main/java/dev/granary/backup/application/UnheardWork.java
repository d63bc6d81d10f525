package dev.granary.backup.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** What is done about work of the agents that nobody speaks of. A step of {@link LookForSilence}. */
public interface UnheardWork {
    /** For what had its deadline before the time and of which nothing was ever heard. */
    Uni<Void> neverTaken(Instant deadline);

    /** For what was running when its cluster went away, and that nobody spoke of since the time. */
    Uni<Void> abandoned(Instant time);

    /** For what an agent that is there did not speak of since the time. */
    Uni<Void> quiet(Instant time);
}
