package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Instant;
import java.util.UUID;

/**
 * How the work of one kind is written down in a custom resource. What changes a resource changes it in place.
 *
 * @param <C> what asks for the work
 * @param <R> how it ends
 * @param <T> the resource
 */
interface ResourceForm<C extends Command.Work, R extends Ending, T extends CustomResource<?, ?>> {

    Class<T> type();

    /** A resource with its spec; the name and the place are not its concern. */
    T resource(UUID clusterId, C order);

    Journalled<C, R> journalled(T resource);

    void start(T resource, int attempt, Instant startedAt, Instant now);

    void finish(T resource, R outcome);

    void markCancelled(T resource, UUID commandId);

    void markReported(T resource);
}
