package dev.granary.registry.application.port;

import dev.granary.registry.domain.Tenant;
import io.smallrye.mutiny.Uni;

/** The pair of topics over which the agents of one tenant are commanded and heard. */
public interface TenantChannels {

    /**
     * Makes sure that the tenant has its topics and its rights on them, and nothing else. Idempotent, and cheap when
     * the tenant is known. Fails when the broker cannot be reached or refuses; the caller tries again.
     */
    Uni<Void> ensure(Tenant tenant);
}
