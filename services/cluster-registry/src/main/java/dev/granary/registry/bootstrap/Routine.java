package dev.granary.registry.bootstrap;

import dev.granary.observability.LogLine;
import dev.granary.registry.application.FollowAgents;
import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.domain.ClusterState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import org.jboss.logging.Logger;

/** What the registry does by itself. */
@Singleton
class Routine {

    private static final Logger LOG = Logger.getLogger(Routine.class);

    private final FollowAgents followAgents;
    private final Clusters clusters;
    private final MultiGauge clustersByState;

    Routine(FollowAgents followAgents, Clusters clusters, MeterRegistry meters) {
        this.followAgents = followAgents;
        this.clusters = clusters;
        this.clustersByState = MultiGauge.builder("granary.clusters").register(meters);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return tryAgainNextTime("look at the agents", followAgents.look());
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return tryAgainNextTime(
                "count the clusters", clusters.countByState().invoke(this::show).replaceWithVoid());
    }

    private void show(Map<ClusterState, Long> counts) {
        clustersByState.register(
                Arrays.stream(ClusterState.values())
                        .map(state -> MultiGauge.Row.of(Tags.of("state", state.name()), counts.getOrDefault(state, 0L)))
                        .toList(),
                true);
    }

    private static Uni<Void> tryAgainNextTime(String what, Uni<Void> work) {
        return work.onFailure()
                .invoke(fault -> LOG.warn(LogLine.of("a routine failed and runs again", "routine", what), fault))
                .onFailure()
                .recoverWithNull();
    }
}
