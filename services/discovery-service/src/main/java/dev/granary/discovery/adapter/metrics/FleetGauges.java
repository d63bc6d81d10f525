package dev.granary.discovery.adapter.metrics;

import dev.granary.discovery.application.FindDiscoveryConfigs;
import dev.granary.discovery.application.FindDiscoveryConfigs.Found;
import dev.granary.discovery.domain.ConfigState;
import dev.granary.observability.LogLine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Configs by state and managed shoots, counted in the database every quarter of a minute. */
@Singleton
class FleetGauges {

    private static final Logger LOG = Logger.getLogger(FleetGauges.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final FindDiscoveryConfigs configs;
    private final Vertx vertx;
    private final AtomicLong pending;
    private final AtomicLong active;
    private final AtomicLong failed;
    private final AtomicLong shoots;

    FleetGauges(FindDiscoveryConfigs configs, Vertx vertx, MeterRegistry registry) {
        this.configs = configs;
        this.vertx = vertx;
        this.pending = configsGauge(registry, "pending");
        this.active = configsGauge(registry, "active");
        this.failed = configsGauge(registry, "failed");
        this.shoots = new AtomicLong();
        registry.gauge("granary.discovery.shoots", shoots);
    }

    private static AtomicLong configsGauge(MeterRegistry registry, String state) {
        AtomicLong count = new AtomicLong();
        registry.gauge("granary.discovery.configs", List.of(Tag.of("state", state)), count);
        return count;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(INTERVAL.toMillis(), timer -> refresh());
    }

    private void refresh() {
        configs.all()
                .subscribe()
                .with(this::set, fault -> LOG.debug(LogLine.of("configs could not be counted"), fault));
    }

    private void set(List<Found> all) {
        pending.set(count(all, ConfigState.Pending.class));
        active.set(count(all, ConfigState.Active.class));
        failed.set(count(all, ConfigState.Failed.class));
        shoots.set(all.stream().mapToLong(Found::shoots).sum());
    }

    private static long count(List<Found> all, Class<? extends ConfigState> state) {
        return all.stream()
                .filter(found -> state.isInstance(found.config().state()))
                .count();
    }
}
