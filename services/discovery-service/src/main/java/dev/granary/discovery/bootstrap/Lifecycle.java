package dev.granary.discovery.bootstrap;

import dev.granary.discovery.application.BackgroundWork;
import dev.granary.observability.LogLine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Background work begins and ends with the process; without a database the process does not start. */
@Singleton
final class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final BackgroundWork work;

    Lifecycle(BackgroundWork work) {
        this.work = work;
    }

    void start(@Observes StartupEvent started) {
        work.start();
        LOG.info(LogLine.of("background work has started"));
    }

    void stop(@Observes ShutdownEvent ended) {
        work.stop();
    }
}
