package dev.granary.registry.bootstrap;

import dev.granary.eventing.Limit;
import dev.granary.registry.adapter.kafka.KafkaTenantChannels;
import dev.granary.registry.adapter.kafka.KnownTenants;
import dev.granary.registry.adapter.kafka.ingest.IngestClients;
import dev.granary.registry.application.Patience;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What needs configuration to be made. */
@Singleton
class Wiring {

    private static final int ADMIN_TIMEOUT_MILLIS = 10_000;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Patience patience(RegistryConfig config) {
        return new Patience(config.heartbeatInterval());
    }

    @Produces
    @Singleton
    Admin admin(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MILLIS / 2);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MILLIS);
        return Admin.create(settings);
    }

    void close(@Disposes Admin admin) {
        admin.close(LONGEST_CLOSE);
    }

    @Produces
    @Singleton
    KafkaTenantChannels tenantChannels(Admin admin, RegistryConfig config, KnownTenants knownTenants) {
        short copies = config.tenantTopicReplication();
        Limit.atLeast(1, copies, "granary.registry.tenant-topic-replication");
        return new KafkaTenantChannels(admin, copies, knownTenants);
    }

    @Produces
    @Singleton
    IngestClients ingestClients(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "granary.instance", defaultValue = "0") String instance) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        return new IngestClients(settings, instance);
    }
}
