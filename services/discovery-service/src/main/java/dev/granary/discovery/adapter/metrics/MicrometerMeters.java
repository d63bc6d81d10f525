package dev.granary.discovery.adapter.metrics;

import dev.granary.discovery.application.port.Meters;
import dev.granary.discovery.application.port.ShootEvents;
import dev.granary.discovery.domain.InstallationOutcome;
import dev.granary.discovery.domain.InstallationOutcome.Asleep;
import dev.granary.discovery.domain.InstallationOutcome.Failed;
import dev.granary.discovery.domain.InstallationOutcome.Installed;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counters. */
@Singleton
class MicrometerMeters implements Meters {

    private final MeterRegistry registry;

    MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void watchRestarted(ShootEvents.Cause cause) {
        registry.counter(
                        "granary.discovery.watch.restarts",
                        "cause",
                        cause.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void listed() {
        registry.counter("granary.discovery.lists").increment();
    }

    @Override
    public void installationAttempted(InstallationOutcome outcome) {
        String result =
                switch (outcome) {
                    case Installed installed -> "Installed";
                    case Asleep asleep -> "Asleep";
                    case Failed failed -> failed.reason().wireName();
                };
        registry.counter("granary.discovery.installation.attempts", "result", result)
                .increment();
    }
}
