package dev.granary.registry.application.port;

import dev.granary.registry.domain.ClusterEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Tells the others. */
public interface ClusterEvents {

    /** Publishes the events in their order, at least once, if and only if the current transaction commits. */
    Uni<Void> publish(List<ClusterEvent> events);
}
