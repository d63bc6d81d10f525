package dev.granary.gateway.bootstrap;

import dev.granary.gateway.adapter.rest.OwnerRoutes;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Mounts each resource of the REST API on its owner. */
@ApplicationScoped
public class Owners {

    void mount(@Observes Router router, Vertx vertx, GatewayConfig config) {
        new OwnerRoutes(
                        vertx,
                        Map.of(
                                "discovery-configs", config.discoveryUrl(),
                                "clusters", config.registryUrl(),
                                "locations", config.locationUrl(),
                                "backups", config.orchestratorUrl(),
                                "restores", config.orchestratorUrl()))
                .mount(router);
    }
}
