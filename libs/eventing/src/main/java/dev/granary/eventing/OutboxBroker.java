package dev.granary.eventing;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the events go: the broker of all {@code kafka.*} settings, and the name that the service writes in. */
@Singleton
class OutboxBroker {
    private final Map<String, Object> settings;
    private final String source;

    OutboxBroker(
            @Identifier("default-kafka-broker") Map<String, Object> settings,
            @ConfigProperty(name = "quarkus.application.name", defaultValue = "unnamed") String service) {
        this.settings = settings;
        this.source = "/granary/" + service;
    }

    OutboxProducer open() {
        return new OutboxProducer(settings, source);
    }
}
