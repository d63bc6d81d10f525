package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.Garden.ShootQuery;
import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.observability.LogLine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The endless work for one config on a thread of its own: check the project, list, watch, and again. An error ends a
 * round, never the work, and never says anything about shoots.
 */
public final class ShootWatch implements Runnable {

    private static final Logger LOG = System.getLogger(ShootWatch.class.getName());

    private final Parts parts;
    private DiscoveryConfig config;
    private int failures;
    private volatile boolean stopped;

    /** What every watch works with. */
    public record Parts(
            Gardens gardens,
            ListShoots list,
            FollowShoots follow,
            MarkConfig mark,
            BackoffPause pause,
            WatchPolicy policy) {}

    ShootWatch(DiscoveryConfig config, Parts parts) {
        this.config = config;
        this.parts = parts;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                round();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the work; the thread is to be interrupted after this. */
    void stop() {
        stopped = true;
    }

    private void round() throws InterruptedException {
        try {
            Garden garden = parts.gardens().of(config.id());
            switch (ProjectCheck.of(garden, config.project())) {
                case ProjectCheck.Accessible accessible -> follow(garden, accessible.namespace());
                case ProjectCheck.Refused refused ->
                    failed(new ConfigState.Failed(refused.reason(), refused.message()));
            }
        } catch (GardenerFault fault) {
            failed(ProjectCheck.failure(fault));
        } catch (RuntimeException fault) {
            endIfStopped();
            LOG.log(Level.WARNING, LogLine.of("watching shoots failed", "configId", config.id()), fault);
            rest();
        }
    }

    private void follow(Garden garden, String namespace) throws InterruptedException {
        ShootQuery query = new ShootQuery(config.project(), namespace, config.selector());
        String version = parts.list().all(garden, config, query);
        failures = 0;
        config = parts.mark().active(config, namespace);
        parts.follow().from(version, garden, config, query);
    }

    private void failed(ConfigState.Failed state) throws InterruptedException {
        endIfStopped();
        boolean worked = config.state() instanceof ConfigState.Active;
        LOG.log(
                Level.WARNING,
                LogLine.of(
                        "Gardener cannot be used",
                        "configId",
                        config.id(),
                        "reason",
                        state.reason().wireName(),
                        "message",
                        state.message()));
        if (!worked || failures + 1 >= parts.policy().patience()) {
            config = parts.mark().failed(config, state);
        }
        rest();
    }

    private void rest() throws InterruptedException {
        failures++;
        parts.pause().after(failures);
    }

    /** A call that was interrupted looks like a fault of the other side. */
    private void endIfStopped() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException();
        }
    }
}
