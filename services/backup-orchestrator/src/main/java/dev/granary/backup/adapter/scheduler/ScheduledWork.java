package dev.granary.backup.adapter.scheduler;

import dev.granary.observability.LogLine;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** The edge of the scheduler: a fault, mostly a database that is away, is a warning, and the next turn tries again. */
final class ScheduledWork {
    private static final Logger LOG = Logger.getLogger(ScheduledWork.class);

    private ScheduledWork() {}

    static Uni<Void> run(String name, Uni<Void> work) {
        return work.onFailure()
                .invoke(fault -> LOG.warn(LogLine.of("scheduled work waits for its next turn", "work", name), fault))
                .onFailure()
                .recoverWithNull();
    }
}
