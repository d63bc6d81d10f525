package dev.granary.registry.application.port;

import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Tenant;
import java.time.Duration;

/** Tokens that the broker takes for a tenant's principal. */
public interface AccessTokens {

    /** A signed token for the tenant, naming the cluster, that is valid from now for the given life. */
    String issue(Tenant tenant, ClusterId cluster, Duration life);
}
