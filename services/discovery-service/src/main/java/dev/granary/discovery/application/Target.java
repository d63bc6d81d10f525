package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Garden.ShootQuery;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.KnownShoot;

/** A managed shoot and the config that owns it. */
record Target(KnownShoot shoot, DiscoveryConfig config) {

    String name() {
        return shoot.facts().name();
    }

    ShootQuery query() {
        return new ShootQuery(config.project(), shoot.facts().namespace(), config.selector());
    }
}
